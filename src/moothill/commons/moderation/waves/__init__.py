"""Undoing a wave: everything that chosen guests and networks sent in a span, looked at first, then undone in one act."""

from moothill.commons.moderation.waves.choosing import Choice, Preview, preview
from moothill.commons.moderation.waves.restoring import restore
from moothill.commons.moderation.waves.telling import counts_in_words
from moothill.commons.moderation.waves.undoing import undo

__all__ = ["Choice", "Preview", "counts_in_words", "preview", "restore", "undo"]
