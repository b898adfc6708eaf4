"""What waits for an answer, page by page: what is overdue first, and then what has waited longest."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds
from moothill.commons.record.filters import UnknownWord
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.commons.record.paging import NoSuchPage, Page, page_of
from moothill.core.policy import RecordState
from moothill.rooms.inputs.queries import calls
from moothill.rooms.inputs.queries.narrowing import published
from moothill.rooms.responses.models import Finish
from moothill.rooms.responses.queries.outcomes import answered, answers

FILTERS = ("kind", "call", "theme")
KINDS = ("input", "point", "theme", "call")
PAGE = 50
_LATE = 50  # calls that are looked at one after the other


def narrow(cycle: Cycle, actor: Actor, asked: Mapping[str, str]) -> Any:
    """The contributions without an outcome that fit what is `asked`. Raises UnknownWord for what leads nowhere."""
    found = {name: _pk(cycle, actor, name, asked.get(name, "")) for name in ("call", "theme")}
    things = answered(published(cycle, actor), False)
    if found["call"]:
        things = things.filter(call=found["call"])
    return things.filter(_in_theme(found["theme"])) if found["theme"] else things


def kind_of(asked: Mapping[str, str]) -> str:
    """Of which kind the list is. Raises UnknownWord."""
    kind = asked.get("kind", "") or "input"
    if kind not in KINDS:
        raise UnknownWord(
            {"kind": _("There is no list of “%(word)s” here. Choose one.") % {"word": kind[:40]}}
        )
    return kind


def _pk(cycle: Cycle, actor: Actor, kind: str, reference: str) -> int | None:
    if not reference.strip():
        return None
    seen = Record.objects.visible_in(cycle, actor).filter(kind=kind, reference=reference.strip().upper()[:20])
    found = seen.values_list("pk", flat=True).first()
    if found is None:
        words = {"word": reference[:40], "kind": kinds.get(kind).label}
        raise UnknownWord(
            {kind: _("There is no %(kind)s “%(word)s” here. Choose one from the list.") % words}
        )
    return found


def _in_theme(theme: int) -> Q:
    points = kinds.get("point").model.objects.filter(theme=theme).values_list("pk", flat=True)
    codes = Link.objects.filter(kind=LinkKind.PART_OF, cause__kind="code", effect=theme).values_list(
        "cause", flat=True
    )
    places = [theme, *points, *codes]
    links = Link.objects.filter(kind__in=(LinkKind.PART_OF, LinkKind.CODED_TO), effect__in=places)
    return Q(Exists(links.filter(cause=OuterRef("pk")).order_by()))


def late_calls(cycle: Cycle, actor: Actor, today: date) -> list[int]:
    """The ids of the calls whose promised day has passed and that are not finished, the earliest first. One question."""
    late = calls(cycle, actor).filter(record__state=RecordState.PUBLISHED, reply_by__lt=today)
    finished = Finish.objects.filter(call__record__cycle=cycle).values("call")
    return list(late.exclude(pk__in=finished).order_by("reply_by", "pk").values_list("pk", flat=True)[:_LATE])


def page_of_waiting(things: Any, late: list[int], *, after: str = "", most: int = PAGE) -> Page:
    """One page of these contributions: call by call of `late`, then all others; each part the oldest first.

    Every part is walked along an index of its own, so that no row is sorted. Raises NoSuchPage.
    """
    part, last = _read(after)
    if part not in (-1, *late, 0):
        raise NoSuchPage
    found: list[tuple[int, Any]] = []
    for key, rows in _parts(things, late, part, last):
        found += [(key, thing) for thing in _first(rows, most + 1 - len(found))]
        if len(found) > most:
            break
    shown = found[:most]
    following = f"{shown[-1][0]}-{shown[-1][1].pk}" if len(found) > most else ""
    return Page([thing for _key, thing in shown], following)


def _first(rows: Any, most: int) -> list[Any]:
    """The first rows, oldest first. Their ids are found by themselves: in one query, all would be read again."""
    ids = list(rows.order_by("pk").values_list("pk", flat=True)[:most])
    whole = rows.model.objects.select_related("record", "call__record", "event__record").filter(pk__in=ids)
    return list(whole.order_by("pk")) if ids else []


def _read(mark: str) -> tuple[int, int]:
    part, _dash, last = mark.partition("-")
    if not mark:
        return -1, 0
    if not (part.isdecimal() and last.isdecimal() and len(mark) < 38):
        raise NoSuchPage
    return int(part), int(last)


def _parts(things: Any, late: list[int], part: int, last: int) -> Iterator[tuple[int, Any]]:
    keys = [*late, 0]
    for key in keys[keys.index(part) if part >= 0 else 0 :]:
        rows = things.filter(call=key) if key else _others(things, late)
        yield key, rows.filter(pk__gt=last) if key == part else rows


def _others(things: Any, late: list[int]) -> Any:
    return things.filter(Q(call=None) | ~Q(call__in=late)) if late else things


def page_of_others(cycle: Cycle, actor: Actor, kind: str, *, after: str = "") -> Page:
    """One page of the public points, themes or calls that no published response answers. Raises NoSuchPage."""
    seen = Record.objects.visible_in(cycle, actor).filter(kind=kind, state=RecordState.PUBLISHED)
    waiting = seen.exclude(Exists(answers().filter(cause=OuterRef("pk")).order_by()))
    page = page_of(waiting, ("position", "pk"), after=after, most=PAGE)
    for record in page.things:
        record.cycle = cycle
    return page
