"""Under which key an answer is kept: everything that Django would let it depend on, and nothing else."""

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language_from_request

Key = tuple[str, str, str, str, bool]
LONGEST = 500  # characters of path, query or header; whatever is longer is answered by Django each time


def key_of(environ: dict[str, Any]) -> Key | None:
    """Path, query, host, language, and whether the way here is secure; None for what is never kept.

    Never kept: what says who asks (any cookie, any Authorization), what is no read, and what is too long.
    """
    if (
        environ["REQUEST_METHOD"] not in {"GET", "HEAD"}
        or "HTTP_COOKIE" in environ
        or "HTTP_AUTHORIZATION" in environ
    ):
        return None
    path, query = environ["PATH_INFO"], environ.get("QUERY_STRING", "")
    host, languages = environ.get("HTTP_HOST", ""), environ.get("HTTP_ACCEPT_LANGUAGE", "")
    if not host or len(path) + len(query) + len(host) > LONGEST or len(languages) > LONGEST:
        return None
    return path, query, host, language_for(languages), is_secure(environ)


@lru_cache(maxsize=1000)
def language_for(accepted: str) -> str:
    """The language that Django would choose for a reader who sends this Accept-Language and no cookie."""
    request = HttpRequest()
    request.META["HTTP_ACCEPT_LANGUAGE"] = accepted
    return get_language_from_request(request)


def is_secure(environ: dict[str, Any]) -> bool:
    """Whether Django would take the request for one that came by https."""
    if settings.SECURE_PROXY_SSL_HEADER:
        name, value = settings.SECURE_PROXY_SSL_HEADER
        if name in environ:
            return bool(environ[name].split(",", 1)[0].strip() == value)
    return bool(environ["wsgi.url_scheme"] == "https")
