"""A change that was begun from an older version, put together with what others changed meanwhile."""

from collections.abc import Mapping
from typing import Any

from moothill.commons.record.cleaning import clean
from moothill.commons.record.context import Context
from moothill.commons.record.errors import Stale
from moothill.commons.record.kinds import Kind
from moothill.commons.record.models import Record
from moothill.core.text import merge_fields


def put_together(
    kind: Kind,
    record: Record,
    values: Mapping[str, Any],
    *,
    base: int,
    present: Mapping[str, Any],
    context: Context,
) -> dict[str, Any]:
    """The canonical form with `values`, begun from version `base`, and all that came after it.

    Raises Invalid for values that cannot be stored, and Stale where both changed the same words.
    """
    content = record.revisions.values_list("content", flat=True).get(number=base)
    # A field that came to the kind later stands in no older revision.
    began = {field.name: content.get(field.name, field.empty) for field in kind.fields}
    ours = clean(kind, values, context, present=began)
    texts = [field.name for field in kind.fields if field.merges == "text"]
    merged = merge_fields(began, ours, present, text_fields=texts)
    if merged.clashes:
        raise Stale(base, record.version, merged)
    return merged.values
