"""Notices in words, grouped by record, newest first: for the page and for mails."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.text import capfirst

from moothill.commons.cycles.models import Cycle
from moothill.commons.notifications.showing import Told
from moothill.commons.record import kinds
from moothill.front.site import wording


@dataclass(frozen=True, slots=True)
class Said:
    """One notice in words. `title` is told where the group's own does not say it: whom a role was given to."""

    notice: int
    at: datetime
    act: str
    facts: str
    title: str
    by: str
    reason: str
    url: str
    unread: bool


@dataclass(slots=True)
class Group:
    """What happened to one record, or to the cycle as a whole. `title` is "" for what was withdrawn."""

    cycle: Cycle
    kind: str
    reference: str
    title: str
    url: str
    lines: list[Said] = field(default_factory=list)

    @property
    def unread(self) -> bool:
        """Whether any of it is new to the reader."""
        return any(line.unread for line in self.lines)

    @property
    def marks(self) -> str:
        """The ids of its notices, for the form that marks them as read."""
        return "-".join(str(line.notice) for line in self.lines)


def grouped(told: Iterable[Told]) -> list[Group]:
    """Groups in the order of their newest notice."""
    groups: dict[tuple[int, str], Group] = {}
    for each in told:
        key = (each.cycle.pk, each.reference)
        group = groups.setdefault(key, _group(each))
        group.lines.append(_said(each, group))
    return list(groups.values())


def _group(told: Told) -> Group:
    if not told.reference:
        return Group(told.cycle, "", "", told.cycle.title, told.cycle.get_absolute_url())
    kind = _kind_of(told)
    segment = kind.segment if kind else ""
    return Group(
        told.cycle,
        capfirst(str(kind.label)) if kind else "",
        told.reference,
        told.name,
        f"/{told.cycle.slug}/{segment}/{told.reference}/" if kind else told.url,
    )


def _kind_of(told: Told) -> kinds.Kind | None:
    prefix = told.reference.rpartition("-")[0]
    return next((kind for kind in kinds.every() if kind.prefix == prefix), None)


def _said(told: Told, group: Group) -> Said:
    entry = told.entry
    return Said(
        notice=told.notice.pk,
        at=entry.at,
        act=wording.line(entry.kind),
        facts=wording.facts(entry.kind, entry.facts),
        title="" if group.reference or told.title == group.title else told.title,
        by=wording.by(entry.actor_name),
        reason=told.reason,
        url=told.url,
        unread=told.notice.read_at is None,
    )
