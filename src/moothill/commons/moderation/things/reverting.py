"""Putting a record back to what stood before some of its versions, or out of sight: one more version, as any other change."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any

from moothill.commons.journal.operations import write
from moothill.commons.moderation.models import Hiding
from moothill.commons.moderation.targets import RULES
from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds, landing, laying
from moothill.commons.record.context import Context
from moothill.commons.record.fields import Rows, Text
from moothill.commons.record.models import Record, Revision
from moothill.core.policy import RecordState

REVISION = "record.revision"


def last_good(record: Record, bad: Collection[int]) -> Revision | None:
    """The newest version that is not among the ids `bad`, not hidden, and not laid by the rules to replace a bad one.

    None where there is no such version: then there is nothing to go back to.
    """
    revisions = list(record.revisions.order_by("-number"))
    ids = [revision.pk for revision in revisions]
    hidden = Hiding.objects.filter(target=REVISION, target_id__in=ids, restored_at=None)
    passed = {*bad, *hidden.values_list("target_id", flat=True)}
    return next((each for each in revisions if each.pk not in passed and not by_the_rules(each)), None)


def alike(record: Record, bad: Iterable[Revision]) -> set[int]:
    """The ids of these versions of a record, and of all that say the same: a move, or a new standing, changes no words.

    Of what somebody sent, only its words count: not where it came from, nor what may be published of it.
    """
    kind = kinds.get(record.kind)
    names = [
        field.name
        for field in kind.fields
        if not kind.authored or (field.name in kind.authored and isinstance(field, (Text, Rows)))
    ]
    told = [[each.content.get(name) for name in names] for each in bad]
    rows = record.revisions.values_list("pk", "content")
    return {pk for pk, content in rows if [content.get(name) for name in names] in told}


def by_the_rules(revision: Revision) -> bool:
    """Whether nobody laid this version but the rules, to hold the one before it."""
    return revision.by_id is None and revision.by_name == RULES.name


def put_back(record: Record, good: Revision, *, by: Actor, at: datetime, reason: str) -> Revision:
    """Lay one more version of a locked record with the content of `good`, and write its line.

    Who may moderate may do this, without leave to edit: nothing new is said. The caller has asked for that leave.
    """
    kind = kinds.get(record.kind)
    thing = kind.things().get(pk=record.pk)
    thing.record = record
    content = {field.name: good.content.get(field.name, field.empty) for field in kind.fields}
    record.version += 1
    laying.project(kind, thing, content, Context(record.cycle, record=record.pk))
    made = laying.lay(record, content, act="revised", by=by, at=at, reason=reason, key=None)
    shown = record.state != RecordState.DRAFT
    write(
        head=record.cycle.head_id, kind=f"{record.kind}.revised" if shown else f"{record.kind}.prepared",
        subject=f"{record.cycle.slug}/{record.reference}", version=record.version,
        title=record.title if shown else "", reason=reason if shown else "", by=by, at=at,
        facts={"back-to": good.number},
    )  # fmt: skip
    return made


def take_away(record: Record, *, by: Actor, at: datetime, reason: str) -> dict[str, Any]:
    """Withdraw a locked record of which nothing may stand; what `bring_back` wants back. Its line has none of its words.

    Who may moderate may do this. The caller has asked for that leave.
    """
    was = record.state
    record.state, record.withdrawn_at, record.withdrawn_because = RecordState.WITHDRAWN, at, reason
    _stand(record, "withdrawn", by=by, at=at, reason=reason, title="")
    return {"was": was, "away": record.version}


def bring_back(record: Record, before: Mapping[str, Any], *, by: Actor, at: datetime, reason: str) -> bool:
    """Show a locked record again that was taken away, if nobody changed it since; False for any other."""
    if record.state != RecordState.WITHDRAWN or before.get("away") != record.version:
        return False
    record.withdrawn_at, record.withdrawn_because = None, ""
    record.state = RecordState.DRAFT
    if show(record, by=by, at=at, reason=reason):
        return True
    _stand(record, "put-back", by=by, at=at, reason=reason, title="")
    return True


def show(record: Record, *, by: Actor, at: datetime, reason: str = "") -> bool:
    """Publish a locked draft, if nothing is missing for that; False where its kind says that it must not be shown."""
    kind = kinds.get(record.kind)
    content = kind.read(kind.things().get(pk=record.pk))
    if list(kind.launch(content, Context(record.cycle, record=record.pk))):
        return False
    record.state, record.published_at = RecordState.PUBLISHED, record.published_at or at
    _stand(record, "published", by=by, at=at, reason=reason, title=record.title)
    landing.tell(record.kind, Record.objects.filter(pk=record.pk), by=by, at=at)
    return True


def unshow(record: Record, *, by: Actor, at: datetime, reason: str) -> None:
    """Make a locked, published record a draft again, until somebody has looked. Its line has none of its words."""
    record.state = RecordState.DRAFT
    _stand(record, "held", by=by, at=at, reason=reason, title="")


def _stand(record: Record, act: str, *, by: Actor, at: datetime, reason: str, title: str) -> None:
    """Store a change of standing: same content, a new version, and its line."""
    record.version += 1
    record.save()
    kind = kinds.get(record.kind)
    content = kind.read(kind.things().get(pk=record.pk))
    laying.lay(record, content, act=act, by=by, at=at, reason=reason, key=None)
    shown = record.state != RecordState.DRAFT or act == "held"
    write(
        head=record.cycle.head_id, kind=f"{record.kind}.{act}" if shown else f"{record.kind}.prepared",
        subject=f"{record.cycle.slug}/{record.reference}", version=record.version, title=title,
        reason=reason if shown else "", by=by, at=at,
    )  # fmt: skip
