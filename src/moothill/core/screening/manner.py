"""Rules on how something was sent and written."""

import re

from moothill.core.screening.look import Facts, Look, Parameters

_WORD = re.compile(r"[^\W\d_]{5,}")
_CRIES = re.compile(r"[!?]{3,}")


def trap(look: Look, _: Parameters) -> Facts | None:
    """A box that no person sees was filled."""
    return {} if look.reading.given.trap else None


def haste(look: Look, p: Parameters) -> Facts | None:
    """The form came back sooner than anybody can read it."""
    seconds = look.reading.given.seconds
    return {"seconds": int(p["seconds"])} if seconds is not None and seconds < p["seconds"] else None


def first(look: Look, _: Parameters) -> Facts | None:
    """Nobody has looked at anything by this contributor yet."""
    return {} if look.reading.given.first else None


def shouting(look: Look, p: Parameters) -> Facts | None:
    """Long words in capitals (names of bodies are short), or runs of exclamation marks."""
    words = _WORD.findall(look.reading.bare)
    loud = sum(word.isupper() for word in words)
    cries = len(_CRIES.findall(look.reading.bare))
    if (loud >= p["words"] and 100 * loud > p["percent"] * len(words)) or cries >= p["cries"]:
        return {"words": loud, "cries": cries}
    return None
