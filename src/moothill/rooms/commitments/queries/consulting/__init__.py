"""Drafts that are open for comment, what was said of them, and what was answered."""

from moothill.rooms.commitments.queries.consulting.asked import (
    ASKED_ABOUT,
    advise_by,
    advised_days,
    asked_about,
    calls_about,
    period_of,
    scope_of,
)
from moothill.rooms.commitments.queries.consulting.comments import (
    Comment,
    by_paragraph,
    comments_of,
    comments_on,
    counted,
    number_of_comments,
)
from moothill.rooms.commitments.queries.consulting.passages import (
    drafts_asked_about,
    mark_of,
    passage_at,
    passages_at,
)
from moothill.rooms.commitments.queries.consulting.standing import Standing, standing

__all__ = [
    "ASKED_ABOUT", "Comment", "Standing", "advise_by", "advised_days", "asked_about", "by_paragraph", "calls_about",
    "comments_of", "comments_on", "counted", "drafts_asked_about", "mark_of", "number_of_comments", "passage_at",
    "passages_at", "period_of", "scope_of", "standing",
]  # fmt: skip
