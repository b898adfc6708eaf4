"""The one way in: limits, a second look, the act and its sighting, all or nothing."""

from datetime import timedelta

import pytest

from moothill.commons.cycles.queries import guest_actor
from moothill.commons.journal.models import Entry
from moothill.commons.moderation.errors import TooMany
from moothill.commons.moderation.models import Counter, Key, Sighting, Standing
from moothill.commons.moderation.receiving import Door, Sent, receive
from moothill.commons.people.guests import begin_guest
from moothill.commons.record.models import Suggestion
from moothill.core.screening import Verdict
from tests.commons.moderation.conftest import PLAIN

SPAM = "Buy cheap viagra and cialis online no prescription needed, visit http://pills-4-you.example.top today"


def test_a_first_contribution_is_shown_and_flagged(contribute, guest):
    received = contribute(guest)
    assert (received.verdict, received.held) == (Verdict.FLAG, False)
    seen = Sighting.objects.get()
    assert (seen.target, seen.target_id) == ("record.suggestion", received.made.pk)
    assert (seen.standing, seen.first, [each["rule"] for each in seen.concerns]) == (
        "flagged",
        True,
        ["first"],
    )


def test_spam_is_held_and_nobody_sees_it(contribute, guest, passer_by):
    assert contribute(guest, SPAM).held
    assert Sighting.objects.get().standing == Standing.HELD
    assert not Suggestion.objects.visible_to(passer_by).exists()


def test_who_was_looked_at_once_is_no_newcomer(contribute, guest, at):
    contribute(guest)
    Sighting.objects.update(standing=Standing.CLEARED, looked_at=at)
    assert (
        contribute(guest, "The minutes of the March meeting do not say who was there.").verdict
        is Verdict.PASS
    )


def test_a_steward_is_neither_screened_nor_counted(contribute, steward):
    received = contribute(steward, SPAM)
    assert (received.verdict, received.concerns) == (Verdict.PASS, ())
    assert not Sighting.objects.exists()
    assert not Counter.objects.exists()


def test_the_same_from_one_network_again_is_held(contribute, at):
    three = [guest_actor(begin_guest(at=at).participant) for _each in range(3)]
    assert [contribute(by).held for by in three] == [False, False, True]
    assert {each["rule"] for each in Sighting.objects.first().concerns} >= {"repeat"}


def test_what_was_said_an_hour_ago_is_no_repeat(contribute, guest, at):
    for hours in range(3):
        assert not contribute(guest, when=at + timedelta(hours=2 * hours)).held


def test_an_act_that_fails_leaves_no_trace(cycle, guest, at):
    def act(verdict):
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        receive(cycle=cycle, by=guest, at=at, sent=Sent("n"), text=PLAIN, act=act)
    assert not Sighting.objects.exists() and not Key.objects.exists() and not Counter.objects.exists()


def test_more_than_the_hour_takes_is_refused_and_leaves_no_trace(contribute, guest, at, settings):
    settings.MOOTHILL_LIMIT_PERSON = 2
    contribute(guest, "One idea about buses in the evening.")
    contribute(guest, "Another one, about the library and its opening hours.")
    lines = Entry.objects.count()
    with pytest.raises(TooMany) as refusal:
        contribute(guest, "A third one, about parks.")
    assert (Sighting.objects.count(), Entry.objects.count()) == (2, lines)
    assert 0 < refusal.value.wait <= 3600
    contribute(guest, "A third one, about parks.", when=at + timedelta(hours=1))


def test_a_network_has_a_limit_of_its_own(contribute, at, settings):
    settings.MOOTHILL_LIMIT_NETWORK = 2
    people = [guest_actor(begin_guest(at=at).participant) for _each in range(4)]
    contribute(people[0], "About buses."), contribute(people[1], "About parks.")
    with pytest.raises(TooMany):
        contribute(people[2], "About schools.")
    contribute(people[3], "About hospitals.", network="another network")


def test_nought_means_no_limit(contribute, guest, settings):
    settings.MOOTHILL_LIMIT_PERSON = settings.MOOTHILL_LIMIT_NETWORK = 0
    contribute(guest)
    assert not Counter.objects.exists()


def test_at_a_door_of_its_own_a_contributor_has_a_limit_of_its_own(contribute, guest, settings, by_door):
    settings.MOOTHILL_LIMIT_PERSON = settings.MOOTHILL_LIMIT_NETWORK = 1
    door = Door(limit=2, vouched=True)
    by_door(contribute, guest, door)
    by_door(contribute, guest, door)
    with pytest.raises(TooMany):
        by_door(contribute, guest, door)
    contribute(guest)


def test_who_was_let_in_is_no_newcomer_and_may_say_what_others_say(contribute, at, by_door):
    three = [guest_actor(begin_guest(at=at).participant) for _each in range(3)]
    verdicts = [by_door(contribute, by, Door(limit=9, vouched=True)).verdict for by in three]
    assert verdicts == [Verdict.PASS] * 3
    assert by_door(contribute, three[0], Door(limit=9, vouched=True), SPAM).held


def test_whatever_comes_by_some_doors_waits(contribute, guest, passer_by, by_door):
    received = by_door(contribute, guest, Door(limit=0, looked_at_first=True))
    assert received.held
    assert Sighting.objects.get().standing == Standing.HELD
    assert not Counter.objects.exists()
    assert not Suggestion.objects.visible_to(passer_by).exists()
