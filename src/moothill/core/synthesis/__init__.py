"""Likeness of texts: how alike two are, and which words tell most of one."""

from moothill.core.synthesis.likeness import Print, likeness, print_of
from moothill.core.synthesis.ranking import Like, closest, likely, ranked
from moothill.core.synthesis.telling import neighbours, rarest
from moothill.core.synthesis.words import words

__all__ = [
    "Like",
    "Print",
    "closest",
    "likely",
    "likeness",
    "neighbours",
    "print_of",
    "ranked",
    "rarest",
    "words",
]
