"""What can be wrong with a journal, in words that lead an operator to the place."""

from dataclasses import dataclass
from typing import Literal

FaultKind = Literal[
    "rewritten",
    "deleted",
    "inserted",
    "reordered",
    "tail-cut",
    "recomputed",
    "head-altered",
]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong: its kind, the number of the (first) line it concerns, and an English sentence."""

    kind: FaultKind
    number: int
    words: str


def rewritten(number: int) -> Fault:
    """The line is there, but is not what was sealed."""
    return Fault("rewritten", number, f"line {number} is not the line that was sealed there")


def rewritten_last(number: int) -> Fault:
    """The last line is sound in itself, but is not the one in the head row."""
    words = (
        f"line {number}, the last, is not the line whose seal is in the head row: one of the two was changed"
    )
    return Fault("rewritten", number, words)


def deleted(first: int, last: int) -> Fault:
    """Lines are missing before others that are there. Numbers are those the lines were sealed with."""
    return Fault("deleted", first, f"{_lines(first, last)} missing: deleted after being sealed")


def inserted(first: int, last: int) -> Fault:
    """Lines stand there that the chain does not know. Numbers are those they have now."""
    return Fault(
        "inserted",
        first,
        f"{_lines(first, last)} not part of the chain: inserted from outside",
    )


def reordered(number: int, origin: int) -> Fault:
    """The line stands under another number than it was sealed with."""
    return Fault(
        "reordered",
        number,
        f"line {number} was sealed as line {origin}: the order was changed",
    )


def tail_cut(first: int, last: int, source: str) -> Fault:
    """The end of the chain is gone."""
    return Fault(
        "tail-cut",
        first,
        f"{_lines(first, last)} missing at the end: {source} ends with line {last}",
    )


def recomputed(number: int) -> Fault:
    """The chain is sound in itself, but is not the one that was kept elsewhere."""
    words = f"line {number} is not the line whose seal was kept: the chain was recomputed from it or from before it"
    return Fault("recomputed", number, words)


def head_altered(number: int) -> Fault:
    """The head row says something that no line bears out."""
    return Fault(
        "head-altered",
        number,
        f"the head row (line {number}) is not the head of the lines that are there",
    )


def _lines(first: int, last: int) -> str:
    return f"line {first} is" if first == last else f"lines {first} to {last} are"
