"""Finding a stage by the name that a timeline gives it, however many there are."""

from bisect import bisect_left
from collections.abc import Iterable

from moothill.core.standards.facts import Stage

_SHORTEST = 6  # letters: shorter beginnings are shared by chance


def name_of(title: str) -> str:
    """A title without what stands before its last colon ("Stage Two:"), with "&" written out."""
    return " ".join(title.rpartition(":")[2].replace("&", " and ").casefold().split())


class StageNames:
    """The stages by name. Of two with the same name the first is meant."""

    def __init__(self, stages: Iterable[Stage]) -> None:
        self._by_name: dict[str, Stage] = {}
        for stage in stages:
            self._by_name.setdefault(name_of(stage.title), stage)
        self._names = sorted(self._by_name)
        self._lengths = sorted({len(name) for name in self._names if len(name) >= _SHORTEST}, reverse=True)

    def find(self, title: str) -> Stage | None:
        """The stage whose name is that of `title`, else the longest that it begins with, else one that begins with it."""
        name = name_of(title)
        if len(name) < _SHORTEST:
            return None
        for length in self._lengths:
            if found := self._by_name.get(name[:length]):
                return found
        place = bisect_left(self._names, name)
        longer = self._names[place] if place < len(self._names) else ""
        return self._by_name[longer] if longer.startswith(name) else None
