"""The packs. To mend one, add its next version at the end: a cycle that pinned an older one keeps it."""

from dataclasses import replace
from datetime import date
from types import MappingProxyType

from moothill.core.standards.errors import gettext_noop
from moothill.core.standards.kinds import Mark, Severity
from moothill.core.standards.pack import Pack
from moothill.core.standards.parameters import Setting
from moothill.core.standards.sources import deadlines, handbook, local, planning_page, standards

_EVERYWHERE = (
    *("FOR-07", "WEB-07", "PRO-03", "PRO-13", "PRO-14", "RES-07", "RES-08"),
    *("CMT-01", "CMT-02", "CMT-03", "CMT-05", "CMT-06", "CMT-08"),
    *("IMPL-03", "IMPL-04", "IMPL-05", "IMPL-06", "IMPL-07", "ASM-05", "ASM-06"),
)
_COMMON = {
    "meeting.minutes_days": Setting(30, Mark.OWN),
    "progress.max_gap_months": Setting(6),
}
_UNCONFIRMED, _OWN = Mark.UNCONFIRMED, Mark.OWN

_NATIONAL_2022 = Pack(
    id="national-2022",
    version=1,
    title=gettext_noop("National plans from 2022"),
    about=gettext_noop("Five standards with minimum requirements; plans of two or four years."),
    valid_from=date(2022, 1, 1),
    valid_to=None,
    sources=(standards(""), handbook("standards", "")),
    rule_ids=(
        *_EVERYWHERE,
        *("FOR-01", "FOR-02", "FOR-03", "FOR-04", "WEB-01", "WEB-03", "WEB-04", "WEB-05"),
        *("PRO-01", "PRO-02", "PRO-04", "PRO-05", "PRO-06", "PRO-07", "PRO-08"),
        *("RES-01", "RES-02", "RES-03", "RES-04", "RES-05"),
        *("PLAN-01", "PLAN-02", "PLAN-03", "PLAN-07", "PLAN-08", "PLAN-13"),
        *("CMT-04", "CMT-07", "IMPL-01", "IMPL-02", "IMPL-08", "IRM-01"),
    ),
    settings=MappingProxyType(
        {
            **_COMMON,
            "plan.submission": Setting(""),
            "forum.max_gap_months": Setting(6),
            "forum.name": Setting(""),
            "repository.min_updates_per_year": Setting(2),
            "repository.min_spacing_days": Setting(90, _OWN),
            "timeline.notice_days": Setting(14, _UNCONFIRMED),
            "timeline.process_start": Setting(""),
            "call.min_days": Setting(14, _OWN),
            "call.advised_days": Setting(28, _OWN),
            "draft.comment_days": Setting(14, _OWN),
            "implementation.meetings_per_year": Setting(2),
            "plan.lengths_months": Setting((24, 48)),
            "plan.length_slack_months": Setting(1),
            "plan.end_days": Setting(("30-06", "31-08", "31-12"), _UNCONFIRMED),
            "plan.max_gap_after_previous_months": Setting(12),
            "plan.commitments_least": Setting(1, _UNCONFIRMED),
            "plan.commitments_most": Setting(10, _UNCONFIRMED),
            "amendment.window_months": Setting(12, _UNCONFIRMED),
            "irm.brief_before_months": Setting(3),
            "irm.review_after_months": Setting(4),
            "irm.results_after_months": Setting(4),
        }
    ),
    weights=MappingProxyType({"PLAN-08": Severity.ADVICE}),
    cites=MappingProxyType({"PLAN-08": handbook("developing-action-plans/", "commitments")}),
)

_NATIONAL_2022_2 = replace(_NATIONAL_2022, version=2, rule_ids=(*_NATIONAL_2022.rule_ids, "RES-06"))

