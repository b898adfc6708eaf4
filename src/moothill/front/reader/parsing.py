"""Having a page read by a child process, within limits of size, rows, memory and time."""

import json
import os
import selectors
import signal
import subprocess  # nosec: our own interpreter on our own module, with no word of a user among its arguments
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_noop

from moothill.core.wiki import Form, Reading, Unreadable, from_json, refusal_from_json

_CHILD = "moothill.front.reader.child"
_AT_ONCE = 2  # pages read at once in one process of the site: the memory of the machine is not ours alone
_turns = threading.BoundedSemaphore(_AT_ONCE)
_SMALLER = gettext_noop("Bring it in parts.")
_AGAIN = gettext_noop("Try again in a minute.")
_SLOW = gettext_noop("Reading the page took longer than %(seconds)s seconds.")
_DIED = gettext_noop("The page could not be read: its reading broke off.")
_BUSY = gettext_noop("Other pages are being read just now.")

Progress = Callable[[int, int], object]


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one reading may use: bytes of page, rows of tables and lists, seconds, bytes of memory."""

    page: int
    rows: int
    seconds: int
    memory: int


def bounds() -> Bounds:
    """As the operator has set them."""
    return Bounds(
        settings.MOOTHILL_IMPORT_BYTES,
        settings.MOOTHILL_IMPORT_ROWS,
        settings.MOOTHILL_IMPORT_SECONDS,
        settings.MOOTHILL_IMPORT_MEMORY * 1_000_000,
    )


def parse(
    data: bytes,
    *,
    form: Form | None = None,
    year: int | None = None,
    within: Bounds | None = None,
    progress: Progress | None = None,
) -> Reading:
    """The page as a child process reads it. Raises Unreadable, also when the child used up what it may use."""
    limits = within or bounds()
    if not _turns.acquire(timeout=limits.seconds):
        raise Unreadable(_BUSY, _AGAIN)
    try:
        return _answer(_lines(data, _orders(form, year, limits), limits), progress)
    finally:
        _turns.release()


def _orders(form: Form | None, year: int | None, limits: Bounds) -> str:
    asked = {"form": form.value if form else "", "year": year, "page": limits.page, "rows": limits.rows}
    return json.dumps(asked | {"seconds": limits.seconds, "memory": limits.memory})


def _answer(lines: Iterator[bytes], progress: Progress | None) -> Reading:
    for line in lines:
        words: dict[str, Any] = json.loads(line)
        if "refused" in words:
            raise refusal_from_json(words["refused"])
        if "reading" in words:
            return from_json(words["reading"])
        if progress:
            progress(words["line"], words["lines"])
    raise Unreadable(_DIED, _SMALLER)


def _lines(data: bytes, orders: str, limits: Bounds) -> Iterator[bytes]:
    """What the child says, line by line. It is killed when its time is up, and whenever nobody listens any more."""
    with tempfile.TemporaryFile() as page:
        # A file rather than a pipe: a child that dies early would leave us writing to nobody.
        page.write(data[: limits.page + 1])
        page.seek(0)
        child = subprocess.Popen(  # noqa: S603  # nosec: see above
            [sys.executable, "-X", "utf8", "-m", _CHILD, orders],
            stdin=page,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            start_new_session=True,
        )
        try:
            yield from _heard(child, limits)
        finally:
            _end(child)


def _environment() -> dict[str, str]:
    """The way to our own code, and nothing else: no secret of the site is in the child's reach."""
    return {
        "PATH": os.defpath,
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def _heard(child: subprocess.Popen[bytes], limits: Bounds) -> Iterator[bytes]:
    assert child.stdout is not None  # nosec: it was asked for
    until = time.monotonic() + limits.seconds
    waiting: list[bytes] = []  # parts of a line that is not whole yet
    with selectors.DefaultSelector() as selector:
        selector.register(child.stdout, selectors.EVENT_READ)
        while True:
            left = until - time.monotonic()
            if left <= 0 or not selector.select(timeout=left):
                raise Unreadable(_SLOW, _SMALLER, seconds=limits.seconds)
            found = os.read(child.stdout.fileno(), 1 << 16)
            if not found:
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
