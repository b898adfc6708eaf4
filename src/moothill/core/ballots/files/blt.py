"""BLT, the exchange format of STV programs (introduced with the Meek counts of Hill, Wichmann and Woodall, 1987).

    4 2              number of candidates, number of seats
    -3               candidates who withdrew (this line may be left out)
    5 1 2 4 0        five papers: first 1, then 2, then 4
    0                the end of the papers
    "Name"           each candidate
    "Title"          may be left out

A `#` begins a comment; empty lines are passed over. Equal ranks (`=`) and gaps (`-`) are refused: our papers are strict.
"""

from collections.abc import Iterator
from functools import partial

from moothill.core.ballots.checks import check_copies, check_frame, check_numbers
from moothill.core.ballots.errors import gettext_noop
from moothill.core.ballots.files.lines import Lines
from moothill.core.ballots.ranked import Ranked, ranked

Written = Iterator[tuple[int, str]]


def read_blt(name: str, text: str) -> Ranked:
    """The ballots in `text`, which came from a file called `name`. Raises CannotRead with file and line."""
    lines = Lines(name, text)
    written = _written(lines)
    first, candidates, seats = _frame(lines, written)
    withdrawn, ballots = _papers(lines, written, candidates)
    names = [
        _quoted(lines, written, f"the name of candidate {number}") for number in range(1, candidates + 1)
    ]
    title = next(written, None)
    if (extra := next(written, None)) is not None:
        lines.refuse(
            extra[0],
            gettext_noop("nothing may follow the title."),
            gettext_noop("There may be more names than candidates."),
        )
    heading = _unquoted(lines, *title) if title else ""
    whole = lines.at(first, lambda: ranked(names=names, seats=seats, ballots=ballots, title=heading))
    return whole.without(withdrawn) if withdrawn else whole


def write_blt(ballots: Ranked) -> str:
    """The same ballots as BLT, sorted, so that equal ballots give equal files."""
    lines = [f"{len(ballots.names)} {ballots.seats}"]
    if ballots.gone:
        lines.append(" ".join(f"-{number}" for number in sorted(ballots.gone)))
    lines += [f"{copies} {' '.join(map(str, ranking))} 0" for copies, ranking in ballots.heaps()]
    if ballots.blank:
        lines.append(f"{ballots.blank} 0")
    lines.append("0")
    lines += [_quote(words) for words in (*ballots.names, ballots.title)]
    return "\n".join(lines) + "\n"


def _quote(words: str) -> str:
    return '"' + " ".join(words.replace('"', "'").split()) + '"'


def _written(lines: Lines) -> Written:
    for line, text in enumerate(lines.texts, 1):
        words = text.strip()
        if not words.startswith('"'):
            words = words.partition("#")[0].strip()
        if words:
            yield line, words


def _frame(lines: Lines, written: Written) -> tuple[int, int, int]:
    line, text = next(written, (0, ""))
    words = text.split()
    if len(words) != 2:
        lines.refuse(
            max(line, 1),
            gettext_noop("the file must begin with the numbers of candidates and of seats."),
            gettext_noop("Write both on the first line, such as “4 2”."),
        )
    candidates, seats = (lines.number(line, word) for word in words)
    lines.at(line, lambda: check_frame(candidates, seats))
    return line, candidates, seats


def _papers(lines: Lines, written: Written, candidates: int) -> tuple[list[int], list[tuple[int, list[int]]]]:
    withdrawn: list[int] = []
    ballots: list[tuple[int, list[int]]] = []
    for line, text in written:
        words = text.split()
        if words == ["0"]:
            return withdrawn, ballots
        if words[0].startswith("-") and not (ballots or withdrawn):
            withdrawn = [-lines.number(line, word, -candidates) for word in words]
            lines.at(line, partial(check_numbers, withdrawn, candidates))
        else:
            ballots.append(_ballot(lines, line, words, candidates))
    lines.cut_short(gettext_noop("the line “0” that ends the papers"))


def _ballot(lines: Lines, line: int, words: list[str], candidates: int) -> tuple[int, list[int]]:
    if any(word == "-" or "=" in word for word in words):
        lines.refuse(
            line,
            gettext_noop("the paper has a gap or equal ranks."),
            gettext_noop("Give one candidate for each preference, and stop where the voter stopped."),
        )
    copies, *ranking = (lines.number(line, word) for word in words)
    if len(words) < 2 or ranking.pop() != 0:
        lines.refuse(
            line, gettext_noop("the paper does not end in 0."), gettext_noop("Each paper ends in “ 0”.")
        )
    lines.at(line, partial(check_copies, copies))
    lines.at(line, partial(check_numbers, ranking, candidates))
    return copies, ranking


def _quoted(lines: Lines, written: Written, expected: str) -> str:
    found = next(written, None)
    if found is None:
        lines.cut_short(expected)
    return _unquoted(lines, *found)


def _unquoted(lines: Lines, line: int, words: str) -> str:
    if len(words) < 2 or not (words.startswith('"') and words.endswith('"')):
        lines.refuse(
            line, gettext_noop("a name must stand in quotation marks."), gettext_noop('Write it as “"Name"”.')
        )
    return words[1:-1]
