"""What is still missing or unclear in commitments: their facts for the rules, and the hints that these give."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_noop

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import PASSER_BY, Actor
from moothill.commons.record import kinds
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.core.dates import Period, Precision, from_json
from moothill.core.policy import RecordState
from moothill.core.standards import Severity
from moothill.core.standards import facts as core
from moothill.core.standards.hints import Hint, hints, milestone_hints
from moothill.core.standards.said import said
from moothill.rooms.commitments.kinds import OWN, Side
from moothill.rooms.commitments.models import Commitment, Milestone
from moothill.rooms.commitments.queries.behind import roots_of
from moothill.rooms.commitments.queries.forms import FormField, form_of
from moothill.rooms.inputs.queries.narrowing import published

_INTO = (LinkKind.PART_OF, LinkKind.CODED_TO, LinkKind.MERGED_INTO)
_TEXTS = (
    "problem",
    "causes",
    "so_far",
    "solution",
    "result",
    "lead",
    "government_lead",
    "civil_lead",
    "contact",
)
_STEP_TEXTS = ("output", "verification", "lead")
# The rules ask for these already; and what a cycle wants beside them is asked for in its own words.
_ASKED_ELSEWHERE = frozenset(
    {
        "title",
        "lead",
        "problem",
        "solution",
        "result",
        "when",
        "values",
        "areas",
        "civil_lead",
        "government_lead",
        "contact",
    }
)


@dataclass(frozen=True, slots=True)
class Checked:
    """One commitment with its milestones by reference, and the hints about it, the heaviest first."""

    record: Record
    steps: Mapping[str, Record]
    hints: Sequence[Hint]


def time_of(cycle: Cycle) -> Period:
    """The time in which the commitments of a cycle lie: that of the cycle itself."""
    return Period("", cycle.starts, max(cycle.starts, cycle.ends), Precision.RANGE)


def traced(commitments: Collection[int], cycle: Cycle) -> set[int]:
    """Those of these commitments of one cycle that lead back to a public contribution. Six questions, however many."""
    roots = roots_of(commitments)
    places = {place for each in roots.values() for place in each.places}
    inputs = {each for root in roots.values() for each in root.inputs}
    reached = _reached(places, cycle) if places else set()
    public = (
        set(published(cycle, PASSER_BY).filter(pk__in=inputs).values_list("pk", flat=True))
        if inputs
        else set()
    )
    return {pk for pk, each in roots.items() if each.places & reached or each.inputs & public}


def _reached(places: Collection[int], cycle: Cycle) -> set[int]:
    """Those of these records into which a link leads from a public contribution."""
    said_here = Link.objects.filter(
        effect=OuterRef("pk"),
        kind__in=_INTO,
        cause__kind="input",
        cause__cycle=cycle,
        cause__state=RecordState.PUBLISHED,
    )
    found = Record.objects.filter(pk__in=places).filter(Exists(said_here))
    return set(found.values_list("pk", flat=True))


def commitment_facts(content: Mapping[str, Any]) -> dict[str, Any]:
    """What rules look at in a commitment, of its open fields in canonical form; its milestones and its trail apart."""
    others = content.get("others") or []
    return {
        **{name: str(content.get(name) or "") for name in _TEXTS},
        "number": str(content.get("number") or ""),
        "when": _period(content),
        "values": tuple((row.get("value", ""), row.get("why", "")) for row in content.get("values") or []),
        "areas": len(content.get("areas") or []),
        "goals": len(content.get("goals") or []),
        "civil_partner": any(row.get("side") == Side.CIVIL_SOCIETY for row in others),
    }


def milestone_facts(content: Mapping[str, Any]) -> dict[str, Any]:
    """What rules look at in a milestone, of its open fields in canonical form."""
    texts = {name: str(content.get(name) or "") for name in _STEP_TEXTS}
    return {**texts, "number": str(content.get("number") or ""), "when": _period(content)}


def _period(content: Mapping[str, Any]) -> Period | None:
    when = content.get("when")
    return from_json(when) if when else None


def read_facts(thing: Commitment | Milestone) -> dict[str, Any]:
    """The same of a record as it stands."""
    kind = kinds.get(thing.record.kind)
    content = kind.read(thing)
    return commitment_facts(content) if kind.name == "commitment" else milestone_facts(content)


def check_all(things: Sequence[Commitment], cycle: Cycle, actor: Actor) -> list[Checked]:
    """Look over these commitments of one cycle, with the milestones that `actor` may see, in eight questions at most."""
    ids = [each.pk for each in things]
    steps = steps_of(ids, cycle, actor)
    found, form = traced(ids, cycle), form_of(cycle)
    return [_checked(each, steps.get(each.pk, []), each.pk in found, form, cycle) for each in things]


def steps_of(commitments: Collection[int], cycle: Cycle, actor: Actor) -> dict[int, list[Milestone]]:
    """The milestones of these commitments that `actor` may see, in order, by the commitment's id. One question."""
    seen = kinds.get("milestone").things().visible_in(cycle, actor).filter(commitment__in=commitments)
    found: dict[int, list[Milestone]] = {}
    for each in seen.order_by("record__position", "pk"):
        each.record.cycle = cycle
        found.setdefault(each.commitment_id, []).append(each)
    return found


