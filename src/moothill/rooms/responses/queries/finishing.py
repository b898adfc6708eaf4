"""What a call still lacks before it is finished."""

from dataclasses import dataclass
from typing import Any

from moothill.commons.policy.actors import OPERATOR
from moothill.commons.record.models import LinkKind, Record
from moothill.core.policy import RecordState
from moothill.rooms.inputs.queries.narrowing import published
from moothill.rooms.responses.models import Finish, Response
from moothill.rooms.responses.queries.outcomes import answered

FEW = 10


def answer_to(call: Record) -> Response | None:
    """The newest published response to a call that says what was asked, heard and done."""
    found: Response | None = (
        Response.objects.filter(
            record__links_in__cause=call, record__links_in__kind=LinkKind.ANSWERED_BY, record__state=RecordState.PUBLISHED
        )
        .exclude(asked="").exclude(heard="").exclude(did="")
        .select_related("record").order_by("-record__published_at", "-pk").first()
    )  # fmt: skip
    return found


def unanswered_of(call: Record) -> Any:
    """The public contributions to a call that have no outcome: a query."""
    return answered(published(call.cycle, OPERATOR).filter(call=call.pk), False)


@dataclass(frozen=True, slots=True)
class End:
    """Where a call stands on its way to its end. `finish` is None until somebody finished it.

    `unanswered` may grow again after that: a contribution is taken out of the theme in which it had its answer.
    """

    finish: Finish | None
    answer: Response | None
    unanswered: int

    @property
    def holds(self) -> bool:
        """Whether it was finished, and everybody still has an answer."""
        return self.finish is not None and not self.unanswered


def end_of(call: Record) -> End:
    """Three questions; two, of a call that is finished."""
    finish = Finish.objects.filter(call=call.pk).select_related("response__record").first()
    answer = finish.response if finish else answer_to(call)
    return End(finish, answer, unanswered_of(call).count())
