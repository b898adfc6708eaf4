"""Markup within a line, as Markdown."""

import re
from collections.abc import Callable, Iterable
from typing import Any

import mwparserfromhell
from mwparserfromhell import nodes

from moothill.core.wiki.blocks import Lost, Note
from moothill.core.wiki.remarks import Remark, gettext_noop
from moothill.core.wiki.wikitext.joining import INNER
from moothill.core.wiki.wikitext.templates import words_of_template

_MARKUP = re.compile(r"\[\[|\[\w+:|\{\{|<|''|&[#\w]+;|https?://|__[A-Z]+__")
_AROUND = {"b": "**", "strong": "**", "i": "*", "em": "*", "s": "~~", "del": "~~", "strike": "~~"}
_NEVER = frozenset({"script", "style", "iframe", "object", "embed", "form"})
_FILE = re.compile(r"^(file|image|media)\s*:", re.IGNORECASE)
_LANGUAGE = re.compile(r"^[a-z]{2,3}(-[a-z]+)?\s*:")
_OPTION = re.compile(
    r"^(thumb(nail)?|frame(less|d)?|border|left|right|center|none|upright.*|\d+(x\d+)?px|x\d+px|alt=.*)$"
)
_RUN = gettext_noop("a script, or something else that is never run or kept")
_SORTED = gettext_noop("a link of the wiki itself: a category or another language")


class Inline:
    """Turns markup to Markdown; gathers footnotes and what is left out on the way."""

    def __init__(self) -> None:
        self.notes: list[Note] = []
        self.lost: list[Lost] = []
        self._named: dict[str, int] = {}
        self._line = self._last = 0

    def text(self, markup: str, line: int, last: int) -> str:
        """The Markdown of some markup that stands in these lines."""
        if not _MARKUP.search(markup):
            return markup.replace(INNER, "\n").strip()
        self._line, self._last = line, last
        code = mwparserfromhell.parse(markup.replace(INNER, "\n"), skip_style_tags=False)
        return self._all(code.nodes).strip()

    def _all(self, found: Iterable[Any]) -> str:
        return "".join(self._one(node) for node in found)

    def _code(self, code: Any) -> str:
        return self._all(code.nodes) if code is not None else ""

    def _one(self, node: Any) -> str:
        way = _WAYS.get(type(node))
        return way(self, node) if way else str(node)

    def _link(self, node: Any) -> str:
        target, label = str(node.title).strip(), self._code(node.text).strip()
        if _FILE.match(target):
            return self._file(target, label)
        if target.lower().startswith("category:") or (_LANGUAGE.match(target) and not label):
            self._leave(f"{target} {label}".strip(), _SORTED)
            return ""
        shown = target.lstrip(":").replace("_", " ")
        if not label:
            return shown
        return label if label.lower() == shown.lower() else f"{label} ({shown})"

    def _file(self, target: str, label: str) -> str:
        words = [part.strip() for part in label.split("|") if not _OPTION.match(part.strip())]
        caption = "; ".join(word for word in words if word)
        return f"{caption} ({target})" if caption else target

    def _address(self, node: Any) -> str:
        address, label = str(node.url).strip(), self._code(node.title).strip()
        return f"[{label.replace('[', '(').replace(']', ')')}]({address})" if label else address

    def _tag(self, node: Any) -> str:
        name = str(node.tag).strip().lower()
        if name == "ref":
            return self._reference(node)
        if name in ("br", "hr"):
            return "\n"
        if name in _NEVER:
            self._leave(str(node), _RUN)
            return ""
        if name in ("nowiki", "pre"):
            return str(node.contents or "")
        if name in ("li", "dt", "dd"):  # a list inside a line keeps its sign
            return str(node.wiki_markup or "")
        words = self._code(node.contents)
        around = _AROUND.get(name, "")
        return f"{around}{words.strip()}{around}" if words.strip() else words

    def _reference(self, node: Any) -> str:
        name = next((str(each.value) for each in node.attributes if str(each.name).strip() == "name"), "")
        words = self._code(node.contents).strip()
        number = self._named.get(name, 0) if name else 0
        if not number:
            number = len(self.notes) + 1
            self.notes.append(Note(words, self._line, self._last, f"[{number}]"))
            if name:
                self._named[name] = number
        elif words and not self.notes[number - 1].text:
            self.notes[number - 1] = Note(words, self._line, self._last, f"[{number}]")
        return f"[{number}]"

    def _template(self, node: Any) -> str:
        values = [
            ("" if not param.showkey else str(param.name).strip(), self._code(param.value).strip())
            for param in node.params
        ]
        return words_of_template(str(node.name).strip(), values)

    def _argument(self, node: Any) -> str:
        return self._code(node.default) if node.default is not None else str(node.name)

    def _entity(self, node: Any) -> str:
        return str(node.normalize())

    def _comment(self, node: Any) -> str:
        return ""

    def _leave(self, words: str, why: str) -> None:
        self.lost.append(Lost(words, self._line, self._last, Remark(why)))


_WAYS: dict[type, Callable[[Inline, Any], str]] = {
    nodes.Wikilink: Inline._link,
    nodes.ExternalLink: Inline._address,
    nodes.Tag: Inline._tag,
    nodes.Template: Inline._template,
    nodes.Argument: Inline._argument,
    nodes.HTMLEntity: Inline._entity,
    nodes.Comment: Inline._comment,
}
