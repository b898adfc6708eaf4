"""Changes the counting core in one small way at a time, and says which changes alter no result of thousands of counts.

Each mutant is one operator, constant or condition of the STV and Equal Shares modules, changed. It counts random elections
and budgets full of ties, and a few larger ones, whose results `recount.py` (which shares no code) has found before. A mutant
that gives another result, or an error, or never ends, is caught. Those that survive are printed, with the reason why no
count can tell; one without a known reason is a hole.
"""

import argparse
import ast
import copy
import os
import random
import signal
import sys
from collections.abc import Iterator
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]
PACKAGE = "moothill.core.ballots"
MODULES = {
    "stv": ["stv.ties", "stv.dealing", "stv.counting", "stv.vacancy"],
    "shares": ["budgets.purses", "budgets.shares", "budgets.greedy", "budgets.completing"],
}
SECONDS = 60
SLOWER = "equivalent: only opens more bundles, or looks at more projects"
GUESS = "equivalent: a first guess, which the exact steps after it put right"
BOUND = "equivalent: still a bound from below, or a wider margin"
MEMORY = "equivalent: which entry holds an amount is of no consequence"
FAR = "matters below the reach of floats; caught by tests/core/ballots"
TESTED = "refuses what should be counted or the other way round; caught by tests/core/ballots"
KNOWN = {  # module: part of the change, and why no count can tell
    "stv.dealing": {"`end < high`": SLOWER, "`candidate + 1`": SLOWER},
    "stv.counting": {"`True`": "the order in which values are told; caught by tests/core/ballots"},
    "stv.vacancy": {
        "`True`": "tells papers by value or not; caught by tests/core/ballots",
        "len(set(named))": TESTED, "`len(sitting)": TESTED, "self.successor: int = 0": TESTED,
    },
    "budgets.purses": {
        "`1e-09`": BOUND, "cost * (1 - SLACK)": FAR, "`1 - SLACK`": BOUND, "have.sum() < wanted": BOUND,
        "if not weight": BOUND, "higher <= price": BOUND, "money / support.points": BOUND, "rates >= price": BOUND,
        "wanted - have.sum()": BOUND, "floor * (1 - SLACK)": GUESS,
        "part.amount / self._denominator": GUESS, "low * part.points": GUESS,
        "amount / self._denominator": BOUND,
        "_sizes[entry]": MEMORY, "`0`": MEMORY, "factor > 1": "equivalent: times 1", "`1`": "equivalent: room between keys",
    },
    "budgets.shares": {
        "cost / self.price": TESTED, "number not in seen": SLOWER, "bounds[0][0] <=": BOUND, "bound * worth": BOUND,
        "cost / support.total": BOUND, "`1`": "equivalent: one scale for all prices, or a wider margin",
        "rate < best.rate": FAR,
        "-self.supported": "matters where purses are empty; caught by tests/core/ballots", "`0`": TESTED,
    },
    "budgets.greedy": {"`0`": TESTED},
    "budgets.completing": {
        "`20000`": "the bound, as stated", "`False`": TESTED, "step < 1": TESTED, "`1`": TESTED, "bound < 1": TESTED,
        "`1000`": "the increment, as stated", "`voters`": TESTED, "`bound + 1`": TESTED, "raises * step": TESTED,
        "`max`": TESTED, "cost > left": TESTED,
    },
}  # fmt: skip
COMPARE = {
    ast.Lt: [ast.LtE, ast.Gt], ast.LtE: [ast.Lt, ast.Gt], ast.Gt: [ast.GtE, ast.Lt], ast.GtE: [ast.Gt, ast.Lt],
    ast.Eq: [ast.NotEq], ast.NotEq: [ast.Eq], ast.In: [ast.NotIn], ast.NotIn: [ast.In], ast.Is: [ast.IsNot],
    ast.IsNot: [ast.Is],
}  # fmt: skip
ARITHMETIC = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult, ast.Div: ast.Mult,
    ast.BitOr: ast.BitAnd,
}  # fmt: skip


