"""Both sides may sign an announcement; what was signed is said plainly, and what changed since."""

import json

import pytest
from django.db import IntegrityError, transaction

from moothill.commons.journal.models import Entry
from moothill.commons.journal.queries import verify
from moothill.commons.policy.errors import Refused
from moothill.commons.record.errors import WrongState
from moothill.commons.record.operations import revise, withdraw
from moothill.core.policy import Role, Side
from moothill.rooms.news.errors import NoSide, SignedAlready
from moothill.rooms.news.models import Signature
from moothill.rooms.news.operations import erase, sign
from tests.rooms.reading import words

pytestmark = pytest.mark.django_db


def traces() -> tuple[int, ...]:
    return Signature.objects.count(), Entry.objects.count()


def page(client, record) -> str:
    return words(client.get(record.get_absolute_url()).content.decode())


def test_each_side_signs_once_and_the_page_says_who_stands_behind_it(
    client, announcement, steward, civil_steward, at, cycle
):
    record = announcement()
    assert "Signed by neither side" in page(client, record)
    sign(record=record, by=steward, at=at)
    assert "Signed by the government's side only" in page(client, record)
    sign(record=record, by=civil_steward, at=at)
    shown = page(client, record)
    assert "Signed by both sides" in shown and steward.name in shown and civil_steward.name in shown
    assert "signed by both sides" in words(client.get(f"/{cycle.slug}/news/").content.decode())
    line = Entry.objects.order_by("pk").last()
    assert (line.kind, line.subject, line.title) == (
        "announcement.signed",
        f"{cycle.slug}/N-1",
        "The plan is out",
    )
    assert json.loads(line.facts) == {"side": "civil-society"}
    assert "Announcement: signed" in words(client.get(f"/{cycle.slug}/journal/").content.decode())
    assert list(verify(cycle.head)) == []


def test_a_side_signs_the_same_words_once(announcement, steward, make_person, cycle, at):
    record = announcement()
    sign(record=record, by=steward, at=at)
    second = make_person("gov2@example.org", (cycle, Role.STEWARD, Side.GOVERNMENT))
    before = traces()
    for who in (steward, second):
        with pytest.raises(SignedAlready):
            sign(record=record, by=who, at=at)
    assert traces() == before


def test_a_signature_does_not_hold_for_other_words_and_is_given_anew(client, announcement, steward, at):
    record = announcement()
    sign(record=record, by=steward, at=at)
    changed = revise(record=record, values={"words": "Other words."}, base=1, by=steward, at=at)
    shown = page(client, record)
    assert "Changed since it was signed" in shown and "changed since" in shown
    sign(record=changed, by=steward, at=at)
    assert "Signed by the government's side only" in page(client, record)
    assert Signature.objects.count() == 1


def test_letting_it_stand_at_the_top_changes_nothing_about_what_was_signed(client, announcement, steward, at):
    record = announcement()
    sign(record=record, by=steward, at=at)
    revise(record=record, values={"top_until": "2018-05-01"}, base=1, by=steward, at=at)
    assert "Signed by the government's side only" in page(client, record)


@pytest.mark.parametrize(
    "who", ["passer_by", "account_holder", "team_member", "observer", "steward_elsewhere"]
)
def test_nobody_but_a_steward_signs(who, cast, announcement, client_of, at):
    record = announcement()
    before = traces()
    with pytest.raises(Refused):
        sign(record=record, by=cast[who], at=at)
    assert client_of(cast[who]).post(f"{record.get_absolute_url()}sign/").status_code in {302, 403}
    assert traces() == before


def test_only_what_is_public_is_signed(announcement, steward, at):
    draft, gone = announcement(publish=False), announcement()
    withdraw(record=gone, reason="Twice", by=steward, at=at)
    before = traces()
    for record in (draft, gone):
        with pytest.raises(WrongState):
            sign(record=record, by=steward, at=at)
    assert traces() == before


def test_a_role_that_ended_signs_nothing(announcement, steward, cycle, at):
    cycle.roles_held.filter(participant=steward.participant).update(until=at)
    with pytest.raises(NoSide):
        sign(record=announcement(), by=steward, at=at)


def test_a_steward_signs_on_a_page_that_asks_first(client_of, announcement, steward, civil_steward):
    record, client = announcement(), client_of(steward)
    address = f"{record.get_absolute_url()}sign/"
    assert "Sign for the government's side" in page(client, record)
    asked = client.get(address)
    assert "Sign this for the government's side?" in words(asked.content.decode())
    assert Signature.objects.count() == 0
    assert client.post(address).status_code == 303
    assert "Sign for" not in page(client, record) and "Sign for civil society's side" in page(
        client_of(civil_steward), record
    )
    again = client.post(address)
    assert again.status_code == 409 and "has signed this as it stands" in again.content.decode()


def test_the_database_knows_two_sides_and_one_signature_for_each(announcement, steward, at):
    signature = sign(record=announcement(), by=steward, at=at)
    with pytest.raises(IntegrityError), transaction.atomic():
        Signature.objects.filter(pk=signature.pk).update(side="neither")
    signature.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        signature.save(force_insert=True)


def test_erasing_takes_the_name_and_leaves_that_the_side_signed(client, announcement, steward, at):
    record = announcement()
    sign(record=record, by=steward, at=at)
    erase([steward.participant], at)
    shown = page(client, record)
    assert "Signed by the government's side only" in shown
    assert Signature.objects.get().by_name == ""
