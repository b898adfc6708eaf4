"""In which form a page is written, by its signs."""

import re
from enum import StrEnum

from moothill.core.wiki.errors import Unreadable
from moothill.core.wiki.remarks import gettext_noop

_LOOKED_AT = 200_000


class Form(StrEnum):
    """The three forms that are read."""

    FLAT = "flat"
    WIKITEXT = "wikitext"
    HTML = "html"


_HTML = re.compile(
    r"<(!doctype html|html|body|head|main|article|section|div|h[1-6]|p|table|ul|ol)\b[^<>]*>", re.IGNORECASE
)
_SURE_HTML = re.compile(
    r"\s*(<!--.*?-->\s*)*<(!doctype html|html|body|head|main|article|h[1-6]|p|div|table)\b",
    re.IGNORECASE | re.DOTALL,
)
_WIKI = re.compile(
    r"^(={2,6})[^=\n].*\1\s*$|^\{\||^\|-|^\|\}|\[\[[^\]\n]+\]\]|\{\{[^}\n]+|^'''|<ref\b|^__[A-Z]+__",
    re.MULTILINE,
)
_OTHERS: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(r"\s*<\?xml[^>]*>\s*<mediawiki\b|\s*<mediawiki\b"),
        gettext_noop("an export of a whole wiki (XML)"),
    ),
    (re.compile(r"\s*(<\?xml[^>]*>\s*)?(<!DOCTYPE svg[^>]*>\s*)?<svg\b"), gettext_noop("a drawing (SVG)")),
    (re.compile(r"\s*(<\?xml[^>]*>\s*)?<(rss|feed|rdf:RDF)\b"), gettext_noop("a news feed")),
    (re.compile(r"\s*[\[{]\s*(\"|\{\s*\"|\d|\]|\})"), gettext_noop("JSON")),
    (
        re.compile(
            r"(From|MIME-Version|Received|Return-Path): .*\n(?:.*\n){0,30}?Content-Type:", re.IGNORECASE
        ),
        gettext_noop("an e-mail or a web archive (MHTML)"),
    ),
    (re.compile(r"BEGIN:V(CALENDAR|CARD)"), gettext_noop("a calendar or an address card")),
    (re.compile(r"-----BEGIN [A-Z ]+-----"), gettext_noop("a key or a certificate")),
    (re.compile(r"#!\s*/"), gettext_noop("a program")),
    (re.compile(r"\s*<\?php"), gettext_noop("a program")),
)


def form_of(text: str) -> Form:
    """The form of a page. Raises Unreadable for text that is something else, and says what."""
    for pattern, name in _OTHERS:
        if pattern.match(text):
            raise Unreadable(
                gettext_noop("This is %(found)s, not a page."),
                gettext_noop(
                    "Save the page itself: as HTML from a browser, or its text from the wiki's “Edit”."
                ),
                line=1,
                found=name,
            )
    head = text[:_LOOKED_AT]
    if _SURE_HTML.match(head):
        return Form.HTML
    wiki, html = len(_WIKI.findall(head)), len(_HTML.findall(head))
    if wiki and wiki >= html:
        return Form.WIKITEXT
    return Form.HTML if html > 2 else Form.FLAT
