"""From the file's short notes to sentences, sources and rows of people."""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from urllib.parse import urlsplit

from moothill.core.policy import Side
from moothill.front.sample.schema.base import Lines, Somebody, Sourced

# Which side an organisation stands on. One that hosts or leads for neither side, or is not listed, gets no side.
SIDES: Mapping[str, str] = MappingProxyType(
    {
        "Scottish Government": Side.GOVERNMENT,
        "Scotland's Open Government Network / SCVO": Side.CIVIL_SOCIETY,
        "SCVO": Side.CIVIL_SOCIETY,
        "The Democratic Society": Side.CIVIL_SOCIETY,
        "Involve": Side.CIVIL_SOCIETY,
        "Fife Centre for Equalities": Side.CIVIL_SOCIETY,
        "SCDC": Side.NEITHER,
    }
)

# How the file says in short what was lost.
_LOSSES: Mapping[str, str] = MappingProxyType(
    {
        "lost in scrape": "lost when the page was copied",
        "month lost": "the month was lost when the page was copied",
        "months lost": "the months were lost when the page was copied",
    }
)


def side_of(organisation: str) -> str:
    """The side that an organisation stands on; "" if that is not known."""
    return SIDES.get(organisation, "")


def source_of(entry: Sourced) -> str:
    """The address that a fact was read from, and the lines."""
    return place(entry.source, entry.source_lines)


def place(address: str, lines: Lines | None) -> str:
    """An address with the lines meant: "https://example.org/page, lines 4-5"."""
    if lines is None:
        return address
    first, last = lines
    return f"{address}, line {first}" if first == last else f"{address}, lines {first}-{last}"


def cited(address: str | None) -> str:
    """An address as a link that reads as its site's name: long addresses burst narrow tables."""
    return f"[{urlsplit(address).hostname}]({address})" if address else ""


def day(moment: date) -> str:
    """A day as people write it: "5 December 2018"."""
    return f"{moment.day} {moment:%B %Y}"


def month(year_and_number: str) -> str:
    """A month as people write it.

    >>> month("2021-02")
    'February 2021'
    """
    return f"{date.fromisoformat(f'{year_and_number}-01'):%B %Y}"


def plain(*notes: str) -> str:
    """Short notes, parted by semicolons, as sentences.

    >>> plain("description cell lost in scrape; number 4 is used twice")
    'Description cell lost when the page was copied. Number 4 is used twice.'
    """
    parts = (part.strip() for note in notes for part in note.split("; "))
    return " ".join(_sentence(part) for part in parts if part)


def _sentence(words: str) -> str:
    for short, full in _LOSSES.items():
        words = words.replace(short, full)
    return words[0].upper() + words[1:] + ("" if words[-1] in ".!?" else ".")


def people(found: Iterable[Somebody]) -> list[dict[str, str]]:
    """Rows of name, organisation and side."""
    return [
        {
            "name": one.name or "",
            "organisation": one.organisation or "",
            "side": side_of(one.organisation or ""),
        }
        for one in found
    ]


def guessed(found: Iterable[Somebody], as_written: str | None) -> str:
    """A note on those whose full name or organisation is inferred from a short one."""
    names = [one.name for one in found if one.name and not one.certain]
    return f"“{as_written}” is read to name {' and '.join(names)}, which is not certain" if names else ""
