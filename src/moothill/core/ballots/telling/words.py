"""Sentences that can be translated, and numbers as people read them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction

from moothill.core.ballots.errors import gettext_noop
from moothill.core.ballots.stv.account import UNIT

__all__ = ["Said", "decimal", "gettext_noop", "listed", "short", "whole"]


@dataclass(frozen=True)
class Said:
    """A sentence of the message catalogue and the `facts` that fill it; str() is the sentence in English."""

    words: str
    facts: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.words % self.facts


def say(words: str, **facts: str | int) -> Said:
    """A sentence with its facts, numbers written out."""
    return Said(words, {name: whole(fact) if isinstance(fact, int) else fact for name, fact in facts.items()})


def whole(number: int) -> str:
    """1,234"""
    return f"{number:,}"


def decimal(units: int) -> str:
    """Votes with all five decimal places, as in data: 812.50000."""
    sign = "-" if units < 0 else ""
    return f"{sign}{abs(units) // UNIT}.{abs(units) % UNIT:05d}"


def short(units: int) -> str:
    """Votes for people: all decimal places, or none where all are nought: 1,812.50000 or 750."""
    part = f".{units % UNIT:05d}" if units % UNIT else ""
    return f"{units // UNIT:,}{part}"


def fraction(value: Fraction) -> str:
    """A total that is exact: 12, 12.5, or a fraction such as 37/3 where decimals would not end within five places."""
    scaled = value * UNIT
    if scaled.denominator != 1:
        return f"{value.numerator:,}/{value.denominator:,}"
    return (
        short(scaled.numerator).rstrip("0").rstrip(".") if value.denominator != 1 else whole(value.numerator)
    )


def listed(names: Iterable[str]) -> str:
    """A; A and B; A, B and C."""
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last
