"""Keeping a file: whole, or not at all."""

import hashlib
import os

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from moothill.commons.files.errors import EmptyFile, FileLies, TooLarge
from moothill.commons.files.models import StoredFile
from moothill.commons.files.operations import keep
from moothill.commons.files.storage import storage
from moothill.commons.people.models import Participant
from tests.commons.files import samples
from tests.commons.files.conftest import MOMENT

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_kept_file_has_its_bytes_its_digest_and_its_type(keep_one, files_on_disk):
    stored = keep_one()
    assert [path.read_bytes() for path in files_on_disk()] == [samples.PDF]
    assert stored.sha256 == hashlib.sha256(samples.PDF).hexdigest()
    assert (stored.name, stored.media_type, stored.size) == ("plan.pdf", "application/pdf", len(samples.PDF))
    assert StoredFile.objects.get() == stored


def test_who_gave_it_and_when_is_kept():
    someone = Participant.objects.create(label="Brown hare")
    stored = keep(upload=SimpleUploadedFile("plan.pdf", samples.PDF), by=someone, at=MOMENT)
    assert (stored.uploaded_by, stored.uploaded_at) == (someone, MOMENT)


def test_its_place_on_disk_has_neither_its_name_nor_an_ending(keep_one, files_on_disk, media):
    stored = keep_one()
    (path,) = files_on_disk()
    assert path == media / "files" / stored.token[:2] / stored.token
    assert path.suffix == ""
    assert not os.access(path, os.X_OK)


def test_two_equal_files_have_addresses_that_do_not_tell_of_each_other(keep_one):
    one, other = keep_one(), keep_one()
    assert one.token != other.token
    assert len(one.token) >= 43


def test_a_file_over_the_limit_is_refused_whatever_size_it_claims(settings, files_on_disk):
    settings.MOOTHILL_MAX_UPLOAD = len(samples.PDF) - 1
    upload = SimpleUploadedFile("plan.pdf", samples.PDF)
    upload.size = 1
    with pytest.raises(TooLarge, match=r"plan\.pdf"):
        keep(upload=upload, by=None, at=MOMENT)
    assert files_on_disk() == []


def test_a_file_at_the_limit_is_kept(settings, keep_one):
    settings.MOOTHILL_MAX_UPLOAD = len(samples.PDF)
    assert keep_one().size == len(samples.PDF)


def test_an_empty_file_is_refused(keep_one, files_on_disk):
    with pytest.raises(EmptyFile, match=r"plan\.pdf"):
        keep_one(content=b"")
    assert files_on_disk() == []


def test_a_file_that_lies_leaves_nothing_behind(keep_one, files_on_disk):
    with pytest.raises(FileLies):
        keep_one(content=samples.ZIP, name="plan.docx")
    assert (files_on_disk(), StoredFile.objects.count()) == ([], 0)


class Elsewhere(Exception):
    """Something else in the same act went wrong."""


def test_bytes_go_when_the_act_around_them_is_rolled_back(keep_one, files_on_disk):
    with pytest.raises(Elsewhere), transaction.atomic():
        keep_one()
        assert len(files_on_disk()) == 1
        raise Elsewhere
    assert (files_on_disk(), StoredFile.objects.count()) == ([], 0)


def test_bytes_go_when_only_a_part_of_the_act_is_rolled_back(keep_one, files_on_disk):
    with transaction.atomic():
        kept = keep_one()
        with pytest.raises(Elsewhere), transaction.atomic():
            keep_one()
            raise Elsewhere
    assert [path.name for path in files_on_disk()] == [kept.token]


def test_bytes_stay_when_the_act_around_them_is_committed(keep_one, files_on_disk):
    with transaction.atomic():
        keep_one()
    assert len(files_on_disk()) == 1


def test_bytes_go_when_the_disk_is_full_halfway(keep_one, files_on_disk, monkeypatch):
    def save_half(path, content):
        whole(path, ContentFile(content.read(10)))
        raise OSError("No space left on device")

    whole = storage.save
    monkeypatch.setattr(storage, "save", save_half)
    with pytest.raises(OSError, match="No space"):
        keep_one()
    assert (files_on_disk(), StoredFile.objects.count()) == ([], 0)


def test_a_row_that_cannot_be_written_leaves_the_bytes_of_others_alone(keep_one, files_on_disk, monkeypatch):
    first = keep_one()
    monkeypatch.setattr("secrets.token_urlsafe", lambda length: first.token)
    with pytest.raises(IntegrityError):
        keep_one()
    assert StoredFile.objects.count() == 1
    assert [path.name for path in files_on_disk()] == [first.token]


def test_the_database_refuses_an_empty_file():
    with pytest.raises(IntegrityError):
        StoredFile.objects.create(
            token="t", name="a.txt", media_type="text/plain", size=0, uploaded_at=MOMENT
        )
