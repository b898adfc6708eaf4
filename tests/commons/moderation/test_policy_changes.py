"""The moderation policy is changed by both sides, setting by setting."""

import pytest

from moothill.commons.cycles import level
from moothill.commons.cycles.confirming import confirm
from moothill.commons.moderation.errors import WrongPolicy
from moothill.commons.moderation.policy import settings_of
from moothill.commons.moderation.policy_changes import a_policy
from moothill.commons.record.errors import Unchanged
from moothill.core.policy import Act

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask(cycle, at):
    def asked(by, **values):
        payload = a_policy(cycle=cycle, values=values)
        return level.settle(
            cycle=cycle, act=Act.SET_MODERATION, payload=payload, reason="It was agreed.", by=by, at=at
        )

    return asked


def test_two_changes_that_waited_together_both_hold(cycle, ask, steward, civil_steward, at):
    days, words = ask(steward, review_days=14), ask(civil_steward, text="Be kind.")
    confirm(change=days, by=civil_steward, at=at)
    confirm(change=words, by=steward, at=at)
    settings = settings_of(cycle)
    assert (settings.review_days, settings.text) == (14, "Be kind.")


def test_of_two_changes_of_one_setting_the_second_is_declined(cycle, ask, steward, civil_steward, at):
    first, second = ask(steward, review_days=14), ask(steward, review_days=21)
    confirm(change=first, by=civil_steward, at=at)
    declined = confirm(change=second, by=civil_steward, at=at)
    assert declined.state == "declined" and "changed meanwhile" in declined.words
    assert settings_of(cycle).review_days == 14


def test_what_waits_is_told_by_the_names_of_the_settings(cycle, ask, steward, civil_steward, passer_by):
    change = ask(steward, review_days=14, hold_first=True)
    (told,) = level.told(cycle, [change], passer_by)
    assert told.words == "Change the moderation policy: first contributions of guests, days until an answer"


def test_what_will_not_do_or_changes_nothing_is_refused_when_it_is_asked_for(ask, steward, civil_steward):
    with pytest.raises(WrongPolicy):
        ask(steward, review_days=-1)
    with pytest.raises(Unchanged):
        ask(steward)
