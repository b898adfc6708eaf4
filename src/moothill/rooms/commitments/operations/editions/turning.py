"""What happens in the same act when an edition comes into sight, through whatever door."""

from datetime import datetime

from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record.linking import join
from moothill.commons.record.models import LinkKind, Record
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act
from moothill.rooms.commitments.models import Edition
from moothill.rooms.commitments.queries.bundling import drafts_in


def turned(record: Record, act: str, by: Actor, at: datetime) -> None:
    """Each draft in it is linked to it, and the edition that it amends. Withdrawn, the links stay: they tell what was.

    Call in the transaction of the act. Raises Refused.
    """
    if act == "withdrawn":
        return
    require(Act.ISSUE, facts_of(by, record.cycle, record))
    thing = Edition.objects.get(pk=record.pk)
    drafts = [(draft.pk, record.pk) for draft in drafts_in(thing, record.cycle)]
    join(pairs=drafts, kind=LinkKind.BUNDLED_IN, by=by, at=at)
    if thing.amends_id:
        join(pairs=[(thing.amends_id, record.pk)], kind=LinkKind.SUPERSEDES, by=by, at=at)
