"""Reporting on a milestone: what was done, where it stands, what stands in the way, and what proves it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from moothill.commons.cycles.models import Cycle
from moothill.commons.files.errors import FileRefused
from moothill.commons.journal.operations import write
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record import kinds, laying
from moothill.commons.record.cleaning import clean
from moothill.commons.record.context import Context
from moothill.commons.record.errors import Invalid
from moothill.commons.record.linking import join
from moothill.commons.record.models import LinkKind, Record
from moothill.commons.record.operations import facts_of, require_launched
from moothill.core.policy import Act, RecordState, decide
from moothill.rooms.commitments.queries import commitment_of
from moothill.rooms.monitoring.errors import (
    InvalidReports,
    LeadLeft,
    NothingReported,
    NotYourCommitment,
    NotYourSide,
    OutOfReach,
    RoundNotOpen,
)
from moothill.rooms.monitoring.models import Round
from moothill.rooms.monitoring.queries.milestones import standing_in
from moothill.rooms.monitoring.queries.rounds import is_open, open_rounds, phase_of
from moothill.rooms.monitoring.queries.sides import has_left, side_label, sides_of
from moothill.rooms.pages.operations import lay_document, tell_document

_TITLE = 90


@dataclass(frozen=True, slots=True)
class Proof:
    """What proves a report: a file that is `upload`ed with it, or the reference of a document (`file`) that holds one.

    `title` says what it shows. `address` is where the original stands on the web: it goes beside a copy, never alone.
    """

    title: str = ""
    address: str = ""
    file: str = ""
    upload: "UploadedFile[bytes] | None" = None


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody says in a report. See `models.Update` for what each means."""

    state: str
    happened: str = ""
    challenge: str = ""
    hindrance: str = ""
    verdict: str = ""
    whose: str = ""
    day: date | None = None
    evidence: tuple[Proof, ...] = ()


@transaction.atomic
def report(
    *,
    milestone: Record,
    round: Record,
    side: str,
    said: Said,
    by: Actor,
    at: datetime,
    key: UUID | None = None,
) -> Record:
    """The update that `by` gives for `side` on a milestone, for the reporting period `round`; it is public at once.

    Files that come with it become documents of the cycle, each with a line of its own. A `key` seen before gets what it made
    then. Raises Refused, OutOfReach, RoundNotOpen, LeadLeft, NotYourCommitment, NotYourSide, FileRefused, KeyReused, and
    Invalid with what is missing; then nothing is stored.
    """
    kind, cycle = kinds.get("update"), milestone.cycle
    period = _hold(round, cycle)
    require_leave(milestone, by=by)
    serial = laying.lock_serial(cycle, kind)
    if answered := laying.answered(key, cycle=cycle, kind=kind):
        return answered
    require_in_reach(milestone, period, side, by=by, at=at)
    context = Context(cycle, at=at)
    values, documents = _values(milestone, round, side, said, by=by, at=at)
    clean_values = clean(kind, values, context, present={})
    require_launched(kind, clean_values, context)
    place = laying.place_last(cycle, kind)
    record = laying.new_record(kind, cycle, serial, at=at, publish=True, position=place)
    laying.project(kind, kind.model(record=record), clean_values, context)
    laying.lay(record, clean_values, act="created", by=by, at=at, reason="", key=key)
    kind.turned(record, "created", by, at)
    join(pairs=[(record.pk, document.pk) for document in documents], kind=LinkKind.ATTACHED, by=by, at=at)
    _tell(record, documents, by=by, at=at)
    return record


def _hold(round: Record, cycle: Cycle) -> Round:
    """The period, held until the caller commits, so that it is not closed meanwhile. Raises OutOfReach."""
    laying.lock(round)
    period: Round = Round.objects.select_related("record").get(pk=round.pk)
    if period.record.cycle_id != cycle.pk or period.record.state != RecordState.PUBLISHED:
        raise OutOfReach
    return period


