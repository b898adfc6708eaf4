"""An import from CSV, whole: read by its child, judged, stored, shown. Import after `django.setup()`.

The floor is a bare insert of every row that it wrote, with all their indexes and nothing around it: `executemany` on SQLite,
COPY on PostgreSQL, into the same tables emptied again.
"""

import csv
import os
import pickle  # nosec: our own rows, on their way through our own file
import resource
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from itertools import cycle as again
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import IO, Any

from django.core.files import File
from django.db import connection, transaction
from django.utils import timezone

from kit.cycle import begin
from kit.words import Words
from moothill.commons.policy.actors import OPERATOR
from moothill.commons.record.models import Record, Revision
from moothill.front.importing import reading
from moothill.rooms.inputs.models import Batch, Input
from moothill.rooms.inputs.operations import importing
from moothill.rooms.inputs.operations.importing import Given

GOAL = 0.3  # of the floor
GROWTH = 1.5  # of memory, between a tenth of the rows and all of them
STEP = 2_000  # rows in one transaction, as the import has it
TABLES = (Record, Input, Revision)
COLUMNS = {
    "id": "external",
    "title": "title",
    "words": "words",
    "town": "place",
    "day": "when",
    "name": "said_by",
}


def measure(database: str, *, rows: int, texts: Path | None) -> list[str]:
    """Print one table; return what was missed."""
    print(f"\n{database}, an import of {rows:,} contributions from CSV")
    with tempfile.TemporaryDirectory(prefix="moothill-") as folder:
        some, every = Path(folder, "some.csv"), Path(folder, "every.csv")
        write(some, rows // 10, texts, first=rows)
        write(every, rows, texts)
        small = _timed(lambda: _import("small", some))
        peak_small = _peak()
        _empty()
        took = _timed(lambda: _import("large", every))
        peak = _peak()
        again_took = _timed(lambda: _import("large", every))
        undone = _timed(_undo)
        _import("large", every)
        with Path(folder, "rows").open("w+b") as kept:
            _keep(kept)
            _empty()
            bare = _timed_parts(kept)
    ratio, of_work = bare[0] / took[0], bare[1] / took[1]
    print(f"{'':34}{'seconds':>10}{'work':>10}{'rows/s':>10}")
    for name, (wall, busy), count in (
        ("a tenth of them", small, rows // 10),
        ("all of them", took, rows),
        ("the same file again: nothing new", again_took, rows),
        ("undone, and removed", undone, rows),
        ("floor: the rows alone", bare, rows),
    ):
        print(f"{name:34}{wall:>10.1f}{busy:>10.1f}{count / wall:>10,.0f}")
    print(f"ratio to the floor {ratio:.2f} by the clock (goal {GOAL}), {of_work:.2f} by processor time")
    child = _peak(resource.RUSAGE_CHILDREN)
    print(f"memory: {peak_small} MB at a tenth, {peak} MB at all; the reading child {child} MB at most")
    missed = [f"{database}: import at {ratio:.2f} of the floor"] if ratio < GOAL else []
    return missed + ([f"{database}: memory grew"] if peak > GROWTH * peak_small else [])


def write(path: Path, rows: int, texts: Path | None, *, first: int = 0) -> None:
    """A CSV file of so many contributions, each unlike the others."""
    words = Words()
    found = again(_texts(texts)) if texts else ((words.title(), words.text()) for _each in iter(int, 1))
    with path.open("w", newline="", encoding="utf-8") as file:
        sheet = csv.writer(file)
        sheet.writerow(COLUMNS)
        for number, (title, text) in enumerate(islice(found, rows), start=first):
            day = f"2018-{number % 12 + 1:02}-{number % 28 + 1:02}"
            said = f"{text} {words.title()}, {number}."
            sheet.writerow([number, title, said, f"Ward {number % 60}", day, f"Writer {number % 900}"])


def _texts(folder: Path) -> list[tuple[str, str]]:
    """A title and a text from each row of every CSV file of a folder: its two longest cells without an address."""
    found = []
    csv.field_size_limit(1_000_000)
    for path in sorted(folder.rglob("*.csv")):
        with path.open(newline="", encoding="utf-8", errors="replace") as file:
            for row in islice(csv.reader(file), 1, None):
                cells = sorted((cell for cell in row if cell and "://" not in cell), key=len)
                if cells:
                    found.append((cells[-2][:200] if len(cells) > 1 else "", cells[-1][:8000]))
    if not found:
        raise SystemExit(f"{folder} has no CSV file with texts.")
    return found


def _import(slug: str, path: Path) -> None:
    """All that `moothill import inputs` does."""
    from moothill.commons.cycles.models import Cycle

    cycle = Cycle.objects.filter(slug=slug).first() or begin(slug)
    with path.open("rb") as file:
        batch = importing.begin_batch(
            cycle=cycle, reader="csv", upload=File(file, name=path.name), given=Given(), by=OPERATOR,
            at=timezone.now(), most=1 << 40,
        )  # fmt: skip
    batch = importing.settle(
        batch=batch, by=OPERATOR, at=timezone.now(), mapping=COLUMNS, headings=list(COLUMNS)
    )
    batch = importing.start_batch(batch=batch, by=OPERATOR, at=timezone.now(), here=True)
    assert batch.file is not None
    found = reading.rows(batch.file, batch.reader, batch.mapping)
    importing.run_batch(batch=batch, rows=found, clock=timezone.now)


def _undo() -> None:
    batch = Batch.objects.select_related("cycle").filter(made__gt=0).latest("pk")
    undone = importing.undo_batch(batch=batch, reason="Measured.", by=OPERATOR, at=timezone.now())
    sum(importing.sweep(undone))


def _empty() -> None:
    """The tables as they were before, and the database told so."""
    with transaction.atomic():
        for table in (Revision, Input, Record):
            rows = table._base_manager.all()
            rows._raw_delete(rows.db)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def _columns(table: Any) -> list[str]:
    """What the floor inserts: every column; JSON as the text it is."""
    asked = []
    for field in table._meta.concrete_fields:
        name = connection.ops.quote_name(field.column)
        text = connection.vendor == "postgresql" and field.get_internal_type() == "JSONField"
        asked.append(f"{name}::text" if text else name)
    return asked


def _keep(kept: IO[bytes]) -> None:
    """Every row that the import wrote, step by step, table by table."""
    for table in TABLES:
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT {", ".join(_columns(table))} FROM "{table._meta.db_table}" ORDER BY 1')
            while rows := cursor.fetchmany(STEP):
                pickle.dump((table._meta.label, rows), kept)


def _timed_parts(kept: IO[bytes]) -> tuple[float, float]:
    """As `_timed`, to insert them all, one transaction for each step of each table; reading them back does not count.

    The tables go in together, step by step, as the import has them: each step of records, contributions and versions.
    """
    by_table: dict[str, list[list[Any]]] = {table._meta.label: [] for table in TABLES}
    kept.seek(0)
    for label, rows in _parts(kept):
        by_table[label].append(rows)
    wall = busy = 0.0
    for steps in zip(*by_table.values(), strict=True):
        took = _timed(partial(_step, steps))
        wall, busy = wall + took[0], busy + took[1]
    return wall, busy


@transaction.atomic
def _step(steps: tuple[list[Any], ...]) -> None:
    for table, rows in zip(TABLES, steps, strict=True):
        _insert(table, rows)


def _parts(kept: IO[bytes]) -> Iterator[tuple[str, list[Any]]]:
    while True:
        try:
            yield pickle.load(kept)  # nosec: see above
        except EOFError:
            return


def _insert(table: Any, rows: list[Any]) -> None:
    names = ", ".join(connection.ops.quote_name(field.column) for field in table._meta.concrete_fields)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            marks = ", ".join("?" * len(rows[0]))
            statement = f'INSERT INTO "{table._meta.db_table}" ({names}) VALUES ({marks})'
            connection.connection.executemany(statement, rows)
            return
        with cursor.copy(f'COPY "{table._meta.db_table}" ({names}) FROM STDIN') as copy:
            for row in rows:
                copy.write_row(row)


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds on the clock, and of our own and our children's work."""
    begun, busy = perf_counter(), sum(os.times()[:4])
    work()
    return perf_counter() - begun, sum(os.times()[:4]) - busy


def _peak(whose: int = resource.RUSAGE_SELF) -> int:
    """MB at most so far."""
    return resource.getrusage(whose).ru_maxrss // 1024
