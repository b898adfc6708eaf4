"""Two hundred people register at the same second for an event with 40 places: 40 in, 160 waiting in order, nobody twice.

Over HTTP, with the server's own threads; then many give their places back at once, and as many move up. After that
a thousand races: the same form sent twice at once, the same support given twice at once, the same contribution sent twice at
once. Each must be stored exactly once.
"""

from __future__ import annotations

import argparse
import http.client
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Barrier
from time import monotonic, sleep
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bench"))

from kit.ground import moothill, new_site, on_each_database
from kit.servers import free_port, serving
from kit.writers import at_once, leave

TOKEN = "t" * 32  # the cookie and the field of a form must agree; nothing else is asked of them
AT_ONCE = 2  # how many send the same thing in a race
BUSY, AGAIN = (
    503,
    2.0,
)  # what a full server answers at once, and seconds until somebody presses the button again


@dataclass(frozen=True, slots=True)
class Size:
    """How many come, for how many places, how many give theirs back, and how many races there are of each kind."""

    people: int
    places: int
    back: int
    races: int


LONG, SHORT = Size(200, 40, 20, 1000), Size(16, 4, 2, 10)


def main() -> int:
    """0 if every promise held on every database."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--short", action="store_true", help="a few people and races, on this database alone")
    parser.add_argument("--here", action="store_true", help="only on the database of this environment")
    given = parser.parse_args()
    if not (given.here or given.short):
        return on_each_database(__file__, [])
    with new_site() as database:
        return _drill(database, SHORT if given.short else LONG)


def _drill(database: str, size: Size) -> int:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    cycle, event = _ground(size)
    address = f"{event.record.get_absolute_url()}register/"
    leave()
    port = free_port()
    environment = os.environ | {
        "PORT": str(port), "MOOTHILL_LIMIT_PERSON": "0", "MOOTHILL_LIMIT_NETWORK": "0",
    }  # fmt: skip
    broken: list[str] = []
    with serving([moothill(), "serve"], environment, port, "/healthz"):
        broken += _rush(database, port, address, event, size)
        broken += _give_back(database, port, event, size)
        broken += _same_form(database, port, address, event, size)
    broken += _race(database, "supports", size.races, *_supports(cycle))
    broken += _race(database, "contributions", size.races, *_contributions(cycle))
    leave()
    for words in broken:
        print(f"{database}: {words}")
    if not broken:
        print(
            f"{database}: {size.people} people for {size.places} places, {size.races} races of each kind: all as promised."
        )
    return 1 if broken else 0


def _ground(size: Size) -> tuple[Any, Any]:
    """A running cycle with one event a long time from now."""
    from kit.cycle import AT, begin, steward

    from moothill.commons.record import kinds
    from moothill.commons.record.operations import create
    from moothill.rooms.activities.models import Activity

    cycle = begin("a-rush")
    by = steward(cycle, 1)
    stage = create(
        kind=kinds.get("stage"), cycle=cycle, values={"title": "Events", "when": "2019"}, by=by, at=AT
    )
    values = {
        "title": "Workshop", "stage": stage.reference, "form": "event", "place": "The hall", "state": "planned",
        "when": "5 June 2090 10:30 to 12:30", "registration": "here", "capacity": size.places,
    }  # fmt: skip
    record = create(kind=kinds.get("activity"), cycle=cycle, values=values, by=by, at=AT)
    return cycle, Activity.objects.select_related("record__cycle").get(pk=record.pk)


def _send(port: int, path: str, again: Counter[int] | None = None, **fields: str) -> tuple[int, str]:
    """One form: the status, and where it leads. Whoever is told that too many wait sends the same form again, as the page
    asks them to; `again` counts how often.
    """
    while True:
        status, leads_to = _sent(port, path, fields)
        if status != BUSY:
            return status, leads_to
        if again is not None:
            again[status] += 1
        sleep(AGAIN)


def _sent(port: int, path: str, fields: dict[str, str]) -> tuple[int, str]:
    """On a connection of its own."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    try:
        headers = {
            "Content-Type": "application/x-www-form-urlencoded", "Cookie": f"csrftoken={TOKEN}", "Host": "localhost",
        }  # fmt: skip
        connection.request("POST", path, urlencode({"csrfmiddlewaretoken": TOKEN, **fields}), headers)
        answer = connection.getresponse()
        answer.read()
        return answer.status, answer.getheader("Location") or ""
    finally:
        connection.close()


def _rush(database: str, port: int, address: str, event: Any, size: Size) -> Iterator[str]:
    """Everybody at once; yields what is broken."""
    begun, again = monotonic(), Counter[int]()
    answers = at_once(
        size.people,
        lambda number: _send(port, address, again, name=f"Person {number}", key=str(UUID(int=number + 1))),
    )
    print(
        f"{database}: {size.people} registrations in {monotonic() - begun:.1f} s, {_told(answers)}, sent again "
        f"because too many waited: {again.total()}",
        flush=True,
    )
    if len({to for status, to in answers if status == 303}) != size.people:
        yield "not everybody was led to a place of their own"
    yield from _faults(event, ["in"] * size.places + ["waiting"] * (size.people - size.places))


