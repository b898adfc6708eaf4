"""Putting a record back to what stood before some of its versions: one more version, as any other change."""

from collections.abc import Collection
from datetime import datetime

from moothill.commons.journal.operations import write
from moothill.commons.moderation.models import Hiding
from moothill.commons.moderation.targets import RULES
from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds, laying
from moothill.commons.record.context import Context
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
