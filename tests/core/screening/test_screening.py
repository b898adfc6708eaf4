"""Honest posts pass, spam is held, and every concern says why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothill.core.screening import RULES, Contribution, Severity, Verdict, judge, screen
from moothill.core.screening.concern import Concern
from tests.core.screening.honest import HONEST
from tests.core.screening.spam import SPAM


def names(*args, **kwargs):
    return {concern.rule for concern in screen(Contribution(*args, **kwargs))}


def test_there_is_enough_to_try_them_on():
    assert len(set(HONEST)) >= 60
    assert len(set(SPAM)) >= 60


@pytest.mark.parametrize("text", HONEST, ids=range(len(HONEST)))
def test_honest_posts_raise_nothing(text):
    if text.startswith("THE MINUTES ARE MISSING"):
        assert names(text) <= {"shouting"}
    else:
        assert screen(Contribution(text)) == ()


@pytest.mark.parametrize("text", HONEST, ids=range(len(HONEST)))
def test_an_honest_newcomer_is_looked_at_and_not_held(text):
    concerns = screen(Contribution(text, first=True, seconds=45))
    assert "first" in {concern.rule for concern in concerns}
    assert judge(concerns) is Verdict.FLAG


@pytest.mark.parametrize("text", SPAM, ids=range(len(SPAM)))
def test_spam_by_a_newcomer_is_held(text):
    assert judge(screen(Contribution(text, first=True, seconds=30))) is Verdict.HOLD


@given(
    st.sampled_from(HONEST + SPAM),
    st.text(alphabet=" \n\t", max_size=9),
    st.text(alphabet=" \n\t", max_size=9),
)
def test_blanks_around_a_text_change_nothing(text, before, after):
    assert screen(Contribution(before + text + after)) == screen(Contribution(text))


@given(st.lists(st.sampled_from(HONEST), min_size=1, max_size=3))
def test_honest_posts_together_are_as_honest(texts):
    assert judge(screen(Contribution("\n\n".join(texts), first=True))) is not Verdict.HOLD


@given(st.sampled_from(HONEST), st.sampled_from(HONEST))
def test_who_is_known_is_never_judged_more_harshly(title, text):
    known = names(text, title=title[:80])
    assert known <= names(text, title=title[:80], first=True)


@given(st.text(), st.text(), st.booleans(), st.one_of(st.none(), st.floats(0, 1e6)), st.booleans())
def test_whatever_comes_is_judged_and_always_alike(text, title, first, seconds, trap):
    given = Contribution(text, title, first=first, seconds=seconds, trap=trap)
    concerns = screen(given)
    assert concerns == screen(given)
    assert all(concern.reason for concern in concerns)
    assert trap == ("trap" in {concern.rule for concern in concerns})


@given(st.sampled_from(SPAM))
def test_a_reason_never_repeats_what_was_written(text):
    for concern in screen(Contribution(text, first=True)):
        assert all(isinstance(value, int) for value in concern.facts.values())


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Ring me on 07700 900123 about the minutes.", "telephone"),
        ("Ring Ms X at home, 0131 496 0000.", "telephone"),
        ("Write to a.person@mailbox.example.com about the minutes.", "mail"),
        ("I live at 3 Sample Street, Edinburgh EH1 1ZZ and see it daily.", "home"),
        ("My number is QQ 12 34 56 C, please check.".replace("QQ", "AB"), "identity"),
        ("Card 4111 1111 1111 1111 was charged twice for the event.", "identity"),
        ("ALWAYS CANCELLED WITHOUT NOTICE PEOPLE TRAVEL HOURS", "shouting"),
        ("Really??? Nobody asked!!! Publish the minutes!!!", "shouting"),
    ],
)
def test_personal_data_and_shouting_are_named(text, rule):
    assert rule in names(text)


@pytest.mark.parametrize(
    ("kwargs", "rule"),
    [({"trap": True}, "trap"), ({"seconds": 1.2}, "haste"), ({"first": True}, "first")],
)
def test_how_it_was_sent_counts_too(kwargs, rule):
    assert names("Please publish the minutes.", **kwargs) == {rule}


def test_a_link_in_a_field_of_its_own_counts_like_one_in_the_text():
    assert "first-links" in names("Our notes of the day.", links=("https://notes.example.net/",), first=True)


@pytest.mark.parametrize(
    ("severities", "verdict"),
    [
        ([], Verdict.PASS),
        ([Severity.FLAG], Verdict.FLAG),
        ([Severity.FLAG] * 2, Verdict.FLAG),
        ([Severity.FLAG] * 3, Verdict.HOLD),
        ([Severity.FLAG, Severity.HOLD], Verdict.HOLD),
    ],
)
def test_one_hold_or_three_flags_hold(severities, verdict):
    assert judge([Concern(str(n), each, "") for n, each in enumerate(severities)]) is verdict


def test_every_rule_can_be_read_by_people():
    assert all(rule.about and rule.words.endswith(".") for rule in RULES.values())


LENGTH = 60_000
UNITS = [
    "a ", "http://a.b ", "a.", "a@b.", "a@", "0 ", "0", "1-", "<a ", "< ", "x", " ", "a\u200b", "аa", "( ", "[dot]", "\ufdfa", "e\u0301",
    "AB12", "my flat EH1 1AA ", "0131 244 4000 ", "!", "\n", "viagra ", "w.w.w.", "123-45-6789 ", "é.", "\U0001d401", "www.", "href", "aB1",
]  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_no_text_takes_over_a_second(unit):
    screen(Contribution((unit * LENGTH)[:LENGTH], first=True))
