"""Notes are taken at a table, once each, and can be taken back there."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from moothill.commons.cycles.operations import change_state
from moothill.commons.files.errors import FileRefused
from moothill.commons.journal.models import Entry
from moothill.commons.moderation.models import Sighting, Standing
from moothill.commons.policy.actors import OPERATOR
from moothill.commons.policy.errors import Refused
from moothill.commons.record.errors import KeyReused
from moothill.commons.record.operations import withdraw
from moothill.core.policy import CycleState
from moothill.rooms.inputs.errors import BadLines, NotAPicture, NothingWritten, NotOfThisTable, TableEnded
from moothill.rooms.inputs.models import Attachment, Input
from moothill.rooms.inputs.operations import photograph, take_note_back, take_notes
from moothill.rooms.inputs.operations.noting import Note
from moothill.rooms.inputs.queries.tables import written_at
from tests.commons.files.samples import PDF, PNG

pytestmark = pytest.mark.django_db

SPAM = "Buy cheap viagra and cialis online no prescription needed, visit http://pills-4-you.example.top today"


def test_a_note_is_born_at_its_event_and_table_and_names_nobody(write, event, table, cycle):
    record = write("More buses on Sundays.")
    note = Input.objects.get(pk=record.pk)
    assert (note.words, note.table, note.event_id) == ("More buses on Sundays.", "3", event.pk)
    assert (note.form, note.coming_by, note.author, note.said_by, note.consent) == (
        "note", "event", None, "", "unnamed",
    )  # fmt: skip
    assert str(note.when.earliest) == "2018-03-05"
    first = record.revisions.get()
    assert (first.by, first.by_name, record.state) == (table.link.participant, "", "published")
    assert Entry.objects.latest("pk").actor_name == ""


def test_at_an_event_of_no_single_day_a_note_is_of_the_day_it_was_written(
    make, open_table, event, write, cycle, now
):
    long = make("activity", stage="ST-1", form="event", place="Here", when="June to August 2018")
    note = Input.objects.get(pk=write(at=open_table(event=long)).pk)
    assert note.when.earliest == note.when.latest == cycle.day(now)


def test_the_same_key_makes_one_note_however_often_it_comes(write, now, table):
    key = uuid4()
    assert write("Benches.", key=key) == write("Benches, again.", key=key)
    assert [note.words for note in Input.objects.all()] == ["Benches."]
    assert Sighting.objects.count() == 1
    late = now + timedelta(days=1)
    assert take_notes(link=table.link, notes=[Note(key, "Benches.")], at=late)[0].reference == "I-1"


def test_the_key_of_another_table_tells_nothing(write, open_table, trace):
    key, other = uuid4(), open_table("4")
    write("Benches.", key=key)
    before = trace()
    with pytest.raises(KeyReused):
        write("Trees.", key=key, at=other)
    assert trace() == before


def test_all_rows_or_none(table, now, trace):
    rows = [
        Note(uuid4(), "Benches."),
        Note(uuid4(), "x" * 20_001),
        Note(uuid4(), "Trees."),
        Note(uuid4(), " "),
    ]
    before = trace()
    with pytest.raises(BadLines) as bad:
        take_notes(link=table.link, notes=rows, at=now)
    assert {line.number for line in bad.value.lines} == {2, 4}
    assert trace() == before
    with pytest.raises(NothingWritten):
        take_notes(link=table.link, notes=[], at=now)


def test_a_closed_table_takes_nothing(table, write, now, trace):
    record, key = write(), uuid4()
    before = trace()
    late = now + timedelta(hours=3)
    with pytest.raises(TableEnded):
        take_notes(link=table.link, notes=[Note(key, "Too late.")], at=late)
    with pytest.raises(TableEnded):
        take_note_back(link=table.link, key=record.revisions.get().key, at=late)
    assert trace() == before
    take_notes(link=table.link, notes=[Note(key, "Just in time.")], at=late - timedelta(seconds=1))


def test_nothing_is_taken_once_the_event_or_the_cycle_is_gone(write, event, cycle, steward, now, trace):
    with pytest.raises(Refused):
        change_state(cycle=cycle, state=CycleState.ENDED, reason="Over.", by=OPERATOR, at=now)
        write()
    change_state(cycle=cycle, state=CycleState.RUNNING, reason="Not yet.", by=OPERATOR, at=now)
    withdraw(record=event, reason="It did not take place.", by=steward, at=now)
    before = trace()
    with pytest.raises(Refused):
        write()
    assert trace() == before


def test_sixty_notes_at_the_speed_of_a_table_are_all_public(open_table, write, settings):
    settings.MOOTHILL_LIMIT_PERSON, settings.MOOTHILL_LIMIT_NETWORK = 2, 2
    tables = [open_table(str(number)) for number in range(1, 7)]
    said = [f"{thing} near {place}" for thing in _THINGS for place in _PLACES]
    made = [write(words, at=tables[n % 6]) for n, words in enumerate(said)]
    assert len(made) == 60
    assert {record.state for record in made} == {"published"}


_THINGS = ("More buses", "Benches for old people", "A place to repair bicycles", "Publish what contracts cost",
           "Say who decided", "Minutes in plain words")  # fmt: skip
_PLACES = ("the harbour", "Kirkmoor", "both schools", "the island ferry", "our hospital", "the mill", "Northgate",
           "the old town", "farms in the glen", "the library")  # fmt: skip


def test_an_address_that_was_lost_does_no_endless_harm(write, monkeypatch):
    from moothill.commons.moderation.errors import TooMany
    from moothill.rooms.inputs.operations import noting

    monkeypatch.setattr(noting, "LIMIT", 3)
    for words in ("Benches.", "Trees.", "Lamps."):
        write(words)
    with pytest.raises(TooMany):
        write("Bins.")
    assert Input.objects.count() == 3


def test_an_advertisement_waits_and_its_table_sees_that(write, table, passer_by, cycle):
    record = write(SPAM)
    assert record.state == "draft"
    assert Sighting.objects.get().standing == Standing.HELD
    assert [(note.words, note.held) for note in written_at(table.link)] == [(SPAM, True)]
    assert not Input.objects.visible_in(cycle, passer_by).exists()
    assert "viagra" not in str(list(Entry.objects.values()))


def test_a_note_taken_back_is_gone_for_everybody(write, table, now, client, event):
    record = write("Benches.")
    key = record.revisions.get().key
    for _each in range(2):
        take_note_back(link=table.link, key=key, at=now)
    record.refresh_from_db()
    assert (record.state, record.version) == ("withdrawn", 2)
    assert written_at(table.link) == []
    assert "Benches." not in client.get(event.get_absolute_url()).content.decode()
    assert client.get(record.get_absolute_url()).status_code == 410
    assert write("Benches.", key=key).state == "withdrawn"


def test_what_nobody_saw_is_not_told_when_it_is_taken_back(write, table, now):
    record = write(SPAM)
    take_note_back(link=table.link, key=record.revisions.get().key, at=now)
    assert "viagra" not in str(list(Entry.objects.values()))
    assert Sighting.objects.get().standing == Standing.GONE


def test_no_table_takes_back_what_another_wrote(write, open_table, now, trace):
    key, other = write().revisions.get().key, open_table("4")
    before = trace()
    with pytest.raises(KeyReused):
        take_note_back(link=other.link, key=key, at=now)
    with pytest.raises(NotOfThisTable):
        take_note_back(link=other.link, key=uuid4(), at=now)
    assert trace() == before


class TestAPhotograph:
    @pytest.fixture(autouse=True)
    def media(self, settings, tmp_path):
        settings.MEDIA_ROOT = tmp_path
        return tmp_path

    def take(self, table, now, content=PNG, name="chart.png", key=None):
        upload = SimpleUploadedFile(name, content)
        return photograph(link=table.link, upload=upload, words="The flip chart", key=key or uuid4(), at=now)

    def test_stands_with_a_note_that_says_what_it_shows(self, table, now):
        record = self.take(table, now)
        attached = Attachment.objects.get()
        assert (attached.input_id, attached.file.name, record.title) == (
            record.pk,
            "chart.png",
            "The flip chart",
        )

    def test_comes_once(self, table, now):
        key = uuid4()
        assert self.take(table, now, key=key) == self.take(table, now, key=key)
        assert Attachment.objects.count() == 1

    @pytest.mark.parametrize(
        ("name", "content", "error"),
        [("a.pdf", PDF, NotAPicture), ("a.png", PDF, FileRefused), ("a.png", b"", FileRefused)],
    )
    def test_is_a_picture_or_nothing_is_left(self, name, content, error, table, now, trace, media):
        before = trace()
        with pytest.raises(error):
            self.take(table, now, content, name)
        assert trace() == before
        assert not [path for path in media.rglob("*") if path.is_file()]
