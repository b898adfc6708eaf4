"""What is done by the clock: waves are screened again, and what serves defence is deleted on time."""

from datetime import timedelta

import pytest
from django.core.management import call_command

from moothill.commons.cycles.queries import guest_actor
from moothill.commons.journal import jobs
from moothill.commons.journal.followers import advance
from moothill.commons.journal.models import Entry
from moothill.commons.moderation.cleaning import clean
from moothill.commons.moderation.erasing import erase
from moothill.commons.moderation.following import FOLLOWER, follow
from moothill.commons.moderation.hiding import hide
from moothill.commons.moderation.models import Counter, Deed, Hiding, Key, NetworkKey, Sighting, Standing
from moothill.commons.moderation.networks import digest
from moothill.commons.moderation.operations import set_policy
from moothill.commons.moderation.policy import settings_of
from moothill.commons.moderation.receiving import Sent, receive
from moothill.commons.moderation.rescreening import rescreen
from moothill.commons.moderation.trying import try_rules
from moothill.commons.people.guests import begin_guest
from moothill.commons.record.answering import accept, decline, remove
from moothill.commons.record.editing import set_mode
from moothill.commons.record.models import Suggestion
from moothill.commons.record.operations import revise
from moothill.commons.record.suggesting import take_back
from moothill.core.policy import Contributor, Mode
from moothill.core.screening import WrongRule

WORDS = "Solar panels from {} are remarkable and everybody in {} speaks of them every week of the year"
TOWNS = "Fife Leith Ayr Oban Perth Alloa Nairn Cupar Wick Thurso Largs Troon Kelso Peebles Duns Ellon".split()


@pytest.fixture
def crowd(contribute, at):
    """Sixteen newcomers of sixteen networks with nearly the same words: the first ones pass, since nothing is known yet."""

    def come():
        made = []
        for number, town in enumerate(TOWNS):
            by = guest_actor(begin_guest(at=at).participant)
            text = WORDS.format(town, TOWNS[-number])
            made.append(
                contribute(
                    by, text, network=f"network {number}", seconds=60.0, when=at + timedelta(seconds=number)
                )
            )
        return made

    return come


def test_the_first_posts_of_a_wave_are_held_once_it_is_known(crowd, at, passer_by):
    received = crowd()
    passed = [each for each in received if not each.held]
    assert 0 < len(passed) < len(received)
    assert rescreen(at + timedelta(minutes=1)) == len(passed)
    assert not Suggestion.objects.visible_to(passer_by).exists()
    assert set(Sighting.objects.values_list("standing", flat=True)) == {Standing.HELD}
    assert Deed.objects.filter(done="held", by_name="the rules of this site").count() == len(passed)
    assert rescreen(at + timedelta(minutes=2)) == 0


def test_what_somebody_looked_at_is_not_held_again(crowd, at):
    received = crowd()
    Sighting.objects.update(standing=Standing.CLEARED, looked_at=at)
    assert rescreen(at + timedelta(minutes=1)) == 0
    assert any(not each.held for each in received)


def test_a_quiet_hour_is_not_screened_again(contribute, guest, at, django_assert_num_queries):
    contribute(guest)
    with django_assert_num_queries(4):
        assert rescreen(at + timedelta(minutes=1)) == 0


def test_a_live_version_of_a_wave_is_replaced_by_what_stood_before(crowd, make, cycle, steward, guest, at):
    set_mode(cycle=cycle, contributor=Contributor.GUEST, mode=Mode.OPEN, kind="section", by=steward, at=at)
    section = make("section", page=make("page").reference, text="Plain words")
    text = WORDS.format("Fife", "Leith")

    def act(_verdict):
        return revise(record=section, values={"text": text}, base=1, by=guest, at=at)

    receive(cycle=cycle, by=guest, at=at, sent=Sent("a network", 60.0), text=text, act=act)
    crowd()
    rescreen(at + timedelta(minutes=1))
    section.refresh_from_db()
    newest = section.revisions.get(number=section.version)
    assert (newest.content["text"], newest.by_name) == ("Plain words", "the rules of this site")
    assert Sighting.objects.get(target="record.revision").standing == Standing.HELD


