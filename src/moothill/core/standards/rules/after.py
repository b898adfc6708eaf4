"""Rules about carrying out the plan and reviewing it."""

from moothill.core.standards.errors import gettext_noop
from moothill.core.standards.kinds import Mark, Severity
from moothill.core.standards.rule import Rule, Source
from moothill.core.standards.sources import OWN, glossary, handbook, local_form, review

_US_TRACKER = Source(
    "US fifth national action plan: process and tracker (2024)",
    "https://open.usa.gov/national-action-plan/5/",
)
_CANADA = Source("Canada’s tracker of its plan of 2025-29", "https://github.com/open-data/ckanext-canada")
_MILESTONES = Source(
    "Scotland’s action plan 2021 to 2025: milestones",
    "https://www.gov.scot/publications/scotlands-open-government-action-plan-2021-to-2025-milestones/",
)
_END_FORM = Source(
    "OGP Local: end-of-commitment assessment form",
    "https://www.opengovpartnership.org/ogp-local-end-of-commitment-assessment-form",
)
_BOX = Source("OGP: IRM in a Box (2021)", "https://www.opengovpartnership.org/?p=57307")
_IRM = review(
    "IRM Results Report, Action Plan Review and Co-Creation Brief",
    "documents/independent-reporting-mechanism-results-report",
)

RULES = (
    Rule(
        "IMPL-01",
        gettext_noop("Results are shown to civil society twice a year"),
        gettext_noop(
            "In each year of carrying out the plan, two meetings or more with civil society show results and hear comments."
        ),
        Severity.MUST,
        Mark.CONFIRMED,
        handbook("implementing-action-plans", "minimum requirement 5.1"),
        needs=("meetings", "key-dates"),
        numbers=("implementation.meetings_per_year", "plan.submission"),
    ),
    Rule(
        "IMPL-02",
        gettext_noop("Comments on results are kept"),
        gettext_noop("Each of those meetings had a way to comment, and the comments are recorded."),
        Severity.MUST,
        Mark.PARTLY,
        handbook("implementing-action-plans", "minimum requirement 5.1"),
        needs=("updates", "inputs"),
    ),
    Rule(
        "IMPL-03",
        gettext_noop("Milestones are reported on"),
        gettext_noop("Each milestone was reported on in the last months."),
        Severity.SHOULD,
        Mark.CONFIRMED,
        _CANADA,
        needs=("updates",),
        numbers=("progress.max_gap_months",),
    ),
    Rule(
        "IMPL-04",
        gettext_noop("“Complete” is proved"),
        gettext_noop("Whatever is said to be complete has evidence."),
        Severity.SHOULD,
        Mark.CONFIRMED,
        _US_TRACKER,
        needs=("updates",),
    ),
    Rule(
        "IMPL-05",
        gettext_noop("Little progress is explained"),
        gettext_noop("Whatever has not started or made little progress names what stands in the way."),
        Severity.SHOULD,
        Mark.CONFIRMED,
        _CANADA,
        needs=("updates",),
    ),
    Rule(
        "IMPL-06",
        gettext_noop("A whole is complete when its parts are"),
        gettext_noop("A commitment is complete only if all its milestones are."),
        Severity.MUST,
        Mark.CONFIRMED,
        _US_TRACKER,
        needs=("updates", "commitments"),
    ),
    Rule(
        "IMPL-07",
        gettext_noop("No deadline moves in silence"),
        gettext_noop("When the date of a milestone moves, the old one is kept and a reason is given."),
        Severity.SHOULD,
        Mark.CONFIRMED,
        _MILESTONES,
        needs=("commitments",),
    ),
    Rule(
        "IMPL-08",
        gettext_noop("Something moves"),
        gettext_noop("At least one commitment shows progress."),
        Severity.MUST,
        Mark.CONFIRMED,
        glossary("procedural-review", "procedural review"),
        needs=("updates",),
    ),
    Rule(
        "ASM-01",
        gettext_noop("The inception assessment comes in time"),
        gettext_noop("The monitoring body publishes it within two months of submission."),
        Severity.MUST,
        Mark.CONFIRMED,
        local_form("inception assessment"),
        needs=("reviews",),
        numbers=("assessment.inception_months",),
    ),
    Rule(
        "ASM-02",
        gettext_noop("Each commitment is assessed at its end"),
        gettext_noop("The monitoring body assesses a commitment within one month of its completion."),
        Severity.MUST,
        Mark.CONFIRMED,
        _END_FORM,
        needs=("reviews",),
        numbers=("assessment.end_of_commitment_months",),
    ),
    Rule(
        "ASM-03",
        gettext_noop("Who monitors is independent"),
        gettext_noop("The monitoring body is no part of the government’s side."),
        Severity.MUST,
        Mark.CONFIRMED,
        _BOX,
        needs=("reviews", "forum"),
    ),
    Rule(
        "ASM-04",
        gettext_noop("The self-assessment is open for comment"),
        gettext_noop("The government’s own assessment is open for comment for two weeks."),
        Severity.SHOULD,
        Mark.CONFIRMED,
        review("OGP: self-assessment process (2017)", "self-assessment-process/"),
        needs=("calls", "reviews"),
        numbers=("selfassessment.comment_days",),
    ),
    Rule(
        "ASM-05",
        gettext_noop("Recommendations are answered"),
        gettext_noop("Each recommendation of a reviewer has an answer."),
        Severity.SHOULD,
        Mark.CONFIRMED,
        _US_TRACKER,
        needs=("reviews",),
    ),
    Rule(
        "ASM-06",
        gettext_noop("Each rating says whose it is"),
        gettext_noop("A rating names its assessor, and only the IRM’s are called so."),
        Severity.MUST,
        Mark.OWN,
        OWN,
        needs=("reviews",),
    ),
    Rule(
        "IRM-01",
        gettext_noop("The reviewer’s dates are known"),
        gettext_noop("The days are shown on which the IRM’s reports are expected."),
        Severity.ADVICE,
        Mark.CONFIRMED,
        _IRM,
        needs=("key-details", "key-dates"),
        numbers=(
            "irm.brief_before_months",
            "irm.review_after_months",
            "irm.results_after_months",
            "plan.submission",
        ),
    ),
)
