"""Rules on the last hour: the same again, from one hand or from many."""

from collections.abc import Iterable, Mapping

from moothill.core.screening.contribution import Seen
from moothill.core.screening.look import Facts, Look, Parameters

_NONE = Seen()
# So many of the sixteen keys in common: about a third of the text.
_ALIKE = 5


def repeat(look: Look, p: Parameters) -> Facts | None:
    """The same contributor or network sent nearly the same text lately."""
    times = _alike(look.keys, look.history.own)
    return {"times": times} if times >= p["times"] else None


def burst(look: Look, p: Parameters) -> Facts | None:
    """Several contributors send nearly the same text within the hour."""
    times = _alike(
        look.keys, {key: each.posts for key, each in look.history.seen.items() if each.contributors > 1}
    )
    return {"times": times} if times >= p["times"] else None


def shared_target(look: Look, p: Parameters) -> Facts | None:
    """Several contributors lead to the same site, number or mail address within the hour."""
    ways = (look.history.seen.get(key, _NONE) for key in look.keys if not key.startswith("s"))
    times = max((each.posts for each in ways if each.contributors >= p["contributors"]), default=0)
    return {"times": times} if times else None


def flood(look: Look, p: Parameters) -> Facts | None:
    """One contributor whom nobody knows yet sends a great deal."""
    posts = look.history.own_posts
    return {"posts": posts} if look.reading.given.first and posts >= p["posts"] else None


def neighbours(look: Look, p: Parameters) -> Facts | None:
    """Many first contributions from one network within the hour."""
    others = look.history.neighbours
    return {"others": others} if look.reading.given.first and others >= p["others"] else None


def wave(look: Look, p: Parameters) -> Facts | None:
    """Far more first contributions than usual, and this is one that is like an advertisement in any way."""
    firsts, usual = look.history.firsts, look.history.usual
    busy = firsts >= max(p["least"], p["times"] * usual)
    return {"firsts": firsts} if busy and look.reading.given.first and _doubtful(look, p) else None


def _doubtful(look: Look, p: Parameters) -> bool:
    reading, history = look.reading, look.history
    seconds = reading.given.seconds
    return (
        _leads_away(look, p)
        or bool(reading.offers)
        or reading.flattery + reading.adverts >= p["words"]
        or history.neighbours >= p["others"]
        or (seconds is not None and seconds < p["seconds"])
        or _alike(look.keys, {key: each.posts for key, each in history.seen.items()}) > 0
    )


def _leads_away(look: Look, p: Parameters) -> bool:
    """Somewhere that others lead to as well, or with few words beside it. An honest link comes alone, and is explained."""
    ways = (look.history.seen.get(key, _NONE) for key in look.keys if not key.startswith("s"))
    shared = any(each.contributors for each in ways)
    return look.reachable and (shared or len(look.reading.words) < p["beside"])


def _alike(keys: Iterable[str], times: Mapping[str, int]) -> int:
    """How often nearly the same text came: in how many posts the best shared keys were."""
    counts = sorted((times.get(key, 0) for key in keys if key.startswith("s")), reverse=True)
    return counts[_ALIKE - 1] if len(counts) >= _ALIKE else 0