def test_networks_and_haste_are_gone_after_the_days_that_the_setting_says(contribute, guest, at, settings):
    settings.MOOTHILL_DEFENCE_DAYS = 10
    network = digest("203.0.113.7", at)
    contribute(guest, network=network, seconds=12.0)
    clean(at + timedelta(days=9, hours=23))
    assert Sighting.objects.get().network == network
    cleaned = clean(at + timedelta(days=10))
    seen = Sighting.objects.get()
    assert (cleaned.networks, seen.network, seen.seconds, seen.trap) == (1, "", None, False)
    assert seen.standing == Standing.FLAGGED
    assert NetworkKey.objects.exists()
    clean(at + timedelta(days=25))
    assert not NetworkKey.objects.exists()
    assert clean(at + timedelta(days=25)).networks == 0


def test_keys_and_counters_live_for_an_hour_or_two(contribute, guest, at):
    contribute(guest)
    clean(at + timedelta(minutes=59))
    assert Key.objects.exists() and Counter.objects.exists()
    cleaned = clean(at + timedelta(hours=2))
    assert (cleaned.keys, cleaned.counters) == (16, 2)
    assert not Key.objects.exists() and not Counter.objects.exists()


def test_the_same_is_done_by_a_command_and_by_the_clock(contribute, guest, at, settings, capsys):
    contribute(guest)
    call_command("moderation", "clean")
    assert "the network of 1 contributions" in capsys.readouterr().out
    assert (Sighting.objects.get().network, Key.objects.count()) == ("", 0)
    assert {"screen-again", "tidy-moderation"} <= jobs.every().keys()


def test_sightings_follow_what_stewards_do_at_other_doors(contribute, steward, at):
    guests = [guest_actor(begin_guest(at=at).participant) for _each in range(4)]
    texts = ["About parks and trees", "About buses at night", "About schools", "About libraries"]
    made = [contribute(by, text, network=text).made for by, text in zip(guests, texts, strict=True)]
    accept(suggestion=made[0], by=steward, at=at)
    decline(suggestion=made[1], code="spam", by=steward, at=at)
    remove(suggestion=made[2], words="Against the rules", by=steward, at=at)
    take_back(suggestion=made[3], by=guests[3], at=at)
    advance(FOLLOWER, follow)
    standings = {each.target_id: each.standing for each in Sighting.objects.all()}
    assert [standings[each.pk] for each in made] == ["cleared", "removed", "removed", "gone"]
    assert [(deed.done, deed.reason) for deed in Deed.objects.all()] == [("removed", "Against the rules")]


def test_the_follower_logs_no_act_twice(contribute, guest, moderator, at):
    hide(thing=contribute(guest).made, code="spam", words="", by=moderator, at=at)
    advance(FOLLOWER, follow)
    assert Deed.objects.get().done == "hidden"


def test_erasing_takes_away_names_networks_and_private_words(contribute, guest, moderator, at):
    hide(thing=contribute(guest, reason="My own words").made, code="spam", words="", by=moderator, at=at)
    erase([guest.participant, moderator.participant], at)
    seen, hiding = Sighting.objects.get(), Hiding.objects.get()
    assert (seen.network, hiding.by_name, Deed.objects.get().by_name, Key.objects.count()) == ("", "", "", 0)
    assert "My own words" not in str(hiding.before)
    assert Entry.objects.exists()


def test_rules_are_tried_on_what_was_sent_before(contribute, guest, cycle, steward, at):
    for number, text in enumerate(
        ["The NEW BUS TIMES ARE WRONG AGAIN", "A quiet thought about parks in the town"]
    ):
        contribute(guest, text, when=at + timedelta(minutes=number))
    trial = try_rules(
        cycle,
        {"shouting": {"severity": "hold", "words": 2, "percent": 20}},
        settings_of(cycle),
        at=at + timedelta(days=1),
    )
    assert (trial.tried, trial.before, len(trial.held), trial.honest) == (2, 0, 1, 0)
    assert [concern.rule for concern in trial.held[0].concerns] == ["first", "shouting"]
    assert Sighting.objects.filter(standing="held").count() == 0
    with pytest.raises(WrongRule):
        try_rules(cycle, {"no-such": {}}, settings_of(cycle), at=at)
    set_policy(cycle=cycle, values={"hold_first": True}, reason="A wave", by=steward, at=at)
    assert try_rules(cycle, {}, settings_of(cycle), at=at + timedelta(days=1)).before == 2
