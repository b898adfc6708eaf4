"""What an import would bring, line by line, for the command line."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from moothill.commons.cycles.models import Cycle
from moothill.rooms.inputs.operations.importing import Preview

_MOST, _REFUSED = 70, 1000  # characters of words; refused rows


def told(
    shown: Preview, unfit: Sequence[Any], *, name: str, reader: str, cycle: Cycle, mapping: Mapping[str, str]
) -> Iterator[str]:
    """The preview of a file."""
    yield f"{name}: {shown.rows:,} rows, read as {reader}, for {cycle.title}."
    if mapping:
        yield "Columns: " + ", ".join(f"{heading} = {key}" for heading, key in mapping.items())
    yield f"\n  {shown.new:>7,}  new"
    yield f"  {shown.same:>7,}  here already, or the same as an earlier row"
    yield f"  {shown.refused:>7,}  refused"
    if shown.nameless:
        yield f"  {shown.nameless:>7,}  names left out: no consent to publish them"
    if shown.doubles:
        yield f"  {shown.doubles:>7,}  nearly the same as something else; they come in all the same"
    if shown.samples:
        yield "\nThe first of them:"
    for each in shown.samples:
        yield f"  row {each['row']}: {each['title'][:_MOST]} ({each['source'][:_MOST]})"
    if unfit:
        yield "\nRefused:"
    for row in unfit[:_REFUSED]:
        yield f"  row {row.row}: {row.reason} {row.beginning[:_MOST]}".rstrip()
