"""The words of this room, and people as its lists show them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from moothill.commons.cycles.labels import SIDES

_SIDES = dict(SIDES)


class Presence(models.TextChoices):
    """How somebody was, or was not, at a meeting."""

    ATTENDED = "attended", _("attended")
    APOLOGIES = "apologies", _("apologies")
    DEPUTY = "deputy", _("deputy")


class Progress(models.TextChoices):
    """Whether a task is still to be done."""

    OPEN = "open", _("open")
    DONE = "done", _("done")


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person or body as lists show them: `name` first, what they belong to, and their side in words."""

    name: str
    organisation: str
    side: str
    deputy_for: str


def people(rows: Iterable[Mapping[str, str]]) -> list[Somebody]:
    """The rows of a list of people, ready to be drawn."""
    return [
        Somebody(
            name=row["name"] or row["organisation"],
            organisation=row["organisation"] if row["name"] else "",
            side=str(_SIDES.get(row["side"], "")),
            deputy_for=row.get("deputy_for", ""),
        )
        for row in rows
    ]
