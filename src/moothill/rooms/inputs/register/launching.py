"""What must be settled before a call is shown to all, as a list that a steward can read; what was settled stays so."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from moothill.commons.cycles.queries import held_at
from moothill.commons.moderation.policy import MAY_MODERATE
from moothill.commons.record import kinds
from moothill.commons.record.context import Context
from moothill.commons.record.errors import Fault
from moothill.commons.record.models import Record
from moothill.core.policy import RecordState
from moothill.rooms.inputs.kinds import CallForm
from moothill.rooms.inputs.models import Call
from moothill.rooms.inputs.operations.asking import Asking
from moothill.rooms.inputs.register.questioning import questions_fit

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the checklist: what must be there, whether it is, and what to do if not.

    `field` is the open field where it is mended, "" where it is mended elsewhere: at `address`, below the cycle's own.
    """

    name: str
    words: str
    done: bool
    mend: str = ""
    field: str = ""
    address: str = ""


def checklist(values: Values, context: Context) -> list[Item]:
    """Every item for a call with these values, done or not, in order."""
    items = [
        Item("owner", _("It is said who answers for it"), bool(values["owner"]),
             _("Name the person or the team who answers for it."), "owner"),
        Item("staffed", _("Somebody moderates"), _is_staffed(context),
             _("Nobody is a steward or a moderator of this cycle now. Appoint somebody first."), address="desk/"),
        _reply(values),
        Item("minutes", _("It is said how long it takes"), values["minutes"] is not None,
             _("Say how many minutes it takes."), "minutes"),
        Item("can_change", _("It is said what can change"), bool(values["can_change"]),
             _("Say what can change, and what is settled already."), "can_change"),
    ]  # fmt: skip
    return [*items, *_ours(values), *_document(values, context)]


def _reply(values: Values) -> Item:
    words, closing = _("A day is promised by which people read what came of it"), _last_day(values)
    if values["reply_by"] and closing and values["reply_by"] < closing:
        mend = _(
            "The reply is promised before the call closes. Choose the day of the closing or a later one."
        )
        return Item("reply", words, False, mend, "reply_by")
    return Item("reply", words, bool(values["reply_by"]), _("Promise a day for the reply."), "reply_by")


def _last_day(values: Values) -> str:
    """The day on which it closes, as YYYY-MM-DD; "" where that is not known."""
    return values["closes_at"][:10] or (values["when"] or {}).get("latest") or ""


def _ours(values: Values) -> Iterator[Item]:
    """What is asked of a call that is held here."""
    if values["form"] == CallForm.ELSEWHERE:
        return
    yield Item("policy", _("The rules for contributions are there to read, and the call links to them"), True,
               address="moderation/")  # fmt: skip
    yield Item("opening", _("It is said when it opens"), bool(values["opens_at"]),
               _("Say when it opens."), "opens_at")  # fmt: skip
    yield Item("closing", _("It is said when it closes"), bool(values["closes_at"]),
               _("Say when it closes."), "closes_at")  # fmt: skip


def _document(values: Values, context: Context) -> Iterator[Item]:
    found = context.find(values["document"]) if values["document"] else None
    if values["form"] == CallForm.COMMENTS and found:
        published = Record.objects.filter(pk=found[1], state=RecordState.PUBLISHED).exists()
        yield Item("document", _("The document is published"), published,
                   _("Publish the document first, so that people can read it."), "document")  # fmt: skip


def _is_staffed(context: Context) -> bool:
    """Whether somebody may moderate at the moment of the act; without a moment it cannot be told, and is not asked."""
    if context.at is None:
        return True
    return context.cycle.roles_held.filter(held_at(context.at), role__in=MAY_MODERATE).exists()


def launch(values: Values, context: Context) -> Iterator[Fault]:
    """What is still missing. A call that was shown before may lack what it lacked then, and nothing else: so an import, which
    is not asked, can be mended bit by bit, and what was settled at a launch cannot be emptied after it.
    """
    stood = _lacking_before(context)
    for item in checklist(values, context):
        if not item.done and item.name not in stood:
            yield Fault(item.field, item.mend)


def _lacking_before(context: Context) -> set[str]:
    shown = Record.objects.filter(pk=context.record, published_at__isnull=False) if context.record else None
    if shown is None or not shown.exists():
        return set()
    kind = kinds.get("call")
    before = kind.read(kind.things().get(pk=context.record))
    # Who moderates is the world's doing, not the call's.
    return {"staffed"} | {item.name for item in checklist(before, context) if not item.done}


def check(values: Values, context: Context) -> Iterator[Fault]:
    """What must hold between the fields, also of a draft. What a source did not record is no fault of an import's."""
    if values["opens_at"] and values["closes_at"] and values["closes_at"] <= values["opens_at"]:
        yield Fault("closes_at", _("This is not after the opening. Choose a later moment."))
    yield from questions_fit(values)
    if values["form"] == CallForm.COMMENTS and not values["document"]:
        yield Fault("document", _("Choose the document that people comment on."))
    if values["form"] == CallForm.ELSEWHERE and not context.importing:
        yield from _elsewhere(values, context)
    yield from _about_drafts(values, context)


def _about_drafts(values: Values, context: Context) -> Iterator[Fault]:
    """A call for comments on drafts comes to be with what it asks about, and asks about that to its end."""
    if context.importing or isinstance(context, Asking):
        return
    was = bool(context.record) and Call.objects.filter(pk=context.record, form=CallForm.DRAFT).exists()
    if values["form"] == CallForm.DRAFT and not was:
        yield Fault("form", _("A draft is opened for comment on its own page: go there, and open it."))
    if was and values["form"] != CallForm.DRAFT:
        yield Fault(
            "form", _("People were asked about a draft. Leave it so, and make another call for the rest.")
        )


def _elsewhere(values: Values, context: Context) -> Iterator[Fault]:
    if not values["address"] and not _stood(context, form=CallForm.ELSEWHERE, address=""):
        yield Fault("address", _("Give the address where it is held."))
    dated = values["opens_at"] or values["closes_at"] or values["when"]
    if not dated and not _stood(context, opens_at=None, closes_at=None, when_json__isnull=True):
        yield Fault("when", _("Say when it is held: a period, or the opening and the closing."))


def _stood(context: Context, **before: Any) -> bool:
    """Whether the call stood so before: what an import left open need not be made up to mend something else."""
    return context.record is not None and Call.objects.filter(pk=context.record, **before).exists()
