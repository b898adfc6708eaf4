"""One's own page, the download of one's data, claiming, and being erased."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from moothill.commons.files.models import StoredFile
from moothill.commons.journal.models import Entry
from moothill.commons.notifications.models import Follow, Notice
from moothill.commons.people.claiming import claim
from moothill.commons.people.erasing import erase
from moothill.commons.people.guests import COOKIE
from moothill.commons.people.models import Participant
from moothill.commons.record.linking import link
from moothill.commons.record.models import LinkKind, Record
from moothill.rooms.inputs.models import Attachment, Batch, Input, Redaction, Support, TableLink
from moothill.rooms.inputs.operations import Upload, attach_own, edit_own, withdraw_own
from moothill.rooms.inputs.queries import receipts
from moothill.rooms.inputs.queries.receipts import Reached, Step
from tests.commons.files.samples import PNG
from tests.rooms.inputs.contributing.conftest import WORDS, input_of, written
from tests.rooms.inputs.contributing.test_answering import SPAM
from tests.rooms.reading import words

pytestmark = pytest.mark.django_db


def me(client: Client) -> str:
    return words(client.get("/me/").content.decode())


def participant(actor) -> Participant:
    return Participant.objects.get(pk=actor.participant)


def test_ones_own_page_tells_each_contribution_once_and_what_became_of_it(idea, guest, at, client_of):
    published = idea("Published wish.")
    idea("Private wish.", consent="private")
    idea("Held wish.", held=True)
    edited = idea("Edited wish.")
    edit_own(record=edited, values={"words": "Better wish."}, base=1, by=guest, at=at)
    withdraw_own(record=idea("Gone wish."), reason="Never mind.", by=guest, at=at)
    page = me(client_of(guest))
    for part in (
        "Published wish. published",
        "Private wish. for the team only",
        "Held wish. waits for a second look",
        "Better wish. published",
        "taken back",
        "Never mind.",
    ):
        assert part in page, part
    markup = client_of(guest).get("/me/").content.decode()
    for own in (published, edited):
        assert markup.count(f'<h3><a href="{own.get_absolute_url()}') == 1


@pytest.mark.parametrize("number", [1, 3])
def test_ones_own_page_asks_the_same_number_of_questions(
    number, idea, guest, client_of, django_assert_num_queries
):
    for _each in range(number):
        idea()
    client = client_of(guest)
    client.get("/me/")
    with django_assert_num_queries(30):
        client.get("/me/")


def test_a_return_code_brings_a_guest_back_to_it(address):
    first = Client()
    code = first.post(address, written()).context["new_guest"].code
    client = Client()
    assert client.post("/code/", {"code": code}).status_code == 303
    assert WORDS in me(client)
    record = Record.objects.get(kind="input")
    assert client.get(f"{record.get_absolute_url()}yours/").status_code == 200


def test_what_a_guest_contributed_goes_with_them_into_their_account(
    idea, guest, account_holder, at, client_of
):
    record = idea()
    claim(guest=participant(guest), by=participant(account_holder), at=at)
    client = client_of(account_holder)
    assert WORDS in me(client)
    assert client.post(f"{record.get_absolute_url()}yours/take-back/", {"reason": "Mine."}).status_code == 303


def test_the_download_has_all_of_it(idea, guest, steward, cycle, at, client_of, make):
    record, other = idea("My wish.", consent="private", place="Shore"), idea("Another.", by=steward)
    Support.objects.create(input=input_of(other), participant_id=guest.participant, at=at)
    data = client_of(guest).get("/me/data/").json()
    (mine,) = data["contributions"]
    assert (mine["reference"], mine["words"], mine["place"], mine["consent"]) == (
        record.reference, "My wish.", "Shore", "private",
    )  # fmt: skip
    assert data["supports"] == [
        {"cycle": cycle.slug, "supports": other.reference, "at": "2018-03-01T12:00:00+00:00"}
    ]
    event = make("activity", stage=make("stage", when="March 2018").reference, state="planned")
    by = {"by_id": steward.participant, "at": at}
    Redaction.objects.create(input=input_of(other), version=1, places=1, reason="A name", **by)
    Batch.objects.create(cycle=cycle, number=1, reader="csv", name="a.csv", sha256="0" * 64, **by)
    TableLink.objects.create(
        event_id=event.pk, table="3", token="t", participant_id=guest.participant, until=at, **by
    )
    data = client_of(steward).get("/me/data/").json()
    assert [row["reason"] for row in data["covered"]] == ["A name"]
    assert [row["name"] for row in data["imports"]] == ["a.csv"]
    assert [row["table"] for row in data["tables"]] == ["3"]
    assert "My wish." not in json.dumps(data)


def test_erased_it_stays_and_is_nobodys(idea, account_holder, at, cycle, make, steward):
    record = idea(
        by=account_holder, consent="named", said_by="Robin Example", organisation="Robin and Friends"
    )
    edit_own(record=record, values={"words": "Many boats."}, base=1, by=account_holder, at=at)
    event = make("activity", stage=make("stage", when="March 2018").reference, state="planned")
    until = at.replace(year=2099)
    mine = {"by_id": account_holder.participant, "at": at}
    TableLink.objects.create(
        event_id=event.pk, table="3", token="t", participant_id=steward.participant, until=until, **mine
    )
    Redaction.objects.create(input=input_of(record), version=1, places=1, reason="x", by_name="Robin", **mine)
    erase(participant=participant(account_holder), withdraw=False, by=participant(account_holder), at=at)
    thing = input_of(record)
    assert (thing.author, thing.said_by, thing.organisation) == (None, "", "")
    assert not any("Robin" in str(content) for content in record.revisions.values_list("content", flat=True))
    assert TableLink.objects.get().until == at and Redaction.objects.get().by_name == ""
    page = words(Client().get(record.get_absolute_url()).content.decode())
    assert "Many boats." in page and "by a contributor" in page and "typed in" not in page
    history = words(Client().get(f"{record.get_absolute_url()}history/").content.decode())
    assert "Robin" not in history and account_holder.name not in history


def test_erased_with_what_waits_the_words_and_files_go_for_good(
    idea, guest, at, settings, tmp_path, cycle, django_capture_on_commit_callbacks
):
    settings.MEDIA_ROOT = tmp_path
    record, held, gone = (
        idea("Robin wants boats.", title="Robin"),
        idea("Robin too.", held=True),
        idea("Robin three."),
    )
    with django_capture_on_commit_callbacks(execute=True):
        attach_own(record=record, uploads=[Upload(SimpleUploadedFile("robin.png", PNG))], by=guest, at=at)
    withdraw_own(record=gone, reason="x", by=guest, at=at)
    with django_capture_on_commit_callbacks(execute=True):
        erase(participant=participant(guest), withdraw=True, by=participant(guest), at=at)
    for each in (record, held, gone):
        each.refresh_from_db()
        assert (each.state, each.title) == ("withdrawn", each.reference)
        assert not any(
            "Robin" in str(content) for content in each.revisions.values_list("content", flat=True)
        )
    assert not Input.objects.filter(words__contains="Robin").exists()
    assert not Entry.objects.filter(title__contains="Robin").exists()
    assert not (Attachment.objects.exists() or StoredFile.objects.exists())
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
    assert Client().get(record.get_absolute_url()).status_code == 410


def test_what_was_considered_stays_when_its_author_leaves(idea, guest, at, as_wired):
    record = idea("Considered wish.")
    receipts.fill({Step.CONSIDERED: [lambda cycle, actor, ids: {record.pk: [Reached(at)]}]})
    erase(participant=participant(guest), withdraw=True, by=participant(guest), at=at)
    assert (input_of(record).words, input_of(record).author) == ("Considered wish.", None)


def test_its_author_hears_of_what_happens_to_it_without_asking(
    address, cycle, steward, make, followers_run, client_of
):
    client = Client()
    client.post(address, written(SPAM))
    record = Record.objects.select_related("cycle").get(kind="input")
    followers_run()
    author = Input.objects.get().author
    assert Follow.objects.get(reader__participant=author).topic == f"record/{record.reference}"
    desk = f"/{cycle.slug}/desk/moderation/"
    moderating = client_of(steward)
    moderating.post(desk, {"thing": f"version-{record.revisions.get().pk}", "act": "clear"})
    record.refresh_from_db()
    other = make("input", title="All of them", words="Boats and more.")
    link(cause=record, effect=other, kind=LinkKind.MERGED_INTO, by=steward, at=record.published_at)
    followers_run()
    heard = (
        Notice.objects.filter(reader__participant=author).order_by("pk").values_list("entry__kind", flat=True)
    )
    assert list(heard) == ["input.published", "link.made"]
    assert COOKIE in client.cookies


def test_who_types_in_what_others_said_does_not_follow_it(make, followers_run):
    make("input", title="A note", words="Boats.")
    followers_run()
    assert not Follow.objects.exists()
