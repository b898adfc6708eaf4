"""The wizard on the web: template, days, everything computed, made. What was given travels in the forms, in no session."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from moothill.commons.record.errors import Invalid
from moothill.front.begin import reading
from moothill.front.begin.faults import piece_faults
from moothill.front.begin.making import made_with, make
from moothill.front.begin.preview_form import PreviewForm
from moothill.front.begin.steps import (
    asked_of,
    context_of,
    details_form,
    key_of,
    no_such_template,
    pieces_for,
    show_dates,
    show_preview,
    template_of,
    to_go_live,
    turned_away,
)


@never_cache
@require_safe
def choose(request: Any) -> HttpResponse:
    """Step one: which template."""
    if answer := turned_away(request):
        return answer
    return render(request, "begin/choose.html", {"templates": reading.every()})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def dates(request: Any) -> HttpResponse:
    """Step two: whose cycle, and between which days. Sent, it leads to step three, or back here with the faults."""
    if answer := turned_away(request):
        return answer
    template = template_of(request)
    if template is None:
        return no_such_template(request)
    if request.method != "POST":
        return show_dates(request, template, details_form(request, None))
    if "back" in request.POST:
        return show_dates(request, template, details_form(request, request.POST))
    form = details_form(request, request.POST)
    asked = asked_of(request, template, form)
    if asked is None:
        return show_dates(request, template, form, status=422)
    return show_preview(
        request, asked, form, PreviewForm(pieces=pieces_for(asked), context=context_of(asked))
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def preview(request: Any) -> HttpResponse:
    """Step three, sent: everything is made, or shown again with the faults and the words still in the boxes."""
    if answer := turned_away(request):
        return answer
    template = template_of(request)
    if request.method != "POST" or template is None:
        return HttpResponseRedirect("/new-cycle/", status=303)
    key = key_of(request.POST.get("key", ""))
    if key and (before := made_with(key)):
        return to_go_live(before)
    details = details_form(request, request.POST)
    asked = asked_of(request, template, details)
    if asked is None:
        return show_dates(request, template, details, status=422)
    form = PreviewForm(request.POST, pieces=pieces_for(asked), context=context_of(asked))
    if not form.is_valid() or "look" in request.POST:
        form.blame(piece_faults(form.changed(), asked.days))
        return show_preview(request, asked, details, form, status=422 if form.errors else 200)
    try:
        return to_go_live(make(asked=asked, pieces=form.changed(), by=request.actor, at=request.at, key=key))
    except Invalid as invalid:
        form.blame(invalid.faults)
        return show_preview(request, asked, details, form, status=422)
