"""A file that appears under its name when it is whole, or not at all."""

import errno
import fcntl
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from moothill.front.operate.archives.errors import CannotBackUp

_BEGIN, _END = ".moothill-", ".part"


@contextmanager
def appearing(target: Path) -> Iterator[IO[bytes]]:
    """A new file in the folder of `target`, readable by its owner only; it takes its name when the block ends well.

    Its bytes are on the disk by then. What a killed process left behind is swept away first. Raises CannotBackUp if
    `target` is there already, or its folder cannot be written to.
    """
    if target.exists():
        raise CannotBackUp(
            f"{target} is there already, and is not overwritten. Give another name, or move it away."
        )
    try:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        sweep(target.parent)
        descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=_BEGIN, suffix=_END)
        os.close(descriptor)
        with Path(name).open("w+b") as file:
            yield from _kept_if_well(file, Path(name), target)
    except OSError as error:
        why = "the disk is full" if error.errno == errno.ENOSPC else error.strerror
        raise CannotBackUp(
            f"{error.filename or target} cannot be written: {why}. Nothing was kept."
        ) from error


def _kept_if_well(file: IO[bytes], part: Path, target: Path) -> Iterator[IO[bytes]]:
    fcntl.flock(file, fcntl.LOCK_EX)  # says that somebody is at work on it
    try:
        yield file
        file.flush()
        os.fsync(file.fileno())
        part.rename(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    sync_folder(target.parent)


def sweep(folder: Path) -> None:
    """Remove what killed backups left in `folder`: parts that nobody holds any more."""
    for part in folder.glob(f"{_BEGIN}*{_END}"):
        with suppress(OSError), part.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            part.unlink()


def sync_folder(folder: Path) -> None:
    """Let the names in `folder` reach the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
