"""Plain language: what makes a text hard to read, in words and with a suggestion. Hints, and no score of anybody's worth.

Sentence lengths are counted in any language whose words stand apart; the figure for reading ease and the list of jargon
are for English alone, and of other languages nothing is guessed.
"""

from moothill.core.plainness.ease import EASE, reading_ease, syllables
from moothill.core.plainness.jargon import JARGON, Jargon, jargon_in
from moothill.core.plainness.looking import Advice, advise
from moothill.core.plainness.sentences import LONG, Sentence, sentences

__all__ = [
    "EASE",
    "JARGON",
    "LONG",
    "Advice",
    "Jargon",
    "Sentence",
    "advise",
    "jargon_in",
    "reading_ease",
    "sentences",
    "syllables",
]
