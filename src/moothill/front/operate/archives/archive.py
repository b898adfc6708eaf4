"""Reading an archive: nothing of it is believed before it is checked, and nothing is ever unpacked under its own name."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self, cast

from moothill.front.operate.archives.errors import Damaged, Hostile
from moothill.front.operate.archives.manifest import FileEntry, Member, TableEntry
from moothill.front.operate.archives.opening import UNPACKING, open_zip, read_manifest, refuse_other_members
from moothill.front.operate.archives.rows import MOST_IN_A_LINE
from moothill.front.operate.archives.telling import Teller

_BLOCK = 1 << 20


class Archive:
    """One archive, opened for reading. Raises BadArchive in one of its forms, here and in every method."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._zip = open_zip(path)
        try:
            self.manifest = read_manifest(path, self._zip)
            refuse_other_members(path, self._zip.infolist(), self.manifest)
        except BaseException:
            self._zip.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._zip.close()

    def check(self, teller: Teller) -> None:
        """Read every member to its end, and hold size, count and digest against the list. Memory stays small."""
        for table in self.manifest.tables:
            for _line in teller.counted(self.lines(table), f"checking {table.name}", table.rows):
                pass
        for file in teller.counted(iter(self.manifest.files), "checking files", len(self.manifest.files)):
            for _block in self.blocks(file):
                pass

    def lines(self, table: TableEntry) -> Iterator[bytes]:
        """The lines of one table. After the last it is known that they were all there, and as they were written."""
        digest, rows = hashlib.sha256(), 0
        with self._opened(table) as member:
            while line := member.readline(MOST_IN_A_LINE + 1):
                if len(line) > MOST_IN_A_LINE:
                    raise Hostile(self.path, table.member, f"has a row of more than {MOST_IN_A_LINE:,} bytes")
                digest.update(line)
                rows += 1
                yield line
        if rows != table.rows:
            raise Damaged(self.path, table.member, f"has {rows:,} rows, and the list says {table.rows:,}")
        self._compare(table, digest)

    def blocks(self, file: FileEntry) -> Iterator[bytes]:
        """The bytes of one uploaded file. After the last it is known that they are what they were."""
        digest = hashlib.sha256()
        with self._opened(file) as member:
            while block := member.read(_BLOCK):
                digest.update(block)
                yield block
        self._compare(file, digest)

    def _compare(self, entry: Member, digest: Any) -> None:
        if digest.hexdigest() != entry.sha256:
            raise Damaged(self.path, entry.member, "is not what was written: its digest is another one")

    @contextmanager
    def _opened(self, entry: Member) -> Iterator[IO[bytes]]:
        """The member, read through a buffer. It never gives more bytes than the list says: zipfile stops there."""
        try:
            with self._zip.open(entry.member) as member:
                yield cast(IO[bytes], BufferedReader(cast(Any, member), _BLOCK))
        except UNPACKING as error:
            raise Damaged(self.path, entry.member, "cannot be unpacked") from error
