"""Rules about how the plan is made."""

from moothill.core.standards.errors import gettext_noop
from moothill.core.standards.kinds import Mark, Severity
from moothill.core.standards.rule import Rule
from moothill.core.standards.sources import planning_page, standards

RULES = (
    Rule(
        "PRO-01",
        gettext_noop("The timeline comes before the process"),
        gettext_noop("The timeline is public at least two weeks before the process starts."),
        Severity.MUST,
        Mark.UNCONFIRMED,
        standards("minimum requirement 3.1"),
        needs=("timelines", "key-details", "activities", "changes"),
        numbers=("timeline.notice_days", "timeline.process_start"),
    ),
    Rule(
        "PRO-02",
        gettext_noop("People know beforehand how to take part"),
        gettext_noop(
            "An overview of the ways to take part is public at least two weeks before the process starts."
        ),
        Severity.MUST,
        Mark.UNCONFIRMED,
        standards("minimum requirement 3.1"),
        needs=("activities", "key-details", "changes"),
        numbers=("timeline.notice_days", "timeline.process_start"),
    ),
    Rule(
        "PRO-03",
        gettext_noop("Changes of the timeline say why"),
        gettext_noop("When the timeline changes, the version before it is kept and a reason is given."),
        Severity.SHOULD,
        Mark.CONFIRMED,
        planning_page("“Revised delivery timeline”"),
        needs=("timelines", "changes"),
    ),
    Rule(
        "PRO-04",
        gettext_noop("People are told about it"),
        gettext_noop("Something is done to make the process known before the first call for input closes."),
        Severity.MUST,
        Mark.UNCONFIRMED,
        standards("minimum requirement 3.2"),
        needs=("activities", "calls"),
    ),
    Rule(
        "PRO-05",
        gettext_noop("Nobody is left out"),
        gettext_noop(
            "Each activity names whom it is to reach, and each group to be reached has an activity."
        ),
        Severity.SHOULD,
        Mark.CONFIRMED,
        standards("standard 3"),
        needs=("stakeholders", "activities"),
    ),
    Rule(
        "PRO-06",
        gettext_noop("There is a way to give input"),
        gettext_noop("At least one way to contribute is open while the plan is made."),
        Severity.MUST,
        Mark.UNCONFIRMED,
        standards("minimum requirement 3.3"),
        needs=("calls",),
    ),
    Rule(
        "PRO-07",
        gettext_noop("There is time to answer"),
        gettext_noop("Each call for input is open for long enough."),
        Severity.MUST,
        Mark.UNCONFIRMED,
        standards("minimum requirement 3.3"),
        needs=("calls",),
        numbers=("call.min_days", "call.advised_days"),
    ),
    Rule(
        "PRO-08",
        gettext_noop("Different people are heard"),
        gettext_noop("Input comes from at least two kinds of people or organisations."),
        Severity.SHOULD,
        Mark.UNCONFIRMED,
        standards("minimum requirement 3.3"),
        needs=("inputs",),
    ),
    Rule(
        "PRO-13",
        gettext_noop("Each activity says what became of it"),
        gettext_noop("Whatever lies in the past was held, moved or cancelled, and says so."),
        Severity.SHOULD,
        Mark.CONFIRMED,
        planning_page("tables of activities"),
        needs=("activities", "stages"),
    ),
    Rule(
        "PRO-14",
        gettext_noop("No date contradicts another"),
        gettext_noop(
            "Stages, activities, timeline and deadlines agree with each other, wherever they are named."
        ),
        Severity.ADVICE,
        Mark.CONFIRMED,
        planning_page("stages, tables of activities, key details"),
        needs=("stages", "timelines", "activities", "key-details", "key-dates"),
    ),
)
