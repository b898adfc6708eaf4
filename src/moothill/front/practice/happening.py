"""What happened in the practice cycle since it was made: one step after the other, each by one of the parts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import singledispatchmethod
from typing import Any
from zoneinfo import ZoneInfo

from django.core.files.uploadedfile import SimpleUploadedFile

from moothill.commons.cycles.models import Cycle
from moothill.commons.people.models import Participant
from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds
from moothill.commons.record.models import Record
from moothill.commons.record.operations import create, revise, withdraw
from moothill.core.policy import Role, Side
from moothill.front.practice.acts import (
    AUTHOR,
    Answered,
    Asked,
    Born,
    Change,
    Closed,
    Contributed,
    Cut,
    Judged,
    Kept,
    Laid,
    Later,
    Led,
    Moved,
    Placed,
    Planned,
    Read,
    Reported,
    SetApart,
    Signed,
    Summed,
)
from moothill.front.practice.around import around
from moothill.front.practice.schema import Practice
from moothill.rooms.coding import operations as coding
from moothill.rooms.coding.operations.alike import judge
from moothill.rooms.commitments import operations as commitments
from moothill.rooms.commitments.operations import editions as plan
from moothill.rooms.commitments.operations.cutting import cut_draft
from moothill.rooms.commitments.operations.moving import move_dates
from moothill.rooms.inputs import operations as inputs
from moothill.rooms.monitoring import operations as monitoring
from moothill.rooms.responses import operations as responses
from moothill.rooms.signoffs import operations as signoffs
from moothill.rooms.signoffs.kinds import Verdict
from moothill.rooms.signoffs.queries import steps_of_route
from moothill.rooms.themes import operations as themes

Step = (
    Contributed
    | Change
    | Later
    | Kept
    | Read
    | Judged
    | Placed
    | Asked
    | SetApart
    | Answered
    | Laid
    | Signed
    | Led
    | Born
    | Summed
    | Reported
    | Closed
    | Cut
    | Moved
    | Planned
)


def steps_of(file: Practice) -> list[Step]:
    """Everything that happened, the first first. What came on a day came before what else was done on it."""
    made: list[Step] = [*file.codebooks, *file.drafts]
    said: list[Step] = [*file.readings, *file.judgements, *file.placed, *file.missed, *file.apart]
    approved: list[Step] = [*file.routes, *file.signatures]
    promised: list[Step] = [*file.leads, *file.born, *file.summaries, *file.cuts, *file.moved, *file.plans]
    told: list[Step] = [*file.reports, *file.closings]
    came: list[Step] = [*file.contributions]
    every = [*came, *file.changes, *made, *said, *file.answers, *promised, *approved, *told]
    every += file.withdrawals  # an hour after the rest of their day
    return sorted(every, key=lambda step: step.day)


@dataclass(frozen=True, slots=True)
class Happening:
    """The cycle in which it happens, whom the parts are, the records by handle, and the day around which it happens."""

    file: Practice
    cycle: Cycle
    actors: Mapping[str, Actor]
    made: dict[str, Record]
    at: datetime
    today: date

    def all(self) -> None:
        """Let every step happen, through the same operations as everything else."""
        for step in steps_of(self.file):
            self._step(step, self.actors[step.by], self._moment(step.day))

    def _moment(self, day: int) -> datetime:
        """So many days from today by the clock of the cycle, so that it falls on the day that the file means."""
        return (self.at.astimezone(ZoneInfo(self.cycle.zone)) + timedelta(days=day)).astimezone(UTC)

    @singledispatchmethod
    def _step(self, step: Any, by: Actor, at: datetime) -> None:
        raise TypeError(step)

    @_step.register
    def _contributed(self, step: Contributed, by: Actor, at: datetime) -> None:
        laid = inputs.lay_down if step.by == AUTHOR else inputs.enter
        self.made[step.handle] = laid(cycle=self.cycle, values=self._values(step.values), by=by, at=at)

    @_step.register
    def _placed(self, step: Placed, by: Actor, at: datetime) -> None:
        record, into = self._record(step.of), self._record(step.into)
        if into.kind == "theme":
            themes.put(theme=into, causes=[record], reason=step.reason, by=by, at=at)
        else:
            themes.put_in_point(point=into, inputs=[record], reason=step.reason, by=by, at=at)

    @_step.register
    def _change(self, step: Change, by: Actor, at: datetime) -> None:
        record, values = self._record(step.of), self._values(step.values)
        revise(record=record, values=values, base=record.version, by=by, at=at, reason=step.reason)

    @_step.register
    def _later(self, step: Later, by: Actor, at: datetime) -> None:
        """A draft, or one that was made and withdrawn."""
        gone = step in self.file.withdrawals
        kind, values = kinds.get(step.kind), self._values(step.values)
        record = create(kind=kind, cycle=self.cycle, values=values, by=by, at=at, publish=gone)
        if gone:
            withdraw(record=record, reason=step.reason, by=by, at=at + timedelta(hours=1))

    @_step.register
    def _kept(self, step: Kept, by: Actor, at: datetime) -> None:
        coding.cut_codebook(cycle=self.cycle, title=step.title, why=step.why, by=by, at=at)

    @_step.register
    def _read(self, step: Read, by: Actor, at: datetime) -> None:
        record = self._record(step.of)
        marks = [coding.Mark(self._record(code)) for code in step.codes]
        coding.read(record=record, codes=marks, base=record.version, by=by, at=at, key=None)

    @_step.register
    def _judged(self, step: Judged, by: Actor, at: datetime) -> None:
        one, other = self._record(step.one), self._record(step.other)
        judge(one=one, other=other, kind=step.kind, reason=step.reason, by=by, at=at)

    @_step.register
    def _asked(self, step: Asked, by: Actor, at: datetime) -> None:
        themes.set_missed(cycle=self.cycle, call=None, because=step.because, by=by, at=at)

    @_step.register
    def _apart(self, step: SetApart, by: Actor, at: datetime) -> None:
        themes.set_apart(record=self._record(step.of), because=step.because, by=by, at=at)

    @_step.register
    def _answered(self, step: Answered, by: Actor, at: datetime) -> None:
        to, values = [self._record(each) for each in step.to], self._values(step.values)
        made = responses.draft(cycle=self.cycle, to=to, values=values, by=by, at=at)
        if step.published:
            responses.publish(responses=[made], by=by, at=at)

    @_step.register
    def _led(self, step: Led, by: Actor, at: datetime) -> None:
        participant = Participant.objects.get(person__isnull=False, label=self.actors[step.who].name)
        commitments.name_lead(
            commitment=self._commitment(step.of), side=Side(step.side), participant=participant, by=by, at=at,
            reason=step.reason,
        )  # fmt: skip

    @_step.register
    def _born(self, step: Born, by: Actor, at: datetime) -> None:
        causes = [self._record(each) for each in step.origins]
        commitments.trace(commitment=self._record(step.of), causes=causes, reason=step.reason, by=by, at=at)

    @_step.register
    def _summed(self, step: Summed, by: Actor, at: datetime) -> None:
        commitments.summarise(commitment=self._commitment(step.of), words=step.words, base=0, by=by, at=at)

    @_step.register
    def _cut(self, step: Cut, by: Actor, at: datetime) -> None:
        agreed = [row.model_dump() for row in step.agreed]
        cut_draft(
            commitment=self._record(step.of), title=step.title, why=step.why, agreed=agreed, by=by, at=at
        )

    @_step.register
    def _moved(self, step: Moved, by: Actor, at: datetime) -> None:
        when = around(step.when, self.today)
        move_dates(
            milestone=self._record(step.of), when=when, because=step.because, agreed=step.agreed, by=by, at=at
        )

    def _commitment(self, handle: str) -> Any:
        """The commitment with this handle, with its record as it stands now."""
        thing = kinds.get("commitment").things().get(pk=self.made[handle].pk)
        thing.record.cycle = self.cycle
        return thing

    @_step.register
    def _laid(self, step: Laid, by: Actor, at: datetime) -> None:
        due = [each.due for each in step.steps]
        days = [self.today + timedelta(days=day) if day is not None else None for day in due]
        new = [
            signoffs.NewStep(each.office, Role(each.role), Side(each.side), day)
            for each, day in zip(step.steps, days, strict=True)
        ]
        instead = self._route(step.instead) if step.instead else None
        signoffs.lay_route(
            on=self._record(step.of), title=step.title, why=step.why, steps=new, instead=instead, by=by, at=at
        )

    @_step.register
    def _signed(self, step: Signed, by: Actor, at: datetime) -> None:
        found = steps_of_route(self._route(step.route))[step.step]
        signoffs.sign(
            step=found, verdict=Verdict(step.verdict), day=self.cycle.day(at), said_by=step.said_by,
            conditions=step.conditions, document=self._record(step.document) if step.document else None, by=by, at=at,
        )  # fmt: skip

    @_step.register
    def _reported(self, step: Reported, by: Actor, at: datetime) -> None:
        proofs = tuple(
            monitoring.Proof(paper.title, upload=SimpleUploadedFile(paper.name, paper.words.encode()))
            for paper in step.evidence
        )
        said = monitoring.Said(
            state=step.state, happened=step.happened, challenge=step.challenge, hindrance=step.hindrance,
            verdict=step.verdict, whose=step.whose, evidence=proofs,
        )  # fmt: skip
        monitoring.report(
            milestone=self._record(step.of),
            round=self._record(step.round),
            side=step.side,
            said=said,
            by=by,
            at=at,
        )

    @_step.register
    def _closed(self, step: Closed, by: Actor, at: datetime) -> None:
        monitoring.close_round(round=self._record(step.of), because=step.because, by=by, at=at)

    def _route(self, title: str) -> Record:
        return Record.objects.get(cycle=self.cycle, kind="route", title=title)

    @_step.register
    def _planned(self, step: Planned, by: Actor, at: datetime) -> None:
        drafts = [self._newest_draft(each) for each in step.of]
        values = self._values(step.values)
        record = plan.compose(cycle=self.cycle, drafts=drafts, values=values, by=by, at=at)
        if step.issued:
            plan.issue(edition=record, by=by, at=at)
        if step.gone:
            withdraw(record=record, reason=step.gone, by=by, at=at)

    def _newest_draft(self, commitment: str) -> Record:
        drafts = Record.objects.filter(
            kind="draft", links_in__cause=self.made[commitment], links_in__kind="cut-as"
        )
        newest: Record = drafts.order_by("-pk")[0]
        newest.cycle = self.cycle
        return newest

    def _record(self, handle: str) -> Record:
        """As it stands now: what happened before may have changed it."""
        found = Record.objects.get(pk=self.made[handle].pk)
        found.cycle = self.cycle
        return found

    def _values(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """The values with their dates, and with references in place of handles."""
        return {
            name: self.made[value[1:]].reference
            if isinstance(value, str) and value.startswith("@")
            else around(value, self.today)
            for name, value in values.items()
        }
