"""What became of what people said: contributions, themes and answers, as a passer-by may read them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import PASSER_BY
from moothill.commons.record import kinds
from moothill.commons.record.models import Link, LinkKind
from moothill.commons.record.visibility import visible
from moothill.core.policy import RecordState
from moothill.core.standards import facts as core
from moothill.rooms.inputs.kinds import Consent
from moothill.rooms.inputs.queries.narrowing import NO, narrow, published
from moothill.rooms.standards.queries.promised import carried

MOST = 1000  # so many without an answer are looked at one by one
_EXAMPLES = 12


def contributions_of(cycle: Cycle, today: date) -> core.Contributions:
    """Three questions, however many there are. Of what is not public only how much there is."""
    public = published(cycle, PASSER_BY)
    open_ = narrow(public, {"answered": NO}, cycle=cycle)
    rows = list(open_.order_by("-pk").values_list("record__reference", "call__reply_by")[: MOST + 1])
    promises = [day for _reference, day in rows[:MOST] if day and day >= today]
    kept_back = _kept_back(cycle)
    return core.Contributions(
        public=public.order_by().count(),
        unanswered=len(rows[:MOST]),
        more=len(rows) > MOST,
        late=len(rows[:MOST]) - len(promises),
        promised=min(promises, default=None),
        examples=tuple(reference for reference, _day in rows[:_EXAMPLES]),
        private=sum(consent == Consent.PRIVATE for consent in kept_back),
        held=sum(consent != Consent.PRIVATE for consent in kept_back),
    )


def _kept_back(cycle: Cycle) -> list[str]:
    """For each of the first that are not public what its author agreed to."""
    waiting: Any = kinds.get("input").model.objects.filter(shown_in=None)
    rows = waiting.filter(record__cycle=cycle, record__state=RecordState.DRAFT)
    return list(rows.values_list("consent", flat=True)[:MOST])


def themes_in(cycle: Cycle) -> Any:
    """The themes of a cycle, each with whether a contribution leads to it."""
    led = Link.objects.filter(visible(PASSER_BY, "cause__"), cause__kind="input")
    directly = led.filter(kind=LinkKind.PART_OF, effect=OuterRef("pk"))
    points = kinds.get("point").model.objects.visible_to(PASSER_BY).filter(theme=OuterRef(OuterRef("pk")))
    by_point = led.filter(kind=LinkKind.PART_OF, effect__in=points.values("pk"))
    codes = Link.objects.filter(kind=LinkKind.PART_OF, cause__kind="code", effect=OuterRef(OuterRef("pk")))
    through = led.filter(kind=LinkKind.CODED_TO, effect__in=codes.values("cause"))
    things = kinds.get("theme").things().visible_in(cycle, PASSER_BY)
    return things.annotate(traced=Q(Exists(directly)) | Q(Exists(by_point)) | Q(Exists(through)))


def answers_in(cycle: Cycle) -> Any:
    """The published answers of a cycle, each with whether it, or what it answers, became part of a commitment."""
    things = kinds.get("response").things().visible_in(cycle, PASSER_BY)
    return things.annotate(carried=carried())


def parts_of(answer: Any) -> dict[str, Any]:
    """What rules look at in an answer."""
    filled = {name: bool(getattr(answer, name).strip()) for name in ("asked", "heard", "did", "because")}
    return {"outcome": core.Outcome(answer.outcome), "carried": answer.carried, **filled}


def cited(cycle: Cycle, references: Iterable[str]) -> Any:
    """The published contributions with these references."""
    public = published(cycle, PASSER_BY).filter(record__reference__in=list(references))
    return public.select_related("record")
