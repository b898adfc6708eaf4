"""The kind: the key details of a cycle."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from moothill.commons.cycles.labels import SIDES
from moothill.commons.record.context import Context
from moothill.commons.record.errors import Fault
from moothill.commons.record.fields import (
    PROVENANCE,
    Column,
    Line,
    Rows,
    Text,
    When,
    Whole,
)
from moothill.commons.record.kinds import Kind
from moothill.rooms.plan.models import KeyDetails

_SIDE = Column("side", _("Side"), choices=SIDES)
_ORGANISATION = Column("organisation", _("Organisation"))
_MOST_COMMITMENTS = 1000


def _check(values: Mapping[str, Any], context: Context) -> Iterator[Fault]:
    """What must hold between the fields."""
    least, most = values["commitments_least"], values["commitments_most"]
    if least is not None and most is not None and least > most:
        yield Fault(
            "commitments_most",
            _now("This is less than the least. Swap the two, or mend one of them."),
        )
    for number, row in enumerate(values["contacts"], start=1):
        if row["email"] and not _is_email(row["email"]):
            words = _now("Row %(row)s: “%(email)s” is no e-mail address. Write one such as name@example.org.")
            yield Fault("contacts", words % {"row": number, "email": row["email"]})


def _is_email(words: str) -> bool:
    try:
        validate_email(words)
    except ValidationError:
        return False
    return True


KEY_DETAILS = Kind(
    name="key-details",
    prefix="KD",
    segment="key-details",
    label=_("key details"),
    plural=_("key details"),
    model=KeyDetails,
    single=True,
    template="plan/key_details.html",
    fields=(
        Line("title", _("Heading"), required=True, on_record=True),
        Text("purpose", _("What it is for"), limit=20_000),
        Rows(
            "leads",
            _("Who leads"),
            _("On both sides."),
            columns=(
                Column("name", _("Name")),
                Column("post", _("Post")),
                _ORGANISATION,
                _SIDE,
            ),
        ),
        Rows(
            "teams",
            _("Teams"),
            columns=(Column("name", _("Name")), _ORGANISATION, _SIDE),
        ),
        Rows(
            "contacts",
            _("Public contacts"),
            _(
                "One on each side, at the least. Everyone can read them: give an office's address rather than a person's own."
            ),
            columns=(
                Column("side", _("Side"), choices=SIDES, required=True),
                Column("name", _("Name or office")),
                Column("email", _("E-mail")),
                Column("address", _("Address or telephone")),
            ),
        ),
        When("start", _("Start"), _("The day the work begins.")),
        When("completion", _("Completion"), _("The day the plan is to be complete.")),
        Whole(
            "commitments_least",
            _("Commitments allowed: at least"),
            most=_MOST_COMMITMENTS,
        ),
        Whole(
            "commitments_most",
            _("Commitments allowed: at most"),
            most=_MOST_COMMITMENTS,
        ),
        *PROVENANCE,
    ),
    check=_check,
)
