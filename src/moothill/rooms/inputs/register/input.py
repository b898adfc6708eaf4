"""The kind: an input. It has doors of its own: see `operations`."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from moothill.commons.record.context import Context
from moothill.commons.record.errors import Fault
from moothill.commons.record.fields import PROVENANCE, Choice, Column, Day, Line, Ref, Rows, Text, When
from moothill.commons.record.kinds import Instead, Kind
from moothill.commons.record.panels import Place
from moothill.rooms.inputs.kinds import ComingBy, Consent, InputForm
from moothill.rooms.inputs.models import Input
from moothill.rooms.inputs.queries.passages import passage_at

WORDS = 20_000
# What only its author says.
AUTHORED = ("title", "words", "why", "answers", "said_by", "organisation", "language", "consent", "licence")


def gather(thing: Input, place: Place) -> Mapping[str, Any]:
    """The paragraph of a draft that a comment is about, if it is about one."""
    return {"passage": passage_at(place.cycle, thing.call_id, thing.passage)}


def launch(values: Mapping[str, Any], context: Context) -> Iterator[Fault]:
    """Consent comes before anything is shown."""
    if values["consent"] == Consent.PRIVATE:
        yield Fault(
            "consent", _now("Whoever contributed this does not want it published. It stays as it is.")
        )


_ANSWERS = (
    Column("question", _("Question"), limit=400),
    Column("answer", _("Answer"), limit=WORDS, lines=True),
)

INPUT = Kind(
    name="input",
    prefix="I",
    segment="inputs",
    label=_("contribution"),
    plural=_("contributions"),
    model=Input,
    template="inputs/input.html",
    begun=Instead(
        _("A contribution has a form of its own. Many of them can be typed in as a list, or brought from a file."),
        _("Type in what was said"),
        "inputs/type-in/",
    ),
    authored=AUTHORED,
    settled=("passage", "place"),  # its author changes them with the words, a steward by themselves
    launch=launch,
    gather=gather,
    fields=(
        Line("title", _("Title"), on_record=True, required=True, in_form=False),
        Choice("form", _("What it is"), choices=InputForm.choices, default=InputForm.IDEA),
        Text("words", _("Words"), limit=WORDS, in_form=False),
        Text("why", _("Why it matters"), limit=WORDS, in_form=False),
        Rows("answers", _("Answers"), columns=_ANSWERS, in_form=False),
        Ref("call", _("Answers the call"), to="call"),
        Ref("event", _("Born at the event"), to="activity"),
        Line("table", _("Table"), limit=80),
        Line("passage", _("About which passage"), limit=200, in_form=False),
        Choice("coming_by", _("Came by"), choices=ComingBy.choices, default=ComingBy.SITE),
        When("when", _("When it was said")),
        Day("entered_on", _("When it was typed in, if elsewhere")),
        Line("said_by", _("Said by"), limit=200, in_form=False),
        Line("organisation", _("For the organisation"), limit=200, in_form=False),
        Line("language", _("Language"), limit=10, in_form=False),
        Line("place", _("Place it is about"), limit=200),
        Choice("consent", _("Publication"), choices=Consent.choices, default=Consent.UNNAMED, in_form=False),
        Line("licence", _("Licence"), limit=60, in_form=False),
        *PROVENANCE,
    ),
)  # fmt: skip
