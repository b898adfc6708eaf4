"""Which column is what: by the words that people and other systems use for it, and from cells to contributions."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from moothill.core.exchange.making import beginning, contribution
from moothill.core.exchange.plain import from_html, looks_marked_up
from moothill.core.exchange.shapes import EXTERNAL, KEYS, CannotRead, Found, Limits, Refused, gettext_noop
from moothill.core.exchange.tables import Row, Table

# For each key, the surest words first.
_WORDS: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "subject", "idea title", "headline", "name of idea", "heading", "summary"),
    "words": (
        "words", "text", "contribution", "your idea", "your ideas", "what is your idea", "what is the idea",
        "idea description", "description", "body", "content", "comment body", "idea", "ideas", "suggestion", "proposal",
        "your comment", "your comments", "comment", "comments", "message", "note", "feedback", "response",
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
    EXTERNAL: (
        "id", "unique id", "response id", "idea id", "comment id", "reference", "ref", "external", "no", "nr", "number",
    ),
}  # fmt: skip
_KNOWN = {word: key for key, words in _WORDS.items() for word in words}
_ODD = re.compile(r"[\W_]+")
_NAMES = (
    "idea",
    "ideas",
    "suggestion",
    "proposal",
)  # where the words stand in a column of their own, these are titles

_NOTHING = gettext_noop("Choose a column that holds the words, the title or an answer.")


def plainly(heading: str) -> str:
    """A heading as it is compared: "Date_Submitted:" is "date submitted"."""
    return _ODD.sub(" ", heading).strip().casefold()


def suggest_mapping(
    headings: Sequence[str], known: Mapping[str, str] | None = None, *, rest: str = ""
) -> dict[str, str]:
    """Which key each heading seems to mean; headings that mean nothing known are left out. `known` words go first.

    A key is suggested once. Where nothing holds words, the title does. With `rest`, only the `known` words count, and every
    other heading is that.
    """
    named: dict[str, str] = {}
    for heading in headings:
        named.setdefault(plainly(heading), heading)
    found: dict[str, str] = {}
    for words in (known or {}, {} if rest else _KNOWN):
        for word, key in words.items():
            heading = named.get(word, "")
            if heading and heading not in found and key not in found.values():
                found[heading] = key
    if not rest:
        _see_to_words(found, named)
    return {heading: key for heading in headings if (key := found.get(heading, rest))}


def _see_to_words(found: dict[str, str], named: Mapping[str, str]) -> None:
    """A title alone is the words; a short name of an idea beside its description is its title."""
    keys = {key: heading for heading, key in found.items()}
    if "words" not in keys and "title" in keys:
        found[keys["title"]] = "words"
    elif "words" in keys and "title" not in keys:
        for name in _NAMES:
            if name in named and named[name] not in found:
                found[named[name]] = "title"
                return


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
