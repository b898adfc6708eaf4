"""What was asked and said before, in earlier cycles of the same member: shown to whoever writes a call."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from moothill.commons.cycles.models import Cycle
from moothill.commons.cycles.queries import cycles_visible_to
from moothill.commons.policy.actors import PASSER_BY
from moothill.commons.record import kinds
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.commons.record.panels import Panel, Place
from moothill.commons.record.queries import sees_inside
from moothill.commons.record.visibility import visible
from moothill.commons.search.similar import Similar, similar_among
from moothill.core.policy import RecordState

KINDS = ("call", "theme", "point", "input")
FIRST = 5
_CYCLES = 10  # the newest before this one


@dataclass(frozen=True, slots=True)
class Before:
    """One thing of an earlier cycle. `answer` is its newest published answer, None if none is recorded."""

    record: Record
    excerpt: str
    what: str
    answer: Record | None
    outcome: str


def asked_before(cycle: Cycle, words: str) -> list[Before]:
    """At most FIRST calls, themes, points and contributions of earlier cycles of the member most like `words`, best first.

    Only what everybody can read, and only from cycles in the language of this one. As many questions however many there are.
    """
    before = cycles_visible_to(PASSER_BY).filter(
        member=cycle.member_id, starts__lt=cycle.starts, language=cycle.language
    )
    cycles = list(before.exclude(pk=cycle.pk).order_by("-starts", "-pk")[:_CYCLES])
    if not cycles or not words.strip():
        return []
    found = similar_among(cycles=cycles, text=words, actor=PASSER_BY, kinds=KINDS, most=FIRST)
    return list(_told(found))


def _told(found: Sequence[Similar]) -> list[Before]:
    links = Link.objects.filter(
        visible(PASSER_BY, "effect__"),
        cause__in=[each.record.pk for each in found],
        kind=LinkKind.ANSWERED_BY,
    )
    newest = {
        link.cause_id: link.effect for link in links.select_related("effect__cycle").order_by("at", "pk")
    }
    responses = kinds.get("response").things().select_related("record__cycle")
    answers = responses.filter(pk__in=[each.pk for each in newest.values()]).in_bulk()
    rows = []
    for each in found:
        answer = newest.get(each.record.pk)
        outcome = answers[answer.pk].outcome_words if answer else ""
        what = str(kinds.get(each.record.kind).label)
        rows.append(Before(each.record, _besides(each), what, answer, outcome))
    return rows


def _besides(like: Similar) -> str:
    """The beginning of its text, unless the title says as much."""
    return "" if like.record.title.startswith(like.excerpt.removesuffix(" …")) else like.excerpt


def _gather(place: Place, options: Sequence[str]) -> Mapping[str, dict[str, Any]]:
    """For each option, which is what somebody writes; for none, the words of a draft. Nothing for whoever sees no drafts."""
    if not sees_inside(place.actor, place.cycle):
        return {}
    found = {words: asked_before(place.cycle, words or _of_draft(place)) for words in options}
    return {words: {"cycle": place.cycle, "rows": rows} for words, rows in found.items() if rows}


def _of_draft(place: Place) -> str:
    record = place.record
    if record is None or record.state != RecordState.DRAFT:
        return ""
    values = kinds.get(record.kind).read(kinds.get(record.kind).things().get(pk=record.pk))
    return f"{values['title']}\n{values.get('background', '')}"


PANEL = Panel("trail.asked-before", _("Asked before"), "trail/asked_before.html", _gather)
