"""Saying how far long work has come."""

from collections.abc import Iterator
from time import monotonic
from typing import Any, TypeVar

T = TypeVar("T")
_EVERY = 0.3  # seconds between two words on a terminal


class Teller:
    """Writes to the stream `out`: lines anywhere, and moving counts on a terminal. Without `out` it says nothing."""

    def __init__(self, out: Any = None) -> None:
        self._out = out
        self._lively = bool(out and out.isatty())
        self._said = 0.0

    def line(self, words: str) -> None:
        """One line."""
        self._write(f"{words}\n")

    def counted(self, items: Iterator[T], words: str, total: int) -> Iterator[T]:
        """The same items again; how many there were is said as they pass."""
        for number, item in enumerate(items, 1):
            if self._lively and number % 256 == 0 and monotonic() - self._said > _EVERY:
                self._said = monotonic()
                self._write(f"  {words}: {number:,} of {total:,}")
            yield item

    def _write(self, words: str) -> None:
        if self._out is None:
            return
        try:
            self._out.write(("\r\x1b[K" if self._lively else "") + words)
            self._out.flush()
        except BrokenPipeError:  # nobody listens any more; the work goes on
            self._out = None
