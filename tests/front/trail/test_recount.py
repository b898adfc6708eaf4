"""Counted a second time, without the trail's own code: the lines on a page are those of the journal, no more and no less."""

import json
import random
from datetime import timedelta

import pytest

from moothill.commons.journal.models import Entry
from moothill.commons.people.templatetags.people import called
from moothill.commons.record import kinds
from moothill.commons.record.linking import link, unlink
from moothill.commons.record.models import Link, LinkKind, Record, Revision
from moothill.commons.record.operations import revise
from moothill.front.trail import behind, lines
from moothill.rooms.inputs.models import Input

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
    ("input", "commitment"): LinkKind.BECAME,
    ("theme", "commitment"): LinkKind.BECAME,
    ("response", "commitment"): LinkKind.BECAME,
    ("commitment", "commitment"): LinkKind.SUPERSEDES,
    ("commitment", "milestone"): LinkKind.STEPS_TO,
    ("milestone", "update"): LinkKind.REPORTED_BY,
    ("commitment", "draft"): LinkKind.CUT_AS,
    ("draft", "edition"): LinkKind.BUNDLED_IN,
    ("edition", "route"): LinkKind.LAID_BEFORE,
    ("draft", "input"): LinkKind.COMMENTED_BY,
}
STEPS = {
    "coded-to", "part-of", "merged-into", "split-into", "answered-by", "became", "superseded-by", "kept-by",
    "reported-by", "cut-as", "bundled-in", "laid-before",
}  # fmt: skip


def ways(start, edges, latest=None, seen=()):
    """Every way onward from a record, with the moment since when it stands: all of them, one by one."""
    for cause, effect, at in edges:
        if cause == start and effect not in seen:
            since = max(latest, at) if latest else at
            yield effect, since
            yield from ways(effect, edges, since, (*seen, effect))


def earlier(start, causes, of):
    """Everything that led to a record. Beyond a contribution on the way: what was gathered into it, its call and its event."""
    found, ahead = set(), [start]
    while ahead:
        here = ahead.pop()
        for cause, kind in causes.get(here, ()):
            beyond = of[here] != "input" or here == start or kind in {"merged-into", "column"}
            if cause not in found and cause != start and beyond:
                found.add(cause)
                ahead.append(cause)
    return found


def recount(record):
    """The lines about a record and what led to it, and about what it led to from then on: number, when, who, why."""
    rows = list(Link.objects.filter(cause__cycle=record.cycle).values_list("cause", "effect", "kind", "at"))
    points = list(kinds.get("point").model.objects.select_related("record"))
    edges = [(cause, effect, at) for cause, effect, kind, at in rows if kind in STEPS]
    edges += [(point.pk, point.theme_id, point.record.created_at) for point in points]
    first = {}
    for effect, since in ways(record.pk, edges, seen=(record.pk,)):
        first[effect] = min(since, first.get(effect, since))
    causes = {}
    for cause, effect, kind, _at in rows:
        if kind in STEPS | {"commented-by"}:
            causes.setdefault(effect, []).append((cause, kind))
    for point in points:
        causes.setdefault(point.theme_id, []).append((point.pk, "point"))
    for pk, *origins in Input.objects.values_list("pk", "call", "event"):
        causes.setdefault(pk, []).extend((origin, "column") for origin in origins if origin)
    of = dict(Record.objects.filter(cycle=record.cycle).values_list("pk", "kind"))
    known = dict(
        Record.objects.filter(cycle=record.cycle, state__in=("published", "withdrawn")).values_list(
            "pk", "reference"
        )
    )
    whole = {record.pk, *earlier(record.pk, causes, of)} & known.keys()
    slug = record.cycle.slug
    about = {f"{slug}/{known[pk]}": since for pk, since in first.items() if pk in known and pk not in whole}
    mine = {f"{slug}/{known[pk]}" for pk in whole}
    imports = set(of_imports(whole))
    standing = set(
        Record.objects.filter(cycle=record.cycle, state="published").values_list("reference", flat=True)
    )
    return [
        (line.number, line.at, called(line.actor_name), line.reason if named(line) <= standing else "")
        for line in Entry.objects.filter(head=record.cycle.head_id).order_by("number")
        if line.subject in mine
        or (line.subject in about and line.at >= about[line.subject])
        or (line.subject == slug and line.kind.startswith("batch.") and of_batch(line) & imports)
    ]


def named(line):
    """The records that a line names: of what does not stand in public, no words are told."""
    to = {json.loads(line.facts)["to"]} if line.kind.startswith("link.") else set()
    return ({line.subject.partition("/")[2]} | to) - {""}


def of_imports(ids):
    """By what the imports that brought these are known: the number of the import, else the moment of it."""
    for pk, at in Revision.objects.filter(record__in=ids, number=1, act="imported").values_list(
        "record", "at"
    ):
        thing = Input.objects.filter(pk=pk, batch__isnull=False).select_related("batch").first()
        yield thing.batch.number if thing else at


def of_batch(line):
    number = json.loads(line.facts).get("import")
    return {number} if number else {line.at}


@pytest.mark.parametrize("seed", [1, 2])
def test_after_any_history_each_trail_holds_exactly_the_lines_about_it_what_led_to_it_and_what_it_led_to(
    make, stand, cycle, at, steward, civil_steward, told, monkeypatch, seed
):
    monkeypatch.setattr(lines.lines_of, "__kwdefaults__", {"behind": (), "after": 0, "most": 25})
    draw = random.Random(seed)
    made = [make("input", words="Trains at night") for _ in range(4)]
    made += [make("code") for _ in range(2)] + [make("theme") for _ in range(3)]
    made += [make("point", theme=draw.choice(made[6:9]).reference) for _ in range(2)]
    made += [make("response", heard="Much", did="This") for _ in range(2)]
    for kind in ("commitment", "commitment", "milestone", "update", "draft", "edition", "route"):
        made.append(stand(kind))
    for day in range(1, 90):
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
        elif cause.kind == "theme":
            cause.refresh_from_db()
            revise(
                record=cause, values={"title": f"Since day {day}"}, base=cause.version, by=by, at=moment,
                reason=f"Day {day}",
            )  # fmt: skip
    for record in made:
        assert told(record) == recount(record), record.reference


def test_where_contributions_are_many_their_lines_stand_in_the_list_of_them(
    make, tie, told, client, monkeypatch
):
    monkeypatch.setattr(behind, "FEW", 3)
    monkeypatch.setattr("moothill.front.trail.causes.MOST", 2)
    theme, commitment = make("theme"), make("commitment")
    said = [make("input", words=f"Trains {number}") for number in range(5)]
    for day, each in enumerate(said):
        tie(each, theme, LinkKind.PART_OF, day=day, reason=f"Day {day}")
    tie(theme, commitment, LinkKind.BECAME, day=9)
    found, query = set(told(commitment)), "?causes=input"
    assert not {line for line in found if line[3].startswith("Day")}
    page = client.get(f"{commitment.get_absolute_url()}trail/")
    assert "told in a list of their own" in page.content.decode()
    seen = []
    while query:
        page = client.get(f"{commitment.get_absolute_url()}trail/{query}")
        seen += [row.record for row in page.context["groups"][0].rows]
        found |= {(line.number, line.at, line.by, line.reason) for line in page.context["lines"]}
        query = page.context["older"]
    assert seen == said
    assert sorted(found) == recount(commitment)
