"""How things may be edited: the rules of a cycle, from the nearest to the widest."""

from moothill.core.policy import Contributor, EditingRule, Facts, Mode, Role, contributor_of, mode_for

GUEST, ACCOUNT, TEAM = Contributor.GUEST, Contributor.ACCOUNT, Contributor.TEAM


def test_a_cycle_that_settled_nothing_is_safe() -> None:
    assert mode_for(GUEST, [], kind="section") is Mode.SUGGEST
    assert mode_for(GUEST, [], kind="activity") is Mode.SUGGEST
    assert mode_for(ACCOUNT, [], kind="section") is Mode.OPEN
    assert mode_for(ACCOUNT, [], kind="activity") is Mode.SUGGEST


def test_the_nearest_rule_holds() -> None:
    rules = [
        EditingRule(GUEST, Mode.LOCKED),
        EditingRule(GUEST, Mode.SUGGEST, kind="section"),
        EditingRule(GUEST, Mode.OPEN, record=7),
    ]
    assert mode_for(GUEST, rules, kind="activity", record=1) is Mode.LOCKED
    assert mode_for(GUEST, rules, kind="section", record=1) is Mode.SUGGEST
    assert mode_for(GUEST, rules, kind="section", record=7) is Mode.OPEN


def test_who_closes_a_cycle_closes_all_of_it() -> None:
    assert mode_for(ACCOUNT, [EditingRule(ACCOUNT, Mode.LOCKED)], kind="section") is Mode.LOCKED


def test_a_rule_for_others_changes_nothing() -> None:
    assert mode_for(ACCOUNT, [EditingRule(GUEST, Mode.LOCKED)], kind="section") is Mode.OPEN


def test_a_rule_about_one_record_says_nothing_of_one_that_is_not_there_yet() -> None:
    assert mode_for(GUEST, [EditingRule(GUEST, Mode.OPEN, record=7)], kind="section") is Mode.SUGGEST


def test_everybody_is_one_kind_of_contributor() -> None:
    assert contributor_of(Facts()) is GUEST
    assert contributor_of(Facts(signed_in=True)) is ACCOUNT
    assert contributor_of(Facts(signed_in=True, roles=frozenset({Role.OBSERVER}))) is ACCOUNT
    assert contributor_of(Facts(signed_in=True, roles=frozenset({Role.REVIEWER}))) is TEAM
