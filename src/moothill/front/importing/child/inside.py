"""The process in which a file is read: a fresh interpreter with nothing but the readers in it, and hard limits.

The file is its standard input; its orders are JSON in the open file whose number is its argument. It opens nothing else,
starts nothing, and answers with the lines of `lines`.
"""

import gc
import json
import os
import resource
import sys
from collections.abc import Iterator
from typing import Any

from moothill.core.exchange import READERS
from moothill.core.exchange.shapes import CannotRead, Limits, gettext_noop
from moothill.front.importing.child.lines import END, HEADINGS, UNREADABLE, line, told

_TOO_MUCH = gettext_noop("Reading the file took more memory than it may have. Bring it in parts.")
_TOO_DEEP = gettext_noop("The file is nested too deeply to be read.")


def main() -> None:
    """Read one file."""
    with os.fdopen(int(sys.argv[1]), "rb") as given:
        given.seek(0)
        orders = json.loads(given.read())
    _limit(orders["memory"], orders["seconds"])
    gc.disable()  # nothing that is read refers to itself; counting sees to the rest
    try:
        for each in _answers(orders):
            sys.stdout.write(f"{each}\n")
    except CannotRead as error:
        _end(line(UNREADABLE, error.reason, error.facts))
    except MemoryError:
        _end(line(UNREADABLE, _TOO_MUCH, {}))
    except RecursionError:
        _end(line(UNREADABLE, _TOO_DEEP, {}))
    else:
        _end(line(END))


def _answers(orders: dict[str, Any]) -> Iterator[str]:
    reader = READERS[orders["reader"]]
    limits = Limits(**orders["limits"])
    file = sys.stdin.buffer
    file.seek(0)
    if orders["headings"]:
        yield line(HEADINGS, reader.headings(file, limits))
        return
    yield from map(told, reader.read(file, orders["mapping"], limits))


def _limit(memory: int, seconds: int) -> None:
    """From here on the system itself holds this process to its limits."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _end(last: str) -> None:
    sys.stdout.write(f"{last}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
