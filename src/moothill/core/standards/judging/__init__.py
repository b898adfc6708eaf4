"""The judges: one function for each rule that something in this system can answer, under the rule's id.

A room that brings new facts adds a field to `Facts`, a judge here, and their gathering to the room of standards.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from moothill.core.standards.case import Case
from moothill.core.standards.findings import Verdict
from moothill.core.standards.judging import (
    answers,
    commitments,
    contradictions,
    delivery,
    drafts,
    editions,
    meetings,
    notice,
    outcomes,
    papers,
    progress,
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
        "RES-04": drafts.open_long_enough,
        "RES-05": answers.can_be_read,
        "RES-06": answers.tells_all,
        "RES-08": drafts.from_input,
        "RES-07": outcomes.leave_a_record,
        "PLAN-01": delivery.length,
        "PLAN-02": editions.refreshed,
        "PLAN-03": delivery.usual_end,
        "PLAN-04": delivery.time_enough,
        "PLAN-05": delivery.in_time,
        "PLAN-06": delivery.not_contrary,
        "PLAN-07": delivery.after_the_last,
        "PLAN-08": editions.number_allowed,
        "PLAN-09": editions.both_signed,
        "PLAN-10": editions.endorsed_first,
        "PLAN-11": editions.looks_ahead,
        "PLAN-12": editions.before_the_term_ends,
        "PLAN-13": editions.amended_in_time,
        "CMT-01": commitments.filled_in,
        "CMT-02": commitments.with_milestones,
        "CMT-03": commitments.opens_government,
        "CMT-04": commitments.not_beside_alone,
        "CMT-05": commitments.dates_fit,
        "CMT-06": commitments.owned,
        "CMT-07": commitments.verifiable,
        "CMT-08": commitments.with_an_area,
        "IMPL-01": meetings.results_shown,
        "IMPL-03": progress.reported_on,
        "IMPL-04": progress.complete_is_proved,
        "IMPL-05": progress.hindrance_named,
        "IMPL-06": progress.whole_by_its_parts,
        "IMPL-07": progress.moved_aloud,
        "IMPL-08": progress.something_moves,
        "IRM-01": delivery.review_dates,
    }
)
"""By the id of the rule."""
