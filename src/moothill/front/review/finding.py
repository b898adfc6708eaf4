"""The suggestion that an address of the desk names."""

from django.http import Http404

from moothill.commons.record.models import Suggestion
from moothill.front.desk.gate import Desk


def suggestion_or_404(desk: Desk, number: int) -> Suggestion:
    """The suggestion with this number, its cycle and record at hand. Raises Http404."""
    rows = Suggestion.objects.visible_to(desk.actor).select_related("record", "assigned_to", "made")
    found = rows.filter(cycle=desk.cycle, number=number).first()
    if found is None:
        raise Http404
    return with_cycle(found, desk)


def with_cycle(suggestion: Suggestion, desk: Desk) -> Suggestion:
    """The same, with the desk's cycle in place, so that nothing asks for it again."""
    suggestion.cycle = desk.cycle
    if suggestion.record:
        suggestion.record.cycle = desk.cycle
    return suggestion


def desk_address(suggestion: Suggestion) -> str:
    """Where a steward answers it."""
    return f"{suggestion.cycle.get_absolute_url()}desk/suggestions/{suggestion.number}/"
