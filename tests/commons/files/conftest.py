from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from moothill.commons.files.operations import keep
from tests.commons.files import samples

MOMENT = datetime(2018, 3, 1, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def files_on_disk(media):
    return lambda: [path for path in media.rglob("*") if path.is_file()]


@pytest.fixture
def keep_one():
    def keep_it(name="plan.pdf", content=samples.PDF):
        return keep(upload=SimpleUploadedFile(name, content), by=None, at=MOMENT)

    return keep_it
