"""What was said at an event that others held, sent back here by whoever held it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import ngettext

from moothill.commons.cycles.models import Cycle
from moothill.commons.moderation.receiving import Door, Sent, receive
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record.context import Context
from moothill.commons.record.errors import KeyReused
from moothill.commons.record.models import Record, Revision
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act
from moothill.core.screening import Verdict
from moothill.rooms.inputs.kinds import ComingBy, Consent, InputForm
from moothill.rooms.inputs.operations.entering import Line, check_lines, line_keys, read_lines
from moothill.rooms.inputs.operations.laying_down import Behind, lay_down


@dataclass(frozen=True, slots=True)
class Held:
    """An event that others held, in the words of whoever held it. `people`: how many were there, None if not said."""

    what: str
    when: str = ""
    people: int | None = None

    @property
    def source(self) -> str:
        """Where its notes come from, in one line."""
        if self.people is None:
            return self.what
        number = ngettext("%(count)s person", "%(count)s people", self.people) % {"count": self.people}
        return f"{self.what} ({number})"


@transaction.atomic
def send_back(
    *,
    cycle: Cycle,
    event: Held,
    text: str,
    by: Actor,
    at: datetime,
    sent: Sent,
    key: UUID,
    call: str = "",
) -> list[Record]:
    """Store each line of `text` as one note of an event that is no record here; all wait for a second look.

    `by` has a participant, who is told what became of them. `call` is the reference of the call that they answer. The
    whole counts as one contribution. The same line sent again with the same `key` makes nothing new.
    Raises Refused, NothingWritten, TooManyLines, BadLines, TooMany, KeyReused.
    """
    require(Act.CONTRIBUTE, facts_of(by, cycle))
    lines = read_lines(text)
    context = Context(cycle)
    values = [_values(line, event, cycle, call) for line in lines]
    check_lines(lines, values, context)
    made = []
    for number, (given, line_key) in enumerate(zip(values, line_keys(key, lines), strict=True)):
        door = Door(limit=0 if number else None, looked_at_first=True)
        made.append(
            _received(given, line_key, cycle=cycle, by=by, at=at, sent=sent, door=door, context=context)
        )
    return made


def sender_of(key: UUID, text: str) -> int | None:
    """The participant who sent any of these lines with this key before; None if nobody did. Raises as `read_lines`."""
    keys = line_keys(key, read_lines(text))
    return Revision.objects.filter(key__in=keys).values_list("by", flat=True).first()


def sent_before(key: UUID, text: str) -> Sequence[Record]:
    """What these lines made with this key before."""
    made = Revision.objects.filter(key__in=line_keys(key, read_lines(text))).select_related("record__cycle")
    return [revision.record for revision in made.order_by("record_id")]


def _values(line: Line, event: Held, cycle: Cycle, call: str) -> dict[str, Any]:
    return {
        "words": line.words, "table": line.table, "form": InputForm.NOTE.value, "call": call,
        "coming_by": ComingBy.EVENT.value, "consent": Consent.UNNAMED.value, "language": cycle.language,
        "when": event.when, "source": event.source,
    }  # fmt: skip


def _received(
    values: dict[str, Any],
    key: UUID,
    *,
    cycle: Cycle,
    by: Actor,
    at: datetime,
    sent: Sent,
    door: Door,
    context: Context,
) -> Record:
    def act(verdict: Verdict) -> Record:
        return lay_down(
            cycle=cycle, values=values, by=by, at=at, key=key, held=verdict is Verdict.HOLD,
            behind=Behind(author=by.participant), context=context,
        )  # fmt: skip

    received = receive(
        cycle=cycle, by=by, at=at, sent=sent, title=values["source"], text=values["words"], act=act, door=door
    )
    made: Record = received.made
    if made.revisions.get(number=1).by_id != by.participant:
        raise KeyReused
    return made