def _told(answers: list[tuple[int, str]]) -> str:
    return f"answers {dict(Counter(status for status, _to in answers))}"


def _give_back(database: str, port: int, event: Any, size: Size) -> Iterator[str]:
    """The first with a place give it back, each twice, all at once."""
    from moothill.rooms.activities.models import Place
    from moothill.rooms.activities.operations.secrets import address_of

    going = list(
        Place.objects.filter(event=event, number__lte=size.back).select_related("event__record__cycle")
    )
    addresses = [address_of(place) for place in going] * 2
    leave()
    answers = at_once(len(addresses), lambda number: _send(port, addresses[number]))
    print(f"{database}: {size.back} places given back twice each, {_told(answers)}", flush=True)
    left = size.people - size.places - size.back
    yield from _faults(event, ["cancelled"] * size.back + ["in"] * size.places + ["waiting"] * left)


def _same_form(database: str, port: int, address: str, event: Any, size: Size) -> Iterator[str]:
    """The same form from two windows at once, again and again: both get the same place."""
    from moothill.rooms.activities.models import Place

    before, apart, begun = Place.objects.filter(event=event).count(), 0, monotonic()
    for race in range(size.races):
        key = str(UUID(int=1_000_000 + race))
        answers = at_once(AT_ONCE, lambda _window, key=key: _send(port, address, key=key))
        apart += len(set(answers)) != 1 or answers[0][0] != 303
    made = Place.objects.filter(event=event).count() - before
    print(
        f"{database}: {size.races} forms sent twice at once in {monotonic() - begun:.1f} s: {made} places",
        flush=True,
    )
    if made != size.races or apart:
        yield f"{size.races} forms made {made} places, and {apart} windows were told something else"


def _faults(event: Any, expected: list[str]) -> Iterator[str]:
    """What is not as it should be of who has a place and who waits."""
    from moothill.rooms.activities.models import Place, Places

    rows = list(Place.objects.filter(event=event).order_by("number").values_list("number", "state"))
    if [number for number, _state in rows] != list(range(1, len(expected) + 1)):
        yield f"the numbers are not 1 to {len(expected)}: {rows}"
    if [state for _number, state in rows] != expected:
        yield f"expected {dict(Counter(expected))} in order, found {dict(Counter(state for _number, state in rows))}"
    kept = Places.objects.get(event=event)
    if (kept.taken, kept.last) != (expected.count("in"), len(expected)):
        yield f"the event's row says {kept.taken} taken and {kept.last} given"
    leave()


Work = Callable[[int], object]
Left = Callable[[], int]


def _race(database: str, what: str, races: int, work: Work, left: Left) -> Iterator[str]:
    """Let two threads do the same thing at once, `races` times; exactly one of each must be left."""
    together, begun = Barrier(AT_ONCE), monotonic()

    def run(_thread: int) -> None:
        for race in range(races):
            together.wait()
            work(race)

    at_once(AT_ONCE, run)
    print(f"{database}: {races} races of {what} in {monotonic() - begun:.1f} s: {left()} stored", flush=True)
    if left() != races:
        yield f"{races} races of {what} left {left()}"


def _supports(cycle: Any) -> tuple[Work, Left]:
    """The same participant supports the same contribution twice at once; the table's constraint lets one through."""
    from django.db import IntegrityError, transaction
    from django.utils import timezone

    from moothill.commons.people.models import Participant
    from moothill.rooms.inputs.models import Support

    made = _contribute(cycle, UUID(int=5_000_000))
    people = Participant.objects.bulk_create(
        Participant(label=f"Supporter {number}") for number in range(1000)
    )

    def support(race: int) -> None:
        try:
            with transaction.atomic():
                Support.objects.create(input_id=made.pk, participant=people[race], at=timezone.now())
        except IntegrityError:
            pass

    return support, Support.objects.filter(input_id=made.pk).count


def _contributions(cycle: Any) -> tuple[Work, Left]:
    """The same contribution, with the same key, twice at once."""
    from moothill.rooms.inputs.models import Input

    before = Input.objects.count()
    return (
        lambda race: _contribute(cycle, UUID(int=2_000_000 + race)),
        lambda: Input.objects.count() - before,
    )


def _contribute(cycle: Any, key: UUID) -> Any:
    from django.db import transaction
    from django.utils import timezone

    from moothill.commons.policy.actors import PASSER_BY
    from moothill.rooms.inputs.operations.laying_down import lay_down

    with transaction.atomic():
        return lay_down(
            cycle=cycle, values={"words": f"Idea {key.int}"}, by=PASSER_BY, at=timezone.now(), key=key
        )


if __name__ == "__main__":
    sys.exit(main())
