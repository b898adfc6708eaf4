"""The kind: a response."""

from django.utils.translation import gettext_lazy as _

from moothill.commons.record.fields import PROVENANCE, Choice, Column, Day, Line, Text, TimelyDay
from moothill.commons.record.kinds import Instead, Kind
from moothill.rooms.responses.kinds import MOST, Outcome
from moothill.rooms.responses.models import Response
from moothill.rooms.responses.operations import turned
from moothill.rooms.responses.register.fields import AnswersTo
from moothill.rooms.responses.register.launching import check, launch
from moothill.rooms.responses.register.numbering import PrintedNumber, give_number
from moothill.rooms.responses.register.response_page import gather

RESPONSE = Kind(
    name="response",
    prefix="RE",
    segment="responses",
    label=_("response"),
    plural=_("responses"),
    model=Response,
    template="responses/response.html",
    check=check,
    complete=give_number,
    launch=launch,
    gather=gather,
    turned=turned,
    begun=Instead(
        _("A response answers something. Choose what it answers first."),
        _("What waits for an answer"),
        "responses/desk/",
    ),
    settled=("answers_to",),
    clash=("number", _("Somebody else got this number a moment ago. Save again.")),
    fields=(
        PrintedNumber("number", _("Printed number"), on_record=True, in_form=False),
        Line("title", _("Title"), _("What is answered, in a few words."), required=True, on_record=True, limit=200),
        AnswersTo(
            "answers_to",
            _("Answers"),
            _("References of contributions, points, themes and calls, such as I-12. Settled once it is published."),
            columns=(Column("to", _("Reference"), limit=20),),
            most=MOST,
            aside=True,
        ),
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
