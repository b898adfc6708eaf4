"""What must hold of an update, and what must be there before it is shown to all."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from moothill.commons.record import kinds
from moothill.commons.record.context import Context
from moothill.commons.record.errors import Fault
from moothill.commons.record.models import Record
from moothill.rooms.monitoring.kinds import WEAK, Challenge, State
from moothill.rooms.monitoring.queries.updates import goes_back, said_before
from moothill.rooms.pages.queries import with_files

Values = Mapping[str, Any]
_SETTLED = ("milestone", "round", "side")


def check(values: Values, context: Context) -> Iterator[Fault]:
    """What must hold of every update. Evidence and days are not asked of an import: its source had its own ways."""
    if values["challenge"] == Challenge.OTHER and not values["hindrance"]:
        yield Fault(
            "hindrance", _("Say in words what stands in the way: “something else” alone tells nothing.")
        )
    if context.importing:
        return
    yield from _evidence(values, context)
    today = context.cycle.day(context.at) if context.at else None
    if values["day"] and today and date.fromisoformat(values["day"]) > today:
        yield Fault("day", _("This day is still to come. Say how things stood on a day that has been."))
    yield from _settled(values, context)


def _evidence(values: Values, context: Context) -> Iterator[Fault]:
    rows = values["evidence"]
    before = _before(context)
    new = [row for row in rows if before is None or row not in before["evidence"]]
    held = with_files(context.cycle, [row["file"] for row in new])
    for number, row in enumerate(rows, start=1):
        if row in new and (words := _what_is_wrong(row, held)):
            yield Fault("evidence", _("Evidence %(number)s: %(words)s") % {"number": number, "words": words})


def _what_is_wrong(row: Mapping[str, str], held: set[str]) -> str:
    if row["address"] and not _is_web(row["address"]):
        return _("write a web address that begins with https:// or http://.")
    if row["file"] and row["file"] not in held:
        words = _(
            "“%(reference)s” is no public document of this cycle with an uploaded file. Upload the file here."
        )
        return words % {"reference": row["file"][:20]}
    if row["address"] and not row["file"]:
        return _(
            "a link with no copy proves nothing once the page has moved. Save the page or the file, and upload that copy."
        )
    return "" if row["file"] else _("upload the file, or give the reference of a document that holds it.")


def _is_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and " " not in address


def _settled(values: Values, context: Context) -> Iterator[Fault]:
    """Whose update it is and on what was settled when it was published."""
    before = _before(context)
    if before is None or not _was_public(context):
        return
    for name in _SETTLED:
        if values[name] != before[name]:
            yield Fault(name, _("This was settled when the update was published. Report anew instead."))


def _was_public(context: Context) -> bool:
    return Record.objects.filter(pk=context.record or 0, published_at__isnull=False).exists()


def _before(context: Context) -> Values | None:
    if context.record is None:
        return None
    kind = kinds.get("update")
    found: Values = context.keep("update before", lambda: kind.read(kind.things().get(pk=context.record)))
    return found


def launch(values: Values, context: Context) -> Iterator[Fault]:
    """What is still missing before everybody reads it.

    A weak state names what stands in the way (rule IMPL-05). Who goes back from complete says what happened.
    """
    if values["state"] in WEAK and not values["challenge"]:
        yield Fault(
            "challenge",
            _("Say what stands in the way: that is asked where something is %(state)s.")
            % {"state": State(values["state"]).label},
        )
    found = context.find(values["milestone"], withdrawn=True)
    if found is None or values["happened"]:
        return
    day = date.fromisoformat(values["day"]) if values["day"] else _today(context)
    if day and goes_back(values["state"], said_before(found[1], values["side"], day, without=context.record)):
        yield Fault(
            "happened", _("Your side had called this complete. Say what happened that it is not any more.")
        )


def _today(context: Context) -> date | None:
    return context.cycle.day(context.at) if context.at else None


def check_round(values: Values, context: Context) -> Iterator[Fault]:
    """Reports on a time are not due before it begins."""
    earliest = _first_day(values["when"])
    if values["due"] and earliest and date.fromisoformat(values["due"]) < earliest:
        yield Fault(
            "due", _("Reports cannot be due before the time begins that they are on. Choose a later day.")
        )


def _first_day(when: Any) -> date | None:
    from moothill.core.dates import from_json

    return from_json(when).earliest if when else None
