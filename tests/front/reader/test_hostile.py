"""What is no page, or a page made to do harm, is refused in a sentence that says what, where and what to do."""

import json
import os
import re
import subprocess
import sys
import time

import pytest

from moothill.core.wiki import Limits, Unreadable, read
from moothill.front.reader.parsing import Bounds, bounds, parse
from tests.core.wiki.helpers import plain
from tests.front.reader.hostile import EVERY, HARMLESS, Hostile, refused

MOST_SECONDS, MOST_MEMORY = 10, 256_000_000


def test_there_are_forty_files_and_more() -> None:
    assert len(list(refused())) >= 40


@pytest.mark.parametrize("file", list(refused()), ids=lambda file: file.name)
def test_it_is_refused_with_the_line_and_the_mend(file: Hostile) -> None:
    with pytest.raises(Unreadable) as refusal:
        read(file.data)
    assert file.says in str(refusal.value)
    assert refusal.value.mend
    if file.line:
        assert refusal.value.line == file.line


@pytest.mark.parametrize("file", HARMLESS, ids=lambda file: file.name)
def test_what_is_only_odd_is_read_and_what_is_left_out_is_listed(file: Hostile) -> None:
    reading = read(file.data)
    held = plain([found.values for found in reading.found])
    assert "alert" not in held
    if "Words" in file.data.decode():
        assert "Words" in held
    if file.says:
        assert any(file.says in unread.why.words for unread in reading.unread)


# One process with the limits of a child reads them all, one after another: what it used at the end none of them exceeded.
ALL = """
import json, resource, sys, time
resource.setrlimit(resource.RLIMIT_AS, ({memory}, {memory}))
from moothill.core.wiki import Unreadable, read
from tests.front.reader.hostile import EVERY
for file in EVERY:
    began = time.monotonic()
    try:
        read(file.data)
        refusal = ""
    except Unreadable as error:
        refusal = str(error)
    print(json.dumps([file.name, refusal, time.monotonic() - began]), flush=True)
"""


def test_none_takes_longer_than_ten_seconds_or_more_than_256_mb() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", ALL.format(memory=MOST_MEMORY)],
        env={"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    told = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [(name, bool(refusal)) for name, refusal, _seconds in told] == [
        (file.name, file.refused) for file in EVERY
    ]
    assert max(seconds for _name, _refusal, seconds in told) < MOST_SECONDS


@pytest.mark.parametrize("name", ["archive.txt", "deep.html", "many-rows.wiki", "script.html"])
def test_the_child_says_what_reading_here_says(name: str) -> None:
    (file,) = [each for each in EVERY if each.name == name]
    if file.refused:
        with pytest.raises(Unreadable, match=re.escape(file.says)):
            parse(file.data)
    else:
        assert parse(file.data) == read(file.data)


def test_a_page_that_takes_too_long_is_broken_off() -> None:
    page = b"A paragraph of words, and more of them.\n" * 60_000
    began = time.monotonic()
    with pytest.raises(Unreadable, match=r"longer than 1 seconds"):
        parse(page, within=Bounds(5_000_000, 200_000, 1, MOST_MEMORY))
    assert time.monotonic() - began < 5


def test_a_page_that_takes_too_much_memory_is_refused() -> None:
    page = b"- an entry of a list with a few words\n" * 100_000
    with pytest.raises(Unreadable):
        parse(page, within=Bounds(5_000_000, 200_000, 30, 60_000_000))


def test_an_operator_may_set_the_limits(settings) -> None:
    settings.MOOTHILL_IMPORT_BYTES = 10
    assert bounds().page == 10
    with pytest.raises(Unreadable, match="at most 10 are read"):
        parse(b"== A page ==\n")


def test_the_limits_of_rows_hold_for_every_form() -> None:
    few = Limits(rows=3)
    for page in (b"- a\n" * 4, b"== A ==\n" + b"* a\n" * 4, b"<html><body>" + b"<ul><li>a</li></ul>" * 4):
        with pytest.raises(Unreadable, match="more than 3 rows"):
            read(page, limits=few)
