"""The judges: one function for each rule that something in this system can answer, under the rule's id.

A room that brings new facts adds a field to `Facts`, a judge here, and their gathering to the room of standards.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from moothill.core.standards.case import Case
from moothill.core.standards.findings import Verdict
from moothill.core.standards.judging import (
    answers,
    contradictions,
    delivery,
    meetings,
    notice,
    outcomes,
    papers,
    repository,
    site,
)

Judge = Callable[[Case], Verdict]

JUDGES: Mapping[str, Judge] = MappingProxyType(
    {
        "FOR-03": meetings.often_enough,
        "FOR-07": papers.minutes_follow,
        "FOR-08": papers.papers_before,
        "WEB-01": site.open_to_all,
        "WEB-02": site.lead_and_contact,
        "WEB-03": repository.from_co_creation,
        "WEB-04": repository.from_implementation,
        "WEB-05": repository.renewed,
        "WEB-06": site.changes_often,
        "PRO-01": notice.timeline_before,
        "PRO-02": notice.overview_before,
        "PRO-03": notice.changes_explained,
        "PRO-13": outcomes.recorded,
        "PRO-14": contradictions.none_found,
        "RES-01": answers.everybody,
        "RES-02": answers.no_has_a_reason,
        "RES-03": answers.before_the_plan,
        "RES-05": answers.can_be_read,
        "RES-06": answers.tells_all,
        "RES-08": answers.from_input,
        "RES-07": outcomes.leave_a_record,
        "PLAN-01": delivery.length,
        "PLAN-03": delivery.usual_end,
        "PLAN-04": delivery.time_enough,
        "PLAN-05": delivery.in_time,
        "PLAN-06": delivery.not_contrary,
        "PLAN-07": delivery.after_the_last,
        "IMPL-01": meetings.results_shown,
        "IRM-01": delivery.review_dates,
    }
)
"""By the id of the rule."""
