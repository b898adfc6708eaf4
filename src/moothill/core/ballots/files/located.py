"""JSON whose members, and whose lists' elements, know the line they stand on."""

import json
import re
from typing import Any, NamedTuple, NoReturn

from moothill.core.ballots.errors import gettext_noop
from moothill.core.ballots.files.lines import Lines

_SPACE = re.compile(r"[ \t\r\n]*")


class Located(NamedTuple):
    """A value and the line on which it begins."""

    line: int
    value: Any


class _Twice(ValueError):
    pass


def read_members(lines: Lines, text: str) -> dict[str, Located]:
    """The members of the one object in `text`; the elements of a list among them are Located too.

    Raises CannotRead, with the line, for anything but one JSON object, and for a key that comes twice.
    """
    return _Reader(lines, text).members()


class _Reader:
    def __init__(self, lines: Lines, text: str) -> None:
        self.lines, self.text, self.place = lines, text, 0
        self.line, self.counted = 1, 0
        self.decoder = json.JSONDecoder(object_pairs_hook=_strict, parse_constant=_no_constant)

    def members(self) -> dict[str, Located]:
        found: dict[str, Located] = {}
        self.expect("{")
        while True:
            key = self.value()
            if not isinstance(key.value, str) or key.value in found:
                self.refuse(gettext_noop("a key comes twice, or is not a text."))
            self.expect(":")
            found[key.value] = self.elements() if self.next() == "[" else self.value()
            if self.either(",", "}") == "}":
                break
        if self.next():
            self.refuse(gettext_noop("something follows the end of the object."))
        return found

    def elements(self) -> Located:
        self.expect("[")
        start, found = self.here(), list[Located]()
        if self.next() == "]":
            self.expect("]")
            return Located(start, found)
        while True:
            found.append(self.value())
            if self.either(",", "]") == "]":
                return Located(start, found)

    def next(self) -> str:
        space = _SPACE.match(self.text, self.place)
        self.place = space.end() if space else self.place
        return self.text[self.place : self.place + 1]

    def here(self) -> int:
        self.line += self.text.count("\n", self.counted, self.place)
        self.counted = self.place
        return min(self.line, max(len(self.lines.texts), 1))

    def either(self, one: str, other: str) -> str:
        found = self.next()
        if found not in (one, other) or not found:
            self.refuse(gettext_noop("“%(one)s” or “%(other)s” should stand here."), one=one, other=other)
        self.place += 1
        return found

    def expect(self, one: str) -> None:
        self.either(one, one)

    def value(self) -> Located:
        self.next()
        line = self.here()
        try:
            value, self.place = self.decoder.raw_decode(self.text, self.place)
        except json.JSONDecodeError as error:
            self.place = max(error.pos, self.place)
            self.refuse(gettext_noop("this is not JSON (%(problem)s)."), problem=error.msg)
        except (ValueError, RecursionError) as error:
            self.refuse(gettext_noop("this is not JSON (%(problem)s)."), problem=str(error)[:80])
        return Located(line, value)

    def refuse(self, what: str, **facts: str) -> NoReturn:
        self.lines.refuse(
            self.here(), what, gettext_noop("Correct it; the file may have been cut short."), **facts
        )


def _strict(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        raise _Twice("a key comes twice")
    return made


def _no_constant(word: str) -> None:
    raise _Twice(f"{word} is no number")
