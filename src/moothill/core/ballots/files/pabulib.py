"""Pabulib's `.pb`, the format of the library of participatory budgets (pabulib.org/format).

Three sections, META, PROJECTS and VOTES, each with a line of column names; fields are parted by “;”, lists by “,”.
Approvals are read, and points given as `cumulative` or `scoring`.
"""

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from moothill.core.ballots.budgets.budget import Budget, budget_of, check_money
from moothill.core.ballots.errors import gettext_noop
from moothill.core.ballots.files.lines import Lines
from moothill.core.ballots.marked import Kind, marked

Row = tuple[int, dict[str, str]]
KINDS = {"approval": Kind.APPROVAL, "cumulative": Kind.DOTS, "scoring": Kind.SCORE}


@dataclass
class _File:
    lines: Lines
    meta: dict[str, tuple[int, str]]
    projects: list[Row]
    votes: list[Row]

    def number(self, key: str) -> int | None:
        """A number of META, None where it is not given."""
        if key not in self.meta:
            return None
        line, word = self.meta[key]
        return _whole(self.lines, line, word)


def read_pabulib(name: str, text: str) -> Budget:
    """The budget in `text`, which came from a file called `name`. Raises CannotRead with file and line.

    Besides the form it checks what the file says of itself: the numbers of projects and votes, each project's votes and
    points, and how many each voter may give.
    """
    file = _sections(Lines(name, text))
    kind = _kind(file)
    if "budget" not in file.meta:
        file.lines.refuse(1, gettext_noop("META has no budget."), gettext_noop("Add a line “budget;...”."))
    budget = _money(file.lines, *file.meta["budget"])
    places = _places(file)
    ballots = [(1, _ballot(file, line, row, places, kind)) for line, row in file.votes]
    _check_totals(file, [points for _, points in ballots])
    names = [row.get("name") or row["project_id"] for _, row in file.projects]
    title = file.meta.get("description", (0, ""))[1]
    choice = file.lines.at(1, lambda: marked(names=names, kind=kind, ballots=ballots, title=title))
    costs = [_money(file.lines, line, row["cost"]) for line, row in file.projects]
    told = [row.get("selected", "") for _, row in file.projects]
    selected = [number for number, word in enumerate(told, 1) if word == "1"] if any(told) else None
    currency = file.meta.get("currency", (0, ""))[1]
    return file.lines.at(
        1,
        lambda: budget_of(
            ballots=choice, ids=list(places), costs=costs, budget=budget, currency=currency, selected=selected
        ),
    )


def _sections(lines: Lines) -> _File:
    found: dict[str, list[Row]] = {"META": [], "PROJECTS": [], "VOTES": []}
    waiting, section = list(found), ""
    columns: list[str] = []
    for line, cells in _rows(lines):
        if waiting and cells == [waiting[0]]:
            section, columns = waiting.pop(0), []
        elif not section:
            lines.refuse(
                line, gettext_noop("the file must begin with META."), gettext_noop("Is it a .pb file?")
            )
        elif not columns:
            columns = cells
            _check_columns(lines, line, section, columns)
        else:
            found[section].append((line, _row(lines, line, columns, cells)))
    if waiting:
        lines.cut_short(f"the section {waiting[0]}")
    meta = {row["key"]: (line, row["value"]) for line, row in found["META"]}
    return _File(lines, meta, found["PROJECTS"], found["VOTES"])


def _rows(lines: Lines) -> Iterator[tuple[int, list[str]]]:
    """Every row that holds anything, with the line on which it ends."""
    reader = csv.reader([text + "\n" for text in lines.texts], delimiter=";")
    try:
        for cells in reader:
            if cells:
                yield reader.line_num, cells
    except csv.Error as error:
        lines.refuse(
            reader.line_num,
            gettext_noop("this cannot be read (%(problem)s)."),
            gettext_noop("A quotation mark may not be closed."),
            problem=str(error),
        )


def _check_columns(lines: Lines, line: int, section: str, columns: list[str]) -> None:
    needed = {"META": ("key", "value"), "PROJECTS": ("project_id", "cost"), "VOTES": ("voter_id", "vote")}[
        section
    ]
    for column in needed:
        if column not in columns:
            lines.refuse(
                line,
                gettext_noop("the section %(section)s has no column “%(column)s”."),
                gettext_noop("Name the columns in the first line of the section."),
                section=section,
                column=column,
            )


