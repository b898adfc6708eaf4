"""A page from its bytes to its reading."""

import re
from collections import Counter
from collections.abc import Callable

from moothill.core.wiki import flat, html, wikitext
from moothill.core.wiki.blocks import pieces_of
from moothill.core.wiki.decoding import text_of
from moothill.core.wiki.errors import Unreadable
from moothill.core.wiki.forms import Form, form_of
from moothill.core.wiki.found import Reading
from moothill.core.wiki.limits import USUAL, Limits
from moothill.core.wiki.meaning.going import go_through
from moothill.core.wiki.measuring import check_lines
from moothill.core.wiki.remarks import gettext_noop

Progress = Callable[[int, int], None]
_YEAR = re.compile(r"\b(20\d\d)\b")
_EVERY = 500  # lines between two words of progress
_TAKERS = {Form.FLAT: flat.blocks_of, Form.WIKITEXT: wikitext.blocks_of, Form.HTML: html.blocks_of}


def read(
    data: bytes,
    *,
    form: Form | None = None,
    year: int | None = None,
    limits: Limits = USUAL,
    progress: Progress | None = None,
) -> Reading:
    """Everything that a page holds.

    `form` is found by the page's own signs if it is not given. `year` is the context for dates without one; without it
    the year that the page names most. `progress` is told the line that was reached and how many there are.

    Raises Unreadable for a page that is refused: nothing of it is read then.
    """
    text = text_of(data, limits)
    check_lines(text, limits)
    known = form or form_of(text)
    lines = text.count("\n") + (not text.endswith("\n"))
    blocks = _TAKERS[known](text, limits, _steps(progress, lines))
    if not any(piece.text for block in blocks for piece in pieces_of(block)):
        raise Unreadable(
            gettext_noop("There is nothing to read on this page."),
            gettext_noop("Check that you saved the page with its text."),
        )
    scene = go_through(blocks, year or _year_of(text), _steps(progress, lines))
    book = scene.book
    book.check((piece for block in blocks for piece in pieces_of(block)), scene.labels)
    unread = tuple(sorted(book.unread, key=lambda each: each.line))
    return Reading(known.value, lines, book.found(), unread, tuple(book.findings), book.fates(text))


def _steps(progress: Progress | None, lines: int) -> Callable[[int], None]:
    """Says how far the reading has come, now and then."""
    reached = 0

    def step(line: int) -> None:
        nonlocal reached
        if progress and line >= reached + _EVERY:
            reached = line
            progress(line, lines)

    return step


def _year_of(text: str) -> int:
    """The year that is named most, the earliest of those named equally often."""
    years = Counter(int(year) for year in _YEAR.findall(text[:500_000]))
    most = max(years.values(), default=0)
    return min((year for year, number in years.items() if number == most), default=2000)
