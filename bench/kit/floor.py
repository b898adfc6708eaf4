"""The floor: Django with no middleware, and a view that returns ready bytes. `/<length>/` gives so many."""

from functools import lru_cache

from django.conf import settings

settings.configure(ALLOWED_HOSTS=["*"], MIDDLEWARE=[], ROOT_URLCONF=__name__, SECRET_KEY="none is needed")

from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path


@lru_cache
def ready(length: int) -> bytes:
    """So many bytes, made once."""
    return b"x" * length


def view(request: HttpRequest, length: int) -> HttpResponse:
    """The ready bytes, their length told, so that the server need not send them in chunks."""
    return HttpResponse(ready(length), headers={"Content-Length": str(length)})


urlpatterns = [path("<int:length>/", view)]
application = get_wsgi_application()
