"""Who agreed, by side."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from moothill.core.policy import Side

Row = Mapping[str, str]


def by_side(rows: Iterable[Row], labels: Sequence[tuple[str, Any]]) -> list[tuple[Any, list[str]]]:
    """Each side with those who agreed for it: both sides always, level, and those of neither where there are any."""
    found: dict[str, list[str]] = {Side.GOVERNMENT.value: [], Side.CIVIL_SOCIETY.value: []}
    for row in rows:
        words = ", ".join(filter(None, (row["name"], row["organisation"])))
        found.setdefault(row["side"] or Side.NEITHER.value, []).append(words)
    names = dict(labels)
    return [(names[side], words) for side, words in found.items()]
