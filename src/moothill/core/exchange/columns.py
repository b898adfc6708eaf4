"""Which column is what: by the words that people and other systems use for it, and from cells to contributions."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from moothill.core.exchange.making import beginning, contribution
from moothill.core.exchange.plain import from_html, looks_marked_up
from moothill.core.exchange.shapes import EXTERNAL, KEYS, CannotRead, Found, Limits, Refused, gettext_noop
from moothill.core.exchange.tables import Row, Table

_WORDS: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "subject", "idea title", "headline", "summary", "name of idea", "heading"),
    "words": (
        "words", "text", "idea", "comment", "comments", "contribution", "description", "body", "content", "suggestion",
        "what is your idea", "what is the idea", "your idea", "proposal", "message", "note", "feedback", "response",
        "idea description", "comment body",
    ),
    "why": (
        "why", "reason", "why it matters", "why is it important", "why is this important", "why is the idea important",
        "why is your idea important", "why your idea is important", "importance", "why the contribution is important",
    ),
    "said_by": (
        "said by", "name", "author", "your name", "full name", "submitted by", "username", "user", "contributor",
        "from", "what is your name", "author name", "screen name",
    ),
    "organisation": (
        "organisation", "organization", "organisation name", "your organisation", "what is your organisation", "group",
        "on behalf of", "user group",
    ),
    "place": ("place", "location", "where", "town", "area", "address", "city"),
    "language": ("language", "locale", "lang"),
    "when": (
        "when", "date", "created", "created at", "submitted", "date submitted", "submitted at", "timestamp",
        "date created", "published at", "datetime", "date added", "day",
    ),
    "form": ("form", "type", "kind"),
    "table": ("table", "table number", "group table"),
    "source": ("source", "url", "link", "web address", "permalink"),
    "supports": ("supports", "votes", "likes", "agree", "agrees", "supporters", "upvotes", "number of votes"),
    EXTERNAL: ("id", "reference", "response id", "idea id", "comment id", "external", "ref", "unique id"),
}  # fmt: skip
_KNOWN = {word: key for key, words in _WORDS.items() for word in words}
_ODD = re.compile(r"[\W_]+")
_MANY = frozenset(("words", "answers"))  # several columns may be these

_NOTHING = gettext_noop("Choose a column that holds the words, the title or an answer.")


def plainly(heading: str) -> str:
    """A heading as it is compared: "Date_Submitted:" is "date submitted"."""
    return _ODD.sub(" ", heading).strip().casefold()


def suggest_mapping(headings: Sequence[str], known: Mapping[str, str] | None = None) -> dict[str, str]:
    """Which key each heading seems to mean; headings that mean nothing known are left out. `known` words go first.

    A key is suggested once. Where nothing holds words, the title does.
    """
    found: dict[str, str] = {}
    for words in (known or {}, _KNOWN):
        for heading in headings:
            key = words.get(plainly(heading), "")
            if key and heading not in found and (key in _MANY or key not in found.values()):
                found[heading] = key
    if not {"words", "answers"} & set(found.values()):
        found = {heading: "words" if key == "title" else key for heading, key in found.items()}
    return found


def contributions(table: Table, mapping: Mapping[str, str], limits: Limits) -> Iterator[Found | Refused]:
    """Each row as a contribution. Raises ValueError for a key that there is not, CannotRead where nothing holds words."""
    used = [
        (at, heading, mapping[heading]) for at, heading in enumerate(table.headings) if mapping.get(heading)
    ]
    for _, _, key in used:
        if key not in (*KEYS, EXTERNAL):
            raise ValueError(key)
    if not {"words", "title", "answers"} & {key for _, _, key in used}:
        raise CannotRead(_NOTHING)
    for row in table.rows:
        yield row if isinstance(row, Refused) else _one(row, used, limits)


def _one(row: Row, used: Iterable[tuple[int, str, str]], limits: Limits) -> Found | Refused:
    values: dict[str, str] = {}
    answers: list[tuple[str, str]] = []
    external = ""
    for at, heading, key in used:
        words = row.cells[at] if at < len(row.cells) else ""
        if at in row.odd:
            return Refused(row.number, row.odd[at], {"column": heading}, beginning(row.cells), row.place)
        if not words or words.isspace():
            continue
        if looks_marked_up(words):
            words = from_html(words)
        if key == "answers":
            answers.append((heading, words))
        elif key == EXTERNAL:
            external = words
        elif key in values:
            values[key] += f"\n\n{words}"
        else:
            values[key] = words
    return contribution(
        values, row=row.number, place=row.place, external=external, answers=answers, remarks=row.remarks,
        limits=limits,
    )  # fmt: skip