def mutants(source: str) -> Iterator[tuple[int, str, ast.Module]]:
    """Every changed module, with the line and the change in words."""
    tree = ast.parse(source)
    silent = {id(one) for node in ast.walk(tree) for part in _without_effect(node) for one in ast.walk(part)}
    for place, node in enumerate(ast.walk(tree)):
        for words, change in [] if id(node) in silent else _changes(node):
            other = copy.deepcopy(tree)
            target = next(one for at, one in enumerate(ast.walk(other)) if at == place)
            change(target)
            ast.fix_missing_locations(other)
            yield getattr(node, "lineno", 0), f"{words} in `{ast.unparse(node)[:90]}`", other


def _without_effect(node: ast.AST) -> list[ast.AST]:
    """Parts that say something to checkers and readers, and nothing to the count."""
    if isinstance(node, ast.FunctionDef):
        arguments = [*node.args.args, *node.args.kwonlyargs]
        return [
            one for one in (node.returns, *node.decorator_list, *(a.annotation for a in arguments)) if one
        ]
    if isinstance(node, ast.ClassDef):
        return list(node.decorator_list)
    if isinstance(node, ast.AnnAssign):
        return [node.annotation]
    return [node] if isinstance(node, ast.keyword) and node.arg == "strict" else []


def _changes(node: ast.AST) -> Iterator[tuple[str, Any]]:
    if isinstance(node, ast.Compare):
        for at, old in enumerate(node.ops):
            for new in COMPARE.get(type(old), []):
                yield f"{type(old).__name__} -> {new.__name__}", partial(_set_item, "ops", at, new())
    elif isinstance(node, ast.BinOp | ast.AugAssign) and type(node.op) in ARITHMETIC:
        new = ARITHMETIC[type(node.op)]
        yield f"{type(node.op).__name__} -> {new.__name__}", partial(_set, "op", new())
    elif isinstance(node, ast.BoolOp):
        new = ast.And if isinstance(node.op, ast.Or) else ast.Or
        yield f"{type(node.op).__name__} -> {new.__name__}", partial(_set, "op", new())
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        yield "without the minus", partial(_set, "op", ast.UAdd())
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield f"{node.value} -> {not node.value}", partial(_set, "value", not node.value)
    elif isinstance(node, ast.Constant) and isinstance(node.value, int):
        yield f"{node.value} -> {node.value + 1}", partial(_set, "value", node.value + 1)
    elif isinstance(node, ast.IfExp | ast.If | ast.While):
        yield "condition turned round", _turn
    elif isinstance(node, ast.Name) and node.id in ("min", "max"):
        yield f"{node.id} turned round", partial(_set, "id", "min" if node.id == "max" else "max")


def _set(name: str, value: Any, node: ast.AST) -> None:
    setattr(node, name, value)


def _set_item(name: str, at: int, value: Any, node: ast.AST) -> None:
    getattr(node, name)[at] = value


def _turn(node: Any) -> None:
    node.test = ast.UnaryOp(ast.Not(), node.test)


RARE_VACANCIES = [  # seats, papers, who leaves, who sits
    (3, "2 A, 2 B, 8 C, 7 D, 1 E, 1 AE", 1, [2, 5]),
    (3, "1 A, 5 B, 8 C, 8 D, 5 E", 1, [2, 5]),
    (3, "1 A, 8 B, 6 C, 7 D, 8 E, 3 FC, 2 FD", 1, [2, 5]),
    (2, "12 A, 3 B, 6 C, 4 D, 5 E", 1, [2]),
]
RARE = [  # ties that chance seldom makes: by hand, as seats and papers
    (4, "10 AB, 12 AC, 26 A, 20 BD, 19 CD, 15 D, 13 E"),
    (4, "10 AB, 12 AC, 26 A, 19 BD, 17 CD, 15 D, 13 E, 3 F"),
    (1, "80 E, 40 A, 50 B, 60 C, 10 DA, 15 FA, 15 FB, 5 FC"),
    (1, "80 E, 50 A, 50 B, 60 C, 10 D, 15 FA, 15 FB, 5 FC"),
    (1, "40 A, 60 B, 30 CA, 10 DB, 35 D, 80 E, 79 F"),
    (3, "10 AD, 10 BD, 4 C, 3 D, 2 E"),
    (3, "20 A, 8 B, 6 C, 7 D, 8 E, 3 FC, 2 FD"),
    (3, "20 A, 7 B, 8 C, 8 D, 7 E"),
    (2, "12 AB, 11 BC, 5 C, 5 D"),
]


