"""Reading imports. They are for those who may import: no visitor reaches any of this."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import IO, Any

from django.db.models import QuerySet

from moothill.commons.cycles.models import Cycle
from moothill.commons.record.models import Record, Revision
from moothill.rooms.inputs.kinds import BatchState
from moothill.rooms.inputs.models import Batch, ColumnMapping, Input, RefusedRow

# What stands beside each record as a matter of course, and is nobody's work.
_OF_COURSE = ("inputs.Input", "record.Revision", "search.Indexed")
MOST_NAMED = 20


def batches_of(cycle: Cycle) -> QuerySet[Batch]:
    """The imports of a cycle, newest first."""
    return Batch.objects.filter(cycle=cycle).select_related("call__record", "event__record")


def batch_of(cycle: Cycle, number: int) -> Batch | None:
    """One import, by its number."""
    return batches_of(cycle).select_related("cycle", "file").filter(number=number).first()


def refusals_of(batch: Batch) -> QuerySet[RefusedRow]:
    """The rows that were refused, in their order; at most as many as an import keeps."""
    return RefusedRow.objects.filter(batch=batch)


def first_of(batch: Batch, most: int = 20) -> list[Record]:
    """The first records that an import brought."""
    rows = Input.objects.filter(batch=batch).select_related("record__cycle").order_by("pk")[:most]
    return [each.record for each in rows]


def broken_off(cycle: Cycle, reader: str, digest: str) -> Batch | None:
    """The import of the file with this digest that began and did not end."""
    half = (BatchState.RUNNING, BatchState.STOPPED)
    found = batches_of(cycle).filter(sha256=digest, reader=reader, state__in=half)
    return found.select_related("cycle", "file").first()


def imports_of(ids: Iterable[int]) -> dict[int, int]:
    """By the id of an input the number of the import that brought it; whatever came otherwise is left out. One question."""
    rows = Input.objects.filter(pk__in=list(ids), batch__isnull=False)
    return dict(rows.values_list("pk", "batch__number"))


def remembered(cycle: Cycle, reader: str, headings: Iterable[str]) -> dict[str, str]:
    """Which column was what, the last time that a sheet with these headings came; {} if it never did."""
    found = ColumnMapping.objects.filter(cycle=cycle, reader=reader, headings=digest_of(headings)).first()
    return dict(found.columns) if found else {}


def digest_of(headings: Iterable[str]) -> str:
    """By what a row of headings is known again."""
    return hashlib.sha256("\n".join(headings).encode()).hexdigest()


def digest_of_file(file: IO[bytes]) -> str:
    """By what a file is known again."""
    file.seek(0)
    return hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]


def here_already(origins: Iterable[str]) -> Mapping[str, tuple[str, str, int | None]]:
    """Which of these origins the site has: words, reference and batch of each. One query."""
    rows = Input.objects.filter(origin__in=list(origins)).values_list(
        "origin", "words", "record__reference", "batch"
    )
    return {str(origin): (words, reference, batch) for origin, words, reference, batch in rows}


def built_upon(batch: Batch) -> set[int]:
    """The ids of this import's records on which something else stands: a link, talk, a support, a later version.

    Every table that points at a record, a contribution or a version is looked at, whichever room it is in.
    """
    ours = Input.objects.filter(batch=batch).values("pk")
    versions = Revision.objects.filter(record__in=ours).values("pk")
    found = set(Record.objects.filter(pk__in=ours, version__gt=1).values_list("pk", flat=True))
    for owner, among in ((Record, ours), (Input, ours), (Revision, versions)):
        for relation in owner._meta.related_objects:
            if relation.related_model._meta.label in _OF_COURSE and relation.field.primary_key:  # type: ignore[union-attr]
                continue
            if relation.related_model is Revision:
                continue
            found |= _pointing(relation, among, through=owner is Revision)
    return found


def _pointing(relation: Any, among: Any, *, through: bool) -> set[int]:
    name = relation.field.name
    rows = relation.related_model._base_manager.filter(**{f"{name}__in": among}).order_by()
    return set(rows.values_list(f"{name}__record" if through else f"{name}_id", flat=True))


def named(records: Iterable[int]) -> Sequence[str]:
    """The references of the first few of these records."""
    some = sorted(records)[:MOST_NAMED]
    return list(Record.objects.filter(pk__in=some).order_by("pk").values_list("reference", flat=True))
