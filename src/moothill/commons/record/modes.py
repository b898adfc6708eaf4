"""Editing modes in words: what becomes of an edit, for whom and of what, and which rule says so."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds
from moothill.commons.record.models import Editing, Record
from moothill.core.policy import Contributor, EditingRule, Mode, Source, settled

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

CONTRIBUTORS = {
    Contributor.GUEST: _("guests"),
    Contributor.ACCOUNT: _("people with an account"),
    Contributor.TEAM: _("people with a role"),
}
MODES = {
    Mode.OPEN: _("at once"),
    Mode.SUGGEST: _("a steward looks first"),
    Mode.LOCKED: _("no"),
}
TONES = {Mode.OPEN: "good", Mode.SUGGEST: "wait", Mode.LOCKED: "none"}
SOURCES = {
    Source.RECORD: _("a rule about this part alone"),
    Source.KIND: _("a rule about this kind"),
    Source.EVERYTHING: _("a rule about everything"),
    Source.DEFAULT: _("the default"),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """What becomes of an edit by one kind of contributor, and which rule says so."""

    contributor: Contributor
    mode: Mode
    source: Source

    @property
    def who(self) -> "_StrPromise":
        """The kind of contributor."""
        return CONTRIBUTORS[self.contributor]

    @property
    def words(self) -> "_StrPromise":
        """The mode."""
        return MODES[self.mode]

    @property
    def tone(self) -> str:
        """Its colour."""
        return TONES[self.mode]

    @property
    def why(self) -> "_StrPromise":
        """Which rule says so."""
        return SOURCES[self.source]


@dataclass(frozen=True, slots=True)
class Row:
    """One kind of record ("" for every kind that has no row of its own), or one record."""

    kind: str
    label: "str | _StrPromise"
    cells: tuple[Cell, ...]
    record: Record | None = None


def table(rules: Sequence[EditingRule]) -> list[Row]:
    """The cycle's modes: for each kind, and last for whatever has no rule of its own."""
    return [
        *(_row(kind.name, kind.plural, rules) for kind in kinds.every()),
        _row("", _("everything else"), rules),
    ]


def peculiar(rules: Sequence[EditingRule]) -> list[Row]:
    """The same in short: of the kinds, those alone that differ from everything else."""
    *rows, others = table(rules)
    usual = [cell.mode for cell in others.cells]
    return [*(row for row in rows if [cell.mode for cell in row.cells] != usual), others]


def of_record(record: Record, rules: Sequence[EditingRule]) -> Row:
    """The modes of one record."""
    return _row(record.kind, record.title, rules, record)


def records_apart(cycle: Cycle, rules: Sequence[EditingRule], actor: Actor, most: int = 200) -> list[Row]:
    """The records that have a rule of their own, as far as `actor` may see them."""
    apart = Editing.objects.filter(cycle=cycle, record__isnull=False).values("record")
    found = (
        Record.objects.visible_to(actor).filter(cycle=cycle, pk__in=apart).order_by("kind", "position", "pk")
    )
    rows = []
    for record in found[:most]:
        record.cycle = cycle
        rows.append(of_record(record, rules))
    return rows


def _row(
    kind: str, label: "str | _StrPromise", rules: Sequence[EditingRule], record: Record | None = None
) -> Row:
    cells = (
        Cell(who, *settled(who, rules, kind=kind, record=record.pk if record else None))
        for who in Contributor
    )
    return Row(kind, label, tuple(cells), record)
