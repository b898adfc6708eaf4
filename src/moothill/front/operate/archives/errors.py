"""Named errors of this package. Each says what is wrong, where, and what to do; each leaves nothing half done."""

from collections.abc import Sequence
from pathlib import Path


class CannotBackUp(Exception):
    """A backup that could not be made. No file stands under the final name."""


class NotThere(CannotBackUp):
    """An uploaded file that the database names, and whose bytes are not (or no longer) what they were."""

    def __init__(self, name: str, place: Path, trouble: str) -> None:
        self.place = place
        super().__init__(
            f"The uploaded file “{name}” {trouble}: {place}. No backup was made. Put the file back from an older "
            "backup (`moothill backup --check` says which are whole), and try again."
        )


class BadArchive(Exception):
    """An archive that is not to be restored; `file` is its name. Nothing was restored."""

    def __init__(self, file: Path, words: str) -> None:
        self.file = file
        super().__init__(f"{file.name}: {words}")


class NotABackup(BadArchive):
    """Something else than a backup of Moothill."""


class CutShort(BadArchive):
    """The end is missing."""

    def __init__(self, file: Path) -> None:
        words = "the archive is cut short: its end is missing. Copy it again from where it was made, or take an older one."
        super().__init__(file, words)


class Damaged(BadArchive):
    """One part is not what was written; `member` is its name."""

    def __init__(self, file: Path, member: str, trouble: str) -> None:
        self.member = member
        super().__init__(file, f"“{member}” {trouble}. Copy the archive again, or take an older one.")


class Hostile(BadArchive):
    """Something that no backup of Moothill holds, and that may be meant to do harm."""

    def __init__(self, file: Path, member: str, trouble: str) -> None:
        self.member = member
        super().__init__(
            file, f"“{member}” {trouble}. Moothill did not make this archive so; do not trust it."
        )


class OtherRelease(BadArchive):
    """An archive whose tables are not those of this release."""


class CannotRestore(Exception):
    """Nothing was restored, and the place is as empty as before."""


class LivingSite(CannotRestore):
    """There is a site here. A restore never overwrites one."""

    def __init__(self, found: Sequence[str]) -> None:
        self.found = tuple(found)
        super().__init__(
            f"There is a site here already: {', '.join(found)}. A restore never overwrites a site. Point MOOTHILL_HOME "
            "at an empty folder, or DATABASE_URL at an empty database, and restore there."
        )


class BeingServed(CannotRestore):
    """Somebody uses the place right now."""


class NoRoom(CannotRestore):
    """The disk has too little free space; sizes in bytes."""

    def __init__(self, place: Path, needed: int, free: int) -> None:
        super().__init__(
            f"The disk of {place} has {free / 1e6:,.0f} MB free, and the restore needs about {needed / 1e6:,.0f} MB. "
            "Make room, or set MOOTHILL_HOME to a folder on a larger disk."
        )


class NotTheSame(CannotRestore):
    """What was loaded is not what the archive says it holds."""
