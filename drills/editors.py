"""A hundred editors change one section at once over HTTP, while the server is killed: no acknowledged word may be lost.

Three rounds, each on a section of its own: everybody writes anywhere in it; everybody keeps to a sentence of their own; and
the same with the server killed (-9) again and again. Each edit adds one word that is in no other.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Lock, Thread
from time import monotonic, sleep

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bench"))

from kit.editors import PATIENT, Editor, Ground, prepare
from kit.ground import moothill, new_site, on_each_database
from kit.load import Changed, ask
from kit.servers import PATIENCE, free_port
from kit.writers import at_once, leave


@dataclass
class Tally:
    """What came of all edits of a round: the words that were acknowledged, how many edits needed a person, and how many of
    these were left as open clashes, with all words in front of who wrote them.
    """

    words: list[str] = field(default_factory=list)
    clashed: int = 0
    open: int = 0
    most: int = 0
    lock: Lock = field(default_factory=Lock)

    def add(self, word: str, landed: bool, clashes: int) -> None:
        """One edit that was answered."""
        with self.lock:
            self.words += [word] if landed else []
            self.open += not landed
            self.clashed += bool(clashes)
            self.most = max(self.most, clashes)


class Server:
    """The site in a process group of its own, which can be killed at any moment and begun again."""

    def __init__(self) -> None:
        self.port = free_port()
        self._begin()

    def _begin(self) -> None:
        environment = os.environ | {
            "PORT": str(self.port), "MOOTHILL_LIMIT_PERSON": "0", "MOOTHILL_LIMIT_NETWORK": "0",
        }  # fmt: skip
        self.process = subprocess.Popen(
            [moothill(), "serve"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            start_new_session=True,
        )  # fmt: skip
        end = monotonic() + PATIENCE
        while monotonic() < end:
            try:
                if ask(self.port, "/healthz")[0] == 200:
                    return
            except (OSError, Changed):
                sleep(0.05)
        raise RuntimeError("the server did not come up")

    def kill_and_begin_again(self) -> None:
        """As if somebody pulled the plug of the process."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self._begin()

    def stop(self) -> None:
        """End it in good order."""
        self.process.terminate()
        self.process.wait(timeout=30)


def main() -> int:
    """0 if every promise held on every database."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--short", action="store_true", help="a few editors and edits, on this database alone"
    )
    parser.add_argument("--here", action="store_true", help="only on the database of this environment")
    given = parser.parse_args()
    if not (given.here or given.short):
        return on_each_database(__file__, [])
    with new_site() as database:
        if given.short:
            return _drill(database, ("anywhere", "killed"), editors=4, edits=16, kills=1)
        many = 100 if database == "PostgreSQL" else 20
        return _drill(database, ("anywhere", "own", "killed"), editors=many, edits=2000, kills=20)


def _drill(database: str, rounds: tuple[str, ...], *, editors: int, edits: int, kills: int) -> int:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    grounds = {name: prepare(name, editors) for name in rounds}
    leave()
    server = Server()
    broken: list[str] = []
    try:
        for name, ground in grounds.items():
            broken += _round(database, name, ground, server, edits, kills if name == "killed" else 0)
    finally:
        server.stop()
    broken += _journal_faults()
    leave()
    for words in broken:
        print(f"{database}: {words}")
    if not broken:
        print(
            f"{database}: {editors} editors, {edits} edits a round: no acknowledged word lost, none doubled."
        )
    return 1 if broken else 0


def _round(database: str, name: str, ground: Ground, server: Server, edits: int, kills: int) -> Iterator[str]:
    tally, each = Tally(), edits // len(ground.cookies)
    begun = monotonic()
    with _killing(server, kills) as killed:
        at_once(len(ground.cookies), lambda number: _edit(number, name, ground, server.port, each, tally))
    print(
        f"{database}, {name}: {len(tally.words)} edits in {monotonic() - begun:.0f} s, {tally.clashed} needed a person "
        f"(at most {tally.most} times; {tally.open} left open), the server was killed {len(killed)} times",
        flush=True,
    )
    yield from _faults(name, ground, tally, edits)


def _edit(number: int, name: str, ground: Ground, port: int, edits: int, tally: Tally) -> None:
    chance = random.Random(f"{name} {number}")
    editor = Editor(port, ground, ground.cookies[number])
    for at in range(edits):
        word = f"w{number}x{at}"
        text = editor.read()
        text = _anywhere(text, word, chance) if name == "anywhere" else _in_own(text, number, word)
        landed, clashes = editor.save(text, lambda theirs, _ours, word=word: _with(theirs, word))
        if not landed and clashes < PATIENT:
            raise RuntimeError(f"{word}: the server said that nothing would change")
        tally.add(word, landed, clashes)


def _anywhere(text: str, word: str, chance: random.Random) -> str:
    spaces = [at for at, letter in enumerate(text) if letter == " "]
    at = chance.choice(spaces)
    return f"{text[:at]} {word}{text[at:]}"


def _in_own(text: str, number: int, word: str) -> str:
    """In the sentence that begins with the editor's number, before its full stop."""
    start = text.index(f"Sentence {number} ")
    end = text.index(".", start)
    return f"{text[:end]} {word}{text[end:]}"


def _with(theirs: str, word: str) -> str:
    """What stands now, and the word: inside the sentence, where it ends in a full stop."""
    body, stop, rest = theirs.rpartition(".")
    return f"{body} {word}{stop}{rest}" if stop else f"{theirs} {word}"


@contextmanager
def _killing(server: Server, times: int) -> Iterator[list[float]]:
    """Kill the server `times` times while the block lasts, or as often as there is time for."""
    over, killed = Event(), []

    def kill() -> None:
        while len(killed) < times and not over.wait(2.0):
            server.kill_and_begin_again()
            killed.append(monotonic())

    thread = Thread(target=kill)
    thread.start()
    try:
        yield killed
    finally:
        over.set()
        thread.join()


def _faults(name: str, ground: Ground, tally: Tally, edits: int) -> Iterator[str]:
    from collections import Counter

    from moothill.commons.record.models import Record

    section = Record.objects.get(cycle__slug=ground.slug, kind="section")
    text = section.revisions.last().content["text"]
    found = Counter(text.replace(".", " ").split())
    lost = [word for word in tally.words if not found[word]]
    doubled = [word for word in tally.words if found[word] > 1]
    if lost:
        yield f"{name}: {len(lost)} acknowledged words are lost: {lost[:5]}"
    if doubled:
        yield f"{name}: {len(doubled)} words stand twice: {doubled[:5]}"
    if section.version != len(tally.words) + 1:
        yield f"{name}: {len(tally.words)} edits were acknowledged, and made {section.version - 1} versions"
    if name != "anywhere" and edits - tally.clashed < 0.95 * edits:
        yield f"{name}: only {edits - tally.clashed} of {edits} edits landed without a person"


def _journal_faults() -> list[str]:
    from moothill.commons.journal.models import Head
    from moothill.commons.journal.queries import verify

    return [str(fault) for head in Head.objects.all() for fault in verify(head)]


if __name__ == "__main__":
    sys.exit(main())