def _row(lines: Lines, line: int, columns: list[str], cells: list[str]) -> dict[str, str]:
    if len(cells) != len(columns):
        lines.refuse(
            line,
            gettext_noop("there are %(cells)s fields for %(columns)s columns."),
            gettext_noop("The line may have been cut short, or a field holds a “;” without quotation marks."),
            cells=len(cells),
            columns=len(columns),
        )
    return dict(zip(columns, (cell.strip() for cell in cells), strict=True))


def _kind(file: _File) -> Kind:
    line, word = file.meta.get("vote_type", (1, ""))
    if word not in KINDS:
        file.lines.refuse(
            line,
            gettext_noop("votes of the type “%(word)s” cannot be read."),
            gettext_noop("They must be one of: %(known)s."),
            word=word,
            known=", ".join(KINDS),
        )
    return KINDS[word]


def _whole(lines: Lines, line: int, word: str) -> int:
    """A whole number; “100.00” is one too."""
    whole, _, part = word.partition(".")
    return lines.number(line, whole if not part.strip("0") else word)


def _places(file: _File) -> dict[str, int]:
    places: dict[str, int] = {}
    for number, (line, row) in enumerate(file.projects, 1):
        if row["project_id"] in places:
            file.lines.refuse(
                line,
                gettext_noop("a second project is called “%(one)s”."),
                gettext_noop("Give each its own number."),
                one=row["project_id"],
            )
        places[row["project_id"]] = number
    return places


def _money(lines: Lines, line: int, word: str) -> int:
    money = _whole(lines, line, word)
    lines.at(line, partial(check_money, money))
    return money


def _ballot(
    file: _File, line: int, row: dict[str, str], places: dict[str, int], kind: Kind
) -> dict[int, int]:
    named = [one.strip() for one in row["vote"].split(",")] if row["vote"] else []
    for one, times in Counter(named).items():
        if one not in places:
            file.lines.refuse(
                line,
                gettext_noop("the vote names project “%(one)s”, which is not in PROJECTS."),
                gettext_noop("Correct the vote, or add the project."),
                one=one[:40],
            )
        if times > 1:
            file.lines.refuse(
                line,
                gettext_noop("the vote names project “%(one)s” twice."),
                gettext_noop("Each may be named once."),
                one=one,
            )
    given = ["1"] * len(named) if kind is Kind.APPROVAL else row.get("points", "").split(",") if named else []
    if len(given) != len(named):
        file.lines.refuse(
            line,
            gettext_noop("there are points for %(given)s of %(named)s projects."),
            gettext_noop("Give points for each project of the vote."),
            given=len(given),
            named=len(named),
        )
    points = {
        places[one]: _whole(file.lines, line, word.strip()) for one, word in zip(named, given, strict=True)
    }
    _check_limits(file, line, points)
    return points


def _check_limits(file: _File, line: int, points: dict[int, int]) -> None:
    for key, value in (
        ("max_length", len(points)),
        ("max_sum_points", sum(points.values())),
        ("max_points", max(points.values(), default=0)),
    ):
        most = file.number(key)
        if most is not None and value > most:
            file.lines.refuse(
                line,
                gettext_noop("the vote has %(value)s where %(key)s allows %(most)s."),
                gettext_noop("Leave this vote out, or correct the limit in META."),
                value=value,
                key=key,
                most=most,
            )


def _check_totals(file: _File, ballots: list[dict[int, int]]) -> None:
    for key, rows in (("num_projects", file.projects), ("num_votes", file.votes)):
        promised = file.number(key)
        if promised is not None and promised != len(rows):
            _differs(file, file.meta[key][0], key, promised, len(rows))
    votes: Counter[int] = Counter(number for points in ballots for number in points)
    score: Counter[int] = Counter()
    for points in ballots:
        score.update(points)
    for number, (line, row) in enumerate(file.projects, 1):
        for column, counted in (("votes", votes[number]), ("score", score[number])):
            if row.get(column) and _whole(file.lines, line, row[column]) != counted:
                _differs(file, line, column, int(row[column]), counted)


def _differs(file: _File, line: int, key: str, promised: int, counted: int) -> None:
    file.lines.refuse(
        line,
        gettext_noop("%(key)s is given as %(promised)s, but the file holds %(counted)s."),
        gettext_noop("It may have been cut short or changed: fetch it again."),
        key=key,
        promised=promised,
        counted=counted,
    )
