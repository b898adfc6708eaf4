"""Ten writers race: on new records, on one record, and with the same once-only keys. Nothing may be lost or doubled."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bench"))

from kit.ground import new_site, on_each_database
from kit.writers import at_once, leave

if TYPE_CHECKING:
    from moothill.commons.record.models import Record

WRITERS = 10


def main() -> int:
    """0 if every promise held on every database."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--short", action="store_true", help="a few acts each, on this database alone")
    parser.add_argument("--here", action="store_true", help="only on the database of this environment")
    given = parser.parse_args()
    if not (given.here or given.short):
        return on_each_database(__file__, [])
    with new_site() as database:
        return _race(database, acts=5 if given.short else 100)


def _race(database: str, *, acts: int) -> int:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    races = (_many_new_records, _one_record, _one_key_for_all)
    broken = [words for race in races for words in race(acts)] + _journal_faults()
    leave()
    for words in broken:
        print(f"{database}: {words}")
    if not broken:
        print(f"{database}: {WRITERS} writers, {acts} acts each, three races: nothing lost, nothing doubled.")
    return 1 if broken else 0


def _many_new_records(acts: int) -> Iterator[str]:
    """Everybody adds tasks to one cycle."""
    from kit.cycle import add_task, begin, steward

    cycle = begin("many-new-records")

    def add(writer: int) -> list[str]:
        by = steward(cycle, writer)
        return [add_task(cycle, f"{number} of {writer}", by).reference for number in range(acts)]

    given = [reference for own in at_once(WRITERS, add) for reference in own]
    wanted = {f"T-{number}" for number in range(1, WRITERS * acts + 1)}
    yield from _differs("references given", sorted(given), sorted(wanted))
    yield from _differs("tasks stored", cycle.records.count(), len(wanted))
    yield from _differs("places in order", cycle.records.values("position").distinct().count(), len(wanted))
    cycle.head.refresh_from_db()
    yield from _differs("lines of the journal", cycle.head.number, 1 + len(wanted))


def _one_record(acts: int) -> Iterator[str]:
    """Everybody changes one task, beginning again whenever somebody else was quicker."""
    from kit.cycle import AT, add_task, begin, steward

    from moothill.commons.record.errors import Stale
    from moothill.commons.record.models import Record
    from moothill.commons.record.operations import revise

    cycle = begin("one-record")
    task = add_task(cycle, "The first words", steward(cycle, 0))

    def change_once(title: str, writer: int) -> bool:
        base = Record.objects.values_list("version", flat=True).get(pk=task.pk)
        try:
            revise(record=task, values={"title": title}, base=base, by=steward(cycle, writer), at=AT)
        except Stale:
            return False
        return True

    def change(writer: int) -> None:
        for number in range(acts):
            while not change_once(f"{number} of {writer}", writer):
                pass

    at_once(WRITERS, change)
    laid = list(task.revisions.order_by("number").values_list("number", "content__title"))
    titles = [
        "The first words",
        *(f"{number} of {writer}" for writer in range(WRITERS) for number in range(acts)),
    ]
    yield from _differs("words of its versions", sorted(title for _number, title in laid), sorted(titles))
    yield from _differs(
        "numbers of its versions", [number for number, _title in laid], list(_up_to(len(titles)))
    )
    task.refresh_from_db()
    yield from _differs("what it says now", (task.version, task.title), laid[-1])


def _one_key_for_all(acts: int) -> Iterator[str]:
    """The same form arrives ten times at once: an add, then a change."""
    from kit.cycle import AT, add_task, begin, steward

    from moothill.commons.record.operations import revise

    cycle = begin("one-key-for-all")

    def add(number: int, writer: int) -> Record:
        return add_task(cycle, f"Task {number}", steward(cycle, writer), key=UUID(int=2 * number))

    def change(task: Record, number: int, writer: int) -> int:
        by, key = steward(cycle, writer), UUID(int=2 * number + 1)
        return revise(record=task, values={"title": "New"}, base=1, by=by, at=AT, key=key).version

    for number in range(acts):
        made = at_once(WRITERS, partial(add, number))
        yield from _differs("records of one form", len({task.pk for task in made}), 1)
        versions = at_once(WRITERS, partial(change, made[0], number))
        yield from _differs("versions after one change sent ten times", set(versions), {2})
    yield from _differs("records of all forms", cycle.records.count(), acts)


def _journal_faults() -> list[str]:
    from moothill.commons.journal.models import Head
    from moothill.commons.journal.queries import verify

    return [f"journal {head.scope}: {fault.words}" for head in Head.objects.all() for fault in verify(head)]


def _up_to(count: int) -> range:
    return range(1, count + 1)


def _differs(what: str, found: object, wanted: object) -> Iterator[str]:
    if found != wanted:
        yield f"{what}: {str(found)[:200]}, and it should be {str(wanted)[:200]}"


if __name__ == "__main__":
    sys.exit(main())
