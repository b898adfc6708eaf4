"""Which topics a line of the journal concerns, and who begins to follow because of it."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from moothill.commons.cycles.models import Cycle, RoleHeld
from moothill.commons.journal.models import Entry
from moothill.commons.notifications.matching import searches_answered_by
from moothill.commons.notifications.topics import CYCLE, RIGHTS, Sort, Topic, of_record
from moothill.commons.record.models import Record

# Nobody is told of these: what is not public, what was held, a mere change of order, and a look at who has a place.
_UNTOLD = frozenset({"prepared", "held", "moved", "people-read"})
_RIGHTS = ("role.", "editing.", "policy.", "level.")
_NOT_FOR_FOLLOWERS = (
    "report.",
    "appeal.",
    "wave.",
)  # the work of moderators, which has a public log of its own
# Told to nobody but those who follow the suggestion or the comment itself: in the first place its author.
_APART = frozenset(
    {"suggestion.asked", "suggestion.replied", "suggestion.removed", "suggestion.taken-back"}
    | {"comment.hidden", "comment.restored"}
)
_CONTRIBUTIONS = (
    "suggestion.sent", "suggestion.held", "comment.made", "comment.held", "doubt.made", "doubt.held",
)  # fmt: skip
# Lines by which a record that somebody sent begins: they follow it from then on.
_BEGINNINGS = frozenset({"created", "prepared", "published"})

# Says of a record of one kind which participant sent it; None where nobody did.
Author = Callable[[Record], int | None]
_AUTHORS: dict[str, Author] = {}

# Lines about links are told apart by this name instead of a kind.
LINK = "link"

# Of a line about a record of one kind: the references of further records whose followers hear of it too, some at a time, from
# the mark `after` on, at most `most` of them; and the next mark, 0 after the last. There may be a hundred thousand of them.
Further = Callable[[Entry, Record, int, int], tuple[Sequence[str], int]]
_FURTHER: dict[str, Further] = {}


def fill(authors: Mapping[str, Author], further: Mapping[str, Further] | None = None) -> None:
    """Say who sent records of the kinds that people send, and who else hears of a line. Called once, by `config.wiring`."""
    _AUTHORS.clear()
    _AUTHORS.update(authors)
    _FURTHER.clear()
    _FURTHER.update(further or {})


def further_of(line: Entry, record: Record | None, *, after: int, most: int) -> tuple[list[str], int]:
    """Further topics of a line, some at a time, and the mark with which to ask for the next of them: 0 after the last."""
    sort = line.kind.partition(".")[0]
    if record is None or sort not in _FURTHER or sort not in (record.kind, LINK):
        return [], 0
    references, following = _FURTHER[sort](line, record, after, most)
    return [str(Topic(Sort.RECORD, reference)) for reference in references], following


def facts_of(line: Entry) -> dict[str, Any]:
    """The small facts of a line."""
    facts: dict[str, Any] = json.loads(line.facts)
    return facts


def record_of(line: Entry, cycle: Cycle) -> Record | None:
    """The record a line is about; None for one about the cycle itself, or a role in it."""
    reference = line.subject.partition("/")[2]
    if not reference or "/" in reference:
        return None
    return Record.objects.filter(cycle=cycle, reference=reference).first()


def topics_of(line: Entry, record: Record | None) -> list[str]:
    """The topics whose followers are told of this line: none for a line that is told to nobody."""
    act = line.kind.rpartition(".")[2]
    if act in _UNTOLD or line.kind.startswith(_NOT_FOR_FOLLOWERS):
        return []
    if line.kind.startswith(_RIGHTS):
        return [str(CYCLE), str(RIGHTS)]
    own = [str(topic) for topic in contribution_of(line)]
    if line.kind in _APART:
        return own
    if record is None:
        return [str(CYCLE), *own]
    topics = [*of_record(record.kind, record.reference), *own]
    if line.kind.startswith("link."):
        topics.append(str(Topic(Sort.RECORD, str(facts_of(line)["to"]))))
    return [*topics, *(() if own else searches_answered_by(record))]


def contribution_of(line: Entry) -> list[Topic]:
    """The suggestion or comment that a line is about, as a topic."""
    for sort in (Sort.SUGGESTION, Sort.COMMENT):
        if line.kind.startswith(f"{sort}.") and (mark := facts_of(line).get(sort)) is not None:
            return [Topic(sort, str(mark))]
    return []


def followed_without_asking(line: Entry, record: Record | None) -> list[tuple[int, Topic]]:
    """Who follows what because of this line: (participant, topic)."""
    if line.kind == "role.given" and (steward := steward_in(line)):
        return [(steward, RIGHTS)]
    if record is not None and (author := _author_of(line, record)):
        return [(author, Topic(Sort.RECORD, record.reference))]
    if line.actor_id is None or not (line.kind in _CONTRIBUTIONS or _is_an_open_edit(line, record)):
        return []
    about = [Topic(Sort.RECORD, record.reference)] if record else []
    return [(line.actor_id, topic) for topic in (*contribution_of(line), *about)]


def _author_of(line: Entry, record: Record) -> int | None:
    """Who sent the record that begins with this line; None for any other line, and for what nobody sent."""
    kind, _dot, act = line.kind.partition(".")
    if act not in _BEGINNINGS or kind != record.kind or kind not in _AUTHORS:
        return None
    return _AUTHORS[kind](record)


def _is_an_open_edit(line: Entry, record: Record | None) -> bool:
    """Whether somebody without a role changed a record: stewards, who change all day long, follow what they choose."""
    if record is None or line.kind != f"{record.kind}.revised":
        return False
    return not RoleHeld.objects.filter(cycle=record.cycle_id, participant=line.actor_id).exists()


def steward_in(line: Entry) -> int | None:
    """The participant whose role as a steward a line is about; None for any other role."""
    if facts_of(line).get("role") != "steward":
        return None
    held = RoleHeld.objects.filter(pk=int(line.subject.rpartition("/")[2])).first()
    return held.participant_id if held else None
