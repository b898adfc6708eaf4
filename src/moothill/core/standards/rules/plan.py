"""Rules about the plan as a whole: its length, its deadlines, what it holds."""

from moothill.core.standards.errors import gettext_noop
from moothill.core.standards.kinds import Mark, Severity
from moothill.core.standards.rule import Rule, Source
from moothill.core.standards.sources import deadlines, glossary, handbook, local, local_form

_DEVELOP = Source(
    "OGP: develop a national action plan (2017)",
    "https://www.opengovpartnership.org/develop-a-national-action-plan/",
)
_LOCAL_PLAN = Source(
    "Action plan - Scotland, United Kingdom, 2021-2025",
    "https://www.opengovpartnership.org/documents/action-plan-scotland-united-kingdom-2021-2025/",
)

RULES = (
    Rule(
        "PLAN-01",
        gettext_noop("The plan runs for two or four years"),
        gettext_noop("From its delivery to its end a plan takes two or four years."),
        Severity.MUST,
        Mark.CONFIRMED,
        handbook("developing-action-plans/", "timelines"),
        needs=("key-dates",),
        numbers=("plan.lengths_months", "plan.length_slack_months", "plan.submission"),
    ),
    Rule(
        "PLAN-02",
        gettext_noop("A plan of four years is refreshed"),
        gettext_noop("A plan of four years has a refresh in the middle, first planned and then held."),
        Severity.MUST,
        Mark.CONFIRMED,
        handbook("developing-action-plans/", "four-year plans"),
        needs=("commitments",),
    ),
    Rule(
        "PLAN-03",
        gettext_noop("The plan ends on one of the usual days"),
        gettext_noop("The last day of a plan is one of the days that OGP offers."),
        Severity.ADVICE,
        Mark.UNCONFIRMED,
        handbook("developing-action-plans/", "timelines"),
        needs=("key-details",),
        numbers=("plan.end_days",),
    ),
    Rule(
        "PLAN-04",
        gettext_noop("There is time to carry out the plan"),
        gettext_noop("From its delivery to its end a plan leaves enough months to carry it out."),
        Severity.MUST,
        Mark.CONFIRMED,
        deadlines("minimum length"),
        needs=("key-dates",),
        numbers=("plan.min_implementation_months", "plan.submission", "plan.deadline"),
    ),
    Rule(
        "PLAN-05",
        gettext_noop("The plan is delivered in time"),
        gettext_noop("The plan is delivered by the deadline. Being late does not move its end."),
        Severity.MUST,
        Mark.CONFIRMED,
        deadlines("deadline for action plans"),
        needs=("key-dates",),
        numbers=("plan.deadline", "plan.submission"),
    ),
    Rule(
        "PLAN-06",
        gettext_noop("The delay is not contrary to process"),
        gettext_noop("A plan that is four months late or more counts as acting contrary to process."),
        Severity.MUST,
        Mark.CONFIRMED,
        deadlines("late plans"),
        needs=("key-dates",),
        numbers=("plan.deadline", "plan.contrary_after_months", "plan.submission"),
    ),
    Rule(
        "PLAN-07",
        gettext_noop("The plan follows the last one within a year"),
        gettext_noop("A new plan is public within twelve months of the end of the last one."),
        Severity.MUST,
        Mark.CONFIRMED,
        glossary("procedural-review", "procedural review"),
        needs=("cycles", "key-dates"),
        numbers=("plan.max_gap_after_previous_months", "plan.submission"),
    ),
    Rule(
        "PLAN-08",
        gettext_noop("The number of commitments is allowed"),
        gettext_noop("A plan holds neither too few nor too many commitments."),
        Severity.MUST,
        Mark.CONFIRMED,
        Source(
            "OGP: how action plans work (2015-16)",
            "https://www.opengovpartnership.org/how-it-works/action-plans",
        ),
        needs=("commitments",),
        numbers=("plan.commitments_least", "plan.commitments_most"),
    ),
    Rule(
        "PLAN-09",
        gettext_noop("Both sides sign"),
        gettext_noop("The plan has a foreword or sign-off of both co-chairs."),
        Severity.SHOULD,
        Mark.CONFIRMED,
        _LOCAL_PLAN,
        needs=("sign-offs",),
    ),
    Rule(
        "PLAN-10",
        gettext_noop("Civil society endorses the plan first"),
        gettext_noop("The forum’s members outside government endorse the plan before it is submitted."),
        Severity.MUST,
        Mark.CONFIRMED,
        local_form("endorsement before submission"),
        needs=("sign-offs",),
    ),
    Rule(
        "PLAN-11",
        gettext_noop("The plan has a vision"),
        gettext_noop("The strategic vision is written and public."),
        Severity.MUST,
        Mark.CONFIRMED,
        local("strategic vision"),
        needs=("commitments",),
    ),
    Rule(
        "PLAN-12",
        gettext_noop("The plan ends before the administration does"),
        gettext_noop("The last day of the plan is not after the end of the administration’s term."),
        Severity.SHOULD,
        Mark.UNCONFIRMED,
        local("action plan"),
        needs=("term",),
        numbers=("local.min_term_left_months",),
    ),
    Rule(
        "PLAN-13",
        gettext_noop("Amendments come early, and agreed"),
        gettext_noop("A plan is amended only within its window, and says who agreed."),
        Severity.SHOULD,
        Mark.UNCONFIRMED,
        handbook("developing-action-plans/", "amendments"),
        needs=("commitments", "sign-offs"),
        numbers=("amendment.window_months",),
    ),
    Rule(
        "PLAN-14",
        gettext_noop("The plan can be read in its own language and in English"),
        gettext_noop(
            "The plan is public in the language of administration, and in English where that is another."
        ),
        Severity.SHOULD,
        Mark.CONFIRMED,
        _DEVELOP,
        needs=("translations",),
    ),
)
