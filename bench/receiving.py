"""What screening costs each contribution in a quiet hour and in one of 5,000 others, beside the same act without it."""

from __future__ import annotations

import argparse
import random
import sys
from datetime import timedelta
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, Any
from uuid import uuid4

sys.path.insert(0, str(Path(__file__).resolve().parent))

from kit.ground import new_site, on_each_database
from kit.writers import leave

if TYPE_CHECKING:
    from moothill.commons.cycles.models import Cycle

CROWD, TIMES = 5_000, 60
WORDS = (
    "council", "plan", "open", "data", "people", "meet", "library", "vote", "bus", "road", "school", "park", "budget",
    "minutes", "river", "bridge",
)  # fmt: skip


def main() -> int:
    """Prints milliseconds and ratios; 0 always: a figure is no promise."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--here", action="store_true", help="only on the database of this environment")
    given = parser.parse_args()
    if not given.here:
        return on_each_database(__file__, [])
    with new_site() as database:
        _measure(database)
    return 0


def _measure(database: str) -> None:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from kit.cycle import AT, begin

    chance = random.Random(1)
    cycle = begin("receiving")
    page = _page(cycle)
    bare = _times(lambda number: _suggest(cycle, page, number, chance, AT, screened=False))
    quiet = _times(
        lambda number: _suggest(cycle, page, number, chance, AT + timedelta(hours=3), screened=True)
    )
    later = AT + timedelta(hours=6)
    _crowd(cycle, chance, later)
    busy = _times(lambda number: _suggest(cycle, page, number, chance, later, screened=True))
    for name, took in (("without", bare), ("in a quiet hour", quiet), (f"after {CROWD:,} others", busy)):
        print(f"{database}: a suggestion {name}: {1000 * took:.1f} ms, {took / bare:.2f} times the bare act")
    leave()


def _times(act: Any) -> float:
    """The median of many, in seconds."""
    took = []
    for number in range(TIMES):
        begun = perf_counter()
        act(number)
        took.append(perf_counter() - begun)
    return median(took)


def _page(cycle: Cycle) -> str:
    from kit.cycle import AT, steward

    from moothill.commons.record import kinds
    from moothill.commons.record.operations import create

    made = create(kind=kinds.get("page"), cycle=cycle, values={"title": "Plan"}, by=steward(cycle, 1), at=AT)
    return made.reference


def _text(chance: random.Random) -> str:
    return " ".join(chance.choice(WORDS) for _each in range(60))


def _suggest(cycle: Cycle, page: str, number: int, chance: random.Random, at: Any, *, screened: bool) -> None:
    from django.db import transaction

    from moothill.commons.cycles.queries import guest_actor
    from moothill.commons.moderation.receiving import Sent, receive
    from moothill.commons.people.guests import begin_guest
    from moothill.commons.record import kinds
    from moothill.commons.record.models import Change
    from moothill.commons.record.suggesting import Proposal, suggest

    text = _text(chance)
    with transaction.atomic():
        by = guest_actor(begin_guest(at=at).participant)
        proposal = Proposal(
            Change.CREATE, kinds.get("section"), values={"page": page, "title": "A", "text": text}
        )

        def act(_verdict: Any) -> Any:
            return suggest(proposal=proposal, cycle=cycle, by=by, at=at, key=uuid4())

        if screened:
            receive(cycle=cycle, by=by, at=at, sent=Sent(f"network {number}", 60.0), text=text, act=act)
        else:
            act(None)


def _crowd(cycle: Cycle, chance: random.Random, at: Any) -> None:
    """Five thousand newcomers of the hour, from two hundred networks, half of them with one and the same text."""
    from moothill.commons.moderation.models import Key, Sighting
    from moothill.commons.people.models import Participant
    from moothill.core.screening import Contribution, keys

    people = Participant.objects.bulk_create(Participant(label=f"Newcomer {n}") for n in range(CROWD))
    same = _text(chance)
    rows = Sighting.objects.bulk_create(
        Sighting(
            cycle=cycle, participant=each, network=f"crowd {n % 200}", at=at, target="record.suggestion", target_id=0,
            first=True, verdict="flag", standing="flagged", weight=1,
        )
        for n, each in enumerate(people)
    )  # fmt: skip
    Key.objects.bulk_create(
        Key(sighting=row, cycle=cycle, key=key, at=at, participant_id=row.participant_id, network=row.network)
        for n, row in enumerate(rows)
        for key in keys(Contribution(same if n % 2 else _text(chance)))
    )


if __name__ == "__main__":
    sys.exit(main())
