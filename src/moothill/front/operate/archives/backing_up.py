"""Making a backup while the site runs: one moment of the database, then the files that it names."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from moothill.commons.files.models import StoredFile
from moothill.commons.files.storage import storage
from moothill.commons.journal.models import Head
from moothill.front.operate.archives import contents
from moothill.front.operate.archives.archive import Archive
from moothill.front.operate.archives.errors import CannotBackUp, NotThere
from moothill.front.operate.archives.manifest import NAME, FileEntry, HeadEntry, Manifest, TableEntry
from moothill.front.operate.archives.partial import appearing
from moothill.front.operate.archives.rows import MOST_IN_A_LINE, Sum, Table
from moothill.front.operate.archives.snapshot import snapshot
from moothill.front.operate.archives.telling import Teller

_BLOCK = 1 << 20
_LEVEL = 5  # of packing: a third of the time of the strongest, for a tenth more bytes


def default_target(at: datetime) -> Path:
    """Where a backup goes that was given no name: the moment is in it, in UTC."""
    return Path(settings.BACKUPS) / f"moothill-{at.astimezone(UTC):%Y-%m-%dT%H-%M-%SZ}.zip"


def back_up(*, target: Path, at: datetime, teller: Teller) -> Manifest:
    """Write everything into the new file `target`, read it back, and return its list.

    Raises CannotBackUp, NotThere for an uploaded file that is missing or changed, and BadArchive if what was written
    cannot be read back. Then there is no file `target`.
    """
    with appearing(target) as file:
        with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
            manifest = _fill(archive, at, teller)
        file.flush()
        teller.line("Reading it back ...")
        with Archive(Path(file.name)) as written:
            written.check(teller)
    return manifest


def _fill(archive: ZipFile, at: datetime, teller: Teller) -> Manifest:
    with snapshot():
        migrations = sorted(MigrationRecorder(connection).applied_migrations())
        heads = [
            HeadEntry(scope=head.scope, number=head.number, seal=head.seal)
            for head in Head.objects.order_by("scope")
        ]
        tables = [_write_table(archive, Table(model), teller) for model in contents.kept()]
        stored = list(StoredFile.objects.order_by("pk"))
    teller.line(f"{sum(table.rows for table in tables):,} rows of {len(tables)} tables")
    files = [_write_file(archive, each) for each in teller.counted(iter(stored), "files", len(stored))]
    teller.line(f"{len(files):,} uploaded files")
    manifest = Manifest(
        release=settings.RELEASE,
        made_at=at.astimezone(UTC).isoformat(timespec="seconds"),
        database=connection.vendor,
        migrations=migrations,
        tables=tables,
        files=files,
        heads=heads,
        left_out=contents.LEFT_OUT,
    )
    archive.writestr(NAME, manifest.model_dump_json(indent=1))
    return manifest


def _write_table(archive: ZipFile, table: Table, teller: Teller) -> TableEntry:
    total, entry = Sum(table), f"tables/{table.name}.jsonl"
    lines = teller.counted(total.over(table.lines()), table.name, table.count())
    with archive.open(entry, "w", force_zip64=True) as member:
        for block in _blocks(lines, table.name):
            member.write(block)
    return TableEntry(
        name=table.name,
        columns=table.columns,
        rows=total.rows,
        size=total.size,
        sha256=total.sha256,
        digest=total.digest,
    )


def _blocks(lines: Iterator[bytes], table: str) -> Iterator[bytes]:
    """Lines joined to large blocks: fewer calls."""
    block, size = [], 0
    for line in lines:
        if len(line) > MOST_IN_A_LINE:
            raise CannotBackUp(f"A row of {table} has more than {MOST_IN_A_LINE:,} bytes: {line[:80]!r} ...")
        block.append(line)
        size += len(line)
        if size > _BLOCK:
            yield b"".join(block)
            block, size = [], 0
    yield b"".join(block)


def _write_file(archive: ZipFile, stored: StoredFile) -> FileEntry:
    """Copy one uploaded file as it is: most are packed already. Its bytes must be those that were uploaded."""
    place = Path(storage.path(stored.path))
    try:
        with place.open("rb") as source:
            digest, size = _copy(source, archive, stored.path)
    except FileNotFoundError as error:
        raise NotThere(stored.name, place, "is missing") from error
    if (digest, size) != (stored.sha256, stored.size):
        raise NotThere(stored.name, place, "is not what was uploaded")
    return FileEntry(path=stored.path, size=size, sha256=digest)


def _copy(source: IO[bytes], archive: ZipFile, name: str) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    with archive.open(ZipInfo(name), "w", force_zip64=True) as member:
        while block := source.read(_BLOCK):
            digest.update(block)
            size += len(block)
            member.write(block)
    return digest.hexdigest(), size
