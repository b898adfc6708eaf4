"""Comms packs and their pictures."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from moothill.commons.cycles.models import Cycle
from moothill.commons.files.models import StoredFile
from moothill.commons.policy.actors import Actor
from moothill.rooms.news.models import CommsPack


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture, ready to be drawn."""

    token: str
    url: str
    name: str
    size: int
    alt: str
    credit: str
    licence: str


def packs(cycle: Cycle, actor: Actor) -> Any:
    """The comms packs of a cycle that `actor` may see, in order: a query to narrow further."""
    things = CommsPack.objects.of(cycle).visible_to(actor)
    return things.select_related("record").order_by("record__position", "pk")


def pictures_of(thing: CommsPack) -> list[Picture]:
    """The pictures of a pack, in the order in which they came."""
    return [
        Picture(
            token=row["file"]["token"],
            url=reverse("files:file", args=[row["file"]["token"], row["file"]["name"]]),
            name=row["file"]["name"],
            size=row["file"]["size"],
            alt=row["alt"],
            credit=row["credit"],
            licence=row["licence"],
        )
        for row in thing.pictures
    ]


def vouches_for(stored: StoredFile, request: HttpRequest) -> bool:
    """Whether a pack that this visitor may see has the file among its pictures as it stands: not one taken out since."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    thing = CommsPack.objects.visible_to(actor).filter(files__file=stored).first()
    return thing is not None and any(row["file"]["token"] == stored.token for row in thing.pictures)
