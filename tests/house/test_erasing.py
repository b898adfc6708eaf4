"""Whatever points at a participant is looked at when they are erased, and stands in the download of their data."""

import re
from pathlib import Path

import pytest
from django.apps import apps

from moothill.commons.people.models import Participant

SOURCE = Path(__file__).parents[2] / "src/moothill"
# Tables that point at a participant and hold no word, name or address of theirs: why nothing has to go.
BARE = {
    "cycles.PracticePerson": "invented people are never erased",
    "cycles.LevelChange": "a public act of a steward, told by the number of the participant alone",
    "files.StoredFile": "a file is part of a record; who added it is told by the number of the participant alone",
}
# And nothing that a download would have to show beside what it shows already.
TOLD_ELSEWHERE = {
    "moderation.Deed": "the lines of the journal tell it",
    "moderation.Wave": "the lines of the journal tell it",
    "standards.PackPinned": "the lines of the journal tell it",
    "news.Signature": "the lines of the journal tell it",
    **BARE,
}


def pointing() -> list[str]:
    return [
        model._meta.label
        for model in apps.get_models()
        if model.__module__.startswith("moothill.")
        and any(field.related_model is Participant for field in model._meta.concrete_fields)
    ]


def written_in(*names: str) -> str:
    return "\n".join(path.read_text() for name in names for path in SOURCE.rglob(name))


def test_there_are_tables_to_look_at() -> None:
    assert len(pointing()) > 10


@pytest.mark.parametrize("label", sorted(set(pointing()) - set(BARE)))
def test_an_eraser_looks_at(label: str) -> None:
    erasers = written_in("erasing.py", "rooms/*/operations.py", "rooms/*/operations/*.py")
    name = label.partition(".")[2]
    assert re.search(rf"\b{name}\b", erasers)


@pytest.mark.parametrize("label", sorted(set(pointing()) - set(TOLD_ELSEWHERE)))
def test_a_download_shows(label: str) -> None:
    assert f"{label.partition('.')[2]}.objects" in written_in("exporting.py")
