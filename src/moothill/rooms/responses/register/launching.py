"""What a response may answer, and what must be there before it is shown to all."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from moothill.commons.record import kinds
from moothill.commons.record.context import Context
from moothill.commons.record.errors import Fault
from moothill.commons.record.models import Record
from moothill.core.policy import RecordState
from moothill.rooms.responses.kinds import ANSWERABLE, ASKED, EXPLAINED
from moothill.rooms.responses.queries import agreeing
from moothill.rooms.responses.queries.targets import standing, targets_of

Values = Mapping[str, Any]
# What both sides agree to, where a cycle wants that.
_AGREED = ("title", "asked", "heard", "did", "outcome", "because", "promised")


def check(values: Values, context: Context) -> Iterator[Fault]:
    """What must hold also of a draft: whatever it answers is there to be answered, and a no says why."""
    if values["outcome"] in EXPLAINED and not values["because"]:
        yield Fault("because", _("Say why. Whoever contributed reads it."))
    if not context.importing:
        yield from _answerable(values, context)


def _answerable(values: Values, context: Context) -> Iterator[Fault]:
    references = [row["to"] for row in values["answers_to"]]
    before = _before(context)
    was = [row["to"] for row in before["answers_to"]] if before else []
    if before and references != was and _was_public(context):
        yield Fault(
            "answers_to",
            _("What it answers was settled when it was published: people were told. Write another response."),
        )
        return
    new = [reference for reference in references if reference not in was]
    found = {record.reference: record for record in targets_of(new, context.cycle)}
    for reference in new:
        if words := _why_not(found.get(reference)):
            yield Fault("answers_to", words % {"reference": reference[:20]})


def _why_not(record: Record | None) -> str:
    """Why nothing can be answered there; "" if it can. What is held or being prepared is not told from what is not there."""
    if record is None or (record.kind == "input" and record.state == RecordState.DRAFT):
        return _(
            "There is nothing public under “%(reference)s” in this cycle. Look at the list of contributions."
        )
    if record.kind not in ANSWERABLE:
        return _("“%(reference)s” cannot be answered: only contributions, points, themes and calls can.")
    if record.state == RecordState.WITHDRAWN:
        return _("“%(reference)s” was withdrawn. Take it out of the list.")
    return ""


def _before(context: Context) -> Mapping[str, Any] | None:
    if context.record is None:
        return None
    kind = kinds.get("response")
    return kind.read(kind.things().get(pk=context.record))


def _was_public(context: Context) -> bool:
    return Record.objects.filter(pk=context.record or 0, published_at__isnull=False).exists()


def launch(values: Values, context: Context) -> Iterator[Fault]:
    """What is still missing before everybody reads it."""
    yield from lacking(values, context)
    yield from _agreement(values, context)


def lacking(values: Values, context: Context) -> Iterator[Fault]:
    """What its authors have still to write, or to wait for."""
    targets = targets_of((row["to"] for row in values["answers_to"]), context.cycle)
    if not values["heard"]:
        yield Fault("heard", _("Say what you heard."))
    if not values["did"]:
        yield Fault("did", _("Say what was done, or will be."))
    if not values["asked"] and any(each.kind in ASKED for each in targets):
        yield Fault("asked", _("Say what people were asked: it answers a call, a theme or a point."))
    for each in targets:
        if each.state == RecordState.DRAFT:
            words = _(
                "“%(reference)s”, which it answers, is not public. Publish that first, or take it out of the list."
            )
            yield Fault("answers_to", words % {"reference": each.reference})
    if not standing(targets) and not _was_public_once(context):
        yield Fault("answers_to", _("It answers nothing that is public. Say what it answers."))


def _was_public_once(context: Context) -> bool:
    return context.record is not None and _was_public(context)


def _agreement(values: Values, context: Context) -> Iterator[Fault]:
    """Where both sides must agree: to the version at hand, before it is public, and to every change after that."""
    if not agreeing.both_sides(context.cycle):
        return
    record = Record.objects.filter(pk=context.record).first() if context.record else None
    if record is not None and record.state == RecordState.PUBLISHED:
        before = _before(context) or {}
        if any(values[name] != before[name] for name in _AGREED):
            yield Fault(
                "", _("Both sides agreed to these words. Withdraw it, change it, and let both agree again.")
            )
        return
    if missing := agreeing.sides_missing(record):
        names = ", ".join(str(side) for side in missing)
        yield Fault(
            "",
            _("A steward of each side must agree to it first. Not yet agreed: %(sides)s.") % {"sides": names},
        )
