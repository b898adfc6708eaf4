"""What a section is about, by the words of its heading."""

import re
from enum import StrEnum


class Topic(StrEnum):
    """What a section can hold as records rather than as text."""

    KEY_DETAILS = "key-details"
    OBJECTIVES = "objectives"
    WAYS = "ways-of-working"
    STAGES = "stages"
    KEY_DATES = "key-dates"
    LEVELS = "levels"
    CHANNELS = "channels"
    ACTIVITIES = "activities"
    TASKS = "tasks"
    MEETINGS = "meetings"
    DOCUMENTS = "documents"
    REPORTS = "reports"
    TEXT = "text"


_WORDS: tuple[tuple[Topic, str], ...] = (
    (Topic.REPORTS, r"\bevent reports?\b|\breports? (of|from) (the )?events?\b"),
    (
        Topic.KEY_DETAILS,
        r"\bkey (details|facts|information)\b|\bat a glance\b|\b(basic|project) (facts|details)\b",
    ),
    (Topic.OBJECTIVES, r"\bobjectives?\b|^(our |the )?(aims|goals)\b|\baims and objectives\b"),
    (
        Topic.WAYS,
        r"\bways? of working\b|^(our |working |the )?principles\b|\bhow we (will )?work together\b|\bground rules\b",
    ),
    (
        Topic.KEY_DATES,
        r"\b(key|important) dates\b|\bdeadlines?\b|\bdates (to|for) (remember|your diary|the diary)\b|^milestones\b",
    ),
    (Topic.LEVELS, r"\blevels? of (engagement|participation|involvement)\b"),
    (Topic.CHANNELS, r"\bchannels?\b"),
    (Topic.TASKS, r"^(our |team |open )?tasks?\b|\bto.?do( list)?$|^action (points|items|list|log)\b"),
    (
        Topic.DOCUMENTS,
        r"^(key |useful |related |other )?(documents?|downloads?|files|papers|resources|links)\b|\b(past|previous|earlier)"
        r" .*\b(notes|minutes|papers|documents)\b|\bfurther reading\b|\bdocument (library|list|archive)\b",
    ),
    (
        Topic.MEETINGS,
        r"\bmeetings?( notes| minutes| log)?$|^(meeting )?minutes\b|^notes (of|from) .*meetings?",
    ),
    (Topic.STAGES, r"\bstages$|^(the |our )?(stages|phases)\b"),
    (Topic.ACTIVITIES, r"\bactivit(y|ies)$|\bevents?$|^what (we|is) (do|planned)"),
    (
        Topic.TEXT,
        r"^(references|notes|footnotes|sources|see also|how it works|how to (contribute|take part).*|who can .*)$",
    ),
)
_PATTERNS = tuple((topic, re.compile(words, re.IGNORECASE)) for topic, words in _WORDS)
_CLEAN = re.compile(r"[*_`]|\[\d+\]|\s*\([^()]*\)\s*$")


def topic_of(heading: str) -> Topic | None:
    """The topic that a heading names; None if it says nothing of the kind."""
    words = " ".join(_CLEAN.sub("", heading).split()).strip(" :.")
    return next((topic for topic, pattern in _PATTERNS if pattern.search(words)), None)
