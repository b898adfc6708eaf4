"""The team types in what people said elsewhere: one thing, or a list."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from moothill.commons.files.errors import FileRefused
from moothill.commons.journal.models import Entry
from moothill.commons.policy.errors import Refused
from moothill.commons.record.errors import Invalid
from moothill.rooms.inputs.errors import BadLines, NothingWritten, TooManyLines
from moothill.rooms.inputs.models import Attachment, Input
from moothill.rooms.inputs.operations import enter, enter_many
from moothill.rooms.inputs.operations.entering import line_keys, read_lines
from tests.commons.files.samples import PDF

pytestmark = pytest.mark.django_db

LETTER = {"words": "Publish every contract.", "form": "letter", "coming_by": "paper", "consent": "unnamed"}


@pytest.fixture
def type_in(cycle, team_member, at):
    def of(**values):
        act = {name: values.pop(name) for name in ("by", "key", "event", "upload") if name in values}
        return enter(cycle=cycle, at=at, values={**LETTER, **values}, **{"by": team_member, **act})

    return of


@pytest.fixture
def paste(cycle, team_member, at):
    def of(text, key=None, **values):
        act = {name: values.pop(name) for name in ("by", "event") if name in values}
        given = {"form": "note", "coming_by": "paper", "consent": "unnamed", **values}
        return enter_many(
            cycle=cycle, at=at, text=text, key=key or uuid4(), values=given, **{"by": team_member, **act}
        )

    return of


def test_a_letter_is_typed_in_and_who_typed_it_stands_beside_it(type_in, team_member):
    record = type_in(when="2 January 2018", source="File 12")
    letter = Input.objects.get(pk=record.pk)
    assert (letter.words, letter.author, str(letter.when.earliest)) == (
        "Publish every contract.",
        None,
        "2018-01-02",
    )
    assert (record.state, record.source) == ("published", "File 12")
    assert record.revisions.get().by_name == team_member.name
    assert Entry.objects.latest("pk").actor_name == team_member.name


def test_born_at_an_event_it_is_a_note_of_that_event_and_day(type_in, event):
    note = Input.objects.get(pk=type_in(event=event, form="", coming_by="", table="3").pk)
    assert (note.form, note.coming_by, note.event_id, note.table) == ("note", "event", event.pk, "3")
    assert str(note.when.earliest) == "2018-03-05"


def test_a_scan_of_the_letter_comes_along_once_or_nothing_is_left(type_in, settings, tmp_path, trace):
    settings.MEDIA_ROOT, key = tmp_path, uuid4()
    for _each in range(2):
        record = type_in(key=key, upload=SimpleUploadedFile("letter.pdf", PDF))
    assert [each.input_id for each in Attachment.objects.all()] == [record.pk]
    before = trace()
    with pytest.raises(FileRefused):
        type_in(upload=SimpleUploadedFile("letter.pdf", b"MZ no letter"))
    assert trace() == before


def test_what_is_not_to_be_published_is_kept_and_not_shown(type_in, passer_by, cycle):
    assert type_in(consent="private").state == "draft"
    assert not Input.objects.visible_in(cycle, passer_by).exists()


def test_the_same_key_types_in_once(type_in):
    key = uuid4()
    assert type_in(key=key) == type_in(key=key)
    assert Input.objects.count() == 1


@pytest.mark.parametrize("who", ["passer_by", "account_holder", "observer", "steward_elsewhere"])
def test_nobody_else_types_in(who, cast, type_in, paste, trace):
    before = trace()
    for act in (lambda: type_in(by=cast[who]), lambda: paste("One\nTwo", by=cast[who])):
        with pytest.raises(Refused):
            act()
    assert trace() == before


@pytest.mark.parametrize(
    ("values", "field"),
    [({"words": ""}, "title"), ({"coming_by": "site"}, "coming_by"), ({"said_by": "Ash Sample"}, "said_by"),
     ({"organisation": "The Sample Trust"}, "organisation"), ({"call": "Q-9"}, "call"),
     ({"when": "the 40th of May"}, "when")],
)  # fmt: skip
def test_what_is_wrong_is_named_and_nothing_is_left(values, field, type_in, trace):
    before = trace()
    with pytest.raises(Invalid) as invalid:
        type_in(**values)
    assert field in {fault.field for fault in invalid.value.faults}
    assert trace() == before


def test_a_name_stands_where_it_was_agreed_to(type_in):
    record = type_in(said_by="Ash Sample", consent="named")
    assert Input.objects.get(pk=record.pk).said_by == "Ash Sample"


def test_a_list_makes_one_contribution_of_each_line(paste, event):
    made = paste("- More buses\n\n•  Benches\n12\tTrees for shade\n* * *\n– and lamps", event=event)
    notes = list(Input.objects.order_by("pk").values_list("words", "table"))
    assert notes == [
        ("More buses", ""),
        ("Benches", ""),
        ("Trees for shade", "12"),
        ("* *", ""),
        ("and lamps", ""),
    ]
    assert [record.reference for record in made] == ["I-1", "I-2", "I-3", "I-4", "I-5"]


def test_a_list_is_stored_whole_or_not_at_all_and_the_faults_are_named_by_line(paste, trace):
    before = trace()
    with pytest.raises(BadLines) as bad:
        paste(f"Good\n\n{'x' * 20_001}\n{'t' * 81}\tToo long a table\nGood too")
    assert [line.number for line in bad.value.lines] == [3, 4]
    assert bad.value.lines[1].words.startswith("Table: ")
    for text, error in ((" \n\t", NothingWritten), ("x\n" * 301, TooManyLines)):
        with pytest.raises(error):
            paste(text)
    assert trace() == before


def test_a_list_sent_again_doubles_nothing_and_what_was_added_comes_in(paste):
    key = uuid4()
    first = paste("One\nTwo\nTwo", key=key)
    assert paste("One\nTwo\nTwo", key=key) == first
    again = paste("Nought\nTwo\nOne\nTwo\nThree", key=key)
    assert {record.pk for record in first} < {record.pk for record in again}
    assert sorted(Input.objects.values_list("words", flat=True)) == ["Nought", "One", "Three", "Two", "Two"]


def test_every_line_has_a_key_of_its_own():
    lines = read_lines("Same\nSame\n1\tSame\nOther")
    assert len(set(line_keys(uuid4(), lines))) == 4
    assert line_keys(uuid4(), lines)[0] != line_keys(uuid4(), lines)[0]


class TestThePages:
    def home(self, cycle, many: bool = False) -> str:
        return f"{cycle.get_absolute_url()}inputs/type-in/{'list/' if many else ''}"

    def filled(self, page, **values):
        """What the browser would send of the form."""
        form = page.context["form"]
        return {name: form[name].value() or "" for name in form.fields if name != "upload"} | values

    def test_a_team_member_types_in_one_after_the_other(self, client_of, team_member, cycle, event):
        browser, address = client_of(team_member), f"{self.home(cycle)}?event={event.reference}"
        for words in ("More buses", "Benches"):
            answer = browser.post(address, self.filled(browser.get(address), words=words, table="2"))
            assert (answer.status_code, answer["Location"]) == (303, address)
        assert list(Input.objects.order_by("pk").values_list("words", "table", "event", "coming_by")) == [
            ("More buses", "2", event.pk, "event"), ("Benches", "2", event.pk, "event"),
        ]  # fmt: skip
        assert "I-2" in browser.get(address).content.decode()

    def test_a_list_is_pasted(self, client_of, steward, cycle):
        browser, address = client_of(steward), self.home(cycle, many=True)
        data = self.filled(browser.get(address), words="More buses\nBenches")
        assert browser.post(address, data).status_code == 303
        assert browser.post(address, data).status_code == 303
        assert Input.objects.count() == 2
        assert "2 contributions" in browser.get(address).content.decode()

    def test_what_is_wrong_stands_beside_what_was_typed(self, client_of, steward, cycle):
        browser, address = client_of(steward), self.home(cycle)
        data = self.filled(browser.get(address), words="More buses", said_by="Ash Sample")
        answer = browser.post(address, data)
        assert answer.status_code == 422
        shown = answer.content.decode()
        assert "More buses" in shown and "Leave this empty" in shown
        many = self.home(cycle, many=True)
        answer = browser.post(many, self.filled(browser.get(many), words=f"Good\n{'t' * 81}\tLong table"))
        assert answer.status_code == 422
        assert "Line 2" in answer.content.decode() and "Good" in answer.content.decode()
        assert not Input.objects.exists()

    def test_they_are_for_the_team(self, client_of, cast, cycle, client):
        for who in ("account_holder", "observer", "steward_elsewhere"):
            assert client_of(cast[who]).get(self.home(cycle)).status_code == 403, who
        assert client.get(self.home(cycle)).status_code == 302

    def test_an_event_that_is_not_there_is_not_found(self, client_of, steward, cycle, make):
        stage = make("stage", when="May 2018")
        assert client_of(steward).get(f"{self.home(cycle)}?event=A-9").status_code == 404
        assert client_of(steward).get(f"{self.home(cycle)}?event={stage.reference}").status_code == 404
