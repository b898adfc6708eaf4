"""What a page costs when it must be made: processor time and questions to the database, in this process."""

import io
from collections.abc import Callable
from statistics import median
from time import process_time
from typing import Any

from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kit.cycle import AT
from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import OPERATOR
from moothill.commons.record import kinds
from moothill.commons.record.batches import Item, bring_in

_application = get_wsgi_application()


def get(path: str) -> int:
    """Have Django make the page, as the server would ask for it, and return its length."""
    path, _mark, query = path.partition("?")
    environ: dict[str, Any] = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "HTTP_HOST": "localhost",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "8000",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
    }
    started: list[Any] = []
    answer = _application(environ, lambda *given: started.extend(given))
    body = b"".join(answer)
    answer.close()
    if not started[0].startswith("200"):
        raise RuntimeError(f"{path} answered {started[0]}")
    return len(body)


def milliseconds(path: str, times: int = 20) -> float:
    """The processor time of making the page once, of this whole process: half of the runs took less."""
    for _ in range(3):
        get(path)
    return median(_timed(lambda: get(path)) for _ in range(times)) * 1000


def _timed(work: Callable[[], object]) -> float:
    begun = process_time()
    work()
    return process_time() - begun


def queries(path: str) -> int:
    """How many questions the page asks the database."""
    get(path)
    with CaptureQueriesContext(connection) as captured:
        get(path)
    return len(captured)


def multiply(slug: str, by: int) -> None:
    """Let the cycle hold `by` times as many rows of every kind that may have more than one."""
    cycle = Cycle.objects.get(slug=slug)
    several = [kind for kind in kinds.every() if not kind.single]
    rows = [_copy(kind, thing) for kind in several for thing in kind.things().of(cycle)]
    bring_in(cycle=cycle, items=rows * (by - 1), by=OPERATOR, at=AT, reason="To measure.", source="bench")


def _copy(kind: kinds.Kind, thing: Any) -> Item:
    """The same once more, with a number of its own where the system gives one."""
    values = kind.read(thing)
    return Item(kind.name, {name: "" if name == "number" else value for name, value in values.items()})
