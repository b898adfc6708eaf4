"""Addresses that cannot be written to: kept as keyed digests, until their owners confirm them anew."""

from collections.abc import Iterable
from datetime import datetime

from moothill.commons.notifications.addresses import digest
from moothill.commons.notifications.models import Refusal


def refuse(addresses: Iterable[str], *, said: str, at: datetime) -> int:
    """Write to these addresses no more; how many of them were not known as refused yet."""
    digests = {digest(address) for address in addresses}
    known = set(Refusal.objects.filter(digest__in=digests).values_list("digest", flat=True))
    rows = [Refusal(digest=each, at=at, said=said[:200]) for each in sorted(digests - known)]
    Refusal.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def accept(address: str) -> None:
    """Its owner has confirmed the address: it may be written to again."""
    Refusal.objects.filter(digest=digest(address)).delete()
