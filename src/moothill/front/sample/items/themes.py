"""What the themes room holds: the six themes with their points, and which of them can be traced to where it came from."""

from collections.abc import Iterator

from moothill.commons.record.batches import Item, Tie
from moothill.commons.record.models import LinkKind
from moothill.front.sample.schema import Facts
from moothill.front.sample.schema.outputs import Theme, ThemeItem
from moothill.front.sample.words import plain, source_of

_STANDING = (
    "That this is a theme stands on the page. Who agreed on it is not recorded, nor which theme the plan used: "
    "the leading ones were meant to become commitments."
)
_UNKNOWN = "Nothing says from which contribution it comes."
_TRACED = "Its words are those of an idea of the ideas site, shortened."
_INFERRED = "Inferred: the idea and the theme speak of the same; no source says that one led to the other."
_PRIORITIES = (
    "The event of 21 August 2018 discussed what had been found and voted. No vote on this theme was recorded."
)


def themes(facts: Facts) -> Iterator[Item]:
    """The themes in printed order, each before its points."""
    traced = _traced(facts)
    for index, theme in enumerate(facts.themes):
        values = {
            "number": str(theme.number),
            "title": theme.label,
            "standing": "agreed",
            "source": source_of(theme),
            "doubt": plain(theme.note, _STANDING),
        }
        yield Item("theme", values, handle=_theme(theme), place=f"themes.{index}")
    for index, theme in enumerate(facts.themes):
        for place, item in enumerate(theme.items):
            values = _point(theme, item, traced=(theme.label, item.label) in traced)
            yield Item("point", values, handle=_item(theme, item), place=f"themes.{index}.items.{place}")


def ties(facts: Facts) -> Iterator[Tie]:
    """From the ideas to the points and themes that they led to, and from the event that set priorities to each theme."""
    by_label = {theme.label: theme for theme in facts.themes}
    for idea in facts.ideas_platform.ideas:
        if idea.theme is None:
            continue
        theme = by_label[idea.theme]
        for item in theme.items:
            if item.label == idea.theme_item and idea.theme_link_certain:
                yield Tie(idea.ref, _item(theme, item), LinkKind.PART_OF, _TRACED)
        if not idea.theme_link_certain:
            yield Tie(idea.ref, _theme(theme), LinkKind.PART_OF, _INFERRED)
    events = {event.number: event.activity_ref for event in facts.events}
    for theme in facts.themes:
        yield Tie(events[facts.prioritisation.event_number], _theme(theme), LinkKind.PART_OF, _PRIORITIES)


def _traced(facts: Facts) -> set[tuple[str | None, str | None]]:
    """The items that come from an idea beyond doubt, by the labels of their theme and their own."""
    return {(idea.theme, idea.theme_item) for idea in facts.ideas_platform.ideas if idea.theme_link_certain}


def _point(theme: Theme, item: ThemeItem, *, traced: bool) -> dict[str, str]:
    return {
        "number": f"{theme.number}.{item.number}",
        "title": item.label,
        "theme": f"@{_theme(theme)}",
        "origin": "linked" if traced else "unknown",
        "source": source_of(item),
        "doubt": plain(item.note, "" if traced else _UNKNOWN),
    }


def _theme(theme: Theme) -> str:
    return f"theme-{theme.number}"


def _item(theme: Theme, item: ThemeItem) -> str:
    return f"point-{theme.number}-{item.number}"
