"""Words and stances as they are kept."""

from moothill.commons.discussion import errors
from moothill.commons.discussion.models import MOST_WORDS, Stance
from moothill.commons.ui.words import said
from moothill.core.text import Undrawable, canonical, render


def clean_words(words: str) -> str:
    """Words as they are kept. Raises NothingSaid, TooManyWords, CannotBeDrawn."""
    tidy = canonical(words)
    if not tidy.strip():
        raise errors.NothingSaid
    if len(tidy) > MOST_WORDS:
        raise errors.TooManyWords(len(tidy), MOST_WORDS)
    try:
        render(tidy)
    except Undrawable as error:
        raise errors.CannotBeDrawn(said(error.words, error.facts)) from error
    return tidy


def clean_stance(stance: str) -> str:
    """A stance that there is; nothing said is neutral. Raises UnknownStance."""
    if stance and stance not in Stance.values:
        raise errors.UnknownStance(stance, ", ".join(Stance.values))
    return stance or Stance.NEUTRAL
