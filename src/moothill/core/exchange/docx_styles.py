"""What a document's styles say of a paragraph: that it is a heading, or an entry of a list."""

from collections.abc import Iterable, Mapping

from moothill.core.exchange.xml_events import Event

HEADING, NUMBERED = "heading", "numbered"
Styles = Mapping[str, str]  # id of a style -> HEADING, NUMBERED or ""

_MOST = 20_000  # styles; a document made by people has some hundred
_GENERATIONS = 20


def styles_of(events: Iterable[Event]) -> Styles:
    """The styles of paragraphs, each with what it has from the one it is based on."""
    own: dict[str, str] = {}
    parents: dict[str, str] = {}
    style = ""
    for event, name, facts in events:
        if event != "start":
            continue
        value = facts.get("val", "")
        if name == "style":
            style = facts.get("styleId", "") if len(own) < _MOST else ""
            own.setdefault(style, "")
        elif name == "name" and value.casefold().startswith(("heading", "title")):
            own[style] = HEADING
        elif name == "numId" and value != "0" and own.get(style) != HEADING:
            own[style] = NUMBERED
        elif name == "basedOn":
            parents[style] = value
    return {style: _inherited(style, own, parents) for style in own if style}


def _inherited(style: str, own: Mapping[str, str], parents: Mapping[str, str]) -> str:
    for _ in range(_GENERATIONS):
        if own.get(style):
            return own[style]
        style = parents.get(style, "")
    return ""
