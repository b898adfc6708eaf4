"""The moderation policy of a cycle: what holds, who looks, and who may change it."""

from datetime import date, timedelta

import pytest

from moothill.commons.journal.models import Entry
from moothill.commons.moderation.errors import WrongPolicy
from moothill.commons.moderation.models import Policy
from moothill.commons.moderation.operations import set_policy
from moothill.commons.moderation.policy import moderators_today, settings_of
from moothill.commons.policy.errors import Refused
from moothill.commons.record.errors import Unchanged
from moothill.core.screening import Severity


def change(cycle, by, at, **values):
    return set_policy(cycle=cycle, values=values, reason="We agreed", by=by, at=at)


def test_what_nobody_settled_is_as_it_is_by_standard(cycle, at):
    settings = settings_of(cycle)
    assert (settings.review_days, settings.hold_first, settings.moderators) == (7, False, ())
    assert settings.reason("spam") == "Advertising, or sent by a robot"
    assert settings.due(cycle, at) == date(2018, 3, 8)


def test_stewards_settle_it_and_the_journal_says_what(cycle, steward, at):
    change(
        cycle, steward, at, review_days=3, rules={"shouting": {"severity": "off"}}, reasons=[["rude", "Rude"]]
    )
    settings = settings_of(cycle)
    assert (settings.review_days, settings.pack["shouting"].severity) == (3, None)
    assert settings.pack["offer"].severity is Severity.HOLD
    assert settings.reasons == (("rude", "Rude"),)
    line = Entry.objects.get(kind="policy.changed")
    assert (line.reason, line.facts) == ("We agreed", '{"settings":["reasons","review_days","rules"]}')


@pytest.mark.parametrize(
    "who", ["passer_by", "account_holder", "team_member", "observer", "steward_elsewhere"]
)
def test_nobody_else_changes_it(cast, who, cycle, at):
    with pytest.raises(Refused):
        change(cycle, cast[who], at, review_days=1)
    assert not Policy.objects.exists()


def test_moderators_do_not_set_the_policy(moderator, cycle, at):
    with pytest.raises(Refused):
        change(cycle, moderator, at, review_days=1)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("review_days", 0), ("review_days", "7"), ("text", "x" * 20_001), ("reasons", [["A B", "x"]]),
        ("reasons", [["a", "x"], ["a", "y"]]), ("reasons", []), ("rules", {"none": {}}),
        ("rules", {"haste": {"seconds": -1}}), ("moderators", [4711]), ("sites", ["http://example.org"]),
        ("hold_first", "yes"), ("colour", "red"),
    ],
)  # fmt: skip
def test_what_will_not_do_is_refused_with_the_setting_named(cycle, steward, at, name, value):
    with pytest.raises(WrongPolicy) as fault:
        change(cycle, steward, at, **{name: value})
    assert fault.value.name == name
    assert not Policy.objects.exists()


def test_the_same_again_changes_nothing(cycle, steward, at):
    change(cycle, steward, at, review_days=3)
    with pytest.raises(Unchanged):
        change(cycle, steward, at, review_days=3)
    assert Entry.objects.filter(kind="policy.changed").count() == 1


def test_moderators_take_turns_by_the_week_and_stewards_look_where_nobody_does(
    cycle, steward, civil_steward, moderator, at
):
    assert {each.pk for each in moderators_today(cycle, at)} == {
        steward.participant,
        civil_steward.participant,
    }
    change(cycle, steward, at, moderators=[moderator.participant, steward.participant])
    weeks = [moderators_today(cycle, at + timedelta(days=7 * week))[0].pk for week in range(3)]
    assert weeks[0] != weeks[1] and weeks[0] == weeks[2]
    days = [moderators_today(cycle, at + timedelta(days=day))[0].pk for day in range(5)]
    assert days == [*[weeks[0]] * 4, weeks[1]], "from Monday on"


def test_whose_role_has_ended_has_no_turn(cycle, steward, moderator, at):
    change(cycle, steward, at, moderators=[moderator.participant])
    cycle.roles_held.filter(participant=moderator.participant).update(until=at)
    assert [each.pk for each in moderators_today(cycle, at + timedelta(days=1))] == [steward.participant]


def test_a_cycle_may_let_every_first_contribution_of_a_guest_wait(
    cycle, steward, contribute, guest, account_holder, at
):
    change(cycle, steward, at, hold_first=True)
    assert contribute(guest).held
    assert not contribute(account_holder, "Something else, about the opening hours of the library").held


def test_links_to_sites_that_the_cycle_knows_raise_no_concern(cycle, steward, contribute, account_holder, at):
    text = "What we wrote down during the day, table by table, is for all to read at https://notes.example.org/day"
    change(cycle, steward, at, sites=["notes.example.org"])
    assert [each.rule for each in contribute(account_holder, text).concerns] == ["first"]
