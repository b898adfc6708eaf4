"""Files to bring, and a site of their own to bring them to."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from moothill.commons.files.storage import storage
from moothill.commons.journal.models import Entry
from moothill.commons.record.models import Record, Revision
from moothill.core.exchange import READERS
from moothill.front.importing import child, reading
from moothill.rooms.inputs.models import Batch

SHEET = (
    "Idea,Why it matters,Your name,Your area,ID\n"
    "Open the books,It is our money,Ada Fen,Elmtown,1\n"
    "A bench by the river,,Bo Ash,Elmtown,2\n"
    '"A second\nline, and a comma",,,,3\n'
    ",,Nobody,Elmtown,4\n"
    "=cmd|' /C calc'!A0,too,many,cells,5,6,7\n"
)


@pytest.fixture
def home(cycle) -> str:
    return f"/{cycle.slug}/imports/"


@pytest.fixture
def traces() -> Callable[[], tuple[int, ...]]:
    """How much is stored: equal before and after means that nothing was."""
    return lambda: tuple(model.objects.count() for model in (Record, Revision, Entry, Batch))


@pytest.fixture(autouse=True)
def own_files(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reads in this process: a child takes a second to start, and is tried by tests of its own."""

    def rows(file: Any, reader: str, mapping: Any) -> Iterator[Any]:
        file.seek(0)
        yield from READERS[reader].read(file, mapping)

    def headings(file: Any, reader: str) -> list[str]:
        file.seek(0)
        return READERS[reader].headings(file)

    monkeypatch.setattr(child, "rows", rows)
    monkeypatch.setattr(child, "headings", headings)
    assert reading.storage is storage
