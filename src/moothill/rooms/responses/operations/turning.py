"""What happens in the same act when a response comes into sight or goes out of it, through whatever door."""

from datetime import datetime

from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record.linking import join
from moothill.commons.record.models import LinkKind, Record
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act
from moothill.rooms.responses.models import Response
from moothill.rooms.responses.operations.finishing import reopen_after
from moothill.rooms.responses.queries.targets import standing, targets_of, with_those_gathered


def turned(record: Record, act: str, by: Actor, at: datetime) -> None:
    """Published: everything that it answers is linked to it, and all that was gathered into a contribution among that.

    Withdrawn: the links stay, and calls that were finished with it are open again. Call in the transaction of the act.
    Raises Refused.
    """
    if act == "withdrawn":
        reopen_after(record, by=by, at=at)
        return
    require(Act.RESPOND, facts_of(by, record.cycle, record))
    thing = Response.objects.get(pk=record.pk)
    targets = standing(targets_of((row["to"] for row in thing.answers_to), record.cycle))
    inputs = [each.pk for each in targets if each.kind == "input"]
    others = [each.pk for each in targets if each.kind != "input"]
    causes = [*others, *with_those_gathered(inputs)]
    join(pairs=[(cause, record.pk) for cause in causes], kind=LinkKind.ANSWERED_BY, by=by, at=at)
