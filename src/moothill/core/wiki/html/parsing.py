"""From text to a tree, with nothing loaded from anywhere and no depth without end."""

import re
from typing import Any

from lxml import etree, html

from moothill.core.wiki.errors import Unreadable
from moothill.core.wiki.limits import Limits
from moothill.core.wiki.measuring import Measure
from moothill.core.wiki.remarks import gettext_noop

_ENTITY = re.compile(r"<!(ENTITY|ELEMENT|ATTLIST|NOTATION)\b|<!DOCTYPE[^>\[]*\[", re.IGNORECASE)
_ELEMENTS = 3  # a page's frame alone is a dozen elements deep: three times the depth of lists is allowed


def tree_of(text: str, limits: Limits) -> Any:
    """The root element. Raises Unreadable for a page with declarations of its own, or nested without end."""
    if found := _ENTITY.search(text):
        raise Unreadable(
            gettext_noop("The page declares names of its own (%(found)s), which no page of a wiki needs."),
            gettext_noop("Take the declaration out, or save the page again from a browser."),
            line=text.count("\n", 0, found.start()) + 1,
            found=found[0][:20],
        )
    parser = html.HTMLParser(
        encoding="utf-8",
        no_network=True,
        huge_tree=False,
        recover=True,
        remove_pis=True,
        remove_comments=False,
    )
    try:
        root = html.document_fromstring(text.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise Unreadable(
            gettext_noop("This cannot be read as HTML."),
            gettext_noop(
                "Open the page in a browser and save it again as a web page, complete or HTML only."
            ),
        ) from error
    _check_depth(root, parser, Measure(limits))
    return root


def _check_depth(root: Any, parser: Any, measure: Measure) -> None:
    for entry in parser.error_log:
        if "xcessive depth" in entry.message or "too deep" in entry.message:
            measure.depth(measure.limits.depth + 1, entry.line)
    most = measure.limits.depth * _ELEMENTS
    depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > most:
            measure.depth(depth, element.sourceline or 0)
