"""A file of facts is brought in whole, once, or not at all; what is wrong with it is named with its place."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from moothill.commons.cycles.models import Cycle
from moothill.commons.journal.models import Entry
from moothill.commons.record.models import Record
from moothill.front.sample.reading import SAMPLE

pytestmark = pytest.mark.django_db


@pytest.fixture
def broken(tmp_path: Path):
    """Writes the sample's file with one thing changed, and returns its path."""

    def write(change) -> Path:
        facts = json.loads(SAMPLE.read_text())
        change(facts)
        path = tmp_path / "facts.json"
        path.write_text(json.dumps(facts))
        return path

    return write


def refusal(path: Path) -> str:
    with pytest.raises(CommandError) as error:
        call_command("sample", file=path)
    assert not Cycle.objects.exists()
    assert not Record.objects.exists()
    assert not Entry.objects.exists()
    return str(error.value)


def test_a_second_time_nothing_is_changed(capsys):
    call_command("sample")
    before = Record.objects.count(), Entry.objects.count()
    call_command("sample")
    assert (Record.objects.count(), Entry.objects.count()) == before
    assert "Nothing was changed" in capsys.readouterr().out


def test_all_records_of_the_sample_are_one_line_of_the_journal():
    call_command("sample", verbosity=0)
    assert lines("scotland-2018-20") == ["cycle.begun", "batch.imported", "standards.pinned"]
    assert lines("scotland-2017") == ["cycle.begun", "batch.imported"]


def lines(cycle: str) -> list[str]:
    return list(Entry.objects.filter(head__scope=cycle).values_list("kind", flat=True))


def test_a_cycle_that_stands_where_the_earlier_one_would_is_left_alone(other_cycle):
    Cycle.objects.filter(pk=other_cycle.pk).update(slug="scotland-2017")
    call_command("sample", verbosity=0)
    assert not Record.objects.filter(cycle=other_cycle).exists()
    assert Cycle.objects.filter(slug="scotland-2018-20").exists()


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda facts: facts["stages"][2].pop("number"), "stages.2.number"),
        (lambda facts: facts["stages"][1].update(surprise=1), "stages.1.surprise"),
        (lambda facts: facts["activities"][3].update(stage=9), "activities.3.stage"),
        (lambda facts: facts["activities"][0].update(date_text="32 June"), "activities.0"),
        (lambda facts: facts["activities"][0].update(start_date="2018-06-31"), "activities.0.start_date"),
        (
            lambda facts: facts["activities"][0].update(start_date="2018-06-02", end_date="2018-06-01"),
            "activities.0",
        ),
        (lambda facts: facts.pop("tasks"), "tasks"),
    ],
)
def test_what_breaks_the_schema_is_named_with_its_place_and_nothing_is_stored(broken, change, place):
    said = refusal(broken(change))
    assert place in said
    assert "Nothing was stored." in said


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"{", "JSON"), (b"\xff\xfe{}", "UTF-8"), (b"[]", "facts.json")],
)
def test_a_file_that_is_no_facts_at_all_is_explained(tmp_path, content, words):
    path = tmp_path / "facts.json"
    path.write_bytes(content)
    assert words in refusal(path)


def test_a_file_that_is_not_there_is_explained(tmp_path):
    assert "cannot be read" in refusal(tmp_path / "nowhere.json")
