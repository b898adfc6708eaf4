"""Announcements and packs, quickly made; uploaded pictures."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from moothill.commons.record.models import Record
from tests.commons.files.samples import PNG


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def files_on_disk(media: Path) -> Callable[[], int]:
    return lambda: sum(path.is_file() for path in media.rglob("*"))


@pytest.fixture
def upload() -> Callable[..., SimpleUploadedFile]:
    """A picture as a browser sends it."""

    def of(name: str = "poster.png", content: bytes = PNG) -> SimpleUploadedFile:
        return SimpleUploadedFile(name, content)

    return of


@pytest.fixture
def announcement(make: Callable[..., Record]) -> Callable[..., Record]:
    def of(title: str = "The plan is out", **values: Any) -> Record:
        return make("announcement", title=title, **{"words": "Read *it*.", **values})

    return of


@pytest.fixture
def pack(make: Callable[..., Record]) -> Callable[..., Record]:
    def of(title: str = "Tell your village", **values: Any) -> Record:
        return make("comms-pack", title=title, **values)

    return of