def _random_election(chance: random.Random, number: int) -> Any:
    from moothill.core.ballots.ranked import ranked

    size, most = (chance.randint(1, 7), 14) if number % 20 else (25, 400)
    rows = [
        (chance.randint(1, 4), chance.sample(range(1, size + 1), chance.randint(0, size)))
        for _ in range(chance.randint(1, most))
    ]
    names = [str(n) for n in range(size)]
    return ranked(names=names, seats=chance.randint(1, 5), ballots=[*rows, (1, [1])])


def _lots(asked: dict[str, Any]) -> Any:
    lots = import_module(f"{PACKAGE}.lots")
    return (
        lots.DrawnLots(tuple(asked["drawn"]))
        if asked["drawn"]
        else lots.SealedLots(asked["secret"], asked["public"])
    )


def stv_results(program: Any, tries: int) -> list[Any]:
    """Elections, their lots, and what recount.py makes of them."""
    from tests.core.ballots.elections import election

    chance, found = random.Random(7), []
    elections = [election(*one[:2]) for one in (*RARE_VACANCIES, *RARE)]
    elections += [_random_election(chance, number) for number in range(tries)]
    for number, ballots in enumerate(elections):
        size = len(ballots.names)
        drawn = chance.sample(range(1, size + 1), size) if number % 2 else None
        asked = {"drawn": drawn, "secret": "a secret of the drill", "public": str(number), "unwilling": []}
        papers = [(many, list(ranking)) for many, ranking in ballots.heaps()]
        told = program.stv(program.Ballots(list(ballots.names), papers, ballots.seats), asked)
        leaver, *sitting = told["elected"]
        if number < len(RARE_VACANCIES):
            *_, leaver, sitting = RARE_VACANCIES[number]
        after = None
        if any(one not in told["elected"] for one in ballots.standing) and ballots.without([leaver]).papers:
            asked |= {"leaver": leaver, "sitting": sitting}
            after = program.vacancy(program.Ballots(list(ballots.names), papers, ballots.seats), asked)
        found.append((ballots, asked, told, after))
    return found


def stv_differs(results: list[Any]) -> bool:
    """Whether the counts of this process are others."""
    stv = import_module(f"{PACKAGE}.stv.counting")
    vacancy = import_module(f"{PACKAGE}.stv.vacancy")
    data = import_module(f"{PACKAGE}.telling.stv_data")
    for ballots, asked, told, after in results:
        drawn = _lots(asked)
        found = data.stv_data(stv.count(ballots, drawn, by_value=True))
        account = stv.count(ballots, drawn)
        if any(found[key] != told[key] for key in told) or any(
            move.values for move in account.stages[0].moves
        ):
            return True
        if _sums_differ(stv.count(ballots, drawn, by_value=True)):
            return True
        if after:
            filled = vacancy.fill_vacancy(
                ballots, leaver=asked["leaver"], sitting=asked["sitting"], lots=drawn
            )
            found = data.vacancy_data(filled)
            if any(found[key] != after[key] for key in after):
                return True
    return False


def _sums_differ(account: Any) -> bool:
    moves = [move for stage in account.stages for move in stage.moves]
    return any(sum(papers * value for papers, value in move.values) != move.votes for move in moves)


def shares_results(program: Any, tries: int) -> list[Any]:
    """Budgets, what was asked, and what recount.py makes of them."""
    from moothill.core.ballots.budgets import budget_of
    from moothill.core.ballots.marked import Kind, marked

    chance, found = random.Random(8), []
    for number in range(tries):
        kind, size = chance.choice(list(Kind)), chance.randint(1, 7) if number % 25 else 20
        rows = []
        for _ in range(chance.randint(1, 9 if size < 20 else 90)):
            wanted = chance.sample(range(1, size + 1), chance.randint(0, min(size, 6)))
            rows.append(
                (
                    chance.randint(1, 3),
                    {one: 1 if kind is Kind.APPROVAL else chance.randint(1, 4) for one in wanted},
                )
            )
        money = chance.randint(1, 60)
        costs = [chance.choice([1, 2, 3, 5, 6, 10, 12, 30]) for _ in range(size)]
        ballots = marked(names=[str(n) for n in range(size)], kind=kind, ballots=rows)
        budget = budget_of(ballots=ballots, ids=ballots.names, costs=costs, budget=money)
        asked = {
            "drawn": chance.sample(range(1, size + 1), size) if number % 2 else None,
            "secret": "a secret of the drill", "public": str(number), "compare": chance.random() < 0.3, "increment": None,
            "completion": chance.choice(["none", "add1", "add1e", "u", "add1u", "add1eu"]),
            "stop": chance.random() < 0.5, "least": chance.randint(0, 3),
        }  # fmt: skip
        papers = [(many, dict(marks)) for many, marks in ballots.heaps]
        theirs = program.Ballots(
            list(ballots.names), papers, costs=costs, ids=list(budget.ids), budget=money, kind=str(kind)
        )
        found.append((budget, asked, program.equal_shares(theirs, asked), program.greedy(theirs, asked)))
    return found


