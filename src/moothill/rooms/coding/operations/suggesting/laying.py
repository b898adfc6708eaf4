"""Writing what is suggested: many rows at once, in short transactions, so that nobody waits long to write meanwhile."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, cast

from django.db import connection, transaction

from moothill.commons.record.pouring import plain, pour
from moothill.core.synthesis.guesses import Suggested
from moothill.rooms.coding.models import Suggestion, Waiting
from moothill.rooms.coding.queries.learning import not_held, outdated, wanting

_AT_ONCE = 5_000  # rows taken away in one transaction


@transaction.atomic
def lay(suggester: Any, found: Mapping[int, Suggested], *, waiting: bool, at: datetime) -> int:
    """Suggest these for these contributions, in place of what others suggested and nobody decided; for how many.

    `waiting`: they wait to be read. Whichever somebody has read meanwhile, or has on the screen, is left as it is.
    """
    ids = _still_waiting(suggester.cycle, found, at) if waiting else list(found)
    Suggestion.objects.filter(input__in=ids, outcome="").delete()
    pour(Suggestion, _rows(suggester.pk, ids, found), without=("id",))
    if waiting:
        _set_unsure({pk: found[pk].unsure for pk in ids})
    return len(ids)


def _still_waiting(cycle: Any, found: Mapping[int, Suggested], at: datetime) -> list[int]:
    rows = wanting(cycle).filter(not_held(at), pk__in=list(found)).order_by("pk")
    return list(rows.select_for_update(of=("self",), skip_locked=True).values_list("pk", flat=True))


def _rows(suggester: int, ids: Sequence[int], found: Mapping[int, Suggested]) -> list[Any]:
    make = plain(Suggestion)
    rows = []
    for pk in ids:
        for rank, guess in enumerate(found[pk].guesses, start=1):
            row = make()
            row.suggester_id, row.input_id, row.code_id = suggester, pk, guess.code
            row.rank, row.score = rank, guess.score
            rows.append(row)
    return rows


def _set_unsure(values: Mapping[int, float]) -> None:
    """In one statement, or one that is prepared once."""
    table = connection.ops.quote_name(Waiting._meta.db_table)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            own = f"UPDATE {table} SET unsure = %s WHERE input_id = %s"  # noqa: S608  # nosec: our own name
            cast(Any, cursor).executemany(own, [(unsure, pk) for pk, unsure in values.items()])
            return
        many = f"""UPDATE {table} AS waits SET unsure = given.unsure
            FROM unnest(%s::bigint[], %s::float8[]) AS given (pk, unsure) WHERE waits.input_id = given.pk"""  # noqa: S608  # nosec
        cursor.execute(many, [list(values), list(values.values())])


def sweep(suggester: Any, at: datetime) -> None:
    """Take away what earlier trainings suggested and nobody decided."""
    last = 0
    while rows := list(_old(suggester, at).filter(pk__gt=last).order_by("pk")[:_AT_ONCE]):
        Suggestion.objects.filter(pk__in=rows, outcome="").delete()
        last = rows[-1]


def _old(suggester: Any, at: datetime) -> Any:
    return outdated(suggester.cycle, suggester.pk, at).values_list("pk", flat=True)
