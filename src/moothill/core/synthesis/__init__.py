"""Likeness of texts: how alike two are, which words tell most of one, who copied one model, and what lies together."""

from moothill.core.synthesis.campaigns import Campaign, campaigns
from moothill.core.synthesis.likeness import Print, likeness, print_of
from moothill.core.synthesis.piling import Pile, learns, piles
from moothill.core.synthesis.ranking import Like, closest, likely, ranked
from moothill.core.synthesis.telling import neighbours, rarest
from moothill.core.synthesis.words import words

__all__ = [
    "Campaign",
    "Like",
    "Pile",
    "Print",
    "campaigns",
    "closest",
    "learns",
    "likely",
    "likeness",
    "neighbours",
    "piles",
    "print_of",
    "ranked",
    "rarest",
    "words",
]
