"""What stands beside a step onward: what an update says and proves, and who approved what."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds
from moothill.commons.record.models import Record
from moothill.core.policy import RecordState


@dataclass(frozen=True, slots=True)
class Proof:
    """One piece of evidence: what it shows, its address, and the document with a copy, if that is public."""

    title: str
    address: str
    copy: Record | None


@dataclass(frozen=True, slots=True)
class Detail:
    """`words` are those of the interface; `own` is what somebody wrote. `day` is the day as of which it holds."""

    words: str = ""
    own: str = ""
    day: date | None = None
    proofs: tuple[Proof, ...] = ()
    bare: bool = False


def details_of(records: Collection[Record], actor: Actor) -> dict[int, list[Detail]]:
    """What is to be told of these records beside their titles, by id. Four questions at most, however many there are."""
    standing = [each for each in records if each.state != RecordState.WITHDRAWN]
    return {**_of_updates(standing, actor), **_of_routes(standing)}


def _of_updates(records: Collection[Record], actor: Actor) -> dict[int, list[Detail]]:
    ids = [each.pk for each in records if each.kind == "update"]
    if not ids:
        return {}
    things = list(kinds.get("update").model.objects.filter(pk__in=ids))
    files = {row.get("file") for thing in things for row in thing.evidence} - {"", None}
    cycle = next(iter(records)).cycle
    seen = Record.objects.visible_in(cycle, actor).filter(reference__in=files)
    documents = {each.reference: each for each in seen}
    for each in documents.values():
        each.cycle = cycle
    return {thing.pk: [_of_update(thing, documents)] for thing in things}


def _of_update(thing: Any, documents: Mapping[str, Record]) -> Detail:
    said = {"state": thing.get_state_display(), "side": thing.get_side_display()}
    proofs = tuple(
        Proof(row.get("title", ""), row.get("address", ""), documents.get(row.get("file", "")))
        for row in thing.evidence
    )
    words = (
        _("%(state)s, civil society says") % said
        if thing.side == "civil-society"
        else _("%(state)s, the government says") % said
        if thing.side == "government"
        else str(said["state"])
    )
    if thing.verdict:
        given = {"words": words, "verdict": thing.get_verdict_display()}
        words = _("%(words)s, and %(verdict)s") % given
    return Detail(words, thing.whose, thing.day, proofs, bare=not proofs)


def _of_routes(records: Collection[Record]) -> dict[int, list[Detail]]:
    """What was said at each step that was signed, the first step first."""
    ids = [each.pk for each in records if each.kind == "route"]
    if not ids:
        return {}
    step = kinds.get("route").model._meta.get_field("steps").related_model
    signature = step._meta.get_field("signatures").related_model
    rows = signature.objects.filter(step__route__in=ids).select_related("step")
    found: dict[int, list[Detail]] = {}
    for row in rows.order_by("step__route", "step__number", "at", "pk"):
        conditions = row.conditions.rstrip(" .")  # the day stands behind it
        words = f"{row.step.office}: {conditions}" if conditions else row.step.office
        found.setdefault(row.step.route_id, []).append(Detail(row.get_verdict_display(), words, row.day))
    return found
