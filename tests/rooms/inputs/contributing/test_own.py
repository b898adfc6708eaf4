"""What an author may do with what they contributed, and what then becomes of their words and names."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from moothill.commons.journal.models import Entry
from moothill.commons.moderation.models import Sighting, Standing
from moothill.commons.people.guests import COOKIE
from moothill.commons.record.errors import NotYours, ReasonNeeded, Stale, Unchanged, WrongState
from moothill.commons.record.models import Record, Revision
from moothill.commons.record.operations import publish, revise
from moothill.core.policy import RecordState
from moothill.rooms.inputs.errors import AlreadyConsidered, TooManyFiles, WordsCovered
from moothill.rooms.inputs.models import Attachment, Redaction
from moothill.rooms.inputs.operations import Upload, attach_own, change_consent, edit_own, withdraw_own
from moothill.rooms.inputs.operations.contributing import MOST_FILES
from moothill.rooms.inputs.queries import receipts
from moothill.rooms.inputs.queries.receipts import Reached, Step
from tests.commons.files.samples import PNG
from tests.rooms.inputs.contributing.conftest import WORDS, input_of, written
from tests.rooms.inputs.contributing.test_answering import SPAM
from tests.rooms.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def considered(at, as_wired):
    """A room says that everything was considered."""
    receipts.fill({Step.CONSIDERED: [lambda cycle, actor, ids: {pk: [Reached(at)] for pk in ids}]})


def yours(record: Record, what: str = "") -> str:
    return f"{record.get_absolute_url()}yours/{what}"


def fresh(record: Record) -> Record:
    return Record.objects.select_related("cycle").get(pk=record.pk)


def told_of(record: Record, cycle, client: Client) -> str:
    """Everything that a public page, list or feed tells of a record."""
    own, home = record.get_absolute_url(), cycle.get_absolute_url()
    doors = [
        own, f"{own}history/", f"{own}history.atom", f"{own}versions/1/", f"{own}compare/?from=1&to=2",
        f"{home}inputs/", f"{home}inputs.json", f"{home}inputs.csv", f"{home}journal/", f"{home}journal.json",
        f"{home}changes.atom", f"{home}inputs.atom", f"{home}search/?q=Robin",
    ]  # fmt: skip
    answers = [client.get(door) for door in doors]
    assert all(answer.status_code < 500 for answer in answers)
    return "\n".join(b"".join(answer).decode() for answer in answers)


def test_new_words_are_a_new_version_and_the_old_ones_stay(idea, guest, at, cycle):
    record = idea()
    made = edit_own(
        record=record, values={"words": "Many more boats."}, base=1, by=guest, at=at, reason="Clearer."
    )
    assert (made.number, made.act, made.by_name, made.reason) == (2, "revised", "", "Clearer.")
    thing = input_of(record)
    assert (thing.words, thing.record.title) == ("Many more boats.", "Many more boats.")
    page = words(Client().get(f"{record.get_absolute_url()}history/").content.decode())
    assert "Clearer." in page and guest.name not in page


def test_nobody_but_its_author_does_any_of_it(idea, cast, cycle, at, client_of):
    record = idea()
    for who, actor in cast.items():
        for act, given in (
            (edit_own, {"values": {"words": "x"}, "base": 1}),
            (change_consent, {"values": {"consent": "private"}}),
            (withdraw_own, {"reason": "x"}),
            (attach_own, {"uploads": []}),
        ):
            with pytest.raises(NotYours):
                act(record=record, by=actor, at=at, **given)
        browser = client_of(actor)
        for what in ("", "words/", "publication/", "take-back/", "file/"):
            assert browser.get(yours(record, what)).status_code == 404, who
            assert browser.post(yours(record, what), {"reason": "x"}).status_code in {404, 405}, who
    assert fresh(record).version == 1 and input_of(record).consent == "unnamed"


def test_an_edit_begun_from_older_words_is_refused(idea, guest, at, steward):
    record = idea()
    edit_own(record=record, values={"words": "First."}, base=1, by=guest, at=at)
    with pytest.raises(Stale):
        edit_own(record=record, values={"words": "Second."}, base=1, by=guest, at=at)
    revise(record=fresh(record), values={"table": "3"}, base=2, by=steward, at=at)
    edit_own(record=record, values={"words": "Third."}, base=2, by=guest, at=at)
    thing = input_of(record)
    assert (thing.words, thing.table) == ("Third.", "3"), "where it came from is a steward's, and stays"
    with pytest.raises(Unchanged):
        edit_own(record=record, values={"words": "Third."}, base=4, by=guest, at=at)


def test_a_key_seen_before_changes_nothing_more(idea, guest, at):
    record, key = idea(), uuid4()
    for _click in range(2):
        edit_own(record=record, values={"words": "Once."}, base=1, by=guest, at=at, key=key)
    assert fresh(record).version == 2
    last = uuid4()
    for _click in range(2):
        withdraw_own(record=record, reason="Never mind.", by=guest, at=at, key=last)
    assert fresh(record).version == 3


def test_what_was_considered_keeps_its_words(idea, guest, at, considered, client_of):
    record = idea()
    with pytest.raises(AlreadyConsidered):
        edit_own(record=record, values={"words": "x"}, base=1, by=guest, at=at)
    with pytest.raises(AlreadyConsidered):
        attach_own(record=record, uploads=[], by=guest, at=at)
    page = client_of(guest).get(yours(record)).content.decode()
    assert "Change the words" not in page and "Take it back" in page
    withdraw_own(record=record, reason="I changed my mind.", by=guest, at=at)


def test_covered_words_do_not_come_back_with_an_edit(idea, guest, steward, at):
    record = idea()
    Redaction.objects.create(
        input=input_of(record), version=1, places=1, reason="A name", at=at, by_id=steward.participant
    )
    with pytest.raises(WordsCovered):
        edit_own(record=record, values={"words": WORDS + " x"}, base=1, by=guest, at=at)


def test_a_held_edit_leaves_what_stood_before(address, cycle, client_of):
    client = Client()
    client.post(address, written())
    record = Record.objects.get(kind="input")
    answer = client.post(yours(record, "words/"), {"words": SPAM, "base": "1", "language": "en"})
    assert answer.status_code == 303
    assert input_of(record).words == WORDS
    assert "waits until somebody has looked" in client.get(yours(record)).content.decode()
    assert "pills.example" not in told_of(record, cycle, Client())
    held = Sighting.objects.get(standing=Standing.HELD)
    assert Revision.objects.get(pk=held.target_id).content["words"] == SPAM


def test_a_name_that_is_taken_away_goes_from_everywhere(idea, account_holder, cycle, at, followers_run):
    record = idea(
        by=account_holder, consent="named", said_by="Robin Example", organisation="Robin and Friends"
    )
    edit_own(record=record, values={"words": "Even more boats."}, base=1, by=account_holder, at=at)
    followers_run()
    assert "Robin Example" in told_of(record, cycle, Client())
    change_consent(record=record, values={"consent": "unnamed", "said_by": "Robin"}, by=account_holder, at=at)
    followers_run()
    told = told_of(record, cycle, Client())
    assert "Robin" not in told.replace("q=Robin", "").replace('value="Robin"', "")
    assert account_holder.name not in told and "Even more boats." in told
    assert not Revision.objects.filter(record=record).exclude(by_name="").exists()
    assert not any("Robin" in str(content) for content in record.revisions.values_list("content", flat=True))
    thing = input_of(record)
    assert (thing.said_by, thing.organisation, thing.consent) == ("", "", "unnamed")


def test_not_published_any_more_is_gone_for_the_public(
    idea, guest, cycle, at, client_of, steward, followers_run
):
    record = idea("Robin wants boats.")
    followers_run()
    change_consent(record=record, values={"consent": "private"}, by=guest, at=at)
    followers_run()
    told = told_of(record, cycle, Client())
    assert "wants boats" not in told
    answer = Client().get(record.get_absolute_url())
    assert (
        answer.status_code == 410
        and "Its author does not want it published any more." in answer.content.decode()
    )
    assert "wants boats" in client_of(guest).get(yours(record)).content.decode()
    with pytest.raises(Exception, match="does not want it published"):
        publish(record=fresh(record), by=steward, at=at)


def test_consent_that_widens_publishes_what_was_kept_back_for_it_alone(idea, guest, at):
    private, held = idea(consent="private"), idea(held=True)
    change_consent(record=private, values={"consent": "unnamed"}, by=guest, at=at)
    assert fresh(private).state == RecordState.PUBLISHED
    revision = held.revisions.get()
    Sighting.objects.create(
        cycle=held.cycle, participant_id=guest.participant, at=at, target="record.revision", target_id=revision.pk,
        first=True, verdict="hold", standing=Standing.HELD,
    )  # fmt: skip
    change_consent(record=held, values={"consent": "named"}, by=guest, at=at)
    assert fresh(held).state == RecordState.DRAFT
    assert input_of(held).said_by == guest.name
    with pytest.raises(Unchanged):
        change_consent(record=held, values={"consent": "named"}, by=guest, at=at)


def test_what_is_taken_back_says_why_and_nothing_of_itself(
    idea, guest, cycle, at, steward, client_of, followers_run
):
    record = idea("Robin wants boats.")
    followers_run()
    with pytest.raises(ReasonNeeded):
        withdraw_own(record=record, reason=" ", by=guest, at=at)
    withdraw_own(record=record, reason="I was mistaken.", by=guest, at=at)
    followers_run()
    answer = Client().get(record.get_absolute_url())
    assert answer.status_code == 410 and "I was mistaken." in answer.content.decode()
    assert "wants boats" not in told_of(record, cycle, Client())
    assert not Entry.objects.filter(title__contains="boats").exists()
    for act, given in ((withdraw_own, {"reason": "x"}), (change_consent, {"values": {"consent": "unnamed"}})):
        with pytest.raises(WrongState):
            act(record=record, by=guest, at=at, **given)
    with pytest.raises(Exception, match="does not want it published"):
        publish(record=fresh(record), by=steward, at=at)


def test_a_reason_that_the_rules_hold_is_not_shown(idea, guest, at):
    shown, waiting = idea(), idea(held=True)
    withdraw_own(record=shown, reason=SPAM, by=guest, at=at, held=True)
    withdraw_own(record=waiting, reason="Never mind.", by=guest, at=at)
    for record in (shown, waiting):
        assert fresh(record).withdrawn_because == "Its author took it back."


def test_a_guest_does_all_of_it_on_the_web(address, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    client = Client()
    client.post(address, written())
    record = Record.objects.get(kind="input")
    assert "This is yours" in client.get(record.get_absolute_url()).content.decode()
    assert "This is yours" not in Client().get(record.get_absolute_url()).content.decode()
    page = words(client.get(yours(record)).content.decode())
    assert "Everyone can read this." in page and "Received" in page
    form = client.get(yours(record, "words/")).content.decode()
    assert WORDS in form and 'name="base" value="1"' in form
    changed = {"words": "Many boats.", "why": "", "base": "1", "language": "en"}
    assert client.post(yours(record, "words/"), changed).status_code == 303
    assert client.post(yours(record, "words/"), changed).status_code == 409
    assert client.post(yours(record, "words/"), changed | {"words": ""}).status_code == 422
    named = {"consent": "named", "said_by": "Robin Example"}
    assert client.post(yours(record, "publication/"), named).status_code == 303
    assert client.post(yours(record, "publication/"), named).status_code == 422
    given = {"upload": SimpleUploadedFile("shore.png", PNG)}
    assert client.post(yours(record, "file/"), given).status_code == 303
    assert (
        client.post(yours(record, "file/"), {"upload": SimpleUploadedFile("a.exe", b"MZ")}).status_code == 422
    )
    public = words(Client().get(record.get_absolute_url()).content.decode())
    for part in ("Many boats.", "by Robin Example", "shore.png"):
        assert part in public
    assert client.post(yours(record, "take-back/"), {"reason": ""}).status_code == 422
    assert client.post(yours(record, "take-back/"), {"reason": "It is done."}).status_code == 303
    assert "It is done." in client.get(yours(record)).content.decode()
    assert client.post(yours(record, "take-back/"), {"reason": "Again."}).status_code == 409


def test_files_are_counted(idea, guest, at, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    record = idea()
    uploads = [Upload(SimpleUploadedFile(f"{number}.png", PNG)) for number in range(MOST_FILES + 1)]
    with pytest.raises(TooManyFiles):
        attach_own(record=record, uploads=uploads, by=guest, at=at)
    assert not Attachment.objects.exists()


def test_a_file_is_read_by_those_who_may_read_its_input(
    idea, guest, at, settings, tmp_path, client_of, steward
):
    settings.MEDIA_ROOT = tmp_path
    record = idea(consent="private")
    (attached,) = attach_own(
        record=record, uploads=[Upload(SimpleUploadedFile("shore.png", PNG))], by=guest, at=at
    )
    url = attached.file.get_absolute_url()
    assert [client_of(each).get(url).status_code for each in (guest, steward)] == [200, 200]
    assert Client().get(url).status_code == 404
    change_consent(record=record, values={"consent": "unnamed"}, by=guest, at=at)
    assert Client().get(url).status_code == 200
    Attachment.objects.update(removed_at=at, removed_because="A face")
    assert [client_of(each).get(url).status_code for each in (guest, steward)] == [404, 404]
    page = words(Client().get(record.get_absolute_url()).content.decode())
    assert "A file was removed" in page and "A face" in page and "shore.png" not in page


def test_a_title_from_its_words_has_no_marks(idea):
    assert idea("Boats *for all*, and [ferries](https://example.org).").title == "Boats for all, and ferries."


def test_the_form_never_shows_a_title_that_nobody_wrote(idea, client_of, guest):
    record = idea("A word. " * 40)
    assert record.title.endswith("…")
    form = client_of(guest).get(yours(record, "words/"))
    assert form.context["form"]["title"].value() == ""


def test_another_browser_without_the_cookie_is_nobody(address):
    client = Client()
    client.post(address, written())
    record = Record.objects.get(kind="input")
    assert Client().get(yours(record)).status_code == 404
    other = Client()
    other.cookies[COOKIE] = client.cookies[COOKIE].value
    assert other.get(yours(record)).status_code == 200
