"""moothill import page."""

import re
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from moothill.commons.cycles.models import Cycle
from moothill.commons.record.models import Record
from tests.front.reader.conftest import PAGE
from tests.front.reader.hostile import EVERY

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(tmp_path) -> Path:
    path = tmp_path / "page.wiki"
    path.write_text(PAGE)
    return path


def bring(*words: object) -> None:
    call_command("import", "page", *map(str, words))


def test_it_says_what_it_made_what_is_uncertain_and_what_found_no_place(page, cycle, capsys):
    bring(page, "--cycle", cycle.slug)
    told = capsys.readouterr().out
    assert "read as wikitext" in told
    assert "    5  activities" in told
    assert "line 15, 19: The number 2 is used twice in this table: lines 15 and 19." in told
    assert "line 43: “a hidden word”: a comment, which readers of the page do not see" in told
    assert f"Made {Record.objects.count()} records in one act" in told
    assert "--dry-run" in told


def test_a_dry_run_makes_nothing(page, cycle, traces, capsys):
    before = traces()
    bring(page, "--cycle", cycle.slug, "--dry-run")
    assert traces() == before
    assert "Nothing was made." in capsys.readouterr().out


def test_the_form_may_be_given(page, cycle, capsys):
    bring(page, "--cycle", cycle.slug, "--dry-run", "--form", "flat")
    assert "read as flat" in capsys.readouterr().out


def test_a_new_cycle_may_be_begun_with_it(page, member, capsys):
    bring(
        page, "--cycle", "elmland-2018", "--new", "Elmland", "--starts", "2018-01-10", "--ends", "2020-08-31"
    )
    cycle = Cycle.objects.get(slug="elmland-2018")
    assert cycle.member == member
    assert Record.objects.filter(cycle=cycle).count() > 20


def test_a_dry_run_begins_no_cycle(page, member):
    bring(page, "--cycle", "x", "--new", "X", "--starts", "2018-01-10", "--ends", "2020-08-31", "--dry-run")
    assert not Cycle.objects.exists()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--cycle", "nowhere"], "There is no cycle “nowhere” (there are: oakland-2018-20)"),
        (["--cycle", "x", "--new", "X"], "--starts"),
        (
            ["--cycle", "x", "--new", "X", "--starts", "1.1.2018", "--ends", "2"],
            "is no day. Write one such as 2018-01-10",
        ),
        (["--cycle", "x", "--new", "X", "--starts", "2020-01-01", "--ends", "2018-01-01"], "end"),
        (
            ["--cycle", "oakland-2018-20", "--new", "X", "--starts", "2018-01-01", "--ends", "2019-01-01"],
            "already",
        ),
    ],
)
def test_what_is_wrong_is_said_and_how_to_mend_it(words, says, page, cycle, traces):
    before = traces()
    with pytest.raises(CommandError, match=re.escape(says)):
        bring(page, *words)
    assert traces() == before


@pytest.mark.parametrize("name", ["latin1.txt", "archive.txt", "wide-row.wiki"])
def test_a_bad_file_stores_nothing(name, cycle, tmp_path, traces):
    (file,) = [each for each in EVERY if each.name == name]
    path = tmp_path / name
    path.write_bytes(file.data)
    before = traces()
    with pytest.raises(CommandError, match=r"Nothing was stored\.") as error:
        bring(path, "--cycle", cycle.slug)
    assert file.says in str(error.value)
    assert traces() == before


def test_a_file_that_is_not_there_is_named(cycle, tmp_path):
    with pytest.raises(CommandError, match="there is no such file"):
        bring(tmp_path / "nothing.txt", "--cycle", cycle.slug)
    with pytest.raises(CommandError, match="it is a folder"):
        bring(tmp_path, "--cycle", cycle.slug)


@pytest.mark.parametrize(
    "name", ["harbourland-2024.wikitext", "riverside-2025.html", "elmland.wikitext", "oakland.html"]
)
def test_whole_pages_go_in_and_a_second_time_make_nothing(name, cycle, capsys):
    page = Path(__file__).parents[2] / "core/wiki/pages" / name
    bring(page, "--cycle", cycle.slug)
    before = Record.objects.count()
    assert before > 20
    bring(page, "--cycle", cycle.slug)
    assert Record.objects.count() == before
    assert "nothing was made" in capsys.readouterr().out
