"""Starting the child, hearing it out, and ending it."""

import io
import json
import os
import selectors
import shutil
import signal
import subprocess  # nosec: our own interpreter on our own module, with no word of a user among its arguments
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from typing import IO, Any

from moothill.core.exchange.shapes import USUAL, CannotRead, Found, Limits, Refused, gettext_noop
from moothill.core.exchange.signs import size_of
from moothill.front.importing.child.lines import END, HEADINGS, heard

_CHILD = "moothill.front.importing.child.inside"
_AT_ONCE = 3  # files read at once in one process of the site: the memory of the machine is not ours alone
_turns = threading.BoundedSemaphore(_AT_ONCE)
_WAIT = 20  # seconds to wait for a turn
_PATIENCE = 3  # times the child's own seconds: a busy machine is no fault of the file
_STEP = 10_000_000

_LARGE = gettext_noop("The file has %(found)s MB; at most %(most)s are read. Bring it in parts.")
_BUSY = gettext_noop("Other files are being read just now. Try again in a minute.")
_SLOW = gettext_noop("Reading the file took longer than %(seconds)s seconds. Bring it in parts.")
_DIED = gettext_noop(
    "The file could not be read: its reading broke off. Bring it in parts, or save it in another form."
)


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one reading may use: bytes of the file, seconds for each 10 MB of it, bytes of memory, and the readers' limits."""

    size: int = 200_000_000
    seconds: int = 10
    memory: int = 256_000_000
    limits: Limits = field(default=USUAL)

    def seconds_for(self, size: int) -> int:
        """How long a file of this size may take."""
        return self.seconds * max(1, -(-size // _STEP))


def headings(file: IO[bytes], reader: str, *, within: Bounds = Bounds()) -> list[str]:
    """The headings of a file, as the reader of this name has them. Raises CannotRead."""
    with _orders(reader, None, within, file) as (orders, seconds):
        for kind, *words in _lines(file, orders, seconds):
            if kind == HEADINGS:
                return list(words[0])
            heard(kind, *words)
    raise CannotRead(_DIED)


def rows(
    file: IO[bytes], reader: str, mapping: Mapping[str, str], *, within: Bounds = Bounds()
) -> Iterator[Found | Refused]:
    """Everything in a file, as the reader of this name finds it; lazily: the child waits until it is asked for more.

    Raises CannotRead, also on the way and also where the child used up what it may use.
    """
    with _orders(reader, mapping, within, file) as (orders, seconds):
        for kind, *words in _lines(file, orders, seconds):
            if kind == END:
                return
            yield heard(kind, *words)
    raise CannotRead(_DIED)


@contextmanager
def _orders(
    reader: str, mapping: Mapping[str, str] | None, within: Bounds, file: IO[bytes]
) -> Iterator[tuple[IO[bytes], int]]:
    size = size_of(file)
    if size > within.size:
        facts = {"found": str(-(-size // 1_000_000)), "most": str(within.size // 1_000_000)}
        raise CannotRead(_LARGE, **facts)
    seconds = within.seconds_for(size)
    asked = {
        "reader": reader, "headings": mapping is None, "mapping": dict(mapping or {}), "limits": asdict(within.limits),
        "memory": within.memory, "seconds": seconds,
    }  # fmt: skip
    with tempfile.TemporaryFile() as orders:
        orders.write(json.dumps(asked).encode())
        orders.flush()
        yield orders, seconds


def _lines(file: IO[bytes], orders: IO[bytes], seconds: int) -> Iterator[list[Any]]:
    """What the child says. It is killed when its time is up, and whenever nobody listens any more."""
    if not _turns.acquire(timeout=_WAIT):
        raise CannotRead(_BUSY)
    try:
        with _opened(file) as given:
            child = subprocess.Popen(  # noqa: S603  # nosec: see above
                [sys.executable, "-X", "utf8", "-m", _CHILD, str(orders.fileno())],
                stdin=given,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_environment(),
                pass_fds=(orders.fileno(),),
                start_new_session=True,
            )
            try:
                yield from map(json.loads, _heard(child, seconds))
            finally:
                _end(child)
        if child.returncode in {-signal.SIGXCPU, -signal.SIGKILL}:
            raise _slow(seconds)
    finally:
        _turns.release()


@contextmanager
def _opened(file: IO[bytes]) -> Iterator[int]:
    """The file as the system knows it; one that is held in memory is laid on the disk first."""
    try:
        number = file.fileno()
    except (OSError, AttributeError, io.UnsupportedOperation):
        with tempfile.TemporaryFile() as copy:
            file.seek(0)
            shutil.copyfileobj(file, copy)
            copy.flush()
            yield copy.fileno()
        return
    yield number


def _environment() -> dict[str, str]:
    """The way to our own code, and nothing else: no secret of the site is in the child's reach."""
    return {
        "PATH": os.defpath,
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def _slow(seconds: int) -> CannotRead:
    return CannotRead(_SLOW, seconds=str(seconds))


def _heard(child: subprocess.Popen[bytes], seconds: int) -> Iterator[bytes]:
    """Whole lines. Only waiting counts as time: what is done with the lines meanwhile is not the file's doing."""
    assert child.stdout is not None  # nosec: it was asked for
    left = float(seconds * _PATIENCE)
    waiting: list[bytes] = []  # parts of a line that is not whole yet
    with selectors.DefaultSelector() as selector:
        selector.register(child.stdout, selectors.EVENT_READ)
        while True:
            began = time.monotonic()
            ready = selector.select(timeout=left)
            left -= time.monotonic() - began
            if not ready or left <= 0:
                raise _slow(seconds)
            found = os.read(child.stdout.fileno(), 1 << 16)
            if not found:
                child.wait()
                return
            first, *others = found.split(b"\n")
            waiting.append(first)
            for other in others:
                yield b"".join(waiting)
                waiting = [other]


def _end(child: subprocess.Popen[bytes]) -> None:
    """The child and whatever it may have started are gone after this."""
    if child.poll() is None:
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    if child.stdout:
        child.stdout.close()