def _checked(
    thing: Commitment, steps: Sequence[Milestone], traced_here: bool, form: Iterable[FormField], cycle: Cycle
) -> Checked:
    record = thing.record
    record.cycle = cycle
    content = kinds.get("commitment").read(thing)
    fact = core.Commitment(
        reference=record.reference,
        title=record.title,
        traced=traced_here,
        milestones=tuple(_step(each) for each in steps),
        **commitment_facts(content),
    )
    found = hints(fact, plan=time_of(cycle), language=cycle.language)
    return Checked(
        record, {each.record.reference: each.record for each in steps}, asked_for(found, content, form)
    )


def _step(thing: Milestone) -> core.Milestone:
    return core.Milestone(reference=thing.record.reference, title=thing.record.title, **read_facts(thing))


def asked_for(found: Iterable[Hint], content: Mapping[str, Any], form: Iterable[FormField]) -> list[Hint]:
    """Hints as a cycle's own form has them: none about what it leaves out, unless the OGP asks; and what it needs itself."""
    fields = list(form)
    hidden = {each.name for each in fields if not each.shown}
    kept = [
        each for each in found if each.severity is Severity.MUST or each.milestone or each.where not in hidden
    ]
    own = [_needed(each) for each in fields if each.shown and each.needed and _is_empty(each, content)]
    place = sum(each.severity is Severity.MUST for each in kept)
    return [*kept[:place], *own, *kept[place:]]


def _is_empty(field: FormField, content: Mapping[str, Any]) -> bool:
    if field.name.startswith(OWN):
        return not any(
            said(row.get("words", "")) for row in content.get("more") or [] if row.get("name") == field.name
        )
    value = content.get(field.name)
    return field.name not in _ASKED_ELSEWHERE and not (said(value) if isinstance(value, str) else value)


def _needed(field: FormField) -> Hint:
    return Hint(
        "needed",
        "",
        Severity.SHOULD,
        field.name,
        gettext_noop("“%(label)s” is empty."),
        gettext_noop("This cycle asks for it of every commitment."),
        {"label": field.label},
    )


def look_over(
    content: Mapping[str, Any], cycle: Cycle, actor: Actor, *, record: Record | None = None
) -> list[Hint]:
    """The hints about a commitment as somebody is writing it: its open fields as they would be stored. `record` is the one
    that is changed, None for a new one, of which neither milestones nor trail are asked for yet."""
    form = form_of(cycle)
    steps = steps_of([record.pk], cycle, actor).get(record.pk, []) if record else []
    fact = core.Commitment(
        reference=record.reference if record else "",
        title=str(content.get("title") or ""),
        traced=record.pk in traced([record.pk], cycle) if record else None,
        milestones=tuple(_step(each) for each in steps),
        **commitment_facts(content),
    )
    found = hints(fact, plan=time_of(cycle), language=cycle.language)
    later = () if record else ("no-milestone",)
    return asked_for((each for each in found if each.code not in later), content, form)


def look_over_step(
    content: Mapping[str, Any], cycle: Cycle, actor: Actor, *, reference: str = ""
) -> list[Hint]:
    """The hints about a milestone as somebody is writing it; `reference` is that of the one that is changed."""
    whole = Commitment.objects.visible_in(cycle, actor).filter(
        record__reference=str(content.get("commitment") or "")
    )
    promised = whole.values_list("when_json", flat=True).first()
    fact = core.Milestone(
        reference=reference, title=str(content.get("title") or ""), **milestone_facts(content)
    )
    return list(
        milestone_hints(fact, whole=from_json(promised) if promised else None, language=cycle.language)
    )


def check_step(thing: Milestone, cycle: Cycle) -> list[Hint]:
    """The hints about one milestone as it stands; its commitment is read with it."""
    return list(milestone_hints(_step(thing), whole=thing.commitment.when, language=cycle.language))
