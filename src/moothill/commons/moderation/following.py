"""A follower of the journal: whatever door a moderator or steward went through, sightings and the log hear of it."""

import json
from collections.abc import Callable, Sequence
from typing import Any

from moothill.commons.cycles.models import Cycle
from moothill.commons.journal.models import Entry
from moothill.commons.journal.operations import touch
from moothill.commons.moderation.models import Deed, Sighting, Standing
from moothill.commons.moderation.models.deeds import Done
from moothill.commons.record.models import Suggestion

FOLLOWER = "moderation"
_STANDINGS = {
    "released": Standing.CLEARED, "accepted": Standing.CLEARED, "changed": Standing.CLEARED,
    "asked": Standing.CLEARED, "declined": Standing.CLEARED, "restored": Standing.CLEARED,
    "removed": Standing.REMOVED, "hidden": Standing.REMOVED, "taken-back": Standing.GONE,
}  # fmt: skip
_LOGGED = {
    "released": Done.RELEASED,
    "removed": Done.REMOVED,
    "hidden": Done.HIDDEN,
    "restored": Done.RESTORED,
    "held": Done.HELD,
}
# A decline with one of these says that it should never have been sent.
_BAD = frozenset({"spam", "abuse", "unlawful"})
_WAITING = (Standing.PASSED, Standing.FLAGGED, Standing.HELD)


def follow(lines: Sequence[Entry]) -> None:
    """Bring sightings and the log up to these lines of one journal."""
    cycle = Cycle.objects.filter(head=lines[0].head_id).first()
    told = [line for line in lines if line.kind.partition(".")[0] in _THINGS]
    if cycle is None or not told:
        return
    for line in told:
        _follow_one(cycle, line)


def _follow_one(cycle: Cycle, line: Entry) -> None:
    what, _dot, act = line.kind.partition(".")
    facts = json.loads(line.facts)
    label, pk = _THINGS[what](cycle, facts)
    if act in _STANDINGS and pk:
        standing = Standing.REMOVED if facts.get("code") in _BAD else _STANDINGS[act]
        _stand(label, pk, standing, line)
    # A line "held" by somebody is a contribution that was held at once: that is told by its sighting.
    if act in _LOGGED and (act != "held" or line.actor_id is None):
        _log(cycle, line, label, _LOGGED[act], _reason(line, label, pk))


def _stand(label: str, pk: int, standing: Standing, line: Entry) -> None:
    rows = Sighting.objects.filter(target=label, target_id=pk, at__lte=line.at, standing__in=_WAITING)
    looked = {} if standing == Standing.GONE else {"looked_at": line.at, "looked_by_id": line.actor_id}
    rows.update(standing=standing, **looked)


def _reason(line: Entry, label: str, pk: int) -> str:
    """Why a moderator did it. The line of a suggestion that was removed leaves it to the answer."""
    act = line.kind.partition(".")[2]
    if act == "removed":
        answer = Suggestion.objects.filter(pk=pk).values_list("answer", flat=True).first()
        return answer or line.reason
    return line.reason if act in ("hidden", "restored") else ""


def _log(cycle: Cycle, line: Entry, label: str, done: Done, reason: str) -> None:
    _deed, made = Deed.objects.get_or_create(
        cycle=cycle,
        line=line.number,
        defaults={
            "at": line.at, "done": done, "target": label, "reason": reason[:2000],
            "by_id": line.actor_id, "by_name": line.actor_name,
        },
    )  # fmt: skip
    if made:
        touch(head=cycle.head_id)  # the log is a page that hangs on more than the line itself


def _suggestion(cycle: Cycle, facts: dict[str, Any]) -> tuple[str, int]:
    rows = Suggestion.objects.filter(cycle=cycle, number=facts.get("suggestion", 0))
    return "record.suggestion", rows.values_list("pk", flat=True).first() or 0


def _comment(cycle: Cycle, facts: dict[str, Any]) -> tuple[str, int]:
    return "discussion.comment", int(facts.get("comment", 0))


_THINGS: dict[str, Callable[[Cycle, dict[str, Any]], tuple[str, int]]] = {
    "suggestion": _suggestion,
    "comment": _comment,
}
