"""Holding what was restored against the list of the archive."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from moothill.commons.files.models import StoredFile
from moothill.commons.journal.models import Head
from moothill.commons.journal.queries import verify
from moothill.front.operate.archives.errors import NotTheSame
from moothill.front.operate.archives.manifest import Manifest
from moothill.front.operate.archives.rows import Sum, Table
from moothill.front.operate.archives.telling import Teller


@dataclass(frozen=True, slots=True)
class Compared:
    """One thing that was compared and found the same: what, how many, and by which digest."""

    what: str
    count: int
    digest: str


def compare_tables(manifest: Manifest, tables: Sequence[Table], teller: Teller) -> Iterator[Compared]:
    """Read every row back and compare count and digest with the list. Raises NotTheSame."""
    entries = {entry.name: entry for entry in manifest.tables}
    for table in tables:
        entry, found = entries[table.name], Sum(table)
        for _line in teller.counted(found.over(table.lines()), f"comparing {table.name}", entry.rows):
            pass
        if (found.rows, found.digest) != (entry.rows, entry.digest):
            raise NotTheSame(
                f"{table.name}: the archive has {entry.rows:,} rows with digest {entry.digest[:12]}, and {found.rows:,} "
                f"with {found.digest[:12]} arrived. Nothing was restored. Please report this: it is a fault of Moothill."
            )
        yield Compared(table.name, found.rows, found.digest)


def compare_files(manifest: Manifest) -> Compared:
    """Each uploaded file that a row names is in the archive, with its digest. Raises NotTheSame."""
    rows = {stored.path: (stored.size, stored.sha256) for stored in StoredFile.objects.iterator()}
    files = {file.path: (file.size, file.sha256) for file in manifest.files}
    for path in sorted(rows.keys() | files.keys()):
        if rows.get(path) != files.get(path):
            raise NotTheSame(
                f"{path}: the archive's list of files and its table of files disagree. Nothing was restored. "
                "Take another backup."
            )
    return Compared("uploaded files", len(files), "each")


def compare_journals(manifest: Manifest) -> Iterator[Compared]:
    """Each journal ends where the archive says, and is as it was sealed. Raises NotTheSame."""
    there = {entry.scope: (entry.number, entry.seal) for entry in manifest.heads}
    heads = list(Head.objects.order_by("scope"))
    if there.keys() != {head.scope for head in heads}:
        raise NotTheSame("The archive's list of journals is not that of its tables. Take another backup.")
    for head in heads:
        for fault in verify(head, kept=there[head.scope]):
            raise NotTheSame(
                f"The journal {head.scope} is not as it was sealed: {fault.words}. Nothing was restored. Take an older "
                "backup, and find out who could write to the database: this journal was changed before the backup was made."
            )
        yield Compared(f"journal {head.scope}", head.number, head.seal)
