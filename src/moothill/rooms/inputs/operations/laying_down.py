"""The one way in which a contribution is stored, whoever sends, types or finds it. Leave is asked for by the callers."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from moothill.commons.cycles.models import Cycle
from moothill.commons.journal.operations import write
from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds, landing, laying
from moothill.commons.record.cleaning import clean
from moothill.commons.record.context import Context
from moothill.commons.record.models import Record
from moothill.core.text import plain
from moothill.rooms.inputs.kinds import Consent

_TITLE = 90
_READ = 2000  # characters in which the beginning of the words is looked for


@dataclass(frozen=True, slots=True)
class Behind:
    """What is known of a contribution beside its open fields: whose it is, which record it is about, and whether whoever
    acts only `typed` it in: then it is their name that stands beside the act, as everybody may know it.
    """

    author: int | None = None
    about: int | None = None
    typed: bool = False


def lay_down(
    *,
    cycle: Cycle,
    values: Mapping[str, Any],
    by: Actor,
    at: datetime,
    behind: Behind = Behind(),
    key: UUID | None = None,
    held: bool = False,
    context: Context | None = None,
) -> Record:
    """A new contribution with these open fields; its title is taken from its words where there is none.

    It is published at once unless it is `held` or its consent is for no publication: then it is a draft. Where consent is not
    for a name, neither the version nor the journal names anybody but who typed it in. A `key` seen before gets what it made
    then. Call in a transaction, with leave. Raises Invalid, KeyReused.
    """
    kind = kinds.get("input")
    serial = laying.lock_serial(cycle, kind)
    if answered := laying.answered(key, cycle=cycle, kind=kind):
        return answered
    context = context or Context(cycle)
    clean_values = clean(kind, titled(values), context, present={})
    publish = not held and clean_values["consent"] != Consent.PRIVATE
    record = laying.new_record(
        kind, cycle, serial, at=at, publish=publish, position=laying.place_last(cycle, kind)
    )
    thing = kind.model(record=record, author_id=behind.author, about_id=behind.about)
    laying.project(kind, thing, clean_values, context)
    named = by if behind.typed or clean_values["consent"] == Consent.NAMED else nameless(by)
    laying.lay(record, clean_values, act="created", by=named, at=at, reason="", key=key)
    if publish:
        landing.tell("input", Record.objects.filter(pk=record.pk), by=named, at=at)
    told(record, "created", by=named, at=at)
    return record


def nameless(by: Actor) -> Actor:
    """The same participant, with no name to stand beside what they did."""
    return replace(by, name="")


def told(
    record: Record, act: str, *, by: Actor, at: datetime, reason: str = "", silent: bool = False
) -> None:
    """The line in the journal; of a draft it says that something came, and no more. A `silent` one has no title."""
    shown = record.state != "draft"
    write(
        head=record.cycle.head_id,
        kind=f"input.{act}" if shown else "input.prepared",
        subject=f"{record.cycle.slug}/{record.reference}",
        version=record.version,
        title=record.title if shown and not silent else "",
        reason=reason if shown else "",
        by=by,
        at=at,
    )


def titled(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values with a title: the one given, or the beginning of the words."""
    given = dict(values)
    if not str(given.get("title") or "").strip():
        written = _all_words(given)[:_READ]
        words = " ".join((plain(written) or written).split())
        cut = words[:_TITLE].rsplit(" ", 1)[0] if len(words) > _TITLE else words
        given["title"] = f"{cut} …" if len(words) > _TITLE else cut
    return given


def own_title(values: Mapping[str, Any]) -> str:
    """The title that its author wrote; "" where it goes by its first words."""
    title = str(values.get("title") or "")
    return "" if titled({**values, "title": ""})["title"] == title else title


def _all_words(values: Mapping[str, Any]) -> str:
    answers = [str(row.get("answer", "")) for row in values.get("answers") or () if isinstance(row, dict)]
    return str(values.get("words") or "") or next(filter(None, answers), "")
