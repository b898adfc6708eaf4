"""What an edition may hold, and what must be there before it is issued."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from moothill.commons.record import kinds
from moothill.commons.record.context import Context
from moothill.commons.record.errors import Fault
from moothill.core.policy import RecordState
from moothill.rooms.commitments.models import Draft, Edition
from moothill.rooms.commitments.operations.editions import Issuing
from moothill.rooms.commitments.queries.document_words import window_words
from moothill.rooms.commitments.queries.windows import amended_already, window_of

Values = Mapping[str, Any]
# What stays open to mending when an edition is issued: where it comes from, and what is uncertain about it.
_OPEN = ("source", "doubt")


def check(values: Values, context: Context) -> Iterator[Fault]:
    """What must hold of every edition: exact public drafts, a reason for an amendment; and once issued it stays as it is."""
    if context.importing:
        return
    issued = _issued(context)
    if issued is not None:
        kind = kinds.get("edition")
        before = kind.read(issued)
        if any(values[name] != before[name] for name in before if name not in _OPEN):
            yield Fault(
                "",
                _(
                    "An edition that was issued never changes. Put an amendment together: it is an edition of its own."
                ),
            )
        return
    yield from _drafts(values, context)
    yield from _amendment(values, context)


def _issued(context: Context) -> Edition | None:
    if context.record is None:
        return None
    found: Edition | None = (
        kinds.get("edition").things().filter(pk=context.record, contents__isnull=False).first()
    )
    return found


def _drafts(values: Values, context: Context) -> Iterator[Fault]:
    references = [row["draft"] for row in values["drafts"]]
    commitments: dict[int, str] = {}
    found = {draft.record.reference: draft for draft in _found(references, context)}
    for reference in references:
        draft = found.get(reference)
        if draft is None or draft.record.state != RecordState.PUBLISHED:
            yield Fault(
                "drafts",
                _("“%(reference)s” is no public draft of a commitment of this cycle.")
                % {"reference": reference[:40]},
            )
        elif draft.commitment_id in commitments:
            given = {"one": commitments[draft.commitment_id], "other": reference}
            yield Fault(
                "drafts",
                _("%(one)s and %(other)s are drafts of the same commitment. Choose one of them.") % given,
            )
        else:
            commitments[draft.commitment_id] = reference


def _found(references: list[str], context: Context) -> Any:
    rows = Draft.objects.filter(record__cycle=context.cycle, record__reference__in=references)
    return rows.select_related("record", "commitment__record").defer("contents")


def _amendment(values: Values, context: Context) -> Iterator[Fault]:
    if not values["amends"]:
        return
    if not values["because"].strip():
        yield Fault("because", _("Say why the plan is amended. Everyone can read this."))
    earlier = Edition.objects.filter(record__cycle=context.cycle, record__reference=values["amends"]).first()
    if earlier is None or earlier.pk == context.record or not earlier.place:
        yield Fault("amends", _("Only an edition that was issued can be amended. Choose another one."))


def launch(values: Values, context: Context) -> Iterator[Fault]:
    """What is still missing before it is issued; and it is issued by its own door alone."""
    if _issued(context) is not None:
        return
    if not isinstance(context, Issuing):
        yield Fault(
            "",
            _(
                "An edition is not published but issued: then everything that it prints is kept. Use “Issue it” on its page."
            ),
        )
        return
    yield from lacking(values, context)


def lacking(values: Values, context: Context) -> Iterator[Fault]:
    """What its authors have still to do. Asked before it is issued, and shown on its page."""
    if not values["drafts"]:
        yield Fault(
            "drafts", _("Choose the drafts that it is made of. A draft is cut on the page of its commitment.")
        )
    for draft in _found([row["draft"] for row in values["drafts"]], context):
        gone = [
            each for each in (draft.record, draft.commitment.record) if each.state != RecordState.PUBLISHED
        ]
        for each in gone:
            words = _(
                "%(reference)s is not public any more. Choose another draft, or leave the commitment out."
            )
            yield Fault("drafts", words % {"reference": each.reference})
    if values["amends"]:
        yield from _lacking_of_amendment(values, context)


def _lacking_of_amendment(values: Values, context: Context) -> Iterator[Fault]:
    if not values["agreed"]:
        yield Fault("agreed", _("Say who agreed to the amendment, on both sides."))
    earlier = Edition.objects.filter(record__cycle=context.cycle, record__reference=values["amends"]).first()
    later = amended_already(earlier) if earlier else None
    if later:
        given = {"one": values["amends"], "other": later.record.reference}
        yield Fault("amends", _("%(one)s was amended by %(other)s already. Amend that instead.") % given)
    window = window_of(context.cycle)
    day = context.cycle.day(context.at) if context.at else None
    if day and window.is_over(day) and not values["outside"].strip():
        facts = {
            "months": window.months,
            "confirmed": window.confirmed,
            "delivered": window.delivered.isoformat() if window.delivered else "",
            "last": window.last.isoformat() if window.last else "",
        }
        told = " ".join(window_words(facts, day.isoformat()))
        all_the_same = _("It can be issued all the same: say why, in words that stand in the plan.")
        yield Fault("outside", f"{told} {all_the_same}")
