"""Saves a second by 1, 10 and 100 editors of one section over HTTP, and how long readers wait meanwhile.

Each editor keeps to a sentence of their own and saves from the version they saw last, as people do; so nearly every save is
merged with those of others. Reading is
held against the same page while nobody saves.
"""

import argparse
import os
import sys
from collections.abc import Callable
from functools import partial
from statistics import median
from threading import Event, Thread
from time import monotonic

from kit.editors import Editor, Ground, prepare
from kit.ground import moothill, new_site, on_each_database
from kit.load import ask
from kit.servers import free_port, serving
from kit.writers import at_once, leave

CROWDS = (1, 10, 100)
_READ_AGAIN = 0.05  # seconds between two looks of the reader


def main() -> int:
    """Print one table for each database."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=10, help="how long each crowd edits (default: 10)")
    parser.add_argument("--here", action="store_true", help="only on the database of this environment")
    given = parser.parse_args()
    if not given.here:
        return on_each_database(__file__, ["--seconds", str(given.seconds)])
    with new_site() as database:
        _measure(database, given.seconds)
    return 0


def _measure(database: str, seconds: float) -> None:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    grounds = {crowd: prepare(f"crowd-of-{crowd}", crowd) for crowd in CROWDS}
    leave()
    port = free_port()
    environment = os.environ | {
        "PORT": str(port),
        "MOOTHILL_LIMIT_PERSON": "0",
        "MOOTHILL_LIMIT_NETWORK": "0",
    }
    print(f"\n{database}, {seconds:g} s each")
    print(
        f"{'editors':>8}{'saves/s':>10}{'clashes':>9}{'save, half':>13}{'p95':>10}{'read, p95':>12}"
        f"{'quiet':>10}{'ratio':>8}"
    )
    with serving([moothill(), "serve"], environment, port, "/healthz"):
        for crowd, ground in grounds.items():
            _report(crowd, ground, port, seconds)


def _report(crowd: int, ground: Ground, port: int, seconds: float) -> None:
    quiet = _reading(port, ground.address, lambda: Event().wait(2))
    waits: list[float] = []
    clashes: list[int] = []

    def edit() -> None:
        for own, clashed in at_once(crowd, partial(_edit, ground=ground, port=port, seconds=seconds)):
            waits.extend(own)
            clashes.append(clashed)

    begun = monotonic()
    busy = _reading(port, ground.address, edit)
    rate = len(waits) / (monotonic() - begun)
    print(
        f"{crowd:>8}{rate:>10.1f}{sum(clashes):>9}{median(waits) * 1000:>10.0f} ms{_p95(waits) * 1000:>7.0f} ms"
        f"{_p95(busy) * 1000:>9.1f} ms{_p95(quiet) * 1000:>7.1f} ms{_p95(busy) / _p95(quiet):>8.1f}",
        flush=True,
    )


def _edit(number: int, *, ground: Ground, port: int, seconds: float) -> tuple[list[float], int]:
    """Open the form, save, and again, until the time is over: the waits for saves, and how many clashed."""
    editor, clashes, at = Editor(port, ground, ground.cookies[number]), 0, 0
    end = monotonic() + seconds
    while monotonic() < end:
        text, word = editor.read(), f"w{number}x{at}"
        stop = text.index(".", text.index(f"Sentence {number} "))
        _landed, clashed = editor.save(f"{text[:stop]} {word}{text[stop:]}", lambda theirs, _ours: theirs)
        clashes, at = clashes + clashed, at + 1
    return editor.waits, clashes


def _reading(port: int, path: str, meanwhile: Callable[[], object]) -> list[float]:
    """How long a passer-by waits for the page, again and again, while something else is done."""
    over, waits = Event(), []

    def read() -> None:
        while not over.is_set():
            begun = monotonic()
            ask(port, path)
            waits.append(monotonic() - begun)
            over.wait(_READ_AGAIN)

    thread = Thread(target=read)
    thread.start()
    meanwhile()
    over.set()
    thread.join()
    return waits


def _p95(waits: list[float]) -> float:
    return sorted(waits)[int(len(waits) * 0.95)]


if __name__ == "__main__":
    sys.exit(main())
