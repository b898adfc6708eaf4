"""Health by web: one word for a load balancer, and all of it for whoever sits at this very machine."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from moothill.front.operate.health import examine, failing
from moothill.front.site.mail import may_be_read


@never_cache
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """200 and `ok`, or 503 and what fails in machine words. It tells nothing else: anybody may ask."""
    wrong = failing()
    words = f"failing: {' '.join(wrong)}" if wrong else "ok"
    return HttpResponse(f"{words}\n", status=503 if wrong else 200, content_type="text/plain; charset=utf-8")


@never_cache
@require_safe
def details(request: HttpRequest) -> HttpResponse:
    """Every finding, where the page of mails may be read: on this machine, in the embedded default. Else 404."""
    if not may_be_read(request):
        raise Http404
    return render(request, "operate/health.html", {"findings": examine(timezone.now())})
