"""Setting what a cycle asks of its commitments: the template in its own words, and questions of its own."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from moothill.commons.cycles.models import Cycle
from moothill.commons.journal.operations import write
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record.errors import ReasonNeeded, Unchanged
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act
from moothill.rooms.commitments.errors.drafts import BadForm
from moothill.rooms.commitments.kinds import COLUMN_OF, COLUMNS, NEEDED, OWN, TEMPLATE
from moothill.rooms.commitments.models import PlanForm
from moothill.rooms.commitments.queries.forms import FormField, default_row, form_of

MOST_OWN = 20
_LABEL, _HELP = 200, 1000


@dataclass(frozen=True, slots=True)
class Wish:
    """How one field is to be asked for. `label` and `help` are "" for those of the template.

    `name` is that of a field of the template or of a question that is there; "" for a new question.
    """

    name: str
    label: str = ""
    help: str = ""
    shown: bool = True
    needed: bool = False
    column: str = ""


@transaction.atomic
def set_form(
    *, cycle: Cycle, wishes: Sequence[Wish], reason: str, by: Actor, at: datetime
) -> list[FormField]:
    """Make this what the cycle asks; a field that is not named stays as it is. New questions are numbered own-1, own-2.

    Questions are never taken away, so that what was answered keeps its question: leave them out (`shown`) instead.
    Raises Refused, ReasonNeeded, Unchanged, and BadForm for what the OGP asks of every commitment, or for no words.
    """
    require(Act.SET_FORM, facts_of(by, cycle))
    PlanForm.objects.get_or_create(cycle=cycle)
    form = PlanForm.objects.select_for_update().get(cycle=cycle)
    before = {name: default_row(name) for name in TEMPLATE} | {row["name"]: row for row in form.fields}
    after = dict(before)
    for wish in wishes:
        row = _row(wish, after)
        if row is not None:
            after[row["name"]] = row
    changed = sorted(name for name in after if after[name] != before.get(name))
    if not changed:
        raise Unchanged
    if not reason.strip():
        raise ReasonNeeded
    form.fields = [row for name, row in after.items() if name not in TEMPLATE or row != default_row(name)]
    form.save(update_fields=["fields"])
    write(
        head=cycle.head_id,
        kind="plan-form.set",
        subject=cycle.slug,
        reason=reason.strip(),
        by=by,
        at=at,
        facts={"fields": changed},
    )
    return form_of(cycle)


def _row(wish: Wish, there: Mapping[str, Any]) -> dict[str, Any] | None:
    """The row to store; None for a new question without words. Raises BadForm."""
    name, label, words = wish.name, " ".join(wish.label.split()), " ".join(wish.help.split())
    if not name:
        if not label:
            return None
        name = _next_name(there)
    elif name not in there:
        raise BadForm(_("There is no field “%(name)s” in a commitment.") % {"name": name[:40]})
    _require_sense(name, label, words, wish)
    return {
        "name": name,
        "label": label,
        "help": words,
        "shown": wish.shown,
        "needed": wish.needed,
        "column": wish.column,
    }


def _next_name(there: Iterable[str]) -> str:
    own = sum(name.startswith(OWN) for name in there)
    if own >= MOST_OWN:
        raise BadForm(
            _("At most %(most)s questions of your own fit. Use one that is left out.") % {"most": MOST_OWN}
        )
    return f"{OWN}{own + 1}"


def _require_sense(name: str, label: str, words: str, wish: Wish) -> None:
    called = label or name
    if name.startswith(OWN) and not label:
        raise BadForm(_("Question %(name)s has no words. Leave it out rather than empty.") % {"name": name})
    if len(label) > _LABEL or len(words) > _HELP:
        raise BadForm(_("“%(label)s” is too long. Shorten it.") % {"label": called[:60]})
    if wish.column and wish.column not in COLUMNS:
        raise BadForm(_("“%(column)s” is no column of the OGP's table.") % {"column": wish.column[:60]})
    if name in NEEDED and not (wish.shown and wish.needed and (wish.column or name not in COLUMN_OF)):
        raise BadForm(
            _(
                "The OGP asks every commitment for “%(label)s”: it stays in the form, needed, and in the table."
            )
            % {"label": called}
        )
