"""Sentences about a page, marked for the message catalogue and filled where they are shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field


def gettext_noop(message: str) -> str:
    """Marks a sentence for the message catalogue; core itself does not translate."""
    return message


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence of the catalogue and what fills it: a doubt, a finding, or why a line was not placed."""

    sentence: str
    facts: Mapping[str, str | int] = field(default_factory=dict, hash=False)

    @property
    def words(self) -> str:
        """The sentence in English."""
        return self.sentence % self.facts
