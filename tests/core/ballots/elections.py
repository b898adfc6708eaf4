"""Elections for tests: small ones by hand, and random ones full of ties."""

import importlib.util
from pathlib import Path
from types import ModuleType

from hypothesis import strategies as st

from moothill.core.ballots.lots import SealedLots
from moothill.core.ballots.marked import Kind, Marked, marked
from moothill.core.ballots.ranked import Ranked, ranked

LOTS = SealedLots("a secret of the tests", "a public value")
ASKED = {
    "secret": LOTS.secret, "public": LOTS.public, "drawn": None, "leaver": 0, "sitting": [], "unwilling": [],
    "stop": False, "least": 1, "completion": "add1", "increment": None, "bound": 20_000, "compare": False,
}  # fmt: skip


def election(seats: int, papers: str, names: str = "") -> Ranked:
    """`papers` such as "10 AB, 3 C": ten papers A then B, three papers C alone. Names are letters, in order."""
    heaps = [heap.split() for heap in papers.split(",")]
    rankings = [(int(heap[0]), heap[1] if len(heap) > 1 else "") for heap in heaps]
    letters = names or "".join(sorted(set("".join(ranking for _, ranking in rankings))))
    ballots = [(many, [letters.index(letter) + 1 for letter in ranking]) for many, ranking in rankings]
    return ranked(names=list(letters), seats=seats, ballots=ballots)


@st.composite
def ballot_rows(draw: st.DrawFn, options: int, most: int = 12) -> list[tuple[int, list[int]]]:
    ranking = st.lists(st.integers(1, options), unique=True, max_size=options)
    return draw(st.lists(st.tuples(st.integers(1, 4), ranking), min_size=1, max_size=most))


@st.composite
def elections(draw: st.DrawFn, most_options: int = 6) -> Ranked:
    """Few papers for many candidates, so that ties abound; at least one paper names somebody."""
    options = draw(st.integers(1, most_options))
    rows = draw(ballot_rows(options)) + [(draw(st.integers(1, 2)), [draw(st.integers(1, options))])]
    names = [f"Candidate {number}" for number in range(1, options + 1)]
    return ranked(names=names, seats=draw(st.integers(1, 4)), ballots=rows)


@st.composite
def choices(draw: st.DrawFn, kind: Kind, seats: st.SearchStrategy[int] = st.integers(1, 3)) -> Marked:
    options = draw(st.integers(1, 6))
    most = {Kind.APPROVAL: None, Kind.DOTS: 6, Kind.SCORE: 3}[kind]
    one = st.integers(0, 1) if kind is Kind.APPROVAL else st.integers(0, 3)
    points = st.dictionaries(st.integers(1, options), one, max_size=2 if kind is Kind.DOTS else options)
    rows = draw(st.lists(st.tuples(st.integers(1, 3), points), min_size=1, max_size=8))
    names = [f"Option {number}" for number in range(1, options + 1)]
    return marked(names=names, seats=draw(seats), kind=kind, most=most, ballots=rows)


def recount() -> ModuleType:
    """The other program, `recount.py`: it shares no code with ours."""
    path = Path(__file__).resolve().parents[3] / "recount.py"
    spec = importlib.util.spec_from_file_location("recount", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
