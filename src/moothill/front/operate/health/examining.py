"""All looks, one after the other; and the quick one for machines."""

from collections.abc import Callable, Iterator
from datetime import datetime

from django.db import DatabaseError, connection
from django.utils.translation import gettext as _

from moothill.front.operate.health import database as tables
from moothill.front.operate.health import journals, machine
from moothill.front.operate.health import outbox as letters
from moothill.front.operate.health.finding import Finding, State, broken


def examine(now: datetime) -> list[Finding]:
    """Look at everything. Takes well under a second, and changes nothing."""
    first = tables.database()
    if first.state is State.BROKEN:
        return [first, *_each(machine.disk, machine.static_files, machine.mail)]
    return [
        first,
        *_each(
            tables.migrations,
            tables.cache_keeps,
            lambda: journals.journals(now),
            journals.followers,
            lambda: machine.backup(now),
            machine.disk,
            machine.mail,
            lambda: letters.outbox(now),
            machine.static_files,
            machine.printer,
            lambda: journals.clock(now),
            machine.safety,
        ),
    ]


def _each(*looks: Callable[[], Finding]) -> Iterator[Finding]:
    for look in looks:
        try:
            yield look()
        except (DatabaseError, OSError) as error:
            words = " ".join(str(error).split())[:300]
            yield broken(
                _("A look that failed"), words, _("Mend what is broken above first, then look again.")
            )


_up_to_date = [False]  # once seen, it stays so for as long as this process runs


def failing() -> list[str]:
    """What keeps this process from answering readers, in machine words: `database`, `migrations`. Empty when all is well."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        _up_to_date[0] = _up_to_date[0] or not tables.pending()
    except DatabaseError:
        return ["database"]
    return [] if _up_to_date[0] else ["migrations"]
