"""The lines of a file, and errors that name them."""

from collections.abc import Callable
from typing import NoReturn, TypeVar

from moothill.core.ballots.errors import CannotCount, CannotRead, gettext_noop

MOST_DIGITS = 18
Result = TypeVar("Result")


class Lines:
    """The lines of the file called `name`, counted from 1."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.texts = text.replace("\r\n", "\n").removesuffix("\n").split("\n") if text else []

    def refuse(self, line: int, what: str, mend: str, **facts: str | int) -> NoReturn:
        """Raises CannotRead for this line."""
        raise CannotRead(f"{self.name}, line {line}", what, mend, **facts)

    def cut_short(self, expected: str) -> NoReturn:
        """Raises CannotRead: the file ends before what was `expected`."""
        self.refuse(
            max(len(self.texts), 1),
            gettext_noop("the file ends here, before %(expected)s."),
            gettext_noop("It may have been cut short: fetch it again."),
            expected=expected,
        )

    def at(self, line: int, make: Callable[[], Result]) -> Result:
        """What `make` returns; a CannotCount that it raises becomes a CannotRead for this line."""
        try:
            return make()
        except CannotCount as error:
            self.refuse(line, error.what, error.mend, **error.facts)

    def number(self, line: int, word: str, least: int = 0) -> int:
        """The whole number that `word` is. Raises CannotRead if it is none, or is below `least`."""
        plain = word.removeprefix("-")
        if not (plain.isascii() and plain.isdigit() and len(plain) <= MOST_DIGITS):
            self.refuse(
                line,
                gettext_noop("“%(word)s” is not a whole number."),
                gettext_noop("Write digits only, 18 at most."),
                word=word[:40],
            )
        value = int(word)
        if value < least:
            self.refuse(
                line,
                gettext_noop("%(value)s is less than %(least)s."),
                gettext_noop("Correct the number."),
                value=value,
                least=least,
            )
        return value


def decoded(name: str, raw: bytes) -> str:
    """The text of a file in UTF-8. Raises CannotRead with the line of the first byte that is not."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise CannotRead(
            f"{name}, line {line}",
            gettext_noop("this is not text in UTF-8."),
            gettext_noop("Save the file as UTF-8."),
        ) from error
