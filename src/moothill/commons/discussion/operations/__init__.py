"""The verbs of the talk: each writes its line in the journal, or does nothing."""

from moothill.commons.discussion.operations.cleaning import clean_words
from moothill.commons.discussion.operations.moderating import hide, release, restore
from moothill.commons.discussion.operations.own import edit_own, take_back
from moothill.commons.discussion.operations.saying import answered, say

__all__ = ["answered", "clean_words", "edit_own", "hide", "release", "restore", "say", "take_back"]
