"""What the columns of a table hold, by the words of their headings."""

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from moothill.core.dates.names import month_named


class Role(StrEnum):
    """What a column holds."""

    NUMBER = "number"
    TITLE = "title"
    TASK = "task"
    MEETING = "meeting"
    DUE = "due"
    DOCUMENT = "document"
    WHEN = "when"
    DEADLINE = "deadline"
    PLACE = "place"
    DESCRIPTION = "description"
    RESPONSIBLE = "responsible"
    PRESENT = "present"
    STATE = "state"
    REMARKS = "remarks"
    STAGE = "stage"
    GROUP = "group"
    AGENDA = "agenda"
    ACTIONS = "actions"
    RULE = "rule"
    OTHER = ""


# The first that matches is meant. Words of the field in English; a heading that none knows is `OTHER`.
_WORDS: tuple[tuple[Role, str], ...] = (
    (Role.NUMBER, r"no\.?|nr\.?|num(ber)?|#|ref(erence)?\.?|id|№"),
    (Role.TASK, r"tasks?( name| title)?|to.?dos?|action( item| point)s?|what is to be done"),
    (Role.DEADLINE, r".*\bdeadline\b.*|due( date| by| on)?|by when|needed by|target date|complete by"),
    (Role.DUE, r"milestones?|key dates?|what is due|obligation"),
    (Role.MEETING, r"meetings?( name| title)?"),
    (Role.DOCUMENT, r"documents?( title| name)?|files?|papers?|links?"),
    (Role.STAGE, r"stages?|phases?"),
    (Role.GROUP, r"groups?|category|strand|type( of activity)?|track|table"),
    (Role.WHEN, r"(?=.*\b(dates?|when|dates?/time|timing|period|months?|schedule|days?)\b)(?!.*what).*"),
    (Role.PLACE, r"(location|where|place|venue|city|town)s?( /.*)?"),
    (
        Role.PRESENT,
        r"team|attend(ees|ed|ance)?|present|participants|who (was|came|attended).*|people present",
    ),
    (
        Role.RESPONSIBLE,
        r".*\bresponsib.*|who( leads| does it)?|leads?|owners?|organis(er|ed by)s?|organizers?|by whom|assigned( to)?"
        r"|contact( person)?|lead (organisation|partner)s?",
    ),
    (Role.STATE, r"status|state|completed?\??|done\??|progress"),
    (
        Role.REMARKS,
        r"comments?|remarks?|notes?|observations?|outputs?|results?|notes? .*|further information",
    ),
    (Role.AGENDA, r"agenda"),
    (Role.ACTIONS, r"actions?|actions? agreed|tasks agreed|next steps|follow.?up"),
    (Role.RULE, r"rules?|source|basis|set by"),
    (
        Role.DESCRIPTION,
        r".*\bdescription\b.*|details?|about|what it is|purpose|summary|aims?|content|what happens",
    ),
    (
        Role.TITLE,
        r"activit(y|ies)( name| title)?|events?( name)?|title|name|what|item|session|topic|subject|workshop",
    ),
)
_PATTERNS = tuple((role, re.compile(rf"^(?:{words})$", re.IGNORECASE)) for role, words in _WORDS)
_CLEAN = re.compile(r"\[\d+\]|[*_`\[\]]")


@lru_cache(maxsize=10_000)
def role_of(heading: str) -> Role:
    """What a column with this heading holds; `Role.OTHER` if the words are not known."""
    words = " ".join(_CLEAN.sub("", heading).replace("\n", " ").split()).strip(" :")
    if not words or len(words) > 60:
        return Role.OTHER
    return next((role for role, pattern in _PATTERNS if pattern.match(words)), Role.OTHER)


@lru_cache(maxsize=10_000)
def month_of(heading: str) -> int:
    """The month that a heading names ("Sept", "January 2018"); 0 for any other."""
    for word in re.findall(r"[^\W\d_]+", heading.lower()):
        return month_named(word) or 0
    return 0


def is_head_of_table(cells: Sequence[str]) -> bool:
    """Whether a row of these texts is the heading row of a table: three columns or more are known by name."""
    filled = [cell for cell in cells if cell]
    known = {role_of(cell) for cell in filled} - {Role.OTHER}
    return len(filled) > 2 and len(known) >= 3 and len(known) * 2 > len(filled)
