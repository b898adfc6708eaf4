"""The contributions of a list in our own JSON, one by one: the list may be larger than what fits in memory."""

import codecs
import json
import re
from collections.abc import Iterator
from typing import IO, Any

from moothill.core.exchange.shapes import CannotRead, gettext_noop
from moothill.core.exchange.signs import check_text, head_of

_LARGEST = 4_000_000  # characters of one contribution
_SPACE = re.compile(r"[\s,]*")
_RESULTS = re.compile(r'"results"\s*:\s*\[')
_OPENS = re.compile(r"\s*\{")

_OTHER = gettext_noop("This is not a list of contributions from a site like this one: it has no “results”.")
_ENCODING = gettext_noop("The file is not in UTF-8, or was damaged.")
_BROKEN = gettext_noop("After %(number)s contributions the list breaks off, or is damaged. Fetch it again.")


def results_of(file: IO[bytes]) -> Iterator[Any]:
    """Each value under "results". Raises CannotRead where the list is none, or breaks off."""
    head = head_of(file)
    check_text(head)
    text = _Text(file)
    if not _OPENS.match(text.buffer) or not text.skip_past(_RESULTS):
        raise CannotRead(_OTHER)
    decoder = json.JSONDecoder()
    number = 0
    while True:
        text.skip_space()
        if text.starts("]"):
            return
        try:
            yield text.value(decoder)
        except (ValueError, RecursionError) as error:
            raise CannotRead(_BROKEN, number=str(number)) from error
        number += 1


class _Text:
    """The part of the text that is looked at, and more of it when needed."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")()
        self._ended = False
        self._at = 0
        self.buffer = ""
        self._more()

    def _more(self) -> bool:
        """Read on, twice as far each time: a long value is then looked at a few times only."""
        chunk = b"" if self._ended else self._file.read(max(1 << 18, len(self.buffer) - self._at))
        self._ended = self._ended or not chunk
        try:
            found = self._decoder.decode(chunk, final=self._ended)
        except UnicodeDecodeError as error:
            raise CannotRead(_ENCODING) from error
        self.buffer = self.buffer[self._at :] + found
        self._at = 0
        return bool(chunk)

    def skip_past(self, wanted: re.Pattern[str]) -> bool:
        """Go behind what is wanted, if it stands near the beginning."""
        found = wanted.search(self.buffer)
        if found:
            self._at = found.end()
        return found is not None

    def skip_space(self) -> None:
        """Go behind spaces and commas."""
        while True:
            found = _SPACE.match(self.buffer, self._at)
            self._at = found.end() if found else self._at
            if self._at < len(self.buffer) or not self._more():
                return

    def starts(self, sign: str) -> bool:
        """Whether this sign comes next."""
        return self.buffer.startswith(sign, self._at)

    def value(self, decoder: json.JSONDecoder) -> Any:
        """The value that comes next. Raises ValueError, RecursionError."""
        while True:
            try:
                value, self._at = decoder.raw_decode(self.buffer, self._at)
                return value
            except ValueError:
                if len(self.buffer) - self._at > _LARGEST or not self._more():
                    raise
