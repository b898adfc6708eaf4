"""Those who registered, for the team: at the door, on a phone, and as a sheet."""

import csv
from collections.abc import Callable
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_safe

from moothill.core.policy import Act
from moothill.rooms.activities import operations
from moothill.rooms.activities.errors import NoSuchCode, NotIn
from moothill.rooms.activities.forms import CodeForm, WalkInForm
from moothill.rooms.activities.models import Activity, Place
from moothill.rooms.activities.queries.places import at_the_door, expected
from moothill.rooms.activities.queries.tokens import code_of
from moothill.rooms.activities.views.places_entering import event_for, event_page


@require_http_methods(["GET", "HEAD", "POST"])
def people(request: Any, cycle: str, reference: str) -> HttpResponse:
    """The list for the door, with a box for codes; a visit is noted in the journal, with no name in it but the visitor's."""
    event = event_for(request, cycle, reference, act=Act.SEE_PLACES)
    if isinstance(event, HttpResponse):
        return event
    if request.method != "POST":
        operations.note_look(event=event, by=request.actor, at=request.at)
        return _show(request, event)
    act = _ACTS.get(request.POST.get("do", ""), _by_code)
    return act(request, event)


def _by_code(request: Any, event: Activity) -> HttpResponse:
    form = CodeForm(request.POST)
    if not form.is_valid():
        return _show(request, event, codes=form, status=422)
    try:
        place = operations.check_in(
            event=event, code=form.cleaned_data["code"], by=request.actor, at=request.at
        )
    except (NoSuchCode, NotIn) as error:
        form.add_error("code", str(error))
        return _show(request, event, codes=form, status=422)
    return _again(request, place)


def _by_click(request: Any, event: Activity) -> HttpResponse:
    return _clicked(request, event, operations.check_in)


def _taken_back(request: Any, event: Activity) -> HttpResponse:
    return _clicked(request, event, operations.check_out)


def _clicked(request: Any, event: Activity, act: Callable[..., Place]) -> HttpResponse:
    number = request.POST.get("number", "")
    known = number.isascii() and number.isdigit() and len(number) < 10
    try:
        place = act(event=event, number=int(number) if known else 0, by=request.actor, at=request.at)
    except (NoSuchCode, NotIn) as error:
        return _show(request, event, fault=str(error), status=422)
    return _again(request, place)


def _walked_in(request: Any, event: Activity) -> HttpResponse:
    form = WalkInForm(request.POST)
    if not form.is_valid():
        return _show(request, event, walking=form, status=422)
    place = operations.walk_in(event=event, by=request.actor, at=request.at, **form.cleaned_data)
    return _again(request, place)


_ACTS: dict[str, Callable[[Any, Activity], HttpResponse]] = {
    "in": _by_click,
    "out": _taken_back,
    "walk-in": _walked_in,
}


def _again(request: Any, place: Place) -> HttpResponse:
    """Back to the list, which says what was done."""
    done = f"?done={place.number}" if place.came_at else ""
    return HttpResponseRedirect(f"{request.path}{done}", status=303)


def _show(request: Any, event: Activity, *, status: int = 200, **more: Any) -> HttpResponse:
    door = at_the_door(event, after=_number(request.GET.get("after", "")))
    done = Place.objects.filter(
        event=event, number=_number(request.GET.get("done", "")), came_at__isnull=False
    )
    shown = {"codes": CodeForm(), "walking": WalkInForm(), "door": door, "done": done.first(), **more}
    return event_page(request, "activities/places/people.html", event, shown, status=status)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


@require_safe
def people_sheet(request: Any, cycle: str, reference: str) -> HttpResponse:
    """The same list as a sheet to print: no address is in it, and nothing that a spreadsheet would run."""
    event = event_for(request, cycle, reference, act=Act.SEE_PLACES)
    if isinstance(event, HttpResponse):
        return event
    operations.note_look(event=event, by=request.actor, at=request.at)
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{event.record.reference}-people.csv"'
    answer["Cache-Control"] = "no-store, private"
    sheet = csv.writer(answer)
    sheet.writerow(["number", "code", "name", "needs", "for_whom", "from_afar", "came"])
    sheet.writerows([_harmless(str(cell)) for cell in _cells(place)] for place in expected(event))
    return answer


def _cells(place: Place) -> list[Any]:
    came = place.came_at.isoformat(timespec="minutes") if place.came_at else ""
    afar = "yes" if place.remote else ""
    return [place.number, code_of(place), place.name, place.access_needs, place.sector, afar, came]


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula, whatever stands before the sign."""
    return f"'{cell}" if cell.lstrip().startswith(("=", "+", "-", "@")) or cell[:1] in {"\t", "\r"} else cell
