"""Rules about what people get back."""

from moothill.core.standards.errors import gettext_noop
from moothill.core.standards.kinds import Mark, Severity
from moothill.core.standards.rule import Rule, Source
from moothill.core.standards.sources import glossary, planning_page, standards

_LETTER = Source(
    "Letter of US civil society on the fifth plan (2022)",
    "https://groups.google.com/g/us-open-government/c/ZCN-rAsyCDg",
)
_ENGAGEMENT = Source(
    "National Standards for Community Engagement, Scotland (2016)",
    "https://www.gov.scot/publications/participation-handbook/pages/5/",
    "communication",
)
_EARLIER = Source(
    "OGP requirements (2012-16)", "https://www.opengovpartnership.org/how-it-works/requirements"
)

RULES = (
    Rule(
        "RES-01",
        gettext_noop("Everybody gets an answer"),
        gettext_noop("Each contribution that is public says what became of it."),
        Severity.MUST,
        Mark.PARTLY,
        standards("minimum requirement 4.1"),
        needs=("inputs", "responses"),
    ),
    Rule(
        "RES-02",
        gettext_noop("A no comes with a reason"),
        gettext_noop("Whatever was not taken up has a reason that everyone can read."),
        Severity.MUST,
        Mark.CONFIRMED,
        glossary("reasoned-response", "reasoned response"),
        needs=("responses",),
    ),
    Rule(
        "RES-03",
        gettext_noop("The answers come before the plan"),
        gettext_noop("The report on what was done with the input is public before the plan is submitted."),
        Severity.MUST,
        Mark.PARTLY,
        standards("minimum requirement 4.1"),
        needs=("responses", "key-dates"),
    ),
    Rule(
        "RES-04",
        gettext_noop("The draft is open for comment"),
        gettext_noop("The draft plan or its commitments are open for comment for long enough."),
        Severity.SHOULD,
        Mark.CONFIRMED,
        _LETTER,
        needs=("calls",),
        numbers=("draft.comment_days",),
    ),
    Rule(
        "RES-05",
        gettext_noop("Contributions can be read"),
        gettext_noop("What people wrote is itself public, or it says why not."),
        Severity.SHOULD,
        Mark.CONFIRMED,
        _EARLIER,
        needs=("inputs",),
    ),
    Rule(
        "RES-06",
        gettext_noop("An answer tells all of it"),
        gettext_noop("Each answer says what was asked, what was heard, what was done, and why."),
        Severity.SHOULD,
        Mark.CONFIRMED,
        _ENGAGEMENT,
        needs=("responses",),
    ),
    Rule(
        "RES-07",
        gettext_noop("Meetings and events leave a record"),
        gettext_noop("Each event and meeting that took place has notes, minutes or a report."),
        Severity.SHOULD,
        Mark.CONFIRMED,
        planning_page("“Event reports”; notes of the planning meetings"),
        needs=("activities", "meetings", "documents"),
    ),
    Rule(
        "RES-08",
        gettext_noop("From input to commitment and back"),
        gettext_noop(
            "Each commitment leads to input that it came from, and whatever was taken up leads to a commitment."
        ),
        Severity.SHOULD,
        Mark.CONFIRMED,
        standards("standard 4"),
        needs=("inputs", "themes", "commitments"),
    ),
)
