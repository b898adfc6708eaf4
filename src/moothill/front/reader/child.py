"""The process in which a page is read: a fresh interpreter with nothing but the reader in it, and hard limits.

It gets its orders as JSON in the first argument and the page on its standard input, and answers with lines of JSON:
how far it has come, then what it read or why it refused. It opens nothing and starts nothing.
"""

import gc
import json
import resource
import sys
from typing import Any

from moothill.core.wiki import Form, Limits, Unreadable, read, refusal_to_json, to_json
from moothill.core.wiki.remarks import gettext_noop

_TOO_MUCH = gettext_noop("Reading the page took more memory than it may have.")
_TOO_DEEP = gettext_noop("The page is nested too deeply to be read.")
_SMALLER = gettext_noop("Bring it in parts.")


def main() -> None:
    """Read one page."""
    orders = json.loads(sys.argv[1])
    _limit(orders["memory"], orders["seconds"])
    gc.disable()  # the process ends with the page: nothing it made need be collected
    limits = Limits(page=orders["page"], rows=orders["rows"])
    try:
        data = sys.stdin.buffer.read(limits.page + 1)
        form = Form(orders["form"]) if orders["form"] else None
        reading = read(data, form=form, year=orders["year"], limits=limits, progress=_progress)
        _say({"reading": to_json(reading)})
    except Unreadable as error:
        _say({"refused": refusal_to_json(error)})
    except MemoryError:
        _say({"refused": refusal_to_json(Unreadable(_TOO_MUCH, _SMALLER))})
    except RecursionError:
        _say({"refused": refusal_to_json(Unreadable(_TOO_DEEP, _SMALLER))})


def _limit(memory: int, seconds: int) -> None:
    """From here on the system itself holds this process to its limits."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds + 1, seconds + 2))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _progress(line: int, lines: int) -> None:
    _say({"line": line, "lines": lines})


def _say(words: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(words) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
