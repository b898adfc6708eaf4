"""From what a person or an import gave to values that may be stored."""

from collections.abc import Mapping
from typing import Any

from moothill.commons.record.context import Context
from moothill.commons.record.errors import Fault, Invalid
from moothill.commons.record.fields import Field, Wrong
from moothill.commons.record.kinds import Kind


def clean(
    kind: Kind, given: Mapping[str, Any], context: Context, *, present: Mapping[str, Any]
) -> dict[str, Any]:
    """The full canonical form: `present` with what was `given` laid over it, checked.

    Raises Invalid naming every fault, an unknown field's name included.
    """
    known = {field.name for field in kind.fields}
    faults = [Fault(name, "there is no such field") for name in given if name not in known]
    values: dict[str, Any] = {}
    for field in kind.fields:
        values[field.name] = _one(field, given, context, present, faults)
    if not faults:
        values = kind.complete(values, context)
        faults.extend(kind.check(values, context))
    if faults:
        raise Invalid(faults)
    return values


def _one(
    field: Field, given: Mapping[str, Any], context: Context, present: Mapping[str, Any], faults: list[Fault]
) -> Any:
    if field.name not in given and field.name in present:
        return present[field.name]
    try:
        return field.clean(given.get(field.name, field.empty), context)
    except Wrong as wrong:
        faults.append(Fault(field.name, str(wrong)))
        return field.empty
