"""Markdown to safe HTML: rendered without raw HTML, then held against an allow-list."""

import html
from collections.abc import Sequence
from functools import cache

import nh3
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from moothill.core.text.canonical import canonical
from moothill.core.text.errors import MAX_COLUMNS, MAX_HTML, MAX_TEXT, TooLong, TooWide

_TAGS = {
    "a", "blockquote", "br", "code", "del", "div", "em", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre",
    "s", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_ATTRIBUTES = {
    "a": {"href", "title"},
    "ol": {"start"},
    "th": {"scope"},
    "div": {"class", "tabindex", "role", "aria-label"},
}


class _Renderer(RendererHTML):
    """Tables in a frame that scrolls; images as links; no inline style."""

    def table_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        label = html.escape(str(env["table_label"]))
        return f'<div class="mh_scroll" role="region" tabindex="0" aria-label="{label}"><table>\n'

    def table_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return "</table></div>\n"

    def th_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return '<th scope="col">'

    def td_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return "<td>"

    def image(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        source = html.escape(str(tokens[idx].attrGet("src") or ""))
        return f'<a href="{source}">{html.escape(tokens[idx].content or source)}</a>'


@cache
def _parser() -> MarkdownIt:
    settings = {"html": False, "linkify": True, "maxNesting": 20}
    parser = MarkdownIt("commonmark", settings, renderer_cls=_Renderer)
    return parser.enable(["table", "strikethrough", "linkify"])


def render(markdown: str, *, top: int = 3, table_label: str = "Table") -> str:
    """Safe HTML of `markdown`. Its first heading level becomes `top` (2 to 6), deeper ones follow, 6 at most.

    `table_label` names the frame of each table to assistive technology. Raises TooLong, TooWide.
    """
    if len(markdown) > MAX_TEXT:
        raise TooLong(len(markdown), MAX_TEXT)
    env: EnvType = {"table_label": table_label}
    tokens = _parser().parse(canonical(markdown), env)
    _check_tables(tokens)
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(6, int(token.tag[1]) - 1 + top)}"
    return _allowed(_parser().renderer.render(tokens, _parser().options, env))


def _allowed(raw: str) -> str:
    if len(raw) > MAX_HTML:
        raise TooLong(len(raw), MAX_HTML)
    return nh3.clean(
        raw,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel="nofollow ugc noopener",
    )


def _check_tables(tokens: Sequence[Token]) -> None:
    columns = 0
    for token in tokens:
        if token.type == "tr_open":
            columns = 0
        elif token.type in {"th_open", "td_open"}:
            columns += 1
            if columns > MAX_COLUMNS:
                raise TooWide(columns)