def require_leave(milestone: Record, *, by: Actor) -> None:
    """Return if `by` may report on this milestone at all. Raises Refused, and LeadLeft, which says more, where it is so."""
    facts = facts_of(by, milestone.cycle, milestone)
    commitment = commitment_of(milestone)
    if commitment and not decide(Act.REPORT, facts).allowed and has_left(by, commitment):
        raise LeadLeft
    require(Act.REPORT, facts)


def require_in_reach(milestone: Record, period: Round, side: str, *, by: Actor, at: datetime) -> None:
    """Return if `by` may report now on this milestone for this period and side.

    Raises OutOfReach, NotYourCommitment, NotYourSide, RoundNotOpen.
    """
    cycle = milestone.cycle
    thing = standing_in(cycle).filter(pk=milestone.pk).first()
    if thing is None:
        raise OutOfReach
    mine = sides_of(by, thing.commitment_id, cycle, at)
    if not mine:
        raise NotYourCommitment
    if side not in mine:
        raise NotYourSide(tuple(side_label(each) for each in mine))
    today = cycle.day(at)
    if not is_open(period, cycle, today):
        others = tuple(each.record.title for each in open_rounds(cycle, today))
        raise RoundNotOpen(period.record.title, phase_of(period, cycle, today), others)


def _values(
    milestone: Record, round: Record, side: str, said: Said, *, by: Actor, at: datetime
) -> tuple[dict[str, Any], list[Record]]:
    """The open fields of the update, and the documents that were made of its files."""
    rows, documents = [], []
    for proof in said.evidence:
        file = proof.file.strip().upper()
        if proof.upload is not None:
            made = lay_document(
                cycle=milestone.cycle, title=proof.title, upload=proof.upload, address=proof.address, by=by, at=at
            )  # fmt: skip
            documents.append(made)
            file = made.reference
        title = proof.title or (documents[-1].title if proof.upload is not None else "")
        rows.append({"title": title, "address": proof.address, "file": file})
    values = {
        "milestone": milestone.reference,
        "round": round.reference,
        "title": _first_words(said, milestone),
        "side": side,
        "state": said.state,
        "happened": said.happened,
        "challenge": said.challenge,
        "hindrance": said.hindrance,
        "verdict": said.verdict,
        "evidence": rows,
        "whose": said.whose,
        "day": (said.day or milestone.cycle.day(at)).isoformat(),
    }
    return values, documents


def _first_words(said: Said, milestone: Record) -> str:
    """A title in the reporter's own words: the beginning of what happened, else of what stands in the way."""
    words = " ".join((said.happened.strip() or said.hindrance.strip() or milestone.title).split())
    return f"{words[:_TITLE].rsplit(' ', 1)[0]} …" if len(words) > _TITLE else words


def _tell(record: Record, documents: Sequence[Record], *, by: Actor, at: datetime) -> None:
    """The lines: that of the update first, for it is what was done."""
    write(
        head=record.cycle.head_id, kind="update.created", subject=f"{record.cycle.slug}/{record.reference}",
        version=record.version, title=record.title, by=by, at=at,
    )  # fmt: skip
    for document in documents:
        tell_document(document, by=by, at=at)


@transaction.atomic
def report_on_several(
    *,
    round: Record,
    side: str,
    said: Mapping[int, Said],
    milestones: Mapping[int, Record],
    by: Actor,
    at: datetime,
    key: UUID | None = None,
) -> list[Record]:
    """An update on each milestone that is in `said`, by its id; all or none.

    Raises as `report`, but what is wrong with single ones as InvalidReports; and NothingReported.
    """
    if not said:
        raise NothingReported
    made, wrong = [], {}
    for pk, words in said.items():
        own_key = uuid5(key, str(pk)) if key else None
        try:
            with transaction.atomic():
                made.append(
                    report(
                        milestone=milestones[pk],
                        round=round,
                        side=side,
                        said=words,
                        by=by,
                        at=at,
                        key=own_key,
                    )
                )
        except (Invalid, FileRefused, OutOfReach) as error:
            wrong[pk] = error
    if wrong:
        raise InvalidReports(wrong)
    return made
