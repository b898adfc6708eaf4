"""Whether somebody sits at the very machine that serves a trial site: one judgement for all that is allowed there only.

See docs/decisions: what a trial site allows.
"""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest

_HOSTS = frozenset({"127.0.0.1", "localhost", "[::1]"})
_FORWARDED = ("HTTP_FORWARDED", "HTTP_VIA", "HTTP_X_", "HTTP_CF_", "HTTP_TRUE_CLIENT_IP", "HTTP_CLIENT_IP")

_OLD = frozenset({"HTTP/1", "HTTP/1.0"})  # two servers, two ways to write it


def is_at_home(request: HttpRequest) -> bool:
    """Whether this is a trial site, as `settings.AT_HOME` says, and the request comes from its own machine."""
    return settings.AT_HOME and comes_from_here(request)


def comes_from_here(request: HttpRequest) -> bool:
    """Whether the request comes from this machine by no detour: no proxy's header, no other name, no other address.

    A proxy that adds no header still speaks HTTP/1.0 if nobody told it otherwise; no browser does.
    """
    if any(name.startswith(_FORWARDED) for name in request.META):
        return False
    if request.META.get("SERVER_PROTOCOL") in _OLD:
        return False
    host = request.META.get("HTTP_HOST", "").lower()
    name = host[: host.rfind("]") + 1] if host.startswith("[") else host.partition(":")[0]
    try:
        return name in _HOSTS and ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False
