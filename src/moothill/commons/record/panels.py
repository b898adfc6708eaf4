"""Panels: parts that rooms offer, which pages show without knowing the rooms."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record.paging import MOST

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from moothill.commons.record.models import Record


@dataclass(frozen=True, slots=True)
class Place:
    """Where panels are shown: in which cycle, to whom, when, and on which record's page if on one."""

    cycle: Cycle
    actor: Actor
    at: datetime
    record: Record | None = None
    editing: bool = False
    _found: dict[Any, list[Any]] = field(default_factory=dict, compare=False, repr=False)
    _turns: list[datetime] = field(default_factory=list, compare=False, repr=False)

    def first(self, things_of: Callable[[Cycle, Actor], Any]) -> list[Any]:
        """The first rows of a list of the cycle, and one more than a page holds where there are more.

        Panels of one page that want the same list share one question; what was found is forgotten with the place.
        """
        if things_of not in self._found:
            self._found[things_of] = list(things_of(self.cycle, self.actor)[: MOST + 1])
        return self._found[things_of]

    def turns_at(self, moment: datetime | None) -> None:
        """Say that what is shown here reads otherwise from `moment` on: something opens then, or closes."""
        if moment and moment > self.at:
            self._turns.append(moment)

    @property
    def until(self) -> datetime | None:
        """The first moment at which something shown here reads otherwise; give it to `cycles.frame.page`."""
        return min(self._turns, default=None)

    @property
    def today(self) -> Any:
        """The day it is in the cycle."""
        return self.cycle.day(self.at)


def _no_options(place: Place) -> Iterable[tuple[str, str]]:
    return ()


@dataclass(frozen=True)
class Panel:
    """One part a page may show.

    `gather` is called once for all the options a page uses, so that many slots of one panel ask as many
    questions as one; it returns a template context per option, and leaves out an option that has nothing to show.
    `options` lists what a steward may choose for a slot, as pairs of value and label. `data` is the suffix of the
    address where the same rows stand as data, and `kind` names the kind of record that a steward adds here.
    """

    name: str
    label: _StrPromise
    template: str
    gather: Callable[[Place, Sequence[str]], Mapping[str, dict[str, Any]]]
    options: Callable[[Place], Iterable[tuple[str, str]]] = _no_options
    kind: str = ""
    data: str = ""


_PANELS: dict[str, Panel] = {}


def fill(gathered: Iterable[Panel]) -> None:
    """Make these the panels of the house. Called once, by `config.wiring`."""
    _PANELS.clear()
    for panel in gathered:
        if panel.name in _PANELS:
            raise ValueError(f"two panels are called {panel.name}")
        _PANELS[panel.name] = panel


def get(name: str) -> Panel | None:
    """The panel called `name`."""
    return _PANELS.get(name)


def every() -> tuple[Panel, ...]:
    """All panels, in the order the rooms give them."""
    return tuple(_PANELS.values())


_ON_FORMS: dict[str, tuple[str, ...]] = {}


def stand_on_forms(by_kind: Mapping[str, tuple[str, ...]]) -> None:
    """Say which panels the form of a record shows above itself, by kind. What is written is their one option.

    Raises KeyError for a panel that there is not.
    """
    for names in by_kind.values():
        for name in names:
            _PANELS[name]
    _ON_FORMS.clear()
    _ON_FORMS.update(by_kind)


def on_form(kind: str) -> tuple[Panel, ...]:
    """The panels above the form of records of this kind."""
    return tuple(_PANELS[name] for name in _ON_FORMS.get(kind, ()))


_ON_RECORDS: dict[str, tuple[str, ...]] = {}


def stand_on_records(by_kind: Mapping[str, tuple[str, ...]]) -> None:
    """Say which panels a record's own page shows, by kind. Raises KeyError for a panel that no room offers."""
    for names in by_kind.values():
        for name in names:
            _PANELS[name]
    _ON_RECORDS.clear()
    _ON_RECORDS.update(by_kind)


def on_record(kind: str) -> tuple[Panel, ...]:
    """The panels on the own page of records of this kind."""
    return tuple(_PANELS[name] for name in _ON_RECORDS.get(kind, ()))
