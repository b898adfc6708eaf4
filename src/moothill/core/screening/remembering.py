"""The compact form in which contributions of the last hour are remembered, and the history that comes of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from moothill.core.screening.contribution import Contribution, History, Seen
from moothill.core.screening.look import keys


@dataclass(frozen=True, slots=True)
class Trace:
    """What to keep of one contribution for an hour. No text, and of contributor and network only what parts them.

    `contributor` and `network` are any words that are the same for the same one. `keys` come from `keys(contribution)`.
    """

    contributor: str
    network: str
    keys: frozenset[str]
    first: bool


def trace(given: Contribution, *, contributor: str, network: str) -> Trace:
    """The trace that this contribution leaves."""
    return Trace(contributor, network, frozenset(keys(given)), given.first)


def gather(
    traces: Iterable[Trace], new: Trace, *, usual: float = 0, hosts: frozenset[str] = frozenset()
) -> History:
    """The history of `new`, from the traces of the hour before it.

    One look at each trace: thousands take milliseconds. A caller with more may count in its database instead.
    """
    found: dict[str, list[Trace]] = {}
    neighbours: set[str] = set()
    own_posts = firsts = 0
    for each in traces:
        firsts += each.first
        own_posts += each.contributor == new.contributor
        if each.first and each.network == new.network and each.contributor != new.contributor:
            neighbours.add(each.contributor)
        for key in each.keys & new.keys:
            found.setdefault(key, []).append(each)
    own = {key: sum(_is_own(each, new) for each in those) for key, those in found.items()}
    seen = {key: _seen([*those, new]) for key, those in found.items()}
    return History(own, seen, own_posts, len(neighbours), firsts, usual, hosts)


def _is_own(each: Trace, new: Trace) -> bool:
    return new.contributor == each.contributor or new.network == each.network


def _seen(those: list[Trace]) -> Seen:
    return Seen(
        len(those) - 1, len({each.contributor for each in those}), len({each.network for each in those})
    )
