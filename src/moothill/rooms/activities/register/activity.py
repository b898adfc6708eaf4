"""The kind: an activity."""

from django.utils.translation import gettext_lazy as _

from moothill.commons.cycles.labels import SIDES
from moothill.commons.record.fields import (
    PROVENANCE,
    Address,
    Choice,
    Column,
    Flag,
    Line,
    Moment,
    Ref,
    Text,
    When,
    Whole,
)
from moothill.commons.record.kinds import Kind
from moothill.rooms.activities.kinds import Form, Registration, State
from moothill.rooms.activities.models import Activity
from moothill.rooms.activities.register.checking import check
from moothill.rooms.activities.register.fields import PrintedNumber, Responsible
from moothill.rooms.activities.register.numbering import give_number

_WHO = (
    Column("name", _("Name")),
    Column("organisation", _("Organisation")),
    Column("side", _("Side"), choices=SIDES),
)

ACTIVITY = Kind(
    name="activity",
    prefix="A",
    segment="activities",
    label=_("activity"),
    plural=_("activities"),
    model=Activity,
    template="activities/activity.html",
    fields=(
        Line("title", _("What is done"), required=True, on_record=True),
        Ref("stage", _("Stage"), required=True, to="stage"),
        When(
            "when",
            _("When"),
            _("As you would say it: w/c 26 February, June to August 2018, 5 June 10:30 to 12:30."),
        ),
        Line("place", _("Where"), limit=300),
        Line(
            "group",
            _("Group"),
            _("The table of the stage that it stands in, if there are several."),
            limit=120,
            aside=True,
        ),
        Choice(
            "form",
            _("What it is"),
            _("People come to an event."),
            choices=Form.choices,
            default=Form.ACTIVITY,
            aside=True,
        ),
        Text("description", _("Description"), limit=20_000),
        Responsible(
            "responsible",
            _("Who is responsible"),
            _("People and organisations, on both sides."),
            columns=_WHO,
        ),
        Choice("state", _("State"), choices=State.choices, default=State.NOT_RECORDED),
        Line(
            "state_reason",
            _("Why it is postponed, cancelled or not going ahead"),
            _("Needed for those three. Everyone can read it."),
            limit=1000,
        ),
        Text("remarks", _("Remarks"), limit=20_000),
        Text("outcome", _("What came of it"), _("For an event: its report."), limit=60_000),
        Whole("came", _("How many came"), _("For an event that took place."), aside=True),
        Line(
            "no_report",
            _("Why there is no report"),
            _("For an event that is complete without one."),
            limit=1000,
            aside=True,
        ),
        Choice(
            "registration",
            _("Registration"),
            choices=Registration.choices,
            default=Registration.NONE,
            aside=True,
        ),
        Whole(
            "capacity",
            _("How many places there are"),
            _("Leave it empty where there is room for all."),
            least=1,
            aside=True,
        ),
        Moment(
            "registration_until",
            _("Registration until"),
            _("Leave it empty for: until it begins."),
            aside=True,
        ),
        Address("registration_address", _("Where to register, if elsewhere"), aside=True),
        Line(
            "access",
            _("Access"),
            _("Steps, hearing loop, interpreters, parking: what people need to know."),
            limit=1000,
            aside=True,
        ),
        Ref("objective", _("Objective it serves"), to="objective", aside=True),
        Ref(
            "parent",
            _("Part of"),
            _("The activity that it is a part of, in the same stage and group."),
            to="activity",
            aside=True,
        ),
        PrintedNumber("number", _("Number"), _("Leave this empty to get the next one."), aside=True),
        Flag(
            "placeholder",
            _("There is no activity in this row"),
            _("Tick it for a row that only keeps a place."),
            aside=True,
        ),
        Line("number_as_written", _("Number as written"), limit=20, in_form=False),
        Line("state_as_written", _("State as written"), limit=100, in_form=False),
        *PROVENANCE,
    ),
    check=check,
    complete=give_number,
    called_off=("state", frozenset({State.CANCELLED.value, State.NOT_GOING_AHEAD.value})),
    clash=(
        "number",
        _("Somebody else took this number a moment ago. Save again, or leave it empty to get the next one."),
    ),
)
