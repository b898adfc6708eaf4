"""A cycle of very many links: contributions, codes, themes, responses, commitments, milestones, updates.

Of all links a tenth lead from contributions straight to one theme, and the others from contributions to codes. Past every
operation. Import after `django.setup()`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kit.bulk import pour, settle
from kit.cycle import AT, begin, steward
from kit.gather_lists import _input, _record
from kit.words import Words
from moothill.commons.cycles.models import Cycle
from moothill.commons.journal.models import Entry, Head
from moothill.commons.record import kinds
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.commons.record.operations import create
from moothill.core.policy import RecordState
from moothill.rooms.inputs.models import Input

CODES, THEMES, COMMITMENTS, MILESTONES, UPDATES = 200, 20, 5, 8, 4
EACH = 3  # contributions have so many codes each


@dataclass(frozen=True, slots=True)
class Ground:
    """The cycle, and the records whose trails are measured."""

    cycle: Cycle
    input: str
    theme: str
    commitment: str
    links: int


def lay(slug: str, links: int) -> Ground:
    """A cycle with about so many links. One theme has a tenth of them as contributions of its own; a commitment rests on it,
    on two others and on a response.
    """
    cycle = begin(slug)
    by, words = steward(cycle, 1), Words()
    call = create(
        kind=kinds.get("call"), cycle=cycle, values={"title": "What next?"}, by=by, at=AT, publish=False
    )
    Record.objects.filter(pk=call.pk).update(state=RecordState.PUBLISHED, published_at=AT)
    stage = _made(cycle, "stage", title="One", when="March 2018").reference
    event = _made(
        cycle, "activity", title="A walk", stage=stage, form="event", when="5 March 2018", place="Ayr"
    )
    themes = [_made(cycle, "theme", title=f"Theme {at}") for at in range(THEMES)]
    codes = [
        _made(cycle, "code", title=f"Code {at}", definition="x", standing="adopted") for at in range(CODES)
    ]
    own = links // 10
    number = (links - own) // EACH
    first = Record.objects.order_by("-pk").values_list("pk", flat=True)[0] + 1
    pour(Record, (_record(first + at, at, cycle, words) for at in range(number)))
    pour(Input, (_input(first + at, at, cycle, call, event, words) for at in range(number)))
    settle(Record)
    pour(Link, _links(first, number, own, themes[0], codes))
    settle(Link)
    _narrow(cycle, themes, codes)
    _lines(cycle, number)
    settle(Record, Link, Entry)
    commitment = Record.objects.filter(cycle=cycle, kind="commitment").order_by("pk")[0]
    return Ground(
        cycle,
        f"inputs/I-{own // 2}",
        f"themes/{themes[0].reference}",
        f"commitments/{commitment.reference}",
        Link.objects.filter(cause__cycle=cycle).count(),
    )


def _made(cycle: Cycle, kind: str, **values: Any) -> Record:
    return create(kind=kinds.get(kind), cycle=cycle, values=values, by=steward(cycle, 1), at=AT)


def _links(first: int, number: int, own: int, theme: Record, codes: list[Record]) -> Iterator[dict[str, Any]]:
    last = Link.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    pairs = [(first + at, theme.pk, LinkKind.PART_OF) for at in range(own)]
    many = (
        (first + at, codes[(at * 7 + turn * 13) % CODES].pk, LinkKind.CODED_TO)
        for at in range(number)
        for turn in range(EACH)
    )
    for at, (cause, effect, kind) in enumerate([*pairs, *many]):
        yield {"id": last + 1 + at, "cause_id": cause, "effect_id": effect, "kind": kind.value, "note": "", "by_name": "",
               "at": AT}  # fmt: skip


def _narrow(cycle: Cycle, themes: list[Record], codes: list[Record]) -> None:
    """What stands above: a tenth of the codes in the first theme, and the whole way up from the themes."""
    for at, code in enumerate(codes):
        _join(code, themes[at % THEMES], LinkKind.PART_OF)
    response = _plain(cycle, "response", title="An answer", outcome="taken-up")
    for theme in themes[:3]:
        _join(theme, response, LinkKind.ANSWERED_BY)
    for number in range(COMMITMENTS):
        commitment = _plain(cycle, "commitment", title=f"Commitment {number}")
        for theme in themes[number * 3 : number * 3 + 3]:
            _join(theme, commitment, LinkKind.BECAME)
        if number == 0:
            _join(response, commitment, LinkKind.BECAME)
        for step in range(MILESTONES):
            milestone = _plain(
                cycle,
                "milestone",
                title=f"Milestone {step}",
                commitment_id=commitment.pk,
                number=f"{number}.{step}",
            )
            _join(commitment, milestone, LinkKind.STEPS_TO)
            for turn in range(UPDATES):
                update = _plain(cycle, "update", title=f"Update {turn}", milestone_id=milestone.pk, side="government",
                                state="in-progress", evidence=[{"title": "A report", "address": "", "file": ""}])  # fmt: skip
                _join(milestone, update, LinkKind.REPORTED_BY)


def _plain(cycle: Cycle, kind: str, *, title: str, **columns: Any) -> Record:
    known = kinds.get(kind)
    place = Record.objects.filter(cycle=cycle, kind=kind).count() + 1
    record = Record.objects.create(
        cycle=cycle, kind=kind, reference=f"{known.prefix}-{place}", title=title, state=RecordState.PUBLISHED,
        position=place, created_at=AT, published_at=AT,
    )  # fmt: skip
    known.model(record=record, **columns).save(force_insert=True)
    return record


def _join(cause: Record, effect: Record, kind: LinkKind) -> None:
    Link.objects.create(cause=cause, effect=effect, kind=kind, at=AT)


def _lines(cycle: Cycle, number: int) -> None:
    """A line for each contribution. Their seals are no seals: nobody verifies this journal."""
    head = Head.objects.get(pk=cycle.head_id)
    last = Entry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    pour(Entry, ({"id": last + 1 + at, "head_id": head.pk, "number": head.number + 1 + at, "at": AT, "kind": "input.created",
                  "subject": f"{cycle.slug}/I-{at + 1}", "version": 1, "actor_digest": "", "reason_digest": "",
                  "title_digest": "", "facts": "{}", "previous": f"none-{cycle.pk}-{at}", "seal": f"none-{cycle.pk}-{at + 1}",
                  "salt": "", "actor_salt": "", "reason_salt": "", "title_salt": "", "actor_name": "", "reason": "",
                  "title": "Trains"} for at in range(number)))  # fmt: skip
    Head.objects.filter(pk=head.pk).update(number=head.number + number)
