"""Putting uploaded files back: all beside their place first, then into it by renaming."""

import os
import shutil
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Self

from moothill.commons.files.storage import storage
from moothill.front.operate.archives.archive import Archive
from moothill.front.operate.archives.manifest import FileEntry
from moothill.front.operate.archives.partial import sync_folder
from moothill.front.operate.archives.telling import Teller

_BEGIN = ".restoring-"


class Placing:
    """The files of an archive on their way. Leaving the block with an error takes back every one."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._root = Path(storage.path(""))
        self._placed: list[Path] = []

    def __enter__(self) -> Self:
        self._root.mkdir(mode=0o700, parents=True, exist_ok=True)
        for left in self._root.glob(f"{_BEGIN}*"):  # by a restore that was killed
            shutil.rmtree(left)
        self._waiting = Path(tempfile.mkdtemp(dir=self._root, prefix=_BEGIN))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if error is not None:
            for place in self._placed:
                place.unlink(missing_ok=True)
        shutil.rmtree(self._waiting, ignore_errors=True)

    def unpack(self, teller: Teller) -> None:
        """Write every file beside its place, and let it reach the disk."""
        files = self._archive.manifest.files
        for file in teller.counted(iter(files), "files", len(files)):
            with self._beside(file).open("xb") as target:
                for block in self._archive.blocks(file):
                    target.write(block)
                target.flush()
                os.fsync(target.fileno())

    def move_in(self) -> None:
        """Give every file its place. A file of a killed restore that stands there is replaced."""
        folders = set()
        for file in self._archive.manifest.files:
            place = self._root / file.path
            place.parent.mkdir(parents=True, exist_ok=True)
            self._placed.append(place)
            self._beside(file).rename(place)
            folders.add(place.parent)
        for folder in folders:
            sync_folder(folder)

    def _beside(self, file: FileEntry) -> Path:
        return self._waiting / file.path.rpartition("/")[2]
