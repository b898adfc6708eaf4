"""A contribution made ready for the rules: each of them looks at the same reading."""

from collections.abc import Mapping
from dataclasses import dataclass

from moothill.core.screening.contacts import Contacts, contacts
from moothill.core.screening.contribution import Contribution, History
from moothill.core.screening.folding import folded, phrases, plain
from moothill.core.screening.links import addresses, host, is_public, without_addresses
from moothill.core.screening.sketching import digest, sketch
from moothill.core.screening.vocabulary import ADVERTS, FLATTERY, LONGEST, OFFERS

# Longer texts are refused before they get here; what is beyond is not looked at.
MOST = 62_000
_MOST_KEYS = 10


@dataclass(frozen=True, slots=True)
class Reading:
    """What a contribution says, as the rules see it. `links` are hosts; `strange` are those of no public body."""

    given: Contribution
    raw: str
    text: str
    bare: str
    words: tuple[str, ...]
    addresses: tuple[str, ...]
    links: tuple[str, ...]
    contacts: Contacts
    offers: int
    adverts: int
    flattery: int


@dataclass(frozen=True, slots=True)
class Look:
    """A reading beside its history, and the strange links that are left when known hosts are taken out."""

    reading: Reading
    history: History
    keys: tuple[str, ...]
    strange: tuple[str, ...]

    @property
    def reachable(self) -> bool:
        """Whether it leads somewhere: a link to no public body, or a way to reach somebody."""
        return bool(self.strange or self.reading.contacts.any)


def read(given: Contribution) -> Reading:
    """The reading of a contribution."""
    raw = f"{given.title}\n{given.text}"[:MOST]
    text = plain(raw)
    found = (*addresses(text), *(link[:2_000] for link in given.links[:200]))
    bare = without_addresses(text)
    words = folded(bare)
    said = phrases(words, LONGEST)
    return Reading(
        given, raw, text, bare, tuple(words), found, tuple(host(each) for each in found), contacts(text),
        offers=len(said & OFFERS), adverts=len(said & ADVERTS), flattery=len(said & FLATTERY),
    )  # fmt: skip


def strange(reading: Reading, known: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Hosts of no public body, and of no known site."""
    return tuple(name for name in reading.links if not is_public(name, known))


def keys(given: Contribution | Reading) -> tuple[str, ...]:
    """What to remember of a contribution for an hour, at most some forty short words: none tells the text.

    Sketch keys of the text, and digests of the sites it links to, of telephone numbers and mail addresses in it.
    """
    reading = given if isinstance(given, Reading) else read(given)
    ways = {"h": strange(reading), "n": reading.contacts.numbers, "m": reading.contacts.mails}
    told = (
        digest(kind, value) for kind, values in ways.items() for value in dict.fromkeys(values[:_MOST_KEYS])
    )
    return (*sketch(reading.words), *dict.fromkeys(told))


def look(given: Contribution, history: History) -> Look:
    """The reading beside its history."""
    reading = read(given)
    return Look(reading, history, keys(reading), strange(reading, history.hosts))


Parameters = Mapping[str, float]
Facts = dict[str, int | str]
