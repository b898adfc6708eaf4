"""Editions of the action plan: which there are, and all that one prints."""

import hashlib
import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Max, QuerySet

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.core.policy import RecordState
from moothill.rooms.commitments.models import Edition
from moothill.rooms.commitments.queries.bundling import (
    as_they_stand,
    bundled,
    commitments_in,
    drafts_in,
)
from moothill.rooms.commitments.queries.changes import changes
from moothill.rooms.commitments.queries.forms import form_of
from moothill.rooms.commitments.queries.making import making_of, not_linked
from moothill.rooms.commitments.queries.unanswered import heard_before, heard_of
from moothill.rooms.commitments.queries.windows import window_of

SHAPE = 1  # of the contents: it goes up when they change their shape
Contents = dict[str, Any]


def issued(cycle: Cycle, actor: Actor) -> QuerySet[Edition]:
    """The editions that were issued and stand, the newest first: a query to narrow further."""
    seen = Edition.objects.visible_in(cycle, actor).filter(record__state=RecordState.PUBLISHED, place__gt=0)
    found: QuerySet[Edition] = seen.select_related("record", "submission", "amends__record")
    return found.order_by("-place")


def newest(cycle: Cycle, actor: Actor) -> Edition | None:
    """The edition in force. One question."""
    return issued(cycle, actor).first()


def prepared(cycle: Cycle, actor: Actor) -> list[Edition]:
    """The editions that are not issued yet, for those who may see them. One question."""
    seen = Edition.objects.visible_in(cycle, actor).filter(record__state=RecordState.DRAFT)
    return list(seen.select_related("record").defer("contents").order_by("-pk"))


def next_place(cycle: Cycle) -> int:
    """The number that the next edition gets. Ask with the counter of editions locked."""
    return (Edition.objects.filter(cycle=cycle).aggregate(Max("place"))["place__max"] or 0) + 1


def contents_of(edition: Edition, *, place: int, day: date, counted: date | None = None) -> Contents:
    """All that an edition prints, as of now. A number of questions that does not grow with it.

    `day` is that of the edition, `counted` that on which its figures are counted, if it is another one.

    Its drafts as they were cut; of one without any, the commitments of the cycle as they stand.
    """
    cycle = edition.record.cycle
    drafts = drafts_in(edition, cycle)
    things = [draft.commitment for draft in drafts] if drafts else commitments_in(cycle)
    commitments = bundled(drafts) if drafts else as_they_stand(things, cycle)
    unlinked = not_linked(cycle, things)
    for thing, content in zip(things, commitments, strict=True):
        content["unlinked"] = unlinked[thing.pk]
    earlier = edition.amends
    return {
        "shape": SHAPE,
        "title": edition.record.title,
        "place": place,
        "day": day.isoformat(),
        "plan_number": edition.plan_number,
        "language": cycle.language,
        "cycle": _cycle(cycle),
        "form": _form(cycle),
        "foreword": edition.foreword,
        "signed": edition.signed,
        "vision": edition.vision,
        "follow": edition.follow,
        "commitments": commitments,
        "made": making_of(
            cycle,
            heard=heard_before(edition, counted or day),
            laid_on=[draft.record for draft in drafts],
            counted=counted or day,
        ),
        "amends": _named(earlier) if earlier else None,
        "because": edition.because,
        "agreed": edition.agreed,
        "outside": edition.outside,
        "window": _window(cycle) if earlier else None,
        "changes": changes(_bundle(earlier), commitments) if earlier else [],
        "editions": [_told(each) for each in _before(cycle, place)],
    }


def as_loaded(cycle: Cycle, title: str, day: date) -> Contents:
    """What a plan prints that has no edition: the commitments as they stand, and how they were made."""
    things = commitments_in(cycle)
    commitments, unlinked = as_they_stand(things, cycle), not_linked(cycle, things)
    for thing, content in zip(things, commitments, strict=True):
        content["unlinked"] = unlinked[thing.pk]
    nothing: dict[str, Any] = dict.fromkeys(("foreword", "vision", "follow", "because", "outside"), "")
    rows: dict[str, Any] = {name: [] for name in ("signed", "agreed", "changes", "editions")}
    return {
        "shape": SHAPE,
        "title": title,
        "place": 0,
        "day": day.isoformat(),
        "plan_number": None,
        "language": cycle.language,
        "cycle": _cycle(cycle),
        "form": _form(cycle),
        "commitments": commitments,
        "made": making_of(cycle, heard=heard_of(cycle, [], day), laid_on=[], counted=day),
        "amends": None,
        "window": None,
        **nothing,
        **rows,
    }


def shown(edition: Edition, day: date) -> Contents:
    """What an edition prints: what was kept when it was issued; of one that is not, or came without its text, as of now."""
    if edition.contents is not None:
        found: Contents = edition.contents
        return found
    place = edition.place or next_place(edition.record.cycle)
    # What came from elsewhere has a day of its own, but its figures are those of today.
    contents = contents_of(edition, place=place, day=edition.day or day, counted=day)
    return contents | {"counted": day.isoformat()}


def digest_of(contents: Contents) -> str:
    """SHA-256 of the contents as canonical JSON: names in order, no blanks, UTF-8. The line of the issue seals it."""
    canonical = json.dumps(contents, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _cycle(cycle: Cycle) -> Contents:
    return {
        "slug": cycle.slug,
        "title": cycle.title,
        "member": cycle.member.name,
        "starts": cycle.starts.isoformat(),
        "ends": cycle.ends.isoformat(),
    }


def _form(cycle: Cycle) -> list[Contents]:
    """What the cycle made of the template: which fields it shows, and under which column of the OGP's table each goes out."""
    return [{"name": each.name, "shown": each.shown, "column": each.column} for each in form_of(cycle)]


def _named(edition: Edition) -> Contents:
    day = edition.day.isoformat() if edition.day else ""
    return {
        "reference": edition.record.reference,
        "place": edition.place,
        "day": day,
        "title": edition.record.title,
    }


def _told(edition: Edition) -> Contents:
    """An earlier edition and what it changed."""
    kept = edition.contents or {}
    return _named(edition) | {
        "amends": edition.amends.record.reference if edition.amends else "",
        "because": edition.because,
        "changes": [
            {name: row[name] for name in ("reference", "number", "what")} for row in kept.get("changes", [])
        ],
    }


def _before(cycle: Cycle, place: int) -> Sequence[Edition]:
    rows = Edition.objects.filter(cycle=cycle, place__gt=0, place__lt=place)
    rows = rows.filter(record__state=RecordState.PUBLISHED)
    return list(rows.select_related("record", "amends__record").order_by("place"))


def _bundle(edition: Edition) -> list[dict[str, Any]]:
    return list((edition.contents or {}).get("commitments", []))


def _window(cycle: Cycle) -> Contents:
    window = window_of(cycle)
    return {
        "months": window.months,
        "confirmed": window.confirmed,
        "delivered": window.delivered.isoformat() if window.delivered else "",
        "last": window.last.isoformat() if window.last else "",
    }
