"""A cycle chooses its rules, and is told what is wrong with its choice."""

import pytest

from moothill.core.screening import STANDARD, Contribution, Severity, WrongRule, read_pack, screen

PILLS = Contribution("Buy cheap viagra online, no prescription, at http://pills.example.top", first=True)


def names(pack):
    return [concern.rule for concern in screen(PILLS, pack=pack)]


def test_without_a_choice_the_standard_rules_hold():
    assert read_pack({}) == STANDARD
    assert names(STANDARD) == names(read_pack({}))


def test_a_rule_can_be_switched_off():
    assert "offer" in names(STANDARD)
    assert "offer" not in names(read_pack({"offer": {"severity": "off"}}))


def test_a_rule_can_hold_or_flag():
    [concern] = [
        each
        for each in screen(PILLS, pack=read_pack({"first": {"severity": "hold"}}))
        if each.rule == "first"
    ]
    assert concern.severity is Severity.HOLD


def test_its_numbers_can_be_changed():
    assert "many-links" not in names(STANDARD)
    assert "many-links" in names(read_pack({"many-links": {"links": 0}}))


def test_an_empty_pack_raises_nothing():
    assert names({}) == []


@pytest.mark.parametrize(
    ("changes", "part"),
    [
        ({"nosuch": {}}, "There is no rule “nosuch”"),
        ({"first": {"severity": "ban"}}, "“ban” is not one of flag, hold and off"),
        ({"first": {"severity": ["off"]}}, "is not one of"),
        ({"haste": {"minutes": 3}}, "Rule “haste” has no setting “minutes”. It has: severity, seconds."),
        ({"haste": {"seconds": "3"}}, "“seconds” needs a number"),
        ({"haste": {"seconds": -1}}, "“seconds” needs a number"),
        ({"haste": {"seconds": float("nan")}}, "“seconds” needs a number"),
        ({"haste": {"seconds": True}}, "“seconds” needs a number"),
    ],
)
def test_a_wrong_choice_is_refused_in_words(changes, part):
    with pytest.raises(WrongRule) as refusal:
        read_pack(changes)
    assert part in str(refusal.value)
    assert refusal.value.words % refusal.value.facts == str(refusal.value)
