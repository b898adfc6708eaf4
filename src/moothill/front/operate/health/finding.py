"""What one look at the site found."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class State(StrEnum):
    """`ok` wants nothing, `look` wants a person some day soon, `broken` now."""

    OK = "ok"
    LOOK = "look"
    BROKEN = "broken"

    @property
    def label(self) -> Promise:
        """For people."""
        return _LABELS[self]

    @property
    def tone(self) -> str:
        """The colour that the word stands on."""
        return {State.OK: "good", State.LOOK: "wait", State.BROKEN: "stop"}[self]


_LABELS = {State.OK: _("ok"), State.LOOK: _("look"), State.BROKEN: _("broken")}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: its name in words, how it is, what was seen, and the mend if it needs one."""

    name: str
    state: State
    words: str
    mend: str = ""


def ok(name: str, words: str) -> Finding:
    """All is well."""
    return Finding(name, State.OK, words)


def look(name: str, words: str, mend: str) -> Finding:
    """It works, and should not stay so."""
    return Finding(name, State.LOOK, words, mend)


def broken(name: str, words: str, mend: str) -> Finding:
    """It does not work."""
    return Finding(name, State.BROKEN, words, mend)
