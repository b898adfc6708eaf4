"""What a new response begins with: the question that people were asked is known already."""

from collections.abc import Sequence

from django.db.models import Q

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import OPERATOR
from moothill.commons.record import kinds
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.core.policy import RecordState
from moothill.core.text import summary
from moothill.rooms.inputs.queries import calls
from moothill.rooms.inputs.queries.narrowing import published

_FEW, _SHORT = 3, 600


def asked_of(targets: Sequence[Record], cycle: Cycle) -> str:
    """The questions of the calls among these, of those that these contributions answer, and of those whose contributions are
    in these themes and points: in Markdown, at most three, with their background in short.
    """
    public = calls(cycle, OPERATOR).filter(record__state=RecordState.PUBLISHED)
    found = public.filter(pk__in=_calls(targets, cycle)).order_by("record__position", "pk")[:_FEW]
    parts = [
        call.record.title + (f"\n\n{summary(call.background, _SHORT)}" if call.background else "")
        for call in found
    ]
    return "\n\n".join(parts)


def _calls(targets: Sequence[Record], cycle: Cycle) -> list[int]:
    own = [each.pk for each in targets if each.kind == "call"]
    inputs = [each.pk for each in targets if each.kind == "input"]
    themes = [each.pk for each in targets if each.kind == "theme"]
    places = [*themes, *(each.pk for each in targets if each.kind == "point")]
    if themes:
        codes = Link.objects.filter(kind=LinkKind.PART_OF, cause__kind="code", effect__in=themes)
        places += codes.values_list("cause", flat=True)
        places += kinds.get("point").model.objects.filter(theme__in=themes).values_list("pk", flat=True)
    within = Link.objects.filter(effect__in=places, kind__in=(LinkKind.PART_OF, LinkKind.CODED_TO)).values(
        "cause"
    )
    things = published(cycle, OPERATOR).filter(Q(pk__in=inputs) | Q(pk__in=within)).exclude(call=None)
    asked = things.order_by().values_list("call", flat=True).distinct()[:_FEW] if inputs or places else ()
    return [*own, *asked]
