"""The kind: a commitment."""

from django.utils.translation import gettext_lazy as _

from moothill.commons.record.fields import PROVENANCE, Column, Line, Rows, Text, When
from moothill.commons.record.kinds import Kind
from moothill.rooms.commitments.kinds import Side, Value
from moothill.rooms.commitments.models import Commitment
from moothill.rooms.commitments.queries import data
from moothill.rooms.commitments.register.answers import Answers, asked
from moothill.rooms.commitments.register.commitment_formers import MOST, keep_former
from moothill.rooms.commitments.register.commitment_page import gather
from moothill.rooms.themes.kinds import GOALS

COMMITMENT = Kind(
    name="commitment",
    prefix="C",
    segment="commitments",
    label=_("commitment"),
    plural=_("commitments"),
    model=Commitment,
    template="commitments/commitment.html",
    complete=keep_former,
    gather=gather,
    counted=data.OF_COMMITMENTS,
    count=data.of_commitments,
    asked=asked,
    fields=(
        Line("number", _("Printed number"), on_record=True, limit=20),
        Line("title", _("Title"), required=True, on_record=True, limit=300),
        Rows(
            "formers",
            _("Former titles"),
            _("What it was called before, or elsewhere."),
            columns=(
                Column("title", _("Title"), limit=300, required=True, wide=True),
                Column("where", _("Where, or when"), limit=300),
            ),
            most=MOST,
            aside=True,
        ),
        Line("ogp_id", _("OGP identifier"), _("Such as SCO0007. The OGP gives it."), limit=40, aside=True),
        Text("problem", _("What problem does it aim to address?"), limit=20_000),
        Text("causes", _("What are the causes?"), limit=20_000),
        Text("so_far", _("What has been done so far?"), limit=20_000),
        Text("solution", _("What solution is proposed?"), limit=20_000),
        Text("result", _("What results are wanted?"), limit=20_000),
        Rows(
            "values",
            _("Values of open government"),
            _("Technology and inclusion count only beside one of the other three."),
            columns=(
                Column("value", _("Value"), choices=Value.choices, required=True),
                Column("why", _("How it serves this value"), limit=2000, wide=True),
            ),
            most=5,
        ),
        Rows(
            "goals",
            _("Sustainable Development Goals"),
            columns=(
                Column("goal", _("Goal"), choices=GOALS, required=True),
                Column("target", _("Target, such as 16.7"), limit=20),
            ),
            most=30,
        ),
        Rows("areas", _("Policy areas"), columns=(Column("area", _("Policy area"), limit=120, required=True),), most=20),
        Text("resources", _("Resources"), _("Money, people, and where they come from."), limit=10_000),
        When("when", _("From its start to its end"), _("Such as: December 2018 to August 2020.")),
        Line("lead", _("Lead institution"), limit=500),
        Line("government_lead", _("Who leads for the government"), _("A person in an office, or a post."), limit=500),
        Line("civil_lead", _("Who leads for civil society"), _("An organisation, or a person in it."), limit=500),
        Rows(
            "others",
            _("Who else takes part"),
            columns=(
                Column("name", _("Name"), limit=300, required=True),
                Column("side", _("Side"), choices=Side.choices),
                Column("part", _("What they do"), limit=500, wide=True),
            ),
            most=60,
        ),
        Line("contact", _("Contact"), _("A public address that people can write to."), limit=500),
        Answers(
            "more",
            _("What this cycle asks beyond the template"),
            columns=(
                Column("name", _("Name"), limit=40, required=True),
                Column("words", _("Answer"), limit=10_000, wide=True, lines=True),
            ),
            most=20,
        ),
        *PROVENANCE,
    ),
)  # fmt: skip
