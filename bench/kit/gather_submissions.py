"""Crowds of guests who answer a call over HTTP, each from a fresh browser: contributions a second, and how long each waits.

Import after `django.setup()`. Every answer is a whole one: the form opened for its token and key, then sent and stored, with
a guest begun for it, screening, a version and a sealed line.
"""

import html
import http.client
import os
import re
from functools import partial
from statistics import median
from time import monotonic
from urllib.parse import urlencode

from kit.cycle import AT, begin, steward
from kit.ground import moothill
from kit.servers import free_port, serving
from kit.words import Words
from kit.writers import at_once, leave

CROWDS = (1, 50, 200)


def measure(database: str, *, seconds: float) -> list[str]:
    """Print one table; nothing is promised here but that every one that was thanked for is stored."""
    address, slug = _call()
    leave()
    port = free_port()
    environment = os.environ | {
        "PORT": str(port),
        "MOOTHILL_LIMIT_PERSON": "0",
        "MOOTHILL_LIMIT_NETWORK": "0",
    }
    print(f"\n{database}, guests who answer a call, {seconds:g} s each")
    print(f"{'guests':>8}{'sent/s':>10}{'half within':>14}{'p95':>12}{'turned away':>13}")
    total = 0
    with serving([moothill(), "serve"], environment, port, "/healthz"):
        for crowd in CROWDS:
            begun = monotonic()
            parts = at_once(crowd, partial(_send, port=port, address=address, seconds=seconds))
            waits = sorted(wait for own, _away in parts for wait in own)
            away = sum(part[1] for part in parts)
            total += len(waits)
            rate = len(waits) / (monotonic() - begun)
            p95 = waits[int(len(waits) * 0.95)]
            print(
                f"{crowd:>8}{rate:>10.1f}{median(waits) * 1000:>11.0f} ms{p95 * 1000:>9.0f} ms{away:>13}",
                flush=True,
            )
    stored = _stored(slug)
    return [] if stored == total else [f"{database}: {total} were thanked and {stored} are stored"]


def _call() -> tuple[str, str]:
    """An open call for ideas; the address of its form, and its cycle."""
    from datetime import timedelta

    from django.utils import timezone

    from moothill.commons.moderation.models import Policy
    from moothill.commons.policy.actors import OPERATOR
    from moothill.commons.record.batches import Item, bring_in
    from moothill.core.screening import RULES

    cycle = begin("crowds")
    # No second looks: two hundred newcomers from one network, all at once, are just what those are for.
    Policy.objects.create(cycle=cycle, values={"rules": {rule: {"severity": "off"} for rule in RULES}}, at=AT)
    now = timezone.now()
    values = {
        "title": "What should change?",
        "opens_at": (now - timedelta(days=1)).isoformat(),
        "closes_at": (now + timedelta(days=9)).isoformat(),
    }
    made = bring_in(
        cycle=cycle, items=[Item("call", values, handle="it")], by=OPERATOR, at=AT, reason="", source="bench"
    )
    assert steward(cycle, 1)
    return f"{made['it'].get_absolute_url()}answer/", cycle.slug


def _send(number: int, *, port: int, address: str, seconds: float) -> tuple[list[float], int]:
    """Answer again and again, each time as somebody new; the waits for an answer, and how often there was none."""
    words, waits, away = Words(number), [], 0
    end = monotonic() + seconds
    while monotonic() < end:
        text = f"{words.text()} {number}-{len(waits)}"
        fields, cookie = _opened(port, address)
        begun = monotonic()
        status = _posted(port, address, fields | {"words": text, "consent": "unnamed", "send": "1"}, cookie)
        if status == 503:
            away += 1
        elif status in {200, 303}:
            waits.append(monotonic() - begun)
        else:
            raise RuntimeError(f"{address} answered {status}")
    return waits, away


def _opened(port: int, address: str) -> tuple[dict[str, str], str]:
    """The hidden fields of the form, and the cookie that goes with its token."""
    _status, headers, body = _ask(port, "GET", address)
    fields = {
        html.unescape(name): html.unescape(value)
        for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', body)
    }
    return fields, "; ".join(each.partition(";")[0] for each in headers)


def _posted(port: int, address: str, fields: dict[str, str], cookie: str) -> int:
    return _ask(port, "POST", address, urlencode(fields), cookie)[0]


def _ask(port: int, method: str, path: str, body: str = "", cookie: str = "") -> tuple[int, list[str], str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    headers = {"Host": "localhost", "Content-Type": "application/x-www-form-urlencoded"}
    try:
        connection.request(method, path, body or None, headers | ({"Cookie": cookie} if cookie else {}))
        answer = connection.getresponse()
        text = answer.read().decode("utf-8", "replace")
        return answer.status, answer.headers.get_all("Set-Cookie") or [], text
    finally:
        connection.close()


def _stored(slug: str) -> int:
    from moothill.rooms.inputs.models import Input

    return Input.objects.filter(record__cycle__slug=slug).count()
