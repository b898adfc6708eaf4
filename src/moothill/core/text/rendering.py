"""Markdown to safe HTML: drawn without raw HTML, then held against an allow-list."""

import html
from collections.abc import Sequence

import nh3
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from moothill.core.text.canonical import canonical
from moothill.core.text.errors import MAX_COLUMNS, MAX_HTML, MAX_TEXT, TooLong, TooMuch, TooWide
from moothill.core.text.reading import read

_TAGS = {
    "a", "blockquote", "br", "code", "div", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre",
    "s", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_ATTRIBUTES = {
    "a": {"href", "title"},
    "ol": {"start"},
    "th": {"scope"},
    "div": {"class", "tabindex", "role", "aria-label"},  # only our own frames: raw HTML stays text
}
# The least that an opening or closing tag takes up.
_TAG_LENGTH = 3


class _Renderer(RendererHTML):
    """Tables in a frame that scrolls, without inline styles; pictures as links."""

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
        source = str(tokens[idx].attrGet("src") or "")
        words = self.renderInlineAsText(tokens[idx].children or [], options, env)
        return f'<a href="{html.escape(source)}">{html.escape(words or source)}</a>'


# Made once: it holds no state between two texts.
_DRAW = _Renderer()
_OPTIONS = MarkdownIt("commonmark").options


def render(markdown: str, *, top: int = 3, table_label: str = "Table") -> str:
    """Safe HTML of `markdown`. Its first heading level becomes `top` (1 to 6), deeper ones follow, 6 at most.

    Links lead to http, https, mailto, relative addresses and places on the page; pictures become links. Each table
    stands in a frame that scrolls and can be focused; `table_label` names it to assistive technology. What is nested
    more than twenty deep is left out.

    Raises TooLong if the text is over MAX_TEXT characters, or would be over MAX_HTML when drawn; TooWide if a table
    has more than MAX_COLUMNS columns.
    """
    drawn = draw(tokens_of(markdown, top=top), table_label=table_label)
    _check_length(len(drawn))
    return safe(drawn)


def tokens_of(markdown: str, *, top: int) -> list[Token]:
    """The tokens of a text, its headings lowered. Raises TooLong or TooWide, as `render` does."""
    if len(markdown) > MAX_TEXT:
        raise TooLong(len(markdown), MAX_TEXT)
    tokens = read(canonical(markdown))
    _check_tables(tokens)
    _check_length(_length(tokens))
    _lower_headings(tokens, top)
    return tokens


def draw(tokens: Sequence[Token], *, table_label: str) -> str:
    """The HTML of tokens, not yet held against the allow-list."""
    return str(_DRAW.render(tokens, _OPTIONS, {"table_label": table_label}))


def safe(drawn: str) -> str:
    """What the allow-list lets through."""
    return nh3.clean(
        drawn,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel="nofollow ugc noopener",
    )


def _check_tables(tokens: Sequence[Token]) -> None:
    line, columns = 0, 0
    for token in tokens:
        if token.type == "table_open":
            line = token.map[0] + 1 if token.map else 1
        elif token.type == "tr_open":
            columns = 0
        elif token.type in {"th_open", "td_open"}:
            columns += 1
        elif token.type == "tr_close" and columns > MAX_COLUMNS:
            raise TooWide(line, columns)


def _length(tokens: Sequence[Token]) -> int:
    """The least these take when drawn: a short reference can stand for a long address, many times."""
    length = 0
    for token in tokens:
        length += _TAG_LENGTH if token.nesting and not token.hidden else 0
        length += sum(len(str(value)) for name, value in (token.attrs or {}).items() if name != "style")
        length += _length(token.children) if token.children else len(token.content)
    return length


def _check_length(length: int) -> None:
    if length > MAX_HTML:
        raise TooMuch(length, MAX_HTML)


def _lower_headings(tokens: Sequence[Token], top: int) -> None:
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(6, int(token.tag[1]) - 1 + top)}"
