"""The two hidden fields of every form that anybody may send: a box that only robots fill, and a signed moment."""

from datetime import datetime

from django.core.signing import BadSignature, Signer
from django.http import HttpRequest

BOX, STAMP = "trap_title", "trap_stamp"
_SIGNER = Signer(salt="moothill.moderation.trap")
_LONGEST = 86_400.0  # seconds; what was open for longer tells nothing about haste


def stamp(at: datetime) -> str:
    """What the form carries: when it was served."""
    return _SIGNER.sign(f"{at.timestamp():.2f}")


def is_trapped(request: HttpRequest) -> bool:
    """Whether the box that nobody sees was filled."""
    return bool(request.POST.get(BOX, "").strip())


def seconds_of(request: HttpRequest) -> float | None:
    """How long the form was open; None where nobody can tell. A stamp that is not ours counts as none at all: 0."""
    given = request.POST.get(STAMP, "")
    if not given:
        return None
    try:
        served = float(_SIGNER.unsign(given))
    except (BadSignature, ValueError):
        return 0.0
    at: datetime = request.at  # type: ignore[attr-defined]
    open_for = max(0.0, at.timestamp() - served)
    return open_for if open_for <= _LONGEST else None
