"""The verbs of the talk: each writes its line in the journal, or does nothing."""

from moothill.commons.discussion.operations.cleaning import clean_words
from moothill.commons.discussion.operations.moderating import (
    hide,
    hide_all,
    hold,
    release,
    restore,
    restore_all,
)
from moothill.commons.discussion.operations.own import edit_own, take_back
from moothill.commons.discussion.operations.saying import answered, say

__all__ = [
    "answered",
    "clean_words",
    "edit_own",
    "hide",
    "hide_all",
    "hold",
    "release",
    "restore",
    "restore_all",
    "say",
    "take_back",
]
