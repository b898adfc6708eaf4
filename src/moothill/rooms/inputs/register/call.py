"""The kind: a call."""

from django.utils.translation import gettext_lazy as _

from moothill.commons.record.fields import (
    PROVENANCE,
    Address,
    Choice,
    Column,
    Line,
    Ref,
    Rows,
    Text,
    TimelyDay,
    TimelyMoment,
    When,
    Whole,
)
from moothill.commons.record.kinds import Kind
from moothill.rooms.inputs.kinds import CallForm, QuestionKind, Who
from moothill.rooms.inputs.models import Call
from moothill.rooms.inputs.register.call_page import gather
from moothill.rooms.inputs.register.launching import check, launch
from moothill.rooms.inputs.register.questioning import filled_in

_QUESTIONS = (
    Column("text", _("Question"), limit=400, required=True, wide=True),
    Column("kind", _("Answered by"), choices=QuestionKind.choices),
    Column("required", _("Must be answered"), choices=(("yes", _("yes")),)),
    Column("choices", _("Choices, with a semicolon between them"), limit=1000, wide=True),
)

CALL = Kind(
    name="call",
    prefix="Q",
    segment="calls",
    label=_("call"),
    plural=_("calls"),
    model=Call,
    template="inputs/call.html",
    check=check,
    complete=filled_in,
    launch=launch,
    gather=gather,
    fields=(
        Line("title", _("Question"), _("What people are asked, in one plain sentence."), required=True, on_record=True),
        Choice("form", _("What it asks for"), choices=CallForm.choices, default=CallForm.IDEAS),
        Text("background", _("Background"), _("What people should know before they answer."), limit=20_000),
        Text("can_change", _("What can change"), _("What is open, and what is settled already."), limit=4000),
        Ref("level", _("Level of engagement"), to="level"),
        TimelyMoment("opens_at", _("Opens")),
        TimelyMoment("closes_at", _("Closes"), _("Until then answers are taken.")),
        TimelyDay("reply_by", _("Reply promised by"), _("By then everybody reads what became of it.")),
        Choice("who", _("Who may take part"), choices=Who.choices, default=Who.ANYONE),
        Line("invited", _("Who is asked above all")),
        Whole("minutes", _("How long it takes, in minutes"), least=1, most=600),
        Line("owner", _("Who answers for it"), _("A person or a team, by name."), limit=200),
        Line("contact", _("Whom to ask"), _("An address or a telephone number that may be public."), limit=200),
        Rows("questions", _("Questions of the survey"), _("Save to get more rows."), columns=_QUESTIONS, most=40),
        Ref("document", _("Document to comment on"), to="document"),
        Address("address", _("Where it is held, if elsewhere")),
        When("when", _("When, if it has no exact hours"), aside=True),
        Text("outcome", _("What happened next"), _("Once it is closed: what came of it."), limit=20_000),
        Line("licence", _("Licence of what is contributed"), limit=60, aside=True),
        *PROVENANCE,
    ),
)  # fmt: skip
