"""The numbers and pointers of rules: what each is called, what it may be, and how it is written."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from moothill.core.standards.errors import WrongValue, gettext_noop
from moothill.core.standards.kinds import Mark

Value = int | str | tuple[int, ...] | tuple[str, ...]

_LAST_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MOST_WORDS = 200


class Shape(StrEnum):
    """What the value of a parameter is."""

    WHOLE = "whole"  # a whole number
    WHOLES = "wholes"  # several of them
    DAY = "day"  # a day of any year: "31-08"
    DAYS = "days"  # several of them
    WORDS = "words"  # words that records are found by
    CHOICE = "choice"  # one of a few


@dataclass(frozen=True, slots=True)
class Parameter:
    """One number of a rule, or a pointer: a choice that says which records of a cycle a rule speaks of.

    `title` and `help` are sentences of the message catalogue. A pointer has no source to be confirmed in.
    """

    name: str
    title: str
    shape: Shape = Shape.WHOLE
    least: int = 0
    most: int = 1200
    choices: tuple[tuple[str, str], ...] = ()
    help: str = ""

    @property
    def is_pointer(self) -> bool:
        """Whether it says which records are meant, rather than how much is asked."""
        return self.shape in (Shape.WORDS, Shape.CHOICE)

    def read(self, text: str) -> Value:
        """The value that a person wrote. Raises WrongValue, in words."""
        return _READERS[self.shape](self, " ".join(text.split()))

    def write(self, value: Value) -> str:
        """The value as a person writes it: `read` gives it back."""
        return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


@dataclass(frozen=True, slots=True)
class Setting:
    """What a parameter is in a pack, and how sure we are of it. `changed` says that a cycle has its own."""

    value: Value
    mark: Mark = Mark.CONFIRMED
    changed: bool = False


def _whole(parameter: Parameter, text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,6}", text) or not parameter.least <= int(text) <= parameter.most:
        raise WrongValue(
            gettext_noop("“%(text)s” will not do. Write a whole number from %(least)s to %(most)s."),
            text=text[:40],
            least=parameter.least,
            most=parameter.most,
        )
    return int(text)


def _wholes(parameter: Parameter, text: str) -> tuple[int, ...]:
    return tuple(_whole(parameter, each.strip()) for each in text.split(","))


def _day(parameter: Parameter, text: str) -> str:
    if found := re.fullmatch(r"([0-9]{2})-(0[1-9]|1[0-2])", text):
        day, month = int(found[1]), int(found[2])
        if 1 <= day <= _LAST_DAYS[month - 1]:
            return text
    raise WrongValue(
        gettext_noop("“%(text)s” will not do. Write a day and a month in figures, such as 31-08."),
        text=text[:40],
    )


def _days(parameter: Parameter, text: str) -> tuple[str, ...]:
    return tuple(_day(parameter, each.strip()) for each in text.split(","))


def _words(parameter: Parameter, text: str) -> str:
    if len(text) > _MOST_WORDS:
        raise WrongValue(gettext_noop("Write at most %(most)s characters."), most=_MOST_WORDS)
    return text


def _choice(parameter: Parameter, text: str) -> str:
    if text not in dict(parameter.choices):
        raise WrongValue(gettext_noop("“%(text)s” is no choice here. Choose from the list."), text=text[:40])
    return text


_READERS: Mapping[Shape, Callable[[Parameter, str], Value]] = MappingProxyType(
    {
        Shape.WHOLE: _whole,
        Shape.WHOLES: _wholes,
        Shape.DAY: _day,
        Shape.DAYS: _days,
        Shape.WORDS: _words,
        Shape.CHOICE: _choice,
    }
)
