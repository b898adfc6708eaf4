"""Pages to bring, and a reader that needs no process of its own where the process is not what is tried."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from moothill.commons.journal.models import Entry
from moothill.commons.record.models import Link, Record, Revision
from moothill.core.wiki import Reading, read
from moothill.front.reader import views

PAGE = """\
== Engagement objectives ==
# Build trust
# Open the books
== Key details ==
'''Leads:''' Ada Fen (Elm Network)<br/>
'''Completion date:''' 1 September 2018
== Key dates ==
* Deadline: 31 August 2018
== Stage One: Listening (Jan - Mar) ==
{|
! No. !! Activity !! Date !! Where !! Who !! Status !! Comments
|-
| 1 || Launch event || 10 January 2018 || Town Hall || Ada Fen / Bo || Done || Well attended
|-
| 2 || Workshops || February 2018 || || Ada || In progress ||
|-
| 2.a || Workshop in Northtown || 5 February 2018 || Library || Bo || Cancelled || Snow
|-
| 2 || Survey || March 2018 || online || Bo || ||
|}
== Stage Two: Writing (Apr) ==
{|
! No. !! Activity !! Date !! Where !! Who !! Status
|-
| 1 || Launch event || 10 January 2018 || Town Hall || Ada Fen || Done
|}
== Timeline ==
{|
! 2018 !! Jan !! Feb !! Mar
|-
| Newsletter || + || + ||
|}
== Tasks ==
* Book the hall – Ada – by 5 January 2018
== Meeting notes ==
=== First meeting (12 February 2018) ===
'''Present:''' Ada Fen (Elm Network)

Actions:
* Ask the council
== Documents ==
* [https://elmland.example/notes.pdf Notes of the workshop (April 2017)]
<!-- a hidden word -->
"""


@pytest.fixture
def home(cycle) -> str:
    return f"/{cycle.slug}/"


@pytest.fixture
def traces() -> Callable[[], tuple[int, ...]]:
    """How much is stored: equal before and after means that nothing was."""
    return lambda: tuple(model.objects.count() for model in (Record, Revision, Entry, Link))


@pytest.fixture
def reading() -> Reading:
    return read(PAGE.encode(), year=2018)


@pytest.fixture(autouse=True)
def own_home(settings: Any, tmp_path: Path) -> None:
    """Pages that wait for their confirmation lie in a folder of the test's own."""
    settings.HOME = tmp_path


@pytest.fixture
def read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reads pages in this process: a child of its own takes a second to start."""

    def parse(data: bytes, *, form: Any = None, year: Any = None, **_others: Any) -> Reading:
        return read(data, form=form, year=year)

    monkeypatch.setattr(views, "parse", parse)
