"""A cycle with a planning page, and quick ways to fill it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from moothill.commons.record.models import Record
from tests.commons.files.samples import PDF


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def files_on_disk(media: Path) -> Callable[[], int]:
    return lambda: sum(path.is_file() for path in media.rglob("*"))


@pytest.fixture
def upload() -> Callable[..., SimpleUploadedFile]:
    """A file as a browser sends it."""

    def of(name: str = "notes.pdf", content: bytes = PDF) -> SimpleUploadedFile:
        return SimpleUploadedFile(name, content)

    return of


@pytest.fixture
def planning_page(make: Callable[..., Record]) -> Record:
    return make("page", title="How the plan is made", purpose="All of it, in one place.")


@pytest.fixture
def section(make: Callable[..., Record], planning_page: Record) -> Callable[..., Record]:
    """Makes a section of the planning page."""

    def of(title: str = "About", **values: Any) -> Record:
        return make("section", title=title, **{"page": planning_page.reference, **values})

    return of


@pytest.fixture
def document(make: Callable[..., Record]) -> Callable[..., Record]:
    """Makes a document, of notes unless another kind is named."""

    def of(title: str = "Notes of March", **values: Any) -> Record:
        return make("document", title=title, **{"document_kind": "notes", **values})

    return of
