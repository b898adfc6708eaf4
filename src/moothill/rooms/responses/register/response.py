"""The kind: a response."""

from django.utils.translation import gettext_lazy as _

from moothill.commons.record.fields import PROVENANCE, Choice, Column, Day, Line, Rows, Text, TimelyDay
from moothill.commons.record.kinds import Kind
from moothill.rooms.responses.kinds import Outcome
from moothill.rooms.responses.models import Response

RESPONSE = Kind(
    name="response",
    prefix="RE",
    segment="responses",
    label=_("response"),
    plural=_("responses"),
    model=Response,
    fields=(
        Line("number", _("Printed number"), on_record=True, limit=20, in_form=False),
        Line("title", _("Title"), _("What is answered, in a few words."), required=True, on_record=True, limit=200),
        Rows("answers_to", _("Answers"), columns=(Column("to", _("Reference"), limit=20),), most=500, in_form=False),
        Text("asked", _("We asked"), limit=10_000),
        Text("heard", _("You said"), _("What we heard."), limit=10_000),
        Text("did", _("We did"), _("Our answer: what was done, or will be."), limit=10_000),
        Choice("outcome", _("What becomes of it"), choices=Outcome.choices, default=Outcome.OPEN),
        Text("because", _("Because"), _("Needed unless it is taken up as a whole."), limit=10_000),
        Line("whose", _("Who answers"), _("A person in an office, or a team."), limit=200),
        Day("day", _("Answered on")),
        TimelyDay("promised", _("A further answer is promised by")),
        *PROVENANCE,
    ),
)  # fmt: skip
