"""The CSV in which the ballots of Scottish council wards are collected (github.com/mggg/scot-elex).

4,2,                            number of candidates, number of seats
5,1,2,4,                        five papers: first 1, then 2, then 4
"Candidate 1","Name","Party",   each candidate, in order
"Ward",                         the last line, in one pair of quotation marks or two
"""

import csv
from functools import partial

from moothill.core.ballots.checks import check_copies, check_frame, check_numbers
from moothill.core.ballots.errors import gettext_noop
from moothill.core.ballots.files.lines import Lines
from moothill.core.ballots.ranked import Ranked, ranked


def read_wards_csv(name: str, text: str) -> Ranked:
    """The ballots in `text`, which came from a file called `name`. Raises CannotRead with file and line."""
    lines = Lines(name, text)
    candidates, seats = _frame(lines)
    ballots, line = [], 2
    while line <= len(lines.texts) and not lines.texts[line - 1].startswith('"'):
        copies, *ranking = _numbers(lines, line)
        lines.at(line, partial(check_copies, copies))
        lines.at(line, partial(check_numbers, ranking, candidates))
        ballots.append((copies, ranking))
        line += 1
    rows = [_row(lines, number) for number in range(line, len(lines.texts) + 1)]
    _check_rows(lines, line, rows, candidates)
    names, parties = [row[1] for row in rows[:-1]], [row[2] for row in rows[:-1]]
    title = lines.texts[-1][:-1].strip('"')
    return ranked(names=names, seats=seats, ballots=ballots, title=title, parties=parties)


def _frame(lines: Lines) -> tuple[int, int]:
    numbers = _numbers(lines, 1) if lines.texts else []
    if len(numbers) != 2:
        lines.refuse(
            1,
            gettext_noop("the file must begin with the numbers of candidates and of seats."),
            gettext_noop("Write both on the first line, such as “4,2,”."),
        )
    candidates, seats = numbers
    lines.at(1, lambda: check_frame(candidates, seats))
    return candidates, seats


def _numbers(lines: Lines, line: int) -> list[int]:
    text = lines.texts[line - 1]
    _check_ending(lines, line, text)
    return [lines.number(line, word) for word in text[:-1].split(",")]


def _row(lines: Lines, line: int) -> list[str]:
    text = lines.texts[line - 1]
    _check_ending(lines, line, text)
    return next(csv.reader([text]))[:-1]


def _check_ending(lines: Lines, line: int, text: str) -> None:
    if not text.endswith(","):
        lines.refuse(
            line,
            gettext_noop("the line does not end in a comma."),
            gettext_noop("Every line of this format does: it may have been cut short."),
        )


def _check_rows(lines: Lines, first: int, rows: list[list[str]], candidates: int) -> None:
    for number, row in enumerate(rows[:candidates], 1):
        if len(row) != 3 or row[0] != f"Candidate {number}":
            lines.refuse(
                first + number - 1,
                gettext_noop("here “Candidate %(number)s”, a name and a party should stand."),
                gettext_noop("The first line promises %(candidates)s candidates."),
                number=number,
                candidates=candidates,
            )
    if len(rows) <= candidates:
        lines.cut_short(gettext_noop("all candidates and the name of the ward"))
    if len(rows) > candidates + 1:
        lines.refuse(
            first + candidates + 1,
            gettext_noop("nothing may follow the name of the ward."),
            gettext_noop("There may be more candidates than the first line promises."),
        )
