"""From a sent form to one act: live at once, or a suggestion that waits; with a guest begun for it where needed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from moothill.commons.moderation.policy import settings_of
from moothill.commons.moderation.queries import refuse_hidden_base
from moothill.commons.moderation.receiving import receive, sent_from
from moothill.commons.people.guests import NewGuest
from moothill.commons.people.models import Participant
from moothill.commons.people.operations import rename
from moothill.commons.people.resuming import resume_guest
from moothill.commons.people.visiting import author
from moothill.commons.policy.actors import Actor
from moothill.commons.record.errors import KeyReused
from moothill.commons.record.models import Change, Revision, Suggestion
from moothill.commons.record.operations import create, revise
from moothill.commons.record.suggesting import Proposal, content_of, suggest
from moothill.core.screening import Verdict
from moothill.core.text import canonical, diff
from moothill.front.change.gate import Visit


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it: a revision that is live, or a suggestion. `guest` was begun for it, or is known again by it."""

    made: Revision | Suggestion
    guest: NewGuest | None = None

    @property
    def is_live(self) -> bool:
        """Whether everybody sees it already."""
        return isinstance(self.made, Revision)


@transaction.atomic
def send(
    visit: Visit, *, values: Mapping[str, Any], base: int, reason: str, key: UUID, called: str = ""
) -> Outcome:
    """Do what the form asks; a `key` seen before gets the first answer, even if that was lost on its way.

    A guest begun for it goes by the name `called`, if one is given. Raises what `receive`, `suggest` and `revise` raise,
    and NameTaken; then nothing is stored, no guest either.
    """
    if before := _sent_before(visit, key):
        return before
    refuse_hidden_base(visit.record, base)
    by, guest = _author(visit, called)
    proposal = Proposal(visit.change, visit.kind, visit.record, values=values, base=base)

    def act(verdict: Verdict) -> Revision | Suggestion:
        if visit.at_once and verdict is not Verdict.HOLD:
            return _live(visit, proposal, by, reason, key)
        return suggest(
            proposal=proposal, cycle=visit.cycle, by=by, at=visit.at, key=key, reason=reason,
            due=due_day(visit), held=verdict is Verdict.HOLD,
        )  # fmt: skip

    title = str(values.get("title", "")) if visit.change == Change.CREATE else ""
    received = receive(
        cycle=visit.cycle, by=by, at=visit.at, sent=sent_from(visit.request), title=title,
        text="\n\n".join(filter(None, [*new_words(proposal, reason), called])), act=act,
    )  # fmt: skip
    return Outcome(received.made, guest)


def _author(visit: Visit, called: str) -> tuple[Actor, NewGuest | None]:
    by, guest = author(visit.request)
    name = " ".join(called.split())
    if guest is None or not name:
        return by, guest
    rename(participant=guest.participant, label=name, by=guest.participant, at=visit.at)
    return replace(by, name=name), guest


def due_day(visit: Visit) -> date:
    """The day by which the stewards of the cycle promise an answer."""
    return settings_of(visit.cycle).due(visit.cycle, visit.at)


def _live(visit: Visit, proposal: Proposal, by: Actor, reason: str, key: UUID) -> Revision:
    if visit.record is None:
        made = create(
            kind=visit.kind,
            cycle=visit.cycle,
            values=proposal.values or {},
            by=by,
            at=visit.at,
            reason=reason,
            key=key,
        )
        return made.revisions.get(number=made.version)
    record = revise(
        record=visit.record, values=proposal.values or {}, base=proposal.base, by=by, at=visit.at,
        reason=reason, key=key,
    )  # fmt: skip
    return record.revisions.get(number=record.version)


def new_words(proposal: Proposal, reason: str = "") -> Iterator[str]:
    """The words that a proposal brings: what is screened. What stood there before is nobody's contribution."""
    values, kind = proposal.values or {}, proposal.kind
    began = (
        content_of(proposal.record, proposal.base)
        if proposal.change == Change.REVISE and proposal.record
        else {}
    )
    for field in kind.fields:
        if field.name not in values or values[field.name] in ("", None, []):
            continue
        old = field.words(began.get(field.name, field.empty)) if began else ""
        given = values[field.name]
        new = canonical(given) if isinstance(given, str) else field.words(given)
        if new != old:
            yield "".join(piece.text for piece in diff(old, new) if piece.kind == "added") if old else new
    if reason.strip():
        yield reason


def _sent_before(visit: Visit, key: UUID) -> Outcome | None:
    """The first answer to this key. Who has no cookie but the key, which only the form held, is the guest who sent it."""
    made: Any = (
        Suggestion.objects.select_related("cycle", "record").filter(key=key).first()
        or Revision.objects.select_related("record").filter(key=key).first()
    )
    if made is None:
        return None
    if visit.actor.participant is not None and made.by_id == visit.actor.participant:
        return Outcome(made)
    if visit.actor.participant is None and made.by_id:
        guest = resume_guest(Participant.objects.get(pk=made.by_id), at=visit.at)
        if guest:
            return Outcome(made, guest)
    raise KeyReused
