"""Files are read by a process of its own: whatever is in them, it ends in time, within its memory, and with a sentence."""

import io
import json
import os
import subprocess
import sys
import time
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from moothill.core.exchange import CannotRead, Found
from moothill.front.importing.child import Bounds, headings, rows
from tests.core.exchange.helpers import cells, read, sheet, workbook
from tests.core.exchange.hostile import Hostile, every

# The ones that weigh most; MOOTHILL_HOSTILE=all has every one of them read by a child.
HEAVY = {
    "open-quote-long.csv", "no-line-ends.csv", "many-rows.csv", "bomb.xlsx", "laughs.xlsx", "outside.xlsx", "deep.xlsx",
    "long-value.xlsx", "many-rows.xlsx", "deep.docx", "nested.mbox", "many-parts.mbox", "large.mbox", "deep.json",
}  # fmt: skip
CHOSEN = [each for each in every() if each.name in HEAVY or os.environ.get("MOOTHILL_HOSTILE") == "all"]
IDEAS = sheet(["Idea", "Votes"], ["Open the meetings", 3], ["Publish the minutes", "many"], ["", 2])


# Run by a small process of its own, because a child's greatest size counts that of the process which began it.
READ = """
import json, resource, sys
from moothill.core.exchange import CannotRead, Limits, Refused
from moothill.front.importing.child import Bounds, rows

within = Bounds(limits=Limits(rows=20_000))
with open(sys.argv[1], "rb") as file:
    try:
        found = rows(file, sys.argv[2], {}, within=within)
        sentences = [each.english for each in found if isinstance(each, Refused)]
    except CannotRead as error:
        sentences = [str(error)]
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([sentences, used.ru_utime + used.ru_stime, used.ru_maxrss]))
"""


@pytest.mark.parametrize("hostile", CHOSEN, ids=[f"{each.reader}-{each.name}" for each in CHOSEN])
def test_a_hostile_file_is_refused_with_a_sentence_in_time_and_within_its_memory(
    hostile: Hostile, tmp_path: Path
):
    command = [sys.executable, "-c", READ, str(hostile.lay(tmp_path)), hostile.reader]
    run = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    sentences, seconds, kilobytes = json.loads(run.stdout)
    assert not hostile.says or any(hostile.says in sentence for sentence in sentences)
    assert seconds < 10
    assert kilobytes < 256_000


def test_what_the_child_reads_is_what_the_reader_reads():
    assert list(rows(io.BytesIO(IDEAS), "csv", {})) == read("csv", IDEAS)
    assert headings(io.BytesIO(IDEAS), "csv") == ["Idea", "Votes"]


def test_a_file_on_the_disk_is_read_where_it_lies(tmp_path: Path):
    path = tmp_path / "ideas.xlsx"
    path.write_bytes(workbook(cells(1, ["Idea", "Votes"]) + cells(2, ["Open up", "3"])))
    with path.open("rb") as file:
        file.read(7)
        (one,) = rows(file, "xlsx", {"Idea": "words", "Votes": ""})
        assert isinstance(one, Found)
        assert one.values == {"words": "Open up"}
        assert not file.closed


def test_a_child_that_takes_too_long_is_ended_and_says_so():
    began = time.monotonic()
    with pytest.raises(CannotRead, match="longer than 1 seconds"):
        list(rows(io.BytesIO(b"Idea,Votes\n" + b"x,1\n" * 1_000_000), "csv", {}, within=Bounds(seconds=1)))
    assert time.monotonic() - began < 10


def test_a_child_that_takes_too_much_memory_is_ended_and_says_so():
    strings = f"<sst><si><t>{'w' * 30_000_000}</t></si></sst>"
    data = workbook(cells(1, ["Idea"]), sharedStrings=strings, method=zipfile.ZIP_STORED)
    with pytest.raises(CannotRead, match="more memory than it may have"):
        list(rows(io.BytesIO(data), "xlsx", {}, within=Bounds(memory=60_000_000)))


def test_a_file_that_is_too_large_is_refused_before_anything_is_started():
    with pytest.raises(CannotRead, match="1 MB; at most 0"):
        headings(io.BytesIO(IDEAS * 10), "csv", within=Bounds(size=100))


def test_whoever_stops_listening_ends_the_child():
    with closing(rows(io.BytesIO(b"Idea,Votes\n" + b"some words,1\n" * 50_000), "csv", {})) as some:
        assert isinstance(next(some), Found)
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_the_child_knows_nothing_of_the_site(monkeypatch: pytest.MonkeyPatch):
    from moothill.front.importing.child import outside

    monkeypatch.setenv("SECRET_KEY", "not for children")
    assert set(outside._environment()) == {"PATH", "PYTHONPATH", "PYTHONDONTWRITEBYTECODE"}
