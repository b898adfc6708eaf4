"""What one edition of the plan changes of another: which commitments, which of their fields, which milestones."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from moothill.rooms.commitments.kinds import DRAFTED, DRAFTED_MILESTONES

Content = Mapping[str, Any]
ADDED, DROPPED, CHANGED = "added", "dropped", "changed"


def changes(before: Sequence[Content], after: Sequence[Content]) -> list[dict[str, Any]]:
    """The commitments that differ, as `bundling` gives them: those that came or changed in the order of `after`, then those
    that went.

    Rows with "reference", "number", "title" and "what": added, dropped or changed. Of a changed one also "from" and "to" (its
    drafts), "fields" (their names), and the numbers of the milestones "added", "dropped" and "changed".
    """
    old = {each["reference"]: each for each in before}
    kept = {each["reference"] for each in after}
    return [
        *(row for each in after for row in _row(old.get(each["reference"]), each)),
        *(_named(each) | {"what": DROPPED} for each in before if each["reference"] not in kept),
    ]


def _named(each: Content) -> dict[str, Any]:
    return {name: each[name] for name in ("reference", "number", "title")}


def _row(old: Content | None, new: Content) -> Iterator[dict[str, Any]]:
    if old is None:
        yield _named(new) | {"what": ADDED}
        return
    fields = [name for name in DRAFTED if old["fields"].get(name) != new["fields"].get(name)]
    milestones = _milestones(old["milestones"], new["milestones"])
    if fields or any(milestones.values()):
        cut = {"from": old["draft"], "to": new["draft"]}
        yield _named(new) | {"what": CHANGED, "fields": fields, "milestones": milestones} | cut


def _milestones(before: Sequence[Content], after: Sequence[Content]) -> dict[str, list[str]]:
    old, new = _by_name(before), _by_name(after)
    same = [name for name in new if name in old]
    return {
        ADDED: [_called(new[name]) for name in new if name not in old],
        DROPPED: [_called(old[name]) for name in old if name not in new],
        CHANGED: [_called(new[name]) for name in same if _told(old[name]) != _told(new[name])],
    }


def _by_name(milestones: Sequence[Content]) -> dict[str, Content]:
    """By what a milestone keeps whatever is said of it: its reference, or else its number and title."""
    return {each.get("reference") or f"{each['number']} {each['title']}": each for each in milestones}


def _called(milestone: Content) -> str:
    return str(milestone["number"] or milestone["title"])


def _told(milestone: Content) -> list[Any]:
    return [milestone.get(name) for name in DRAFTED_MILESTONES]
