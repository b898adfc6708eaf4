"""Which changes a visitor asks for: read from the address, and refused by name where it leads nowhere."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from moothill.commons.cycles.models import Cycle
from moothill.commons.record import kinds
from moothill.commons.record.filters import Filter, UnknownWord
from moothill.front.site import wording

# The filters, by their names in an address.
FILTERS = ("kind", "act", "by", "since", "until")
_LONGEST_NAME = 80
_MOST_DIGITS = 18


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for; "" and None narrow nothing. Days are those of the cycle's zone, `until` included."""

    kind: str = ""
    act: str = ""
    by: str = ""
    since: date | None = None
    until: date | None = None
    before: int | None = None


def others() -> dict[str, str]:
    """What changes beside records: the first part of such a line's kind, in words."""
    return {"suggestion": _("Suggestions"), "comment": _("Talk"), "link": _("Links"), "role": _("Roles")}


def acts() -> dict[str, str]:
    """What is done to records, in words, as far as the public hears of it."""
    return {name: str(words) for name, words in wording.ACTS.items() if name != "prepared"}


def read(given: Mapping[str, str]) -> Asked:
    """What an address asks for. Raises UnknownWord that names each filter whose word leads nowhere."""
    words = {name: given.get(name, "").strip() for name in (*FILTERS, "before")}
    if faults := dict(_faults(words)):
        raise UnknownWord(faults)
    return Asked(
        kind=words["kind"],
        act=words["act"],
        by=words["by"],
        since=_day(words["since"]),
        until=_day(words["until"]),
        before=int(words["before"]) if words["before"] else None,
    )


def _faults(words: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name, known in (("kind", known_kinds()), ("act", acts())):
        if words[name] and words[name] not in known:
            told = {"word": words[name][:40], "known": ", ".join(known)}
            yield name, _("“%(word)s” is not one of: %(known)s.") % told
    for name in ("since", "until"):
        if words[name] and _day(words[name]) is None:
            yield name, _("“%(word)s” is no day. Write it as 2018-03-31.") % {"word": words[name][:40]}
    if len(words["by"]) > _LONGEST_NAME:
        yield "by", _("No public name is as long as that.")
    if words["before"] and not _is_number(words["before"]):
        yield "before", _("“%(word)s” is no line of the journal.") % {"word": words["before"][:40]}


def known_kinds() -> dict[str, str]:
    """Every kind of thing that changes, in words."""
    return {**{kind.name: capfirst(str(kind.plural)) for kind in kinds.every()}, **others()}


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


def _is_number(words: str) -> bool:
    return words.isascii() and words.isdigit() and len(words) <= _MOST_DIGITS


def moment(day: date, cycle: Cycle) -> datetime:
    """When a day begins where the cycle lives."""
    return datetime.combine(day, time.min, tzinfo=ZoneInfo(cycle.zone))


def day_after(day: date) -> date:
    """The next day; the last one there is has none."""
    return day + timedelta(days=1) if day < date.max else day


def form(given: Mapping[str, str]) -> list[Filter]:
    """The boxes of the form, as `record/_filter.html` draws them."""
    chosen = {name: given.get(name, "") for name in FILTERS}
    return [
        Filter("kind", _("What"), chosen["kind"], list(known_kinds().items())),
        Filter("act", _("Done to it"), chosen["act"], list(acts().items())),
        Filter("by", _("Who, by public name"), chosen["by"]),
        Filter("since", _("Since, as 2018-03-01"), chosen["since"]),
        Filter("until", _("Until, as 2018-03-31"), chosen["until"]),
    ]
