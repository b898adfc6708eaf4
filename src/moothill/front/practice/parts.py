"""As whom a visitor may act in a practice cycle. A further part is one more entry of `PARTS`."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from moothill.core.policy import Role, Side

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class Part:
    """Somebody to act as: `may` says what that allows.

    `name` is the public name of the invented person, "" for nobody at all. `role` is what they hold in practice cycles.
    `guest`: they have no account, and a cookie knows them.
    """

    part: str
    label: "_StrPromise"
    may: "_StrPromise"
    name: str = ""
    role: Role | None = None
    side: Side = Side.NEITHER
    guest: bool = False


PARTS = (
    Part(
        "passer-by",
        _("a passer-by"),
        _("Reads everything that is published, and leaves no trace."),
    ),
    Part(
        "guest",
        _("a guest, who has no account"),
        _("Suggests, edits what is open to guests, talks, and sees what becomes of it."),
        name="Make-believe 1001",
        guest=True,
    ),
    Part(
        "public",
        _("a member of the public with an account"),
        _("Reads, has a page of their own, and may begin a practice cycle."),
        name="Pat Practice",
    ),
    Part(
        "steward-government",
        _("the steward on the government's side"),
        _("Changes, adds, moves and withdraws anything, appoints people, opens and ends the cycle."),
        name="Gale Specimen",
        role=Role.STEWARD,
        side=Side.GOVERNMENT,
    ),
    Part(
        "steward-civil-society",
        _("the steward on civil society's side"),
        _("May do exactly the same: both sides stand level."),
        name="Cory Example",
        role=Role.STEWARD,
        side=Side.CIVIL_SOCIETY,
    ),
    Part(
        "lead-government",
        _("a commitment lead on the government's side"),
        _("Edits the commitment they lead and its milestones at once, cuts drafts of it, and reports on it."),
        name="Lee Mockup",
        role=Role.COMMITMENT_LEAD,
        side=Side.GOVERNMENT,
    ),
    Part(
        "lead-civil-society",
        _("the commitment lead on civil society's side"),
        _(
            "Does exactly the same for the commitment they lead, and says what their side makes of the reports."
        ),
        name="Robin Placeholder",
        role=Role.COMMITMENT_LEAD,
        side=Side.CIVIL_SOCIETY,
    ),
)


def part_called(part: str) -> Part | None:
    """The entry of PARTS with this name."""
    return next((each for each in PARTS if each.part == part), None)
