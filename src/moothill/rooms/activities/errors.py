"""Named errors of this room."""

from collections.abc import Mapping


class UnknownWord(ValueError):
    """A filter asks for something that is not there. `faults` says so for each filter by name."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        self.faults = dict(faults)
        super().__init__(" ".join(self.faults.values()))
