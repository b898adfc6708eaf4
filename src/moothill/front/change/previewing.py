"""The live preview: Markdown in, the safe HTML that readers would get out. Nothing is stored."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from moothill.commons.ui.words import said
from moothill.core.text import MAX_TEXT, Undrawable, canonical, render


@require_POST
def preview(request: HttpRequest) -> HttpResponse:
    """A piece of HTML for the `text` that was sent; 422 with a sentence for a text that cannot be drawn."""
    text = request.POST.get("text", "")
    if len(text) > MAX_TEXT:
        return HttpResponse(status=413)
    try:
        drawn = render(canonical(text))
    except Undrawable as error:
        return HttpResponse(
            said(error.words, error.facts), status=422, content_type="text/plain; charset=utf-8"
        )
    response = HttpResponse(drawn)
    response["Cache-Control"] = "no-store"
    return response
