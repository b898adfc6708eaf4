"""Contributions on the moderation desk: held, released, hidden, reported, and undone by the wave."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from moothill.commons.journal.models import Entry
from moothill.commons.moderation import targets, waves
from moothill.commons.moderation.closing import clear
from moothill.commons.moderation.hiding import hide, restore
from moothill.commons.moderation.models import Deed, Hiding, Sighting, Standing
from moothill.commons.moderation.models.deeds import Done
from moothill.commons.policy.actors import Actor
from moothill.commons.record.models import Record, Revision
from moothill.commons.record.operations import revise, withdraw
from moothill.core.policy import RecordState, Role, Side
from moothill.rooms.inputs.models import Input
from moothill.rooms.inputs.operations import change_consent, edit_own, withdraw_own
from tests.rooms.inputs.contributing.conftest import written
from tests.rooms.inputs.contributing.test_answering import SPAM
from tests.rooms.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator(make_person, cycle) -> Actor:
    return make_person("moderator@example.org", (cycle, Role.MODERATOR, Side.NEITHER))


def held_one(address: str, **more) -> Record:
    Client().post(address, written(SPAM, **more))
    return newest()


def newest() -> Record:
    return Record.objects.select_related("cycle").filter(kind="input").latest("pk")


def version(record: Record, number: int = 0) -> Revision:
    """As moderation reads it."""
    found = record.revisions.get(number=number or newest().version)
    return targets.things("record.revision", [found.pk])[found.pk]


def test_what_is_held_stands_on_the_desk_and_is_released_there(address, cycle, moderator, client_of):
    record, browser = held_one(address), client_of(moderator)
    desk = f"/{cycle.slug}/desk/moderation/"
    assert "pills.example" in browser.get(desk).content.decode()
    answer = browser.post(desk, {"thing": f"version-{version(record).pk}", "act": "clear"})
    assert answer.status_code in {302, 303}
    assert newest().state == RecordState.PUBLISHED
    assert "pills.example" in Client().get(record.get_absolute_url()).content.decode()
    line = Entry.objects.get(kind="input.published")
    assert line.actor_id == moderator.participant


def test_who_publishes_what_is_held_from_its_own_page_has_looked_at_it(address, cycle, steward, client_of):
    record, browser = held_one(address), client_of(steward)
    answer = browser.post(f"{record.get_absolute_url()}publish/", {"reason": "It is fine."})
    assert answer.status_code == 303 and newest().state == RecordState.PUBLISHED
    sighting, deed = Sighting.objects.get(), Deed.objects.get()
    assert (sighting.standing, sighting.looked_by_id) == (Standing.CLEARED, steward.participant)
    assert (deed.done, deed.line, deed.by_id) == (
        Done.RELEASED,
        _line("input.published"),
        steward.participant,
    )
    listed = browser.get(f"/{cycle.slug}/desk/moderation/?show=held").content.decode()
    assert "pills.example" not in listed and "Nothing waits here." in listed


def test_who_withdraws_what_is_held_has_looked_at_it(address, cycle, steward, client_of):
    record, browser = held_one(address), client_of(steward)
    assert browser.post(f"{record.get_absolute_url()}withdraw/", {"reason": "A robot."}).status_code == 303
    sighting, deed = Sighting.objects.get(), Deed.objects.get()
    assert (sighting.standing, sighting.looked_by_id) == (Standing.REMOVED, steward.participant)
    assert (deed.done, deed.line, deed.reason) == (Done.REMOVED, _line("input.withdrawn"), "A robot.")
    assert "Nothing waits here." in browser.get(f"/{cycle.slug}/desk/moderation/?show=held").content.decode()


def test_all_that_was_held_of_one_record_is_settled_with_it_in_one_line(address, steward, client_of):
    client = Client()
    client.post(address, written(SPAM))
    record = newest()
    client.post(
        f"{record.get_absolute_url()}yours/words/",
        {"words": f"{SPAM} {SPAM} x", "base": "1", "language": "en"},
    )
    client_of(steward).post(f"{record.get_absolute_url()}publish/", {"reason": ""})
    assert set(Sighting.objects.values_list("standing", flat=True)) == {Standing.CLEARED}
    assert Sighting.objects.count() == 2 and Deed.objects.count() == 1
    history = Client().get(f"{record.get_absolute_url()}history/").content.decode()
    assert "Held" not in history and "Version 1" not in history


def test_a_held_edit_of_what_is_public_goes_on_waiting_when_it_is_withdrawn(idea, guest, steward, cycle, at):
    record = idea("Boats.")
    made = edit_own(record=record, values={"words": "Canary words"}, base=1, by=guest, at=at, held=True)
    waits = Sighting.objects.create(
        cycle=cycle, participant_id=guest.participant, at=at, target="record.revision", target_id=made.pk,
        first=False, verdict="hold", standing=Standing.HELD,
    )  # fmt: skip
    withdraw(record=newest(), reason="Said twice.", by=steward, at=at)
    waits.refresh_from_db()
    assert waits.standing == Standing.HELD and not Deed.objects.exists()


def _line(kind: str) -> int:
    return Entry.objects.get(kind=kind).number


def test_released_honours_consent(address, cycle, moderator, at):
    private = held_one(address, consent="private")
    clear(cycle=cycle, things=[version(private)], by=moderator, at=at)
    assert newest().state == RecordState.DRAFT
    assert Sighting.objects.get().standing == Standing.CLEARED
    author = Actor(participant=Input.objects.get().author_id)
    change_consent(record=private, values={"consent": "unnamed"}, by=author, at=at)
    assert newest().state == RecordState.PUBLISHED


def test_it_is_published_once_none_of_its_versions_is_held(address, cycle, moderator):
    client = Client()
    client.post(address, written(SPAM))
    record = newest()
    client.post(
        f"{record.get_absolute_url()}yours/words/",
        {"words": f"{SPAM} {SPAM} x", "base": "1", "language": "en"},
    )
    at = timezone.now()
    first, second = version(record, 1), version(record, 2)
    assert Sighting.objects.filter(standing=Standing.HELD).count() == 2
    clear(cycle=cycle, things=[first], by=moderator, at=at)
    assert newest().state == RecordState.DRAFT
    clear(cycle=cycle, things=[second], by=moderator, at=at)
    assert newest().state == RecordState.PUBLISHED


def test_hidden_before_it_was_ever_shown_it_is_gone_and_can_be_restored(address, moderator, at):
    record = held_one(address)
    hiding = hide(thing=version(record), code="spam", words="", by=moderator, at=at)
    answer = Client().get(record.get_absolute_url())
    assert answer.status_code == 410 and "pills.example" not in answer.content.decode()
    assert not Entry.objects.filter(title__contains="pills").exists()
    restore(hiding=hiding, words="It is none.", by=moderator, at=at)
    assert newest().state == RecordState.PUBLISHED


def test_other_words_that_its_author_wrote_are_shown_when_the_first_are_hidden(address, moderator, at):
    client = Client()
    client.post(address, written(SPAM))
    record = newest()
    edit_own(
        record=record,
        values={"words": "Boats."},
        base=1,
        by=Actor(participant=Input.objects.get().author_id),
        at=at,
    )
    hide(thing=version(record, 1), code="spam", words="", by=moderator, at=at)
    assert newest().state == RecordState.PUBLISHED
    page = Client().get(record.get_absolute_url()).content.decode()
    assert "Boats." in page and "pills" not in page


def test_hiding_reaches_its_words_whichever_version_is_reported(idea, moderator, steward, at, client_of):
    record = idea("Canary words")
    Client().post(f"{record.get_absolute_url()}talk/", {"words": "What?", "stance": "neutral"})
    revise(record=record, values={"table": "3"}, base=1, by=steward, at=at)
    reported = Client().post(
        f"{record.cycle.get_absolute_url()}report/?of={record.reference}", {"code": "spam", "words": ""}
    )
    assert reported.status_code in {200, 303}
    hide(thing=version(record), code="spam", words="", by=moderator, at=at)
    assert newest().state == RecordState.WITHDRAWN
    for what in ("", "history/", "versions/1/"):
        assert "Canary" not in Client().get(f"{record.get_absolute_url()}{what}").content.decode()
    assert not Entry.objects.filter(title__contains="Canary").exists()


def test_a_bad_edit_that_is_hidden_leaves_the_words_before_it(idea, guest, moderator, at):
    record = idea("Boats.")
    edit_own(record=record, values={"words": "Canary words"}, base=1, by=guest, at=at)
    hide(thing=version(record), code="abuse", words="", by=moderator, at=at)
    page = words(Client().get(record.get_absolute_url()).content.decode())
    assert "Boats." in page and "Canary" not in page


def test_what_was_taken_back_needs_no_look_and_stays_away(address, cycle, moderator, at):
    record = held_one(address)
    author = Actor(participant=Input.objects.get().author_id)
    withdraw_own(record=record, reason="Never mind.", by=author, at=at)
    assert Sighting.objects.get().standing == Standing.GONE
    targets.get("record.revision").release(version(record, 1), by=moderator, at=at)
    assert newest().state == RecordState.WITHDRAWN


def test_while_a_wave_lasts_a_contribution_is_kept_back_again(idea, at, moderator, cycle):
    record = idea("Canary words")
    target = targets.get("record.revision")
    assert target.hold(version(record), reason="A wave", by=targets.RULES, at=at)
    assert newest().state == RecordState.DRAFT
    assert Client().get(record.get_absolute_url()).status_code == 404
    target.release(version(record, 1), by=moderator, at=at)
    assert newest().state == RecordState.PUBLISHED


def test_a_wave_of_contributions_is_undone_in_one_act_and_comes_back_in_one(address, cycle, moderator, at):
    for number in range(3):
        Client().post(address, written(f"{SPAM} {number}"))
    Client().post(address, written("An honest wish for boats."))
    records = list(Record.objects.filter(kind="input").order_by("pk"))
    now = timezone.now()
    guests = Sighting.objects.exclude(target_id=records[3].revisions.get().pk).values_list(
        "participant", flat=True
    )
    choice = waves.Choice(
        since=now - timedelta(hours=1), until=now + timedelta(hours=1), guests=frozenset(guests)
    )
    looked = waves.preview(cycle, choice, by=moderator)
    assert looked.total == 3
    # One of them was shown before somebody saw what it was part of.
    Sighting.objects.filter(target_id=records[0].revisions.get().pk).update(standing=Standing.FLAGGED)
    targets.get("record.revision").release(version(records[0], 1), by=moderator, at=at)
    assert Entry.objects.filter(title__contains="pills").exists()
    wave = waves.undo(cycle=cycle, choice=choice, digest=looked.digest, reason="Spam.", by=moderator, at=at)
    states = list(Record.objects.filter(kind="input").order_by("pk").values_list("state", flat=True))
    assert states == ["withdrawn"] * 3 + ["published"]
    assert Hiding.objects.count() == 3 and set(wave.counts.values()) == {3}
    assert Client().get(records[0].get_absolute_url()).status_code == 410
    assert not Entry.objects.filter(title__contains="pills").exists()
    waves.restore(wave=wave, reason="It was none.", by=moderator, at=at)
    states = set(Record.objects.filter(kind="input").values_list("state", flat=True))
    assert states == {"published"}
