"""Who may do what: every act, role and state, asked of the one decision function."""

from dataclasses import replace
from itertools import product

import pytest

from moothill.core.policy import ACTS, Act, CycleState, Facts, Mode, RecordState, Role, decide
from moothill.core.policy.deciding import REASONS

READING = {Act.READ, Act.READ_DRAFTS}
TAKING_PART = [
    Act.SUGGEST, Act.EDIT_OPEN, Act.COMMENT, Act.FLAG, Act.CONTRIBUTE, Act.SUPPORT, Act.REGISTER, Act.DOUBT,
]  # fmt: skip
OTHERS = {
    Role.MODERATOR: {Act.MODERATE, Act.UNDO_WAVE, Act.REDACT, Act.SIGN},
    Role.TEAM_MEMBER: {Act.ENTER, Act.SEE_PLACES, Act.CODE, Act.SCORE, Act.SIGN},
    Role.COMMITMENT_LEAD: {Act.SIGN},
    Role.REVIEWER: {Act.SCORE, Act.SIGN},
    Role.OBSERVER: {Act.SIGN},
}
CHANGES = [act for act in Act if act not in {*READING, *TAKING_PART}]
EVERY_FACT = [
    Facts(roles=frozenset({role} if role else ()), signed_in=signed_in, cycle=cycle, record=record, mode=mode)
    for role, signed_in, cycle, record, mode in product(
        [None, *Role], [True, False], CycleState, RecordState, Mode
    )
]


@pytest.mark.parametrize("act", list(Act))
def test_every_act_has_a_rule_in_words(act: Act) -> None:
    assert ACTS[act].words


@pytest.mark.parametrize("act", list(Act))
def test_every_refusal_has_a_reason_in_words(act: Act) -> None:
    for facts in EVERY_FACT:
        decision = decide(act, facts)
        assert decision.allowed == (decision.reason == "")
        assert decision.words == REASONS[decision.reason]


def test_anybody_reads_what_is_published() -> None:
    assert decide(Act.READ, Facts()).allowed


@pytest.mark.parametrize("act", CHANGES)
def test_a_passer_by_changes_nothing_and_is_asked_to_sign_in(act: Act) -> None:
    assert decide(act, Facts()).reason == "sign-in"


@pytest.mark.parametrize("act", CHANGES)
def test_an_account_alone_changes_nothing(act: Act) -> None:
    assert decide(act, Facts(signed_in=True)).reason == "role"


@pytest.mark.parametrize("act", CHANGES)
def test_a_steward_may_do_every_act(act: Act) -> None:
    assert decide(act, Facts(roles=frozenset({Role.STEWARD}), signed_in=True)).allowed


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.STEWARD])
@pytest.mark.parametrize("act", CHANGES)
def test_no_other_role_changes_the_plan(act: Act, role: Role) -> None:
    may = act in OTHERS.get(role, set())
    assert decide(act, Facts(roles=frozenset({role}), signed_in=True)).allowed == may


@pytest.mark.parametrize(
    ("act", "mode", "reason"),
    [
        (Act.SUGGEST, Mode.OPEN, ""),
        (Act.SUGGEST, Mode.SUGGEST, ""),
        (Act.SUGGEST, Mode.LOCKED, "locked"),
        (Act.EDIT_OPEN, Mode.OPEN, ""),
        (Act.EDIT_OPEN, Mode.SUGGEST, "suggest"),
        (Act.EDIT_OPEN, Mode.LOCKED, "locked"),
    ],
)
def test_the_mode_of_a_thing_says_what_becomes_of_anybodys_edit(act: Act, mode: Mode, reason: str) -> None:
    for signed_in in (True, False):
        assert decide(act, Facts(signed_in=signed_in, mode=mode)).reason == reason
    assert decide(act, Facts(roles=frozenset({Role.STEWARD}), signed_in=True, mode=mode)).allowed


@pytest.mark.parametrize("act", TAKING_PART)
def test_nobody_contributes_to_what_was_withdrawn_or_is_over(act: Act) -> None:
    assert decide(act, Facts(record=RecordState.WITHDRAWN, mode=Mode.OPEN)).reason == "gone"
    assert decide(act, Facts(cycle=CycleState.ENDED, mode=Mode.OPEN)).reason == "cycle-ended"
    assert decide(act, Facts(record=RecordState.DRAFT, mode=Mode.OPEN)).reason == "not-published"


def test_a_cycle_being_prepared_is_closed_to_outsiders_whatever_they_ask() -> None:
    for act in Act:
        assert decide(act, Facts(cycle=CycleState.DRAFT, signed_in=True)).reason == "cycle-not-public"


def test_a_draft_is_not_there_for_outsiders() -> None:
    assert decide(Act.READ, Facts(record=RecordState.DRAFT)).reason == "not-published"
    assert decide(Act.READ, Facts(record=RecordState.DRAFT, roles=frozenset({Role.TEAM_MEMBER}))).allowed


def test_what_was_withdrawn_is_put_back_before_it_is_changed() -> None:
    facts = Facts(record=RecordState.WITHDRAWN, roles=frozenset({Role.STEWARD}), signed_in=True)
    assert decide(Act.EDIT, facts).reason == "withdrawn"
    assert decide(Act.PUBLISH, facts).allowed


THEIR_OWN = {Act.CREATE, Act.EDIT_OPEN, Act.SUMMARISE, Act.CUT, Act.MOVE_DATE, Act.REPORT}


@pytest.mark.parametrize("act", list(Act))
def test_who_leads_a_thing_may_do_more_to_it_and_nobody_more_to_another(act: Act) -> None:
    lead = Facts(roles=frozenset({Role.COMMITMENT_LEAD}), signed_in=True)
    public = Facts(signed_in=True)
    own = Facts(roles=lead.roles, signed_in=True, leading=True)
    assert decide(act, lead).allowed == (decide(act, public).allowed or act is Act.SIGN)
    assert decide(act, own).allowed == (decide(act, lead).allowed or act in THEIR_OWN)


@pytest.mark.parametrize("act", sorted(THEIR_OWN - {Act.EDIT_OPEN}))
def test_a_lead_of_something_else_is_told_who_leads_this(act: Act) -> None:
    lead = Facts(roles=frozenset({Role.COMMITMENT_LEAD}), signed_in=True)
    assert decide(act, lead).reason == "not-leading"


def test_a_lead_edits_their_own_even_where_others_are_locked_out_but_not_what_is_gone() -> None:
    lead = Facts(roles=frozenset({Role.COMMITMENT_LEAD}), signed_in=True, leading=True)
    assert lead.mode is Mode.LOCKED
    assert decide(Act.EDIT_OPEN, lead).allowed
    assert decide(Act.EDIT_OPEN, replace(lead, record=RecordState.WITHDRAWN)).reason == "gone"
    assert decide(Act.EDIT_OPEN, replace(lead, cycle=CycleState.ENDED)).reason == "cycle-ended"


def test_the_operator_appoints_imports_begins_and_opens_cycles_and_no_more() -> None:
    operator = Facts(operator=True)
    assert {act for act in CHANGES if decide(act, operator).allowed} == {
        Act.IMPORT,
        Act.APPOINT,
        Act.CHANGE_CYCLE,
        Act.BEGIN_CYCLE,
        Act.SET_EDITING,
        Act.SET_MODERATION,
        Act.SET_ANSWERING,
        Act.SET_FORM,
    }
