"""Asking leads for their reports by a personal link."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from moothill.commons.cycles.models import Cycle
from moothill.commons.journal.operations import write
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record import laying
from moothill.commons.record.models import Record
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act, RecordState
from moothill.rooms.monitoring.errors import NobodyToAsk, RoundNotOpen
from moothill.rooms.monitoring.models import Invitation, Round
from moothill.rooms.monitoring.operations.letters import Kind, post, reach
from moothill.rooms.monitoring.queries.rounds import is_open, open_rounds, phase_of
from moothill.rooms.monitoring.queries.sides import leads_of, side_label
from moothill.rooms.monitoring.queries.tokens import digest, secret_of

_AGAIN = timedelta(hours=1)  # a second click asks nobody twice


@dataclass(frozen=True, slots=True)
class Asked:
    """Who was written to, and for each lead that was not, why not, in words."""

    invitations: tuple[Invitation, ...]
    passed_over: tuple[str, ...]


@transaction.atomic
def ask(*, round: Record, commitments: Iterable[Record], by: Actor, at: datetime) -> Asked:
    """Mail each lead of these commitments a link of their own, which opens the form for this period without an account.

    Whoever has one that is not used gets a new one, and the old one ends; but within an hour nobody is asked twice. One line,
    with how many were asked. Raises Refused, RoundNotOpen, NobodyToAsk.
    """
    locked = laying.lock(round)
    cycle = locked.cycle
    require(Act.OPEN_ROUND, facts_of(by, cycle, locked))
    period = Round.objects.select_related("record").get(pk=locked.pk)
    today = cycle.day(at)
    if locked.state != RecordState.PUBLISHED or not is_open(period, cycle, today):
        others = tuple(each.record.title for each in open_rounds(cycle, today))
        raise RoundNotOpen(locked.title, phase_of(period, cycle, today), others)
    meant = {
        each.pk: each for each in commitments if each.cycle_id == cycle.pk and each.state == RecordState.PUBLISHED
    }  # fmt: skip
    found = _invite(period, meant, cycle, at)
    if not found.invitations:
        raise NobodyToAsk(found.passed_over)
    write(
        head=cycle.head_id, kind="round.asked", subject=f"{cycle.slug}/{locked.reference}", version=locked.version,
        title=locked.title, by=by, at=at, facts={"asked": len(found.invitations)},
    )  # fmt: skip
    return found


def _invite(period: Round, commitments: Mapping[int, Record], cycle: Cycle, at: datetime) -> Asked:
    made, passed_over = [], []
    leads = leads_of(commitments)
    for (commitment, side), lead in sorted(leads.items()):
        before = Invitation.objects.filter(
            commitment=commitment, round=period, side=side, ended_at=None
        ).first()
        if why := _why_not(lead, before, cycle, at):
            passed_over.append(f"{commitments[commitment].reference}, {side_label(side)}: {why}")
            continue
        made.append(_make(period, lead, before, cycle, at))
    without = sorted(record.reference for pk, record in commitments.items() if not _has_lead(pk, leads))
    if without:
        passed_over.append(
            _("No lead with an account is named for: %(which)s.") % {"which": ", ".join(without[:20])}
        )
    return Asked(tuple(made), tuple(passed_over))


def _has_lead(commitment: int, leads: Mapping[tuple[int, str], Any]) -> bool:
    return any(pk == commitment for pk, _side in leads)


def _why_not(lead: Any, before: Invitation | None, cycle: Cycle, at: datetime) -> str:
    same = before is not None and before.participant_id == lead.participant_id
    if same and before is not None and at < before.sent_at + _AGAIN:
        return _("asked within the last hour.")
    return {
        "no-address": _("has no address that can be written to."),
        "refused": _("mail to them comes back."),
        "silent": _("wants no mail about this plan."),
        "": "",
    }[reach(lead.participant, cycle, at)]


def _make(period: Round, lead: Any, before: Invitation | None, cycle: Cycle, at: datetime) -> Invitation:
    if before is not None:
        Invitation.objects.filter(pk=before.pk).update(ended_at=at)
    alike = Invitation.objects.filter(commitment=lead.commitment_id, round=period, side=lead.side)
    number = (alike.aggregate(Max("asked"))["asked__max"] or 0) + 1
    made = Invitation(
        commitment_id=lead.commitment_id, round=period, side=lead.side, participant=lead.participant, asked=number,
        sent_at=at,
    )  # fmt: skip
    made.digest = digest(secret_of(made))
    made.save(force_insert=True)
    post(Kind.ASK, made, "asked", cycle=cycle, at=at)
    return made
