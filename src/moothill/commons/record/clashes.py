"""True clashes: both changed the same words. A person sees the base and both wordings, and settles each place.

    settled = settle(kind, stale.merged, choices)       # values that may be saved on top of version stale.current

Nothing of it is stored between two visits: the form carries what its author wrote, and the merge is made again.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from moothill.commons.record.fields import Field
from moothill.commons.record.kinds import Kind
from moothill.core.text import FieldsMerge, resolve


class Pick(StrEnum):
    """What becomes of one clash: what stands now, what the author wrote, both, or words found for it by hand."""

    THEIRS = "theirs"
    OURS = "ours"
    BOTH = "both"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Choice:
    """How somebody settled one clash; `own` are their words for it where `pick` is OWN."""

    pick: Pick
    own: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """One clash, as a person sees it. `name` names it in a form. Only texts can be put together or written anew."""

    name: str
    field: Field
    base: str
    ours: str
    theirs: str

    @property
    def is_text(self) -> bool:
        """Whether both wordings may stand, or others be found."""
        return self.field.merges == "text"

    @property
    def both(self) -> str:
        """One wording after the other."""
        return _both(self.theirs, self.ours)


def places(
    kind: Kind, merged: FieldsMerge, *, ours: Mapping[str, Any], theirs: Mapping[str, Any]
) -> list[Place]:
    """Every clash of a merge, in the order of the fields and of the text. `ours` and `theirs` are canonical forms."""
    return [place for name in merged.clashes for place in _of_field(kind.field(name), merged, ours, theirs)]


def _of_field(
    field: Field, merged: FieldsMerge, ours: Mapping[str, Any], theirs: Mapping[str, Any]
) -> Iterator[Place]:
    text = merged.texts.get(field.name)
    if text is None:
        base = field.words(merged.values[field.name])
        yield Place(
            f"{field.name}-0", field, base, field.words(ours[field.name]), field.words(theirs[field.name])
        )
        return
    for number, clash in enumerate(text.clashes):
        yield Place(f"{field.name}-{number}", field, clash.base, clash.ours, clash.theirs)


def settle(
    kind: Kind,
    merged: FieldsMerge,
    choices: Mapping[str, Choice],
    *,
    ours: Mapping[str, Any],
    theirs: Mapping[str, Any],
) -> dict[str, Any]:
    """The canonical form with each clash settled by the choice under its name. Raises KeyError where one is missing."""
    values = dict(merged.values)
    for name in merged.clashes:
        text = merged.texts.get(name)
        if text is None:
            values[name] = (ours if choices[f"{name}-0"].pick == Pick.OURS else theirs)[name]
            continue
        words = [
            _words(place, choices[place.name]) for place in _of_field(kind.field(name), merged, ours, theirs)
        ]
        values[name] = resolve(text, words)
    return values


def _words(place: Place, choice: Choice) -> str:
    match choice.pick:
        case Pick.OURS:
            return place.ours
        case Pick.THEIRS:
            return place.theirs
        case Pick.BOTH:
            return place.both
        case _:
            return choice.own


def _both(one: str, other: str) -> str:
    """Paragraphs stay apart; words of one sentence get a space between them."""
    if not one.strip() or not other.strip():
        return one or other
    return (
        f"{one.rstrip()}\n\n{other.lstrip()}" if "\n" in one + other else f"{one.rstrip()} {other.lstrip()}"
    )
