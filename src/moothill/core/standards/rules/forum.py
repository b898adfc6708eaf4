"""Rules about the forum and its meetings."""

from moothill.core.standards.errors import gettext_noop
from moothill.core.standards.kinds import Mark, Severity
from moothill.core.standards.rule import Rule
from moothill.core.standards.sources import OWN, checklist, local_form, standards

RULES = (
    Rule(
        "FOR-01",
        gettext_noop("There is a forum"),
        gettext_noop("A space for dialogue between government and civil society exists for the plan."),
        Severity.MUST,
        Mark.CONFIRMED,
        standards("minimum requirement 1.1"),
        needs=("forum",),
    ),
    Rule(
        "FOR-02",
        gettext_noop("Both sides sit in the forum"),
        gettext_noop("Government and civil society are both members of the forum today."),
        Severity.MUST,
        Mark.CONFIRMED,
        standards("minimum requirement 1.1"),
        needs=("forum",),
    ),
    Rule(
        "FOR-03",
        gettext_noop("The forum meets often enough"),
        gettext_noop(
            "No more than six months lie between two meetings of the forum, nor since the last one."
        ),
        Severity.MUST,
        Mark.CONFIRMED,
        standards("minimum requirement 1.1"),
        needs=("meetings", "activities"),
        numbers=("forum.max_gap_months", "forum.name"),
    ),
    Rule(
        "FOR-04",
        gettext_noop("The forum’s rules are public"),
        gettext_noop("Anybody can read the basic rules of taking part in the forum."),
        Severity.MUST,
        Mark.CONFIRMED,
        standards("minimum requirement 1.1"),
        needs=("forum",),
    ),
    Rule(
        "FOR-06",
        gettext_noop("Two people chair the forum, one from each side"),
        gettext_noop("The forum has two co-chairs: one of government, one of civil society."),
        Severity.ADVICE,
        Mark.CONFIRMED,
        checklist("advanced: jointly chaired forum"),
        needs=("forum",),
    ),
    Rule(
        "FOR-07",
        gettext_noop("Minutes follow soon"),
        gettext_noop("The minutes of each meeting are public soon after it."),
        Severity.SHOULD,
        Mark.OWN,
        OWN,
        needs=("meetings", "documents", "changes"),
        numbers=("meeting.minutes_days",),
    ),
    Rule(
        "FOR-08",
        gettext_noop("Papers come before the meeting"),
        gettext_noop("What a meeting will look at is public some days before it."),
        Severity.SHOULD,
        Mark.CONFIRMED,
        local_form("information shared before the meeting"),
        needs=("meetings", "documents", "changes"),
        numbers=("meeting.papers_days",),
    ),
)
