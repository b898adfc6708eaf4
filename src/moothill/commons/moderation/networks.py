"""From where a request comes: an address, read as far as proxies are trusted, and kept only as a digest."""

import hashlib
import hmac
import secrets
from datetime import date, datetime, timedelta
from ipaddress import IPv4Address, IPv6Address, ip_address

from django.conf import settings
from django.http import HttpRequest

from moothill.commons.moderation.models import NetworkKey

_PREFIX = 64  # bits of an IPv6 address that one household or office has


def network_of(request: HttpRequest) -> str:
    """A digest that is the same for the same network in the same week. Nobody can tell the address from it.

    An IPv4 address counts whole, an IPv6 address by its first 64 bits.
    """
    at: datetime = request.at  # type: ignore[attr-defined]
    return digest(_network(client_address(request)), at)


def client_address(request: HttpRequest) -> str:
    """The address of the client; "" if there is none.

    Of X-Forwarded-For only the entry counts that the outermost of MOOTHILL_TRUSTED_PROXIES wrote: whatever stands before
    it may be forged. A request that did not pass them all is taken to come from whoever sent it here.
    """
    trusted = settings.TRUSTED_PROXIES
    entries = [entry.strip() for entry in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    if trusted and len(entries) >= trusted and _read(entries[-trusted]):
        return str(entries[-trusted])
    return str(request.META.get("REMOTE_ADDR") or "")


def digest(network: str, at: datetime) -> str:
    """Keyed with a secret of the week and with the site's own: a copy of the database alone lets nobody try out addresses."""
    week = at.date() - timedelta(days=at.weekday())
    key = f"{settings.SECRET_KEY}:{_secret(week)}".encode()
    return hmac.new(key, network.encode(), hashlib.sha256).hexdigest()[:32]


def _secret(week: date) -> str:
    found = NetworkKey.objects.filter(week=week).values_list("secret", flat=True).first()
    if found:
        return found
    return NetworkKey.objects.get_or_create(week=week, defaults={"secret": secrets.token_hex(32)})[0].secret


def _network(address: str) -> str:
    read = _read(address)
    if isinstance(read, IPv6Address):
        return f"{int(read) >> (128 - _PREFIX):x}/{_PREFIX}"
    return str(read) if read else ""


def _read(address: str) -> IPv4Address | IPv6Address | None:
    """An address as proxies write it: a port may follow, and IPv4 may come inside IPv6."""
    bare = address.partition("%")[0]
    if bare.startswith("["):
        bare = bare[1:].partition("]")[0]
    elif bare.count(":") == 1:
        bare = bare.partition(":")[0]
    try:
        read = ip_address(bare)
    except ValueError:
        return None
    return (read.ipv4_mapped or read) if isinstance(read, IPv6Address) else read
