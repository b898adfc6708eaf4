"""Following: who may follow what; and what is kept, moved and forgotten."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothill.commons.notifications import following
from moothill.commons.notifications.addresses import digest
from moothill.commons.notifications.claiming import claim_all
from moothill.commons.notifications.erasing import erase
from moothill.commons.notifications.errors import NobodyThere, NothingThere, TooManySearches
from moothill.commons.notifications.exporting import export
from moothill.commons.notifications.following import choose, silence, unfollow
from moothill.commons.notifications.models import Follow, Letter, Notice, Reader, Refusal, Silence
from moothill.commons.notifications.outbox import ask
from moothill.commons.notifications.refusals import refuse
from moothill.commons.notifications.rhythms import Rhythm
from moothill.commons.notifications.tidying import KEPT, tidy
from moothill.commons.notifications.topics import NoSuchTopic, Sort, Topic, read
from moothill.commons.people.models import Guest, Participant

pytestmark = pytest.mark.django_db


@given(
    st.sampled_from([sort for sort in Sort if sort not in (Sort.CYCLE, Sort.RIGHTS)]),
    st.text(min_size=1, max_size=80),
)
def test_a_topic_is_read_as_it_was_written_or_not_at_all(sort, name) -> None:
    try:
        topic = read(f"{sort}/{name}")
    except NoSuchTopic:
        assert not " ".join(name.split()).isprintable() or not name.split()
        return
    assert topic == Topic(sort, " ".join(name.split())) and read(str(topic)) == topic


@pytest.mark.parametrize(
    "text", ["", "cycle/x", "record", "record/", "planet/x", "search/ \n ", "search/" + "x" * 200]
)
def test_what_names_nothing_is_no_topic(text) -> None:
    with pytest.raises(NoSuchTopic):
        read(text)


def test_everybody_but_a_passer_by_follows_what_they_may_see(cast, guest, make, hear) -> None:
    make("objective")
    for name, who in {**cast, "guest": guest}.items():
        if name == "passer_by":
            with pytest.raises(NobodyThere):
                hear(who, "record/O-1")
        else:
            hear(who, "record/O-1")
            hear(who, "record/O-1")
    assert Follow.objects.filter(topic="record/O-1").count() == len(cast)


@pytest.mark.parametrize(
    "topic",
    [
        "record/O-1",
        "record/O-9",
        "kind/planet",
        "room/x",
        "suggestion/7",
        "suggestion/x",
        "rights",
        "comment/1",
    ],
)
def test_nobody_outside_follows_what_is_not_there_for_them(topic, cast, make, hear) -> None:
    draft = make("objective", publish=False)
    for name in ("account_holder", "observer", "steward_elsewhere"):
        with pytest.raises(NothingThere):
            hear(cast[name], topic)
        mine = Follow.objects.filter(reader__participant=cast[name].participant, cycle=draft.cycle)
        assert not mine.exists()


def test_one_reader_follows_a_bounded_number_of_searches(account_holder, hear, monkeypatch) -> None:
    monkeypatch.setattr(following, "MOST_SEARCHES", 2)
    hear(account_holder, "search/one")
    hear(account_holder, "search/two")
    hear(account_holder, "search/two")
    with pytest.raises(TooManySearches):
        hear(account_holder, "search/three")


def test_stopping_is_only_ones_own(cycle, account_holder, steward, hear, at) -> None:
    hear(account_holder)
    assert not unfollow(cycle=cycle, topic=Topic(Sort.CYCLE), by=steward, at=at)
    assert unfollow(cycle=cycle, topic=Topic(Sort.CYCLE), by=account_holder, at=at)
    assert not Follow.objects.filter(topic="cycle").exists()


def test_never_and_silence_hold_for_what_waits_already(
    cycle, make, account_holder, guest, hear, heard, at
) -> None:
    hear(account_holder)
    hear(guest)
    make("objective")
    heard(guest)
    choose(often=Rhythm.NEVER, language="", by=account_holder, at=at)
    silence(reader=Reader.objects.get(participant=guest.participant), cycle=cycle, at=at)
    make("objective")
    heard(guest)
    assert set(Notice.objects.values_list("often", flat=True)) == {Rhythm.NEVER}
    assert Notice.objects.count() == 4 and Silence.objects.count() == 1


def test_erasing_leaves_nothing_of_a_reader(cycle, make, account_holder, guest, hear, heard, at) -> None:
    hear(account_holder)
    hear(guest, often=Rhythm.AT_ONCE)
    make("objective")
    heard(guest)
    assert guest.participant and account_holder.participant
    Guest.objects.filter(participant=guest.participant).update(address="Passer@example.org")
    ask(address="passer@Example.org", cycle=cycle, asks={}, at=at)
    refuse(["passer@example.org"], said="", at=at)
    Reader.objects.create(address="passer@example.org", digest=digest("passer@example.org"), since=at)
    erase([guest.participant], at)
    assert not Refusal.objects.exists() and not Letter.objects.exists()
    assert [reader.participant_id for reader in Reader.objects.all()] == [account_holder.participant]
    assert Notice.objects.count() == Follow.objects.exclude(topic="rights").count() == 1


def test_what_a_guest_heard_of_goes_over_into_the_account_each_thing_once(
    make, account_holder, guest, hear, heard, at
) -> None:
    make("objective")
    for who in (account_holder, guest):
        hear(who)
    hear(guest, "record/O-1")
    make("objective")
    heard(guest)
    Participant.objects.filter(pk=guest.participant).update(
        claimed_by=account_holder.participant, claimed_at=at
    )
    assert claim_all(at) == 1 and claim_all(at) == 0
    assert heard(account_holder) == ["objective.created"]
    mine = Follow.objects.filter(reader__participant=account_holder.participant)
    assert sorted(mine.values_list("topic", flat=True)) == ["cycle", "record/O-1"]
    assert not Reader.objects.filter(participant=guest.participant).exists()


def test_the_export_holds_choices_follows_and_notices(make, account_holder, hear, heard) -> None:
    mine = [account_holder.participant]
    assert [section.rows for section in export(mine)] == [[], [], []]
    hear(account_holder)
    make("objective")
    heard(account_holder)
    data = json.loads(json.dumps({section.name: section.rows for section in export(mine)}))
    assert [each["topic"] for each in data["follows"]] == ["cycle"]
    assert [each["what"] for each in data["notices"]] == ["objective.created"]
    assert [each["how_often"] for each in data["e_mail"]] == [Rhythm.DAILY]


def test_old_notices_are_forgotten(make, account_holder, hear, heard, at) -> None:
    hear(account_holder)
    make("objective")
    heard(account_holder)
    assert tidy(at + KEPT) == 0 and tidy(at + 2 * KEPT) == 1
