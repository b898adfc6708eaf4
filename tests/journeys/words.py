"""Which words were never marked for translation? In `en-xa` every marked word has accents."""

import re
from html.parser import HTMLParser

_PLAIN = re.compile(r"[A-Za-z]{2,}")
_ADDRESS = re.compile(r"\S+@\S+")
_SPOKEN = ("alt", "aria-label", "data-h", "placeholder", "title")
_UNSEEN = {"head", "script", "style", "template", "textarea"}
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


def plain_words(html: str) -> list[str]:
    """Every stretch of visible or spoken text that has a plain word in it, outside translate="no"."""
    reader = _Reader()
    reader.feed(html)
    return reader.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._judged = [(True, "")]  # for each open element: is its text judged, and its tag

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        judged = {"no": False, "yes": True}.get(given.get("translate") or "", self._judged[-1][0])
        judged = judged and tag not in _UNSEEN
        for name in _SPOKEN:
            self._judge(given.get(name) or "", judged)
        if tag == "input" and given.get("type") in {"submit", "button"}:
            self._judge(given.get("value") or "", judged)
        if tag not in _VOID:
            self._judged.append((judged, tag))

    def handle_endtag(self, tag: str) -> None:
        if any(open_tag == tag for _judged, open_tag in self._judged):
            while self._judged.pop()[1] != tag:
                pass

    def handle_data(self, data: str) -> None:
        self._judge(data, self._judged[-1][0])

    def _judge(self, text: str, judged: bool) -> None:
        if judged and _PLAIN.search(_ADDRESS.sub("", text)):
            self.found.append(" ".join(text.split()))
