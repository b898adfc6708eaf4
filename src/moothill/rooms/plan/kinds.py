"""The words of this room: months in short, and people as its pages show them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from moothill.commons.cycles.labels import SIDES

_SIDES = dict(SIDES)


class Counted(models.TextChoices):
    """The days to which the front page of a cycle counts."""

    SUBMISSION = "submission", _("the deadline for the plan")
    WINDOW = "window", _("the end of the window for the plan")
    IMPLEMENTATION = "implementation", _("the end of the plan")


# Headings of narrow columns. The full names are in the catalogue through core.dates.
MONTHS_IN_SHORT = (
    pgettext_lazy("month in short", "Jan"),
    pgettext_lazy("month in short", "Feb"),
    pgettext_lazy("month in short", "Mar"),
    pgettext_lazy("month in short", "Apr"),
    pgettext_lazy("month in short", "May"),
    pgettext_lazy("month in short", "Jun"),
    pgettext_lazy("month in short", "Jul"),
    pgettext_lazy("month in short", "Aug"),
    pgettext_lazy("month in short", "Sep"),
    pgettext_lazy("month in short", "Oct"),
    pgettext_lazy("month in short", "Nov"),
    pgettext_lazy("month in short", "Dec"),
)


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person or body as pages show them: `name` first, then their post, what they belong to, and their side in words."""

    name: str
    post: str
    organisation: str
    side: Any


def _beside(row: Mapping[str, str]) -> str:
    """What stands after a name and a post: the organisation, unless one of the two names it already."""
    post, organisation = row.get("post", ""), row["organisation"]
    return organisation if row["name"] and not f" {post}".endswith(f" {organisation}") else ""


def people(rows: Iterable[Mapping[str, str]]) -> list[Somebody]:
    """The rows of a list of people or bodies, ready to be drawn."""
    return [
        Somebody(
            name=row["name"] or row["organisation"],
            post=row.get("post", ""),
            organisation=_beside(row),
            side=_SIDES.get(row["side"], ""),
        )
        for row in rows
    ]
