"""Adding a picture to a comms pack, and taking one out."""

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from moothill.commons.cycles.frame import page
from moothill.commons.files.errors import FileRefused
from moothill.commons.record.errors import Invalid, KeyReused
from moothill.commons.record.models import Record
from moothill.core.policy import Act
from moothill.rooms.news import operations, queries
from moothill.rooms.news.errors import NoSuchPicture, NotAPicture, NotSaid
from moothill.rooms.news.forms import PictureForm, ReasonForm
from moothill.rooms.news.models import CommsPack
from moothill.rooms.news.views.entering import record_for

_EXPECTED = (FileRefused, NotAPicture, NotSaid, Invalid, KeyReused)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def add_picture(request: Any, cycle: str, reference: str) -> HttpResponse:
    """Ask for a picture and its words, then add it; what is wrong comes back beside what was written."""
    record = record_for(request, cycle, reference, kind="comms-pack", act=Act.UPLOAD)
    if isinstance(record, HttpResponse):
        return record
    if request.method != "POST":
        return _ask(request, record, PictureForm())
    form = PictureForm(request.POST, request.FILES)
    if not form.is_valid():
        return _ask(request, record, form, status=422)
    try:
        operations.add_picture(pack=record, by=request.actor, at=request.at, **form.cleaned_data)
    except _EXPECTED as error:
        _blame(form, error)
        return _ask(request, record, form, status=409 if isinstance(error, KeyReused) else 422)
    return HttpResponseRedirect(record.get_absolute_url(), status=303)


def _blame(form: PictureForm, error: Exception) -> None:
    match error:
        case FileRefused() | NotAPicture():
            form.add_error("upload", str(error))
        case NotSaid():
            form.add_error(error.field, str(error))
        case Invalid():
            form.add_error(None, [fault.words for fault in error.faults])
        case _:
            form.add_error(None, str(error))
    if "upload" not in form.errors:
        form.add_error("upload", _("Choose the file again: a browser sends it once only."))


def _ask(request: Any, record: Record, form: PictureForm, *, status: int = 200) -> HttpResponse:
    shown = {"record": record, "form": form}
    return page(
        request, "news/add_picture.html", shown, cycle=record.cycle, here="comms-packs", status=status
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def remove_picture(request: Any, cycle: str, reference: str, token: str) -> HttpResponse:
    """Ask whether the picture shall go, then take it out."""
    record = record_for(request, cycle, reference, kind="comms-pack", act=Act.EDIT)
    if isinstance(record, HttpResponse):
        return record
    thing = CommsPack.objects.get(pk=record.pk)
    picture = next((each for each in queries.pictures_of(thing) if each.token == token), None)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            operations.remove_picture(
                pack=record, token=token, by=request.actor, at=request.at, **form.cleaned_data
            )
        except NoSuchPicture as error:
            raise Http404 from error
        return HttpResponseRedirect(record.get_absolute_url(), status=303)
    if picture is None:
        raise Http404
    shown = {"record": record, "form": form, "picture": picture, "cancel": record.get_absolute_url()}
    status = 422 if form.errors else 200
    return page(
        request, "news/remove_picture.html", shown, cycle=record.cycle, here="comms-packs", status=status
    )