_NATIONAL_2017 = Pack(
    id="national-2017",
    version=1,
    title=gettext_noop("National plans of 2017 to 2021"),
    about=gettext_noop("Due on 31 August, and at least 20 months to carry the plan out."),
    valid_from=date(2017, 1, 1),
    valid_to=date(2021, 12, 31),
    sources=(deadlines(),),
    rule_ids=(
        *_EVERYWHERE,
        *("FOR-06", "WEB-02", "RES-05", "PLAN-04", "PLAN-05", "PLAN-06", "PLAN-14"),
        *("CMT-04", "CMT-07", "IMPL-08", "ASM-04"),
    ),
    settings=MappingProxyType(
        {
            **_COMMON,
            "plan.submission": Setting(""),
            "plan.deadline": Setting("31-08"),
            "plan.min_implementation_months": Setting(20),
            "plan.contrary_after_months": Setting(4),
            "selfassessment.comment_days": Setting(14),
        }
    ),
)

_SUBNATIONAL_2017 = Pack(
    id="subnational-2017",
    version=1,
    title=gettext_noop("The local pilot of 2017 to 2020"),
    about=gettext_noop("Three to five commitments, a window for delivery, and an end that does not move."),
    valid_from=date(2017, 1, 1),
    valid_to=date(2020, 12, 31),
    sources=(planning_page("guidance for the members of the pilot"),),
    rule_ids=(*_EVERYWHERE, "PLAN-05", "PLAN-08"),
    settings=MappingProxyType(
        {
            **_COMMON,
            "plan.submission": Setting(""),
            "plan.deadline": Setting("31-08"),
            "plan.window_from": Setting("30-06"),
            "plan.window_until": Setting("30-09"),
            "plan.commitments_least": Setting(3),
            "plan.commitments_most": Setting(5),
        }
    ),
    cites=MappingProxyType(
        {
            "PLAN-05": planning_page("deadline and delivery window"),
            "PLAN-08": planning_page("three to five commitments"),
        }
    ),
)

_LOCAL_2021 = Pack(
    id="local-2021",
    version=1,
    title=gettext_noop("OGP Local, from 2021"),
    about=gettext_noop("A forum, a strategic vision, and a monitoring body of its own."),
    valid_from=date(2021, 1, 1),
    valid_to=None,
    sources=(local(),),
    rule_ids=(
        *_EVERYWHERE,
        *("FOR-01", "FOR-02", "FOR-08", "WEB-01", "WEB-06"),
        *("PLAN-08", "PLAN-09", "PLAN-10", "PLAN-11", "PLAN-12", "PLAN-13"),
        *("ASM-01", "ASM-02", "ASM-03"),
    ),
    settings=MappingProxyType(
        {
            **_COMMON,
            "meeting.papers_days": Setting(5, _OWN),
            "site.max_gap_months_local": Setting(4),
            "plan.commitments_least": Setting(1, _UNCONFIRMED),
            "plan.commitments_most": Setting(5, _UNCONFIRMED),
            "amendment.window_months": Setting(4, _UNCONFIRMED),
            "local.min_term_left_months": Setting(16),
            "assessment.inception_months": Setting(2),
            "assessment.end_of_commitment_months": Setting(1),
        }
    ),
    cites=MappingProxyType({"PLAN-08": local("commitments"), "PLAN-13": local("modification, 3.2.1.3")}),
)

PACKS: tuple[Pack, ...] = (_NATIONAL_2022, _NATIONAL_2017, _SUBNATIONAL_2017, _LOCAL_2021, _NATIONAL_2022_2)
"""Every version of every pack."""


def pack_of(pack_id: str, version: int | None = None) -> Pack | None:
    """The pack with this id and version, the newest version without one; None where there is none such."""
    found = [each for each in PACKS if each.id == pack_id and version in (None, each.version)]
    return max(found, key=lambda each: each.version, default=None)


def newest() -> tuple[Pack, ...]:
    """The newest version of each pack."""
    return tuple(each for each in PACKS if pack_of(each.id) is each)
