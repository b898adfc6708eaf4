"""Our own JSON for every kind of ballot. `docs/ballots/files.md` describes it.

{"format": "moothill-ballots/1", "kind": "ranked", "title": "...", "seats": 2, "options": ["...", "..."],
 "papers": 8, "ballots": [{"papers": 5, "ranking": [1, 2]}, {"papers": 3, "ranking": [2]}]}
"""

import json
from collections.abc import Callable
from functools import partial
from typing import Any

from moothill.core.ballots.budgets.budget import Budget, budget_of, check_money
from moothill.core.ballots.checks import check_copies, check_numbers
from moothill.core.ballots.errors import gettext_noop
from moothill.core.ballots.files.lines import Lines
from moothill.core.ballots.files.located import Located, read_members
from moothill.core.ballots.marked import Kind, Marked, check_points, marked
from moothill.core.ballots.ranked import Ranked, ranked

FORMAT = "moothill-ballots/1"
KINDS = ("ranked", *Kind)
KNOWN = {
    "format", "kind", "title", "seats", "options", "papers", "ballots", "most", "budget", "currency", "withdrawn",
}  # fmt: skip


def read_own(name: str, text: str) -> Ranked | Marked | Budget:
    """The ballots in `text`, which came from a file called `name`. Raises CannotRead with file and line."""
    return _Own(Lines(name, text), text).read()


class _Own:
    def __init__(self, lines: Lines, text: str) -> None:
        self.lines = lines
        self.members = read_members(lines, text)
        for key, located in self.members.items():
            if key not in KNOWN:
                self.wrong(located.line, gettext_noop("“%(key)s” is not a key of this format."), key=key[:40])

    def read(self) -> Ranked | Marked | Budget:
        if self.get("format", str) != FORMAT:
            self.wrong(self.line("format"), gettext_noop("the format must be “%(format)s”."), format=FORMAT)
        kind = self.get("kind", str)
        if kind not in KINDS:
            self.wrong(
                self.line("kind"), gettext_noop("the kind must be one of: %(kinds)s."), kinds=", ".join(KINDS)
            )
        return self._ranked() if kind == "ranked" else self._marked(Kind(kind))

    def _ranked(self) -> Ranked:
        names = [self.check(one, str) for one in self.get("options", list)]
        ballots = [self._ballot(one, len(names), self._ranking) for one in self.get("ballots", list)]
        self._check_total(ballots)
        frame = {"names": names, "seats": self.get("seats", int), "title": self.get("title", str, "")}
        made: Ranked = self.lines.at(self.line("seats"), lambda: ranked(**frame, ballots=ballots))
        gone = [self.check(one, int) for one in self.get("withdrawn", list, [])]
        return self.lines.at(self.line("withdrawn"), lambda: made.without(gone)) if gone else made

    def _marked(self, kind: Kind) -> Marked | Budget:
        options = self.get("options", list)
        with_budget = "budget" in self.members
        names = [self._field(one, "name", str) if with_budget else self.check(one, str) for one in options]
        most = self.get("most", int) if "most" in self.members else None

        def marks(line: int, ballot: dict[str, Any], count: int) -> dict[int, int]:
            return self._marks(line, ballot, count, kind, most)

        ballots = [self._ballot(one, len(names), marks) for one in self.get("ballots", list)]
        self._check_total(ballots)
        seats, title = self.get("seats", int, 1), self.get("title", str, "")
        made = self.lines.at(
            self.line("options"),
            lambda: marked(names=names, seats=seats, kind=kind, most=most, ballots=ballots, title=title),
        )
        return self._budget(made, options) if with_budget else made

    def _budget(self, ballots: Marked, options: list[Located]) -> Budget:
        ids = [self._field(one, "id", str) for one in options]
        costs = [self._field(one, "cost", int) for one in options]
        for one, cost in zip(options, costs, strict=True):
            self.lines.at(one.line, partial(check_money, cost))
        budget, currency = self.get("budget", int), self.get("currency", str, "")
        return self.lines.at(
            self.line("budget"),
            lambda: budget_of(ballots=ballots, ids=ids, costs=costs, budget=budget, currency=currency),
        )

    def _ballot(
        self, one: Located, options: int, read: Callable[[int, dict[str, Any], int], Any]
    ) -> tuple[int, Any]:
        ballot = self.check(one, dict)
        copies = self.check(Located(one.line, ballot.get("papers", 1)), int)
        self.lines.at(one.line, lambda: check_copies(copies))
        return copies, read(one.line, ballot, options)

    def _ranking(self, line: int, ballot: dict[str, Any], options: int) -> list[int]:
        self._only(line, ballot, {"papers", "ranking"})
        ranking = self._whole_numbers(line, ballot.get("ranking"))
        self.lines.at(line, lambda: check_numbers(ranking, options))
        return ranking

    def _marks(
        self, line: int, ballot: dict[str, Any], options: int, kind: Kind, most: int | None
    ) -> dict[int, int]:
        if kind is Kind.APPROVAL:
            self._only(line, ballot, {"papers", "approves"})
            named = self._whole_numbers(line, ballot.get("approves"))
            self.lines.at(line, lambda: check_numbers(named, options))
            return dict.fromkeys(named, 1)
        self._only(line, ballot, {"papers", "points"})
        given = self.check(Located(line, ballot.get("points")), dict)
        points = {
            self.lines.number(line, key): self.check(Located(line, value), int)
            for key, value in given.items()
        }
        if len(points) < len(given):
            self.wrong(line, gettext_noop("the ballot names an option twice."))
        self.lines.at(line, lambda: check_points(points, options, kind, most))
        return points

    def _whole_numbers(self, line: int, value: Any) -> list[int]:
        return [self.check(Located(line, one), int) for one in self.check(Located(line, value), list)]

    def _only(self, line: int, ballot: dict[str, Any], known: set[str]) -> None:
        if not set(ballot) <= known or len(ballot) + ("papers" not in ballot) < len(known):
            self.wrong(
                line,
                gettext_noop("this ballot must have the keys: %(known)s."),
                known=", ".join(sorted(known)),
            )

    def _check_total(self, ballots: list[tuple[int, Any]]) -> None:
        counted = sum(copies for copies, _ in ballots)
        if self.get("papers", int, counted) != counted:
            self.wrong(
                self.line("papers"),
                gettext_noop("the ballots come to %(counted)s papers, which is not the number given here."),
                counted=counted,
            )

    def _field(self, one: Located, key: str, kind: type) -> Any:
        return self.check(Located(one.line, self.check(one, dict).get(key)), kind, key)

    def get(self, key: str, kind: type, otherwise: Any = None) -> Any:
        if key not in self.members:
            if otherwise is None:
                self.wrong(1, gettext_noop("the key “%(key)s” is missing."), key=key)
            return otherwise
        return self.check(self.members[key], kind, key)

    def line(self, key: str) -> int:
        return self.members[key].line if key in self.members else 1

    def check(self, located: Located, kind: type, key: str = "") -> Any:
        if type(located.value) is not kind:
            word = {str: "text", int: "a whole number", list: "a list", dict: "an object"}[kind]
            self.wrong(located.line, gettext_noop("%(key)s must be %(word)s."), key=key or "this", word=word)
        return located.value

    def wrong(self, line: int, what: str, **facts: str | int) -> Any:
        self.lines.refuse(line, what, gettext_noop("See the description of this format."), **facts)


