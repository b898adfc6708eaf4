"""What a cycle asks of its commitments: the template, as it adapted it, and the columns of the OGP's table."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from moothill.commons.cycles.models import Cycle
from moothill.commons.record import kinds
from moothill.rooms.commitments.kinds import COLUMN_OF, NEEDED, OWN, TEMPLATE
from moothill.rooms.commitments.models import PlanForm


@dataclass(frozen=True, slots=True)
class FormField:
    """One field as a cycle asks for it. `column` is that of the OGP's table it goes out under, "" for none.

    `needed` fields should say something before the plan is issued: the checks look at that, and no save is refused for it.
    `own_label` and `own_help` are the cycle's own words, "" where it has none.
    """

    name: str
    label: str
    help: str
    shown: bool
    needed: bool
    column: str
    own_label: str = ""
    own_help: str = ""

    @property
    def own(self) -> bool:
        """Whether it is a question of the cycle's own, answered in the open field `more`."""
        return self.name.startswith(OWN)


def form_of(cycle: Cycle) -> list[FormField]:
    """Every field that a commitment of this cycle may have, in the order of the template, then the cycle's own questions.

    Labels and helps are never lazy: they are in the language at hand, or as the cycle wrote them. One query.
    """
    rows = _rows(cycle)
    fields = [_of_row(rows.get(name) or default_row(name)) for name in TEMPLATE]
    return fields + [_of_row(row) for name, row in rows.items() if name.startswith(OWN)]


def own_words(cycle: Cycle) -> dict[str, str]:
    """What a cycle calls a field, by name, where it has words of its own. One query."""
    return {name: row["label"] for name, row in _rows(cycle).items() if row["label"]}


def _rows(cycle: Cycle) -> dict[str, Mapping[str, Any]]:
    stored = (
        PlanForm.objects.filter(cycle=cycle.pk).values_list("fields", flat=True).first() if cycle.pk else None
    )
    return {row["name"]: row for row in stored or ()}


def default_row(name: str) -> dict[str, Any]:
    """How a field of the template is asked for, as long as nobody said otherwise."""
    column, needed = COLUMN_OF.get(name, ""), name in NEEDED
    return {"name": name, "label": "", "help": "", "shown": True, "needed": needed, "column": column}


def _of_row(row: Mapping[str, Any]) -> FormField:
    name, own = row["name"], (row["label"], row["help"])
    said = own
    if not name.startswith(OWN):
        field = kinds.get("commitment").field(name)
        said = own[0] or str(field.label), own[1] or str(field.help)
    return FormField(name, *said, row["shown"], row["needed"], row["column"], *own)
