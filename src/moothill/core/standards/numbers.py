"""Every parameter there is. Which rule uses it, the rule says; what it is, each pack says."""

from collections.abc import Mapping
from types import MappingProxyType

from moothill.core.standards.errors import gettext_noop
from moothill.core.standards.parameters import Parameter, Shape

_ALL = (
    Parameter("forum.max_gap_months", gettext_noop("Longest time between two meetings of the forum, in months"), least=1),
    Parameter(
        "forum.name",
        gettext_noop("What the forum is called here"),
        Shape.WORDS,
        help=gettext_noop("Meetings and activities count as the forum’s when their team or title has these words."),
    ),
    Parameter("meeting.minutes_days", gettext_noop("Days after a meeting by which its minutes are public")),
    Parameter("meeting.papers_days", gettext_noop("Days before a meeting by which its papers are public")),
    Parameter("repository.min_updates_per_year", gettext_noop("Updates of the repository in each year"), least=1),
    Parameter("repository.min_spacing_days", gettext_noop("Days between two updates for both to count")),
    Parameter("site.max_gap_months_local", gettext_noop("Longest time without any update of the site, in months"), least=1),
    Parameter("timeline.notice_days", gettext_noop("Days of notice before the process starts")),
    Parameter(
        "timeline.process_start",
        gettext_noop("What counts as the start of the process"),
        Shape.CHOICE,
        choices=(
            ("", gettext_noop("not decided")),
            ("start", gettext_noop("the start in the key details")),
            ("first-event", gettext_noop("the first public event")),
        ),
        help=gettext_noop("Until this is decided, a rule that turns on it cannot tell."),
    ),
    Parameter("call.min_days", gettext_noop("Days that a call for input is open, at the least")),
    Parameter("call.advised_days", gettext_noop("Days that a call for input is best open")),
    Parameter("draft.comment_days", gettext_noop("Days that a draft is open for comment")),
    Parameter("selfassessment.comment_days", gettext_noop("Days that the self-assessment is open for comment")),
    Parameter("implementation.meetings_per_year", gettext_noop("Meetings on results with civil society in a year"), least=1),
    Parameter("progress.max_gap_months", gettext_noop("Longest time between two updates of a milestone, in months"), least=1),
    Parameter("plan.lengths_months", gettext_noop("Lengths that a plan may have, in months"), Shape.WHOLES, least=1),
    Parameter("plan.length_slack_months", gettext_noop("Months by which a length may differ")),
    Parameter("plan.end_days", gettext_noop("Days on which a plan may end"), Shape.DAYS),
    Parameter("plan.min_implementation_months", gettext_noop("Months to carry out a plan, at the least"), least=1),
    Parameter("plan.deadline", gettext_noop("Day by which the plan is delivered"), Shape.DAY),
    Parameter("plan.window_from", gettext_noop("First day of the window for delivery"), Shape.DAY),
    Parameter("plan.window_until", gettext_noop("Last day of the window for delivery"), Shape.DAY),
    Parameter("plan.contrary_after_months", gettext_noop("Months late at which a member acts contrary to process"), least=1),
    Parameter("plan.max_gap_after_previous_months", gettext_noop("Months from the last plan’s end to a new one"), least=1),
    Parameter("plan.commitments_least", gettext_noop("Commitments, at the least")),
    Parameter("plan.commitments_most", gettext_noop("Commitments, at the most")),
    Parameter(
        "plan.submission",
        gettext_noop("Reference of the key date that says when the plan was delivered"),
        Shape.WORDS,
        help=gettext_noop("Such as D-1. Left empty, it is the key date that stands on the day of the deadline."),
    ),
    Parameter("amendment.window_months", gettext_noop("Months within which a plan may be amended")),
    Parameter("local.min_term_left_months", gettext_noop("Months left in the administration’s term when joining")),
    Parameter("assessment.inception_months", gettext_noop("Months from submission to the inception assessment")),
    Parameter("assessment.end_of_commitment_months", gettext_noop("Months from a commitment’s completion to its assessment")),
    Parameter("irm.brief_before_months", gettext_noop("Months before the start at which the IRM’s brief is expected")),
    Parameter("irm.review_after_months", gettext_noop("Months after submission by which the IRM’s review is expected")),
    Parameter("irm.results_after_months", gettext_noop("Months after the end by which the IRM’s results report is expected")),
)  # fmt: skip

PARAMETERS: Mapping[str, Parameter] = MappingProxyType({each.name: each for each in _ALL})
"""By name."""
