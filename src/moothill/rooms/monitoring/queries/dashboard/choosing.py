"""Which milestones are looked at, and under which headings."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from moothill.commons.record.filters import UnknownWord
from moothill.commons.record.paging import MOST, NoSuchPage
from moothill.rooms.monitoring.kinds import State
from moothill.rooms.monitoring.queries.dashboard.rows import Step, Whole

# What is no state, and can be asked for like one.
SILENT, DISPUTED = "nothing-reported", "disputed"
_Keys = Callable[[Step], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Bundle:
    """Milestones under one heading: `key` is what they have in common, "" where they have nothing of the sort."""

    key: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """The bundles of one page, and the mark of the next: "" after the last."""

    bundles: tuple[Bundle, ...]
    following: str

    @property
    def steps(self) -> list[Step]:
        """All milestones on it, each once."""
        return list({step.pk: step for bundle in self.bundles for step in bundle.steps}.values())


def stands(step: Step) -> str:
    """Where it stands, for figures, filters and headings alike: where it was said last to stand, and nowhere else.

    Where what the sides said last differs it stands under DISPUTED, whoever spoke later: both have the same weight.
    """
    return DISPUTED if step.said.disputed else step.said.state or SILENT


KEYS: Mapping[str, _Keys] = {
    "commitment": lambda step: [step.promise.reference],
    "lead": lambda step: [step.lead] if step.lead else [],
    "state": lambda step: [stands(step)],
    "theme": lambda step: [theme.reference for theme in step.promise.themes],
    "goal": lambda step: step.promise.goals,
}


def known(whole: Whole, name: str) -> list[str]:
    """What can be asked for under a name: what the milestones have, in their order; states in the order of their list."""
    found = list(dict.fromkeys(key for step in whole.steps for key in KEYS[name](step)))
    if name == "state":
        order = [*State.values, SILENT, DISPUTED]
        return sorted(found, key=order.index)
    return sorted(found, key=int) if name == "goal" else found


def chosen(whole: Whole, wishes: Mapping[str, str]) -> list[Step]:
    """The milestones for which every wish holds; wishes are by the names of KEYS. Raises UnknownWord."""
    wished = {name: wishes[name] for name in KEYS if wishes.get(name)}
    faults = {
        name: _("There is no milestone with “%(word)s” here. Choose one from the list.") % {"word": word[:60]}
        for name, word in wished.items()
        if word not in known(whole, name)
    }
    if faults:
        raise UnknownWord(faults)
    return [step for step in whole.steps if all(word in KEYS[name](step) for name, word in wished.items())]


def bundled(whole: Whole, steps: Sequence[Step], by: str) -> list[Bundle]:
    """The milestones under headings. One that has several of a sort stands under each; those that have none come last.

    Raises UnknownWord for a sort of headings that there is not.
    """
    if by not in KEYS:
        raise UnknownWord(
            {"by": _("Nothing can be grouped by “%(word)s”. Choose one from the list.") % {"word": by[:60]}}
        )
    under: dict[str, list[Step]] = {key: [] for key in known(whole, by)}
    for step in steps:
        for key in KEYS[by](step) or [""]:
            under.setdefault(key, []).append(step)
    return [Bundle(key, tuple(some)) for key, some in under.items() if some]


def page_of(bundles: Iterable[Bundle], *, after: str = "", most: int = MOST) -> Page:
    """At most `most` rows from the mark `after` on: the place of a bundle's key, and a reference. Raises NoSuchPage."""
    rows = [(number, bundle.key, step) for number, bundle in enumerate(bundles) for step in bundle.steps]
    marks = [f"{number}-{step.reference}" for number, _key, step in rows]
    if after and after not in marks:
        raise NoSuchPage
    first = marks.index(after) + 1 if after else 0
    shown = rows[first : first + most]
    under: dict[int, tuple[str, list[Step]]] = {}
    for number, key, step in shown:
        under.setdefault(number, (key, []))[1].append(step)
    following = marks[first + most - 1] if first + most < len(rows) else ""
    return Page(tuple(Bundle(key, tuple(steps)) for key, steps in under.values()), following)
