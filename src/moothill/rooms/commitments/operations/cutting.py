"""Cutting a draft: a commitment and its milestones as they stand, kept for good under a number."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from moothill.commons.journal.operations import write
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record import kinds, laying
from moothill.commons.record.cleaning import clean
from moothill.commons.record.context import Context
from moothill.commons.record.errors import WrongState
from moothill.commons.record.linking import join
from moothill.commons.record.models import RECORD_STATES, LinkKind, Record
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act, RecordState
from moothill.rooms.commitments.errors.drafts import NothingNew
from moothill.rooms.commitments.models import Draft
from moothill.rooms.commitments.queries.frozen import contents_of, digest_of, last_place, says_the_same


class Cutting(Context):
    """The one act in which a new draft may come to be: see `register.draft`."""


@transaction.atomic
def cut_draft(
    *,
    commitment: Record,
    title: str = "",
    why: str,
    agreed: Sequence[Mapping[str, Any]],
    by: Actor,
    at: datetime,
    key: UUID | None = None,
    publish: bool = True,
) -> Record:
    """Keep a published commitment and its published milestones as they stand, under the next number of its drafts.

    `agreed` are rows of name, organisation and side. Without a title it gets its number as one, in the cycle's language.
    A `key` seen before cuts nothing more. Raises Refused, Invalid, KeyReused, WrongState for a commitment that is not
    public, and NothingNew where the last draft that stands says the same.
    """
    kind = kinds.get("draft")
    serial = laying.lock_serial(commitment.cycle, kind)
    locked = laying.lock(commitment)
    require(Act.CUT, facts_of(by, locked.cycle, locked))
    if answered := laying.answered(key, cycle=locked.cycle, kind=kind):
        return answered
    if locked.state != RecordState.PUBLISHED:
        raise WrongState(str(dict(RECORD_STATES)[locked.state]))
    contents = contents_of(locked)
    _require_something_new(locked, contents)
    given = {"title": title or _numbered(locked), "why": why, "agreed": [dict(row) for row in agreed]}
    context = Cutting(locked.cycle, at=at)
    values = clean(kind, {**given, **_kept(locked, contents, at)}, context, present={})
    record = laying.new_record(
        kind, locked.cycle, serial, at=at, publish=publish, position=laying.place_last(locked.cycle, kind)
    )
    laying.project(kind, kind.model(record=record), values, context)
    laying.lay(record, values, act="cut", by=by, at=at, reason=values["why"], key=key)
    if publish:
        turned(record, "created", by, at)
    _written(record, values, by, at)
    return record


def _require_something_new(commitment: Record, contents: Mapping[str, Any]) -> None:
    """Raise NothingNew where the last draft that stands holds the same."""
    standing = Draft.objects.filter(commitment=commitment.pk).exclude(record__state=RecordState.WITHDRAWN)
    last = standing.select_related("record").order_by("-place").first()
    if last and says_the_same(last.contents, contents):
        raise NothingNew(last.place, last.record.reference)


def _numbered(commitment: Record) -> str:
    with translation.override(commitment.cycle.language):
        return _("Draft %(place)s: %(title)s") % {
            "place": last_place(commitment) + 1,
            "title": commitment.title[:270],
        }


def _kept(commitment: Record, contents: Mapping[str, Any], at: datetime) -> dict[str, Any]:
    """What the system gives: everything that is never written by hand."""
    return {
        "commitment": commitment.reference,
        "place": last_place(commitment) + 1,
        "day": commitment.cycle.day(at).isoformat(),
        "of_version": commitment.version,
        "contents": contents,
        "digest": digest_of(contents),
    }


def turned(record: Record, act: str, by: Actor, at: datetime) -> None:
    """A draft that comes into sight is linked from its commitment. Call in the transaction of the act."""
    if act == "withdrawn":
        return  # that it was cut stays true
    commitment = Draft.objects.values_list("commitment", flat=True).get(pk=record.pk)
    join(pairs=[(commitment, record.pk)], kind=LinkKind.CUT_AS, by=by, at=at)


def _written(record: Record, values: Mapping[str, Any], by: Actor, at: datetime) -> None:
    """Write the line. Of one that is not public yet it says that something was prepared, and no more."""
    public = record.published_at is not None
    write(
        head=record.cycle.head_id,
        kind="draft.cut" if public else "draft.prepared",
        subject=f"{record.cycle.slug}/{record.reference}",
        version=record.version,
        title=record.title if public else "",
        reason=values["why"] if public else "",
        by=by,
        at=at,
        facts={"of": values["commitment"], "place": values["place"], "digest": values["digest"]},
    )
