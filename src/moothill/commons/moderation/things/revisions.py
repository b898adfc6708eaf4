"""Versions of records under moderation: hidden in the history, and never left standing as the present one."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from moothill.commons.cycles.models import Cycle
from moothill.commons.journal.hiding import NAME, WORDS, hide_words, show_words
from moothill.commons.journal.models import Entry
from moothill.commons.journal.operations import touch, write
from moothill.commons.moderation.models import Level, Sighting, Standing
from moothill.commons.moderation.targets import Target
from moothill.commons.moderation.things.reverting import REVISION as REVISION_TABLE
from moothill.commons.moderation.things.reverting import (
    alike,
    bring_back,
    by_the_rules,
    last_good,
    put_back,
    show,
    take_away,
    unshow,
)
from moothill.commons.moderation.things.words import said
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record import kinds, laying
from moothill.commons.record.models import Record, Revision
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act, RecordState

_HIDES = {Level.WORDS: WORDS, Level.AUTHOR: NAME, Level.BOTH: (*WORDS, *NAME)}


def text(revision: Revision) -> str:
    """What this version brought, and why."""
    before = revision.record.revisions.filter(number=revision.number - 1).values_list("content", flat=True)
    brought = said(revision.record.kind, revision.content, before.first())
    return "\n\n".join(filter(None, [brought, revision.reason]))


def address(revision: Revision) -> str:
    """Its place in the history of its record."""
    return f"{revision.record.get_absolute_url()}history/"


def author(revision: Revision) -> int | None:
    """Whose words they are: whoever suggested them, else whoever wrote them."""
    return revision.suggested_by_id or revision.by_id


@transaction.atomic
def hide(
    revision: Revision, *, reason: str, by: Actor, at: datetime, level: str = Level.BOTH
) -> dict[str, Any]:
    """Hide it in the history. Where it is the present version, what stood before it is put back first.

    A first version has nothing before it: its record is withdrawn, whether it was shown yet or not. Raises Refused.
    """
    record = laying.lock(revision.record)
    require(Act.MODERATE, facts_of(by, record.cycle))
    before: dict[str, Any] = {}
    if level != Level.AUTHOR and (_stands(record, revision) or _waits(record, revision)):
        before = _replaced(record, revision, reason=reason, by=by, at=at)
    elif record.state == RecordState.DRAFT and kinds.get(record.kind).authored and not _is_held(record):
        show(record, by=by, at=at)  # its author wrote other words for it, which nothing speaks against
    before["lines"] = hide_words(entries=_lines(record, {revision.pk}), what=_HIDES[Level(level)])
    if level != Level.AUTHOR:
        before["lines"] += hide_words(entries=_quoting(record, [revision]))
    _journal(record, revision, "hidden", by=by, at=at, reason=reason, level=level)
    return before


def _stands(record: Record, revision: Revision) -> bool:
    return record.version == revision.number and record.state == RecordState.PUBLISHED


def _waits(record: Record, revision: Revision) -> bool:
    """Whether what somebody sent was kept back, and nobody has written other words for it since."""
    sent = record.state == RecordState.DRAFT and kinds.get(record.kind).authored
    return bool(sent) and last_good(record, alike(record, [revision])) is None


def _replaced(record: Record, revision: Revision, *, reason: str, by: Actor, at: datetime) -> dict[str, Any]:
    good = last_good(record, alike(record, [revision]))
    if good is None:
        if not kinds.get(record.kind).authored:  # a part of the cycle is a steward's to withdraw
            require(Act.WITHDRAW, facts_of(by, record.cycle))
        return take_away(record, reason=reason, by=by, at=at)
    return {"back": put_back(record, good, by=by, at=at, reason=reason).number}


@transaction.atomic
def restore(revision: Revision, *, before: Mapping[str, Any], reason: str, by: Actor, at: datetime) -> None:
    """Show it in the history again; where nobody changed the record since, it is the present version again."""
    record = laying.lock(revision.record)
    require(Act.MODERATE, facts_of(by, record.cycle))
    if before.get("back") == record.version:
        put_back(record, revision, by=by, at=at, reason=reason)
    bring_back(record, before, by=by, at=at, reason=reason)
    show_words(before.get("lines", ()))
    _journal(record, revision, "restored", by=by, at=at, reason=reason)


@transaction.atomic
def hold(revision: Revision, *, reason: str, by: Actor, at: datetime) -> bool:
    """Put back what stood before a version that is the present one; False for any other.

    Where nothing stood before, a record that somebody sent is kept back again; a steward's stays, which is False too.
    """
    record = laying.lock(revision.record)
    if not _stands(record, revision):
        return False
    good = last_good(record, alike(record, [revision]))
    if good is not None:
        put_back(record, good, by=by, at=at, reason=reason)
        return True
    if not kinds.get(record.kind).authored:
        return False
    unshow(record, by=by, at=at, reason=reason)
    return True


@transaction.atomic
def release(revision: Revision, *, by: Actor, at: datetime) -> None:
    """Make a version that was held the present one again, if nobody but the rules changed the record since.

    A record that was kept back is published once none of its versions is held, if it may be published at all.
    """
    record = laying.lock(revision.record)
    require(Act.MODERATE, facts_of(by, record.cycle))
    if record.state == RecordState.DRAFT:
        if not _is_held(record):
            show(record, by=by, at=at)
        return touch(head=record.cycle.head_id)
    newest = record.revisions.get(number=record.version)
    if (
        newest.number == revision.number + 1
        and by_the_rules(newest)
        and record.state == RecordState.PUBLISHED
    ):
        put_back(record, revision, by=by, at=at, reason=str(_("Looked at, and let stand.")))
    touch(head=record.cycle.head_id)  # the gap in its history closes, with a line of its own or without


def _is_held(record: Record) -> bool:
    versions = record.revisions.values("pk")
    return Sighting.objects.filter(
        target=REVISION_TABLE, target_id__in=versions, standing=Standing.HELD
    ).exists()


@transaction.atomic
def hide_all(ids: Iterable[int], *, reason: str, by: Actor, at: datetime) -> dict[int, Any]:
    """Put records back to what these versions replaced; what somebody sent and nobody changed since is withdrawn.

    Left out are versions of records that others changed since. Each record has a line of its own, since what it says
    changes.
    """
    rows = Revision.objects.filter(pk__in=list(ids)).select_related("record").order_by("record_id", "number")
    by_record: dict[int, list[Revision]] = {}
    for each in rows:
        by_record.setdefault(each.record_id, []).append(each)
    before: dict[int, Any] = {}
    for theirs in by_record.values():
        before |= _all_of_one(theirs, reason=reason, by=by, at=at)
    return before


def _all_of_one(theirs: list[Revision], *, reason: str, by: Actor, at: datetime) -> dict[int, Any]:
    record, newest = laying.lock(theirs[0].record), theirs[-1]
    good = last_good(record, alike(record, theirs))
    if good is None and record.state != RecordState.WITHDRAWN and kinds.get(record.kind).authored:
        # The lines of its authors are hidden with the wave; those of others quote the same words.
        authors = {author(each) for each in theirs}
        away = take_away(record, reason=reason, by=by, at=at)
        away["lines"] = hide_words(entries=[x for x in _quoting(record, theirs) if x.actor_id not in authors])
        return {each.pk: away if each is newest else {} for each in theirs}
    if good is None or record.state != RecordState.PUBLISHED:
        return {}
    # Only bad ones, and what the rules laid over them, came after the last good one. What is older was built upon.
    gone: dict[int, Any] = {each.pk: {} for each in theirs if each.number > good.number}
    if _stands(record, newest):
        gone[newest.pk] = {"back": put_back(record, good, by=by, at=at, reason=reason).number}
    return gone


@transaction.atomic
def restore_all(before: Mapping[int, Any], *, by: Actor, at: datetime) -> None:
    """Make those the present version again whose record nobody changed since."""
    rows = Revision.objects.filter(pk__in=list(before)).select_related("record").order_by("pk")
    for revision in rows:
        record = laying.lock(revision.record)
        if before[revision.pk].get("back") == record.version:
            put_back(record, revision, by=by, at=at, reason=str(_("The undoing of a wave was undone.")))
        else:
            bring_back(record, before[revision.pk], by=by, at=at, reason="")
            show_words(before[revision.pk].get("lines", ()))


def _lines(record: Record, versions: Collection[int]) -> list[Entry]:
    """The lines about the versions of a record with these ids."""
    subject = f"{record.cycle.slug}/{record.reference}"
    numbers = record.revisions.filter(pk__in=versions).values_list("number", flat=True)
    return list(Entry.objects.filter(head=record.cycle.head_id, subject=subject, version__in=list(numbers)))


def _quoting(record: Record, bad: Iterable[Revision]) -> list[Entry]:
    """The other lines that say the same: about versions with the same words; of a withdrawn record, about anything in it."""
    rows = list(bad)
    same = _lines(record, alike(record, rows))
    if record.state == RecordState.WITHDRAWN:
        subject = f"{record.cycle.slug}/{record.reference}"
        same += Entry.objects.filter(head=record.cycle.head_id, subject=subject, title=record.title).exclude(
            title=""
        )
    own = {each.number for each in rows}
    return list({line.pk: line for line in same if line.version not in own}.values())


def _journal(
    record: Record, revision: Revision, act: str, *, by: Actor, at: datetime, reason: str, level: str = ""
) -> None:
    facts = {"version": str(revision.number)} | ({"level": level} if level else {})
    write(
        head=record.cycle.head_id, kind=f"revision.{act}", subject=f"{record.cycle.slug}/{record.reference}",
        reason=reason, by=by, at=at, facts=facts,
    )  # fmt: skip


def _cycle(revision: Revision) -> Cycle:
    return revision.record.cycle


REVISION = Target(
    label=_("version"), slug="version", text=text, address=address, hide=hide, restore=restore, release=release,
    hold=hold, cycle=_cycle, author=author, related=("record__cycle",), hide_all=hide_all, restore_all=restore_all,
)  # fmt: skip
