"""The table of rights: every act by everybody there can be, as `core.policy.decide` answers."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from moothill.commons.cycles.labels import ROLES
from moothill.commons.cycles.models import Cycle
from moothill.commons.record import modes
from moothill.core.policy import (
    ACTS,
    Act,
    CycleState,
    EditingRule,
    Facts,
    Mode,
    Role,
    contributor_of,
    decide,
    mode_for,
)

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class Somebody:
    """A column. `name` is a role's, or "guest", "account" or "operator"."""

    name: str
    label: "str | _StrPromise"
    facts: Facts


@dataclass(frozen=True, slots=True)
class Cell:
    """Whether somebody may, in words."""

    who: Somebody
    may: bool
    words: "str | _StrPromise"
    tone: str


@dataclass(frozen=True, slots=True)
class Row:
    """An act, or an act upon one kind of record; `kind` is "" where the kind makes no difference."""

    act: Act
    words: str
    cells: tuple[Cell, ...]
    kind: str = ""


def people(cycle: Cycle) -> list[Somebody]:
    """Everybody there can be, as `decide` sees them while the cycle stands where it does."""
    state = CycleState(cycle.state)
    roles = [
        Somebody(role, label, Facts(roles=frozenset({Role(role)}), signed_in=True, cycle=state))
        for role, label in ROLES
    ]
    return [
        Somebody("guest", _("anyone, not signed in"), Facts(cycle=state)),
        Somebody("account", _("anyone with an account"), Facts(cycle=state, signed_in=True)),
        *roles,
        Somebody("operator", _("whoever runs the server"), Facts(operator=True, cycle=state)),
    ]


def table(cycle: Cycle, rules: Sequence[EditingRule]) -> list[Row]:
    """A row for each act; for an act that hangs on the mode of editing, one for each kind that is settled apart."""
    everybody = people(cycle)
    rows = []
    for act, rule in ACTS.items():
        if rule.modes:
            rows += _rows_by_kind(act, everybody, rules)
        else:
            cells = tuple(_yes_or_no(act, each, each.facts) for each in everybody)
            rows.append(Row(act, _(rule.words), cells))
    return rows


def _rows_by_kind(act: Act, everybody: Sequence[Somebody], rules: Sequence[EditingRule]) -> list[Row]:
    return [
        Row(act, f"{_(ACTS[act].words)}: {each.label}", _cells(act, everybody, rules, each.kind), each.kind)
        for each in modes.peculiar(rules)
    ]


def _cells(
    act: Act, everybody: Sequence[Somebody], rules: Sequence[EditingRule], kind: str
) -> tuple[Cell, ...]:
    answer = _at_once if act is Act.EDIT_OPEN else _yes_or_no
    return tuple(answer(act, each, _with_mode(each.facts, rules, kind)) for each in everybody)


def _with_mode(facts: Facts, rules: Sequence[EditingRule], kind: str) -> Facts:
    return replace(facts, mode=mode_for(contributor_of(facts), rules, kind=kind))


def _yes_or_no(act: Act, who: Somebody, facts: Facts) -> Cell:
    may = decide(act, facts).allowed
    if not may and _may_to_their_own(act, facts):
        return Cell(who, False, _("to what they lead"), "wait")
    return Cell(who, may, _("yes") if may else _("no"), "good" if may else "")


def _may_to_their_own(act: Act, facts: Facts) -> bool:
    """Whether these people may, if it is they who lead the thing at hand."""
    return Role.COMMITMENT_LEAD in facts.roles and decide(act, replace(facts, leading=True)).allowed


def _at_once(act: Act, who: Somebody, facts: Facts) -> Cell:
    """What becomes of an edit by them: at once, looked at first, or refused."""
    if decide(act, facts).allowed:
        return Cell(who, True, modes.MODES[Mode.OPEN], modes.TONES[Mode.OPEN])
    if decide(Act.SUGGEST, facts).allowed:
        return Cell(who, False, modes.MODES[Mode.SUGGEST], modes.TONES[Mode.SUGGEST])
    return Cell(who, False, modes.MODES[Mode.LOCKED], "")