def shares_differ(results: list[Any]) -> bool:
    """Whether the counts of this process are others."""
    shares, greedy = (
        import_module(f"{PACKAGE}.budgets.completing"),
        import_module(f"{PACKAGE}.budgets.greedy"),
    )
    data = import_module(f"{PACKAGE}.telling.budget_data")
    for budget, asked, told, greedily in results:
        drawn = _lots(asked)
        found = shares.equal_shares(
            budget, completion=shares.Completion(asked["completion"]), compare=asked["compare"], lots=drawn
        )
        got = data.shares_data(found)
        other = data.greedy_data(greedy.greedy(budget, stop=asked["stop"], least=asked["least"], lots=drawn))
        if any(got[key] != told[key] for key in told) or any(other[key] != greedily[key] for key in greedily):
            return True
    return False


def survives(name: str, tree: ast.Module, differs: Any, results: list[Any]) -> bool:
    """Whether a process in which the module is this mutant finds the same results."""
    child = os.fork()
    if not child:
        signal.alarm(SECONDS)
        sys.stderr = sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123
        try:
            _replace(name, tree)
            os._exit(0 if not differs(results) else 1)
        except BaseException:  # whatever goes wrong: the change was noticed
            os._exit(1)
    return os.waitpid(child, 0)[1] == 0


def _replace(name: str, tree: ast.Module) -> None:
    """Load the mutant in place of the module, and afresh everything that took names from it."""
    for loaded in [
        one
        for one in sys.modules
        if one.startswith((f"{PACKAGE}.stv", f"{PACKAGE}.budgets", f"{PACKAGE}.telling"))
    ]:
        if loaded not in (
            f"{PACKAGE}.stv.account",
            f"{PACKAGE}.budgets.budget",
            f"{PACKAGE}.stv",
            f"{PACKAGE}.budgets",
        ):
            del sys.modules[loaded]
    whole = f"{PACKAGE}.{name}"
    module = type(sys)(whole)
    module.__dict__.update(__file__=whole, __package__=whole.rpartition(".")[0])
    sys.modules[whole] = module
    exec(compile(tree, whole, "exec"), module.__dict__)
    setattr(sys.modules[whole.rpartition(".")[0]], whole.rpartition(".")[2], module)


def main() -> int:
    """Print the survivors; 1 if there are any that nobody has found equivalent."""
    from tests.core.ballots.elections import recount

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", choices=MODULES, help="one of the two halves")
    parser.add_argument("--tries", type=int, default=400, help="how many elections and budgets (400)")
    given = parser.parse_args()
    program, halves = (
        recount(),
        {"stv": (stv_results, stv_differs), "shares": (shares_results, shares_differ)},
    )
    left = 0
    for half in [given.only] if given.only else MODULES:
        make, differs = halves[half]
        results = make(program, given.tries)
        assert not differs(results), "the unchanged core must agree"
        for name in MODULES[half]:
            path = ROOT / "src" / Path(*PACKAGE.split("."), *name.split(".")).with_suffix(".py")
            tried = alive = known = 0
            for line, words, tree in mutants(path.read_text()):
                tried += 1
                if survives(name, tree, differs, results):
                    reason = next((why for part, why in KNOWN.get(name, {}).items() if part in words), "")
                    known += bool(reason)
                    alive += 1
                    print(f"survives  {name}, line {line}: {words}  ({reason or 'UNKNOWN'})", flush=True)
            print(
                f"{name}: {tried} mutants, {alive} survive, {known} of them known to be harmless", flush=True
            )
            left += alive - known
    return left > 0


if __name__ == "__main__":
    raise SystemExit(main())
