"""Merging data: field by field, lists of rows row by row."""

import json
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from moothill.core.text.aligning import hunks
from moothill.core.text.merging import Merge, merge
from moothill.core.text.regions import regions

_STEPS = 20_000


@dataclass(frozen=True, slots=True)
class FieldsMerge:
    """What became of all fields. A clashing field has the value of the base, a clashing text its merged words.

    `clashes` are names in the order of the fields. `texts` holds the merges of those clashing fields that are texts.
    """

    values: dict[str, Any]
    clashes: tuple[str, ...] = ()
    texts: Mapping[str, Merge] = field(default_factory=dict)


class _Absent:
    """The field is not there."""


class _Clash(Exception):
    """Both changed the same value, each in a way of its own."""


def merge_fields(
    base: Mapping[str, Any],
    ours: Mapping[str, Any],
    theirs: Mapping[str, Any],
    *,
    text_fields: Collection[str] = (),
) -> FieldsMerge:
    """Both changes to the JSON values of `base`, field by field, a field that one side dropped being dropped.

    `text_fields` are merged as texts. Lists are merged by their items: different rows never clash, and rows that both
    add at the same place are kept both, ours first. A row that both changed, and a row that would then stand there twice,
    make the whole list clash: the cells of a row belong together. Any other value is whole: it has one writer.
    """
    values: dict[str, Any] = {}
    texts: dict[str, Merge] = {}
    clashes: list[str] = []
    for name in dict.fromkeys([*base, *ours, *theirs]):
        three = [each.get(name, _Absent) for each in (base, ours, theirs)]
        if name in text_fields and all(isinstance(each, str) for each in three):
            merged = merge(three[0], ours=three[1], theirs=three[2])
            values[name] = merged.text
            if merged.clashes:
                clashes.append(name)
                texts[name] = merged
            continue
        try:
            values[name] = _value(*three)
        except _Clash:
            clashes.append(name)
            values[name] = three[0]
    return FieldsMerge({k: v for k, v in values.items() if v is not _Absent}, tuple(clashes), texts)


def _value(base: Any, ours: Any, theirs: Any) -> Any:
    keys = [_key(each) for each in (base, ours, theirs)]
    if keys[2] in keys[:2]:
        return ours
    if keys[1] == keys[0]:
        return theirs
    if all(isinstance(each, list | tuple) for each in (base, ours, theirs)):
        return list(_rows(base, ours, theirs))
    raise _Clash


def _rows(base: Sequence[Any], ours: Sequence[Any], theirs: Sequence[Any]) -> Iterator[Any]:
    three = [[_key(row) for row in rows] for rows in (base, ours, theirs)]
    one, other = (hunks(three[0], side, steps=_STEPS) for side in three[1:])
    merged: list[Any] = []
    for region in regions(one, other, len(base), near=False):
        keys = [side[where] for side, where in zip(three, region[:3], strict=True)]
        if keys[2] in keys[:2]:
            merged += ours[region.ours]
        elif keys[1] == keys[0]:
            merged += theirs[region.theirs]
        elif not keys[0]:
            merged += [*ours[region.ours], *theirs[region.theirs]]
        else:
            raise _Clash
    counts = [Counter(side) for side in three]
    for key, count in Counter(map(_key, merged)).items():
        if count > max(side[key] for side in counts):
            raise _Clash
    return iter(merged)


def _key(value: Any) -> str:
    """Equal for equal JSON values, and only for those: 1 is not true."""
    return "" if value is _Absent else json.dumps(value, sort_keys=True)