def write_own(choice: Ranked | Marked | Budget) -> str:
    """The same ballots in our own JSON, sorted, one ballot a line, so that equal ballots give equal files."""
    if isinstance(choice, Ranked):
        frame, ballots = _ranked_frame(choice), [{"papers": n, "ranking": list(r)} for n, r in choice.heaps()]
        if choice.blank:
            ballots.insert(0, {"papers": choice.blank, "ranking": []})
    else:
        marks = choice.ballots if isinstance(choice, Budget) else choice
        frame, ballots = (
            _marked_frame(choice, marks),
            [_marks_ballot(marks.kind, *heap) for heap in marks.heaps],
        )
    lines = [f'"{key}": {json.dumps(value, ensure_ascii=False)}' for key, value in frame.items()]
    body = ",\n  ".join(json.dumps(ballot) for ballot in ballots)
    return "{" + ",\n ".join([*lines, f'"ballots": [\n  {body}\n ]']) + "}\n"


def _ranked_frame(ballots: Ranked) -> dict[str, Any]:
    frame = {
        "format": FORMAT, "kind": "ranked", "title": ballots.title, "seats": ballots.seats,
        "options": ballots.names, "papers": ballots.papers + ballots.blank,
    }  # fmt: skip
    return frame | ({"withdrawn": sorted(ballots.gone)} if ballots.gone else {})


def _marked_frame(choice: Marked | Budget, marks: Marked) -> dict[str, Any]:
    frame: dict[str, Any] = {"format": FORMAT, "kind": str(marks.kind), "title": marks.title}
    frame |= {"papers": marks.voters} | ({} if marks.most is None else {"most": marks.most})
    if not isinstance(choice, Budget):
        return frame | {"seats": marks.seats, "options": marks.names}
    rows = zip(choice.ids, marks.names, choice.costs, strict=True)
    projects = [{"id": one, "name": name, "cost": cost} for one, name, cost in rows]
    return frame | {"budget": choice.budget, "currency": choice.currency, "options": projects}


def _marks_ballot(kind: Kind, copies: int, marks: tuple[tuple[int, int], ...]) -> dict[str, Any]:
    if kind is Kind.APPROVAL:
        return {"papers": copies, "approves": [number for number, _ in marks]}
    return {"papers": copies, "points": {str(number): given for number, given in marks}}
