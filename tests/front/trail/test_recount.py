"""Counted a second time, without the trail's own code: the lines on a page are those of the journal, no more and no less."""

import random
from datetime import timedelta

import pytest

from moothill.commons.journal.models import Entry
from moothill.commons.people.templatetags.people import called
from moothill.commons.record import kinds
from moothill.commons.record.linking import link, unlink
from moothill.commons.record.models import Link, LinkKind
from moothill.commons.record.operations import revise
from moothill.front.trail import lines

pytestmark = pytest.mark.django_db
WAYS = {
    ("input", "code"): LinkKind.CODED_TO,
    ("input", "theme"): LinkKind.PART_OF,
    ("input", "point"): LinkKind.PART_OF,
    ("code", "theme"): LinkKind.PART_OF,
    ("code", "code"): LinkKind.MERGED_INTO,
    ("theme", "theme"): LinkKind.MERGED_INTO,
    ("input", "input"): LinkKind.MERGED_INTO,
    ("input", "response"): LinkKind.ANSWERED_BY,
    ("point", "response"): LinkKind.ANSWERED_BY,
    ("theme", "response"): LinkKind.ANSWERED_BY,
}
STEPS = {"coded-to", "part-of", "merged-into", "split-into", "answered-by"}


def ways(start, edges, latest=None, seen=()):
    """Every way onward from a record, with the moment since when it stands: all of them, one by one."""
    for cause, effect, at in edges:
        if cause == start and effect not in seen:
            since = max(latest, at) if latest else at
            yield effect, since
            yield from ways(effect, edges, since, (*seen, effect))


def recount(record):
    edges = [(each.cause_id, each.effect_id, each.at) for each in Link.objects.all() if each.kind in STEPS]
    points = kinds.get("point").model.objects.select_related("record")
    edges += [(point.pk, point.theme_id, point.record.created_at) for point in points]
    first = {}
    for effect, since in ways(record.pk, edges, seen=(record.pk,)):
        first[effect] = min(since, first.get(effect, since))
    about = {
        f"{record.cycle.slug}/{each.reference}": first[each.pk]
        for each in type(record).objects.filter(pk__in=first)
    }
    own = f"{record.cycle.slug}/{record.reference}"
    return [
        (line.number, line.at, called(line.actor_name), line.reason)
        for line in Entry.objects.order_by("number")
        if line.head_id == record.cycle.head_id
        and (line.subject == own or (line.subject in about and line.at >= about[line.subject]))
    ]


@pytest.mark.parametrize("seed", [1, 2])
def test_after_any_history_each_trail_holds_exactly_the_lines_about_it_and_what_it_led_to(
    make, cycle, at, steward, civil_steward, told, monkeypatch, seed
):
    monkeypatch.setattr(lines.lines_of, "__kwdefaults__", {"after": 0, "most": 7})
    draw = random.Random(seed)
    made = [make("input", words="Trains at night") for _ in range(4)]
    made += [make("code") for _ in range(3)] + [make("theme") for _ in range(3)]
    made += [make("point", theme=draw.choice(made[7:10]).reference) for _ in range(2)]
    made += [make("response", heard="Much", did="This") for _ in range(2)]
    for day in range(1, 50):
        moment, by = at + timedelta(days=day), draw.choice([steward, civil_steward])
        cause, effect = draw.sample(made, 2)
        kind = WAYS.get((cause.kind, effect.kind))
        present = (
            Link.objects.filter(cause=cause, effect=effect).select_related("cause__cycle", "effect").first()
        )
        if present and draw.random() < 0.5:
            unlink(link=present, reason=f"No longer, on day {day}", by=by, at=moment)
        elif kind and not present:
            link(cause=cause, effect=effect, kind=kind, by=by, at=moment, reason=f"As of day {day}")
        elif cause.kind != "input":
            cause.refresh_from_db()
            revise(
                record=cause, values={"title": f"Since day {day}"}, base=cause.version, by=by, at=moment,
                reason=f"Day {day}",
            )  # fmt: skip
    for record in made:
        assert told(record) == recount(record), record.reference
