"""The list of everything in a backup: the last member of the archive."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

NAME = "manifest.json"
FORMAT = "moothill-backup"
VERSION = 1
MOST_BYTES = 64_000_000  # of the manifest itself: room for 300,000 uploaded files

Count = Annotated[int, Field(ge=0, lt=2**53)]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Word = Annotated[str, Field(pattern=r"^[A-Za-z0-9_.+:-]{1,120}$")]


class Part(BaseModel):
    """Base of everything here. A name that is not known is a fault."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class TableEntry(Part):
    """The rows of one table. `size` and `sha256` are of its lines, in bytes, before they are packed.

    `digest` is of its rows with the keys of JSON columns sorted: the same from either database.
    """

    name: Annotated[str, Field(pattern=r"^[a-z_]{1,40}\.[A-Za-z_]{1,80}$")]
    columns: list[Annotated[str, Field(min_length=1, max_length=80)]]
    rows: Count
    size: Count
    sha256: Sha256
    digest: Sha256

    @property
    def member(self) -> str:
        """Its name in the archive."""
        return f"tables/{self.name}.jsonl"


class FileEntry(Part):
    """One uploaded file. `path` is where it lies below the folder of uploaded files, and its name in the archive."""

    path: Annotated[str, Field(pattern=r"^files/[A-Za-z0-9_-]{2}/[A-Za-z0-9_-]{16,64}$")]
    size: Count
    sha256: Sha256

    @property
    def member(self) -> str:
        """Its name in the archive."""
        return self.path


Member = TableEntry | FileEntry


class HeadEntry(Part):
    """Where one journal stood."""

    scope: Annotated[str, Field(min_length=1, max_length=80)]
    number: Count
    seal: Sha256


class Manifest(Part):
    """What the archive holds, and of which moment and release it is."""

    format: Annotated[str, Field(pattern=f"^{FORMAT}$")] = FORMAT
    version: Annotated[int, Field(ge=1)] = VERSION
    release: Word
    made_at: Word
    database: Word
    migrations: list[tuple[Word, Word]]
    tables: list[TableEntry]
    files: list[FileEntry]
    heads: list[HeadEntry]
    left_out: dict[str, str]

    @property
    def members(self) -> dict[str, Member]:
        """Every member but the manifest itself, by name."""
        every: list[Member] = [*self.tables, *self.files]
        return {entry.member: entry for entry in every}

    @property
    def rows(self) -> int:
        """Of all tables."""
        return sum(table.rows for table in self.tables)

    @property
    def bytes_of_files(self) -> int:
        """Of all uploaded files."""
        return sum(file.size for file in self.files)

    @property
    def bytes_of_tables(self) -> int:
        """Of all tables, as lines."""
        return sum(table.size for table in self.tables)
