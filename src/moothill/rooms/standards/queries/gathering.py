"""Gathering what rules look at: everything published, as a passer-by may read it, in a fixed number of questions."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import PASSER_BY
from moothill.commons.record import kinds
from moothill.commons.record.models import Record, Revision
from moothill.core.policy import CycleState, Side
from moothill.core.standards import Facts
from moothill.core.standards import facts as core
from moothill.rooms.activities import queries as activities
from moothill.rooms.activities.kinds import EXPLAINED, State
from moothill.rooms.pages import queries as pages
from moothill.rooms.plan import queries as plan
from moothill.rooms.planner import queries as planner
from moothill.rooms.standards.queries import promised, synthesis
from moothill.rooms.standards.queries.history import History, history_of

MOST = 1000
"""So many records of each list are read, in their order. Where there are more, the rules say so."""

_RECORDS_OF_A_MEETING = frozenset({"notes", "minutes", "report"})
_PAPERS_OF_A_MEETING = frozenset({"agenda", "draft", "presentation"})
_BOTH = frozenset({Side.GOVERNMENT, Side.CIVIL_SOCIETY})
_STATES = {
    State.PLANNED: core.State.OPEN,
    State.IN_PROGRESS: core.State.UNDER_WAY,
    State.COMPLETE: core.State.HELD,
    State.NOT_RECORDED: core.State.NOT_RECORDED,
    **dict.fromkeys(EXPLAINED, core.State.CALLED_OFF),
}


@dataclass(frozen=True, slots=True)
class Gathered:
    """The facts, and the records that they were read from, by reference."""

    facts: Facts
    records: Mapping[str, Record]
    previous: Cycle | None = None


@dataclass(slots=True)
class _Reading:
    """One reading of a cycle: what was read, and which lists are longer than that."""

    cycle: Cycle
    today: date
    records: dict[str, Record] = field(default_factory=dict)
    cut: set[str] = field(default_factory=set)

    def first(self, things: Any, name: str) -> list[Any]:
        """The first things of a list, each with whether it was brought in from elsewhere. One question."""
        imported = Revision.objects.filter(record=OuterRef("pk"), number=1, act="imported")
        found = list(things.annotate(imported=Exists(imported))[: MOST + 1])
        if len(found) > MOST:
            self.cut.add(name)
        for thing in found[:MOST]:
            thing.record.cycle = self.cycle
            self.records[thing.record.reference] = thing.record
        return found[:MOST]

    def known(self, thing: Any) -> dict[str, Any]:
        """What all facts about a record share."""
        record, day = thing.record, self.public_since(thing)
        return {"reference": record.reference, "title": record.title, "published": day, "doubt": record.doubt}

    def public_since(self, thing: Any) -> date | None:
        """The day on which it became public; None where it was brought in while the work went on, or later."""
        day = self.cycle.day(thing.record.published_at)
        return None if thing.imported and day > self.cycle.starts else day


def day_of_judging(cycle: Cycle, at: datetime) -> date:
    """A running cycle is judged as of `at`, one that has ended as of its last day."""
    today = cycle.day(at)
    return min(today, cycle.ends) if cycle.state == CycleState.ENDED else today


def gather(cycle: Cycle, at: datetime) -> Gathered:
    """Everything that the rules look at, with the same number of questions however much there is."""
    read = _Reading(cycle, day_of_judging(cycle, at))
    register = read.first(
        activities.standing(cycle, PASSER_BY).order_by("record__position", "pk"), "activities"
    )
    met = read.first(planner.meetings(cycle, PASSER_BY), "meetings")
    papers = read.first(pages.documents(cycle, PASSER_BY), "documents")
    details = read.first(kinds.get("key-details").things().of(cycle).visible_to(PASSER_BY), "key-details")
    stages = read.first(plan.stages(cycle, PASSER_BY), "stages")
    seen = history_of(cycle, [each.pk for each in met])
    themes = read.first(synthesis.themes_in(cycle), "themes")
    answers = read.first(synthesis.answers_in(cycle), "responses")
    given = synthesis.contributions_of(cycle, read.today)
    read.first(synthesis.cited(cycle, given.examples), "inputs")
    plans = promised.promised_in(read)
    facts = Facts(
        today=read.today,
        starts=cycle.starts,
        ends=cycle.ends,
        language=cycle.language,
        ended=cycle.state == CycleState.ENDED,
        public=cycle.state != CycleState.DRAFT,
        first_seen=cycle.day(seen.first_made) if seen.first_made else None,
        previous_ends=seen.previous.ends if seen.previous else None,
        previous_title=seen.previous.title if seen.previous else "",
        details=next(_details(read, details), None),
        stages=tuple(_stages(read, stages)),
        timelines=tuple(_timelines(read)),
        rows=tuple(_rows(read)),
        key_dates=tuple(_key_dates(read)),
        activities=tuple(_activities(read, register, stages, seen)),
        meetings=tuple(_meetings(read, met, papers, seen)),
        documents=tuple(core.Document(**read.known(each), when=each.when) for each in papers),
        contributions=given,
        themes=tuple(core.Theme(**read.known(each), traced=each.traced) for each in themes),
        replies=tuple(core.Reply(**read.known(each), **synthesis.parts_of(each)) for each in answers),
        commitments=plans.commitments,
        updates=plans.updates,
        editions=plans.editions,
        drafts=plans.drafts,
        moves=plans.moves,
        silent=plans.silent,
        twins=seen.twins,
        changes=seen.changes,
        renewed=seen.renewed,
        unexplained=seen.unexplained,
        cut=frozenset(read.cut),
    )
    return Gathered(facts, read.records, seen.previous)


def _details(read: _Reading, things: Iterable[Any]) -> Iterator[core.Details]:
    for thing in things:
        yield core.Details(
            **read.known(thing),
            when=thing.start,
            completion=thing.completion,
            leads=len(thing.leads),
            contacts=len(thing.contacts),
        )


def _stages(read: _Reading, things: Iterable[Any]) -> Iterator[core.Stage]:
    for thing in things:
        text = f"{thing.aim}\n{thing.summary}"
        yield core.Stage(**read.known(thing), when=thing.when, number=thing.record.number, text=text)


def _timelines(read: _Reading) -> Iterator[core.Timeline]:
    for thing in read.first(plan.timelines(read.cycle, PASSER_BY), "timelines"):
        yield core.Timeline(**read.known(thing), when=thing.when, reason=thing.revised_because)


def _rows(read: _Reading) -> Iterator[core.TimelineRow]:
    for thing in read.first(plan.rows_of_timelines(read.cycle, PASSER_BY), "timelines"):
        periods = tuple(period for period, _note in thing.dated if period)
        yield core.TimelineRow(**read.known(thing), periods=periods)


def _key_dates(read: _Reading) -> Iterator[core.KeyDate]:
    for thing in read.first(plan.key_dates(read.cycle, PASSER_BY), "key-dates"):
        yield core.KeyDate(**read.known(thing), when=thing.when, met=thing.met)


def _activities(
    read: _Reading, things: Iterable[Any], stages: Iterable[Any], seen: History
) -> Iterator[core.Activity]:
    references = {stage.pk: stage.record.reference for stage in stages}
    for thing in things:
        yield core.Activity(
            **read.known(thing),
            when=thing.when,
            stage=references.get(thing.stage_id, ""),
            group=thing.group,
            number=thing.number or thing.number_as_written,
            state=_STATES[State(thing.state)],
            explained=not thing.is_unexplained,
            event=thing.is_event,
            placeholder=thing.placeholder,
            text=thing.description,
            has_record=bool(thing.outcome) or bool(seen.attached.get(thing.pk)),
        )


def _meetings(
    read: _Reading, things: Iterable[Any], papers: Sequence[Any], seen: History
) -> Iterator[core.Meeting]:
    documents = {each.pk: each for each in papers}
    for thing in things:
        attached = [documents[pk] for pk in seen.attached.get(thing.pk, ()) if pk in documents]
        notes = [each for each in attached if each.document_kind in _RECORDS_OF_A_MEETING]
        before = [each for each in attached if each.document_kind in _PAPERS_OF_A_MEETING]
        there = [row["side"] for row in thing.attendance if row["presence"] != "apologies"]
        yield core.Meeting(
            **read.known(thing),
            when=thing.when,
            team=thing.team,
            has_record=bool(thing.notes or notes),
            attended=bool(thing.attendance),
            one_side=all(there) and bool(there) and not _BOTH.issubset(there),
            has_papers=bool(thing.agenda or before),
            noted=_first_day(read, thing, seen.noted.get(thing.pk), notes),
            announced=_first_day(read, thing, seen.announced.get(thing.pk), before),
        )


def _first_day(read: _Reading, meeting: Any, written: datetime | None, papers: Iterable[Any]) -> date | None:
    """The first day on which something of it was public: words of its own, or a document; None where none is known."""
    days = [read.public_since(each) for each in papers]
    if written and not meeting.imported:
        days.append(read.cycle.day(written))
    return min((day for day in days if day), default=None)
