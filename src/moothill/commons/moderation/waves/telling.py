"""What became of a wave, in words."""

from moothill.commons.moderation import targets
from moothill.commons.moderation.models import Wave
from moothill.commons.moderation.models.waves import Fate


def counts_in_words(wave: Wave) -> list[tuple[str, str, int]]:
    """Kind of thing, what became of it, how many."""
    rows = []
    for name, number in sorted(wave.counts.items()):
        label, _space, fate = name.partition(" ")
        known = targets.every().get(label)
        rows.append((str(known.label) if known else label, str(Fate(fate).label), number))
    return rows
