"""Writing the public log: beside the line in the journal that seals each act."""

from datetime import datetime
from typing import Any

from django.utils.text import Truncator

from moothill.commons.cycles.models import Cycle
from moothill.commons.journal.models import Head
from moothill.commons.journal.operations import write
from moothill.commons.moderation.models import Deed
from moothill.commons.moderation.models.deeds import Done
from moothill.commons.policy.actors import Actor

MOST_WORDS = 2000


def log(*, cycle: Cycle, done: Done, by: Actor, at: datetime, line: int = 0, **more: Any) -> Deed:
    """One line of the log for the line of the journal with number `line`; 0: the one this transaction has just written.

    `more`: `target`, `subject`, `count`, `code` and `reason` of a Deed.
    """
    number = line or head_number(cycle)
    return Deed.objects.create(
        cycle=cycle, line=number, at=at, done=done, by_id=by.participant, by_name=by.name, **more
    )


def head_number(cycle: Cycle) -> int:
    """The number of the last line of the cycle's journal, as this transaction sees it."""
    return Head.objects.values_list("number", flat=True).get(pk=cycle.head_id)


def log_and_seal(
    *,
    cycle: Cycle,
    kind: str,
    done: Done,
    by: Actor,
    at: datetime,
    facts: dict[str, Any] | None = None,
    **more: Any,
) -> Deed:
    """As `log`, with a line of its own of this `kind`."""
    entry = write(
        head=cycle.head_id, kind=kind, subject=more.get("subject") or cycle.slug, reason=more.get("reason", ""),
        by=by, at=at, facts=facts,
    )  # fmt: skip
    return log(cycle=cycle, done=done, by=by, at=at, line=entry.number, **more)


def because(code: str, label: str, words: str) -> str:
    """A reason as everybody reads it: the words of its code, and what the moderator adds. Short enough to be stored."""
    said = ": ".join(part for part in (label if code else "", words.strip()) if part)
    return Truncator(said).chars(MOST_WORDS)
