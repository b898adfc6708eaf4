"""What the banner of a practice cycle may ask."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from moothill.front.practice.parts import PARTS


def acting(request: HttpRequest) -> dict[str, Any]:
    """`act_as`: where to choose whom to act as, "" on a site that others can reach. `acting`: who one is, and could be.

    A page for passers-by is shared, so it gets the link alone, which is the same for all of them.
    """
    if not settings.AT_HOME:
        return {"act_as": "", "acting": None}
    actor = getattr(request, "actor", None)
    shown = {"name": actor.name, "parts": PARTS} if actor and actor.practice else None
    return {"act_as": "/practice/act-as/", "acting": shown}
