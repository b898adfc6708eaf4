"""A picture is kept without what its camera wrote beside it."""

import struct
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st

from moothill.commons.files.errors import Damaged
from moothill.commons.files.operations import keep
from moothill.commons.files.pictures import JPEG, PNG, WEBP, Unreadable, plain
from moothill.commons.files.storage import storage

SECRET = b"57.1497N 2.0943W"
SCAN = b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" + b"\x12\xff\x00\x34\xff\xd0\x56" + b"\xff\xd9"
ICC = b"ICC_PROFILE\0\x01\x01colours"


def segment(marker: int, data: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, 2 + len(data)) + data


def tiff(orientation: int, order: str = ">") -> bytes:
    """Exif with a place, and which way up the picture is."""
    sign = b"MM\0*" if order == ">" else b"II*\0"
    entries = struct.pack(f"{order}HHIHH", 0x0112, 3, 1, orientation, 0)
    entries += struct.pack(f"{order}HHII", 0x010E, 2, len(SECRET), 38)
    return sign + struct.pack(f"{order}IH", 8, 2) + entries + bytes(4) + SECRET


def jpeg(*segments: bytes, after: bytes = b"") -> bytes:
    return (
        b"\xff\xd8" + segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0") + b"".join(segments) + SCAN + after
    )


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(*chunks: bytes) -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    pixels = chunk(b"IDAT", zlib.compress(b"\0\0"))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(chunks) + pixels + chunk(b"IEND", b"")


def webp(*chunks: tuple[bytes, bytes]) -> bytes:
    body = b"".join(
        name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2) for name, data in chunks
    )
    return b"RIFF" + struct.pack("<I", 4 + len(body)) + b"WEBP" + body


def test_a_photograph_says_no_more_where_it_was_taken() -> None:
    told = [
        segment(0xE1, b"Exif\0\0" + tiff(1)),
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + SECRET),
        segment(0xE2, b"MPF\0" + SECRET),
        segment(0xED, b"Photoshop 3.0\0" + SECRET),
        segment(0xFE, SECRET),
    ]
    kept = plain(jpeg(*told, segment(0xE2, ICC), after=jpeg(*told)), JPEG)
    assert kept == jpeg(segment(0xE2, ICC)), "its colours stay, and nothing that comes after its end"


@pytest.mark.parametrize("order", [">", "<"])
def test_which_way_up_a_photograph_is_stays(order: str) -> None:
    kept = plain(jpeg(segment(0xE1, b"Exif\0\0" + tiff(6, order))), JPEG)
    assert SECRET not in kept and b"Exif\0\0" in kept
    again = plain(kept, JPEG)
    assert again == kept and b"\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06" in kept


def test_a_photograph_that_ends_too_early_is_kept_as_far_as_it_goes() -> None:
    cut = jpeg(segment(0xFE, SECRET))[:-2]
    assert plain(cut, JPEG) == jpeg()[:-2]


def test_a_png_keeps_what_it_looks_like_alone() -> None:
    told = [chunk(b"tEXt", b"Comment\0" + SECRET), chunk(b"iTXt", SECRET), chunk(b"tIME", bytes(7))]
    kept = [chunk(b"gAMA", bytes(4)), chunk(b"tRNS", b"\0\0")]
    assert plain(png(*told, *kept, chunk(b"eXIf", tiff(1))) + SECRET, PNG) == png(*kept)
    turned = plain(png(chunk(b"eXIf", tiff(8))), PNG)
    assert SECRET not in turned and b"eXIf" in turned


def test_a_webp_keeps_what_it_looks_like_alone() -> None:
    pixels = (b"VP8 ", b"pixels")
    flags = bytes([0x10 | 0x08 | 0x04]) + bytes(9)
    given = webp((b"VP8X", flags), pixels, (b"EXIF", tiff(1)), (b"XMP ", SECRET + b"!"))
    assert plain(given, WEBP) == webp((b"VP8X", bytes([0x10]) + bytes(9)), pixels)


def test_other_files_stay_as_they_are() -> None:
    assert plain(SECRET, "application/pdf") == SECRET


@given(st.binary(max_size=200), st.sampled_from([JPEG, PNG, WEBP]))
def test_any_bytes_are_a_picture_or_are_refused_by_name(noise: bytes, media_type: str) -> None:
    begins = {JPEG: b"\xff\xd8", PNG: b"\x89PNG\r\n\x1a\n", WEBP: b"RIFF\x20\0\0\0WEBP"}[media_type]
    try:
        assert plain(begins + noise, media_type).startswith(begins[:4])
    except Unreadable:
        pass


@pytest.mark.django_db
def test_what_is_kept_is_the_bare_picture(settings, tmp_path, at) -> None:
    settings.MEDIA_ROOT = tmp_path
    given = png(chunk(b"tEXt", b"Comment\0" + SECRET))
    stored = keep(upload=SimpleUploadedFile("room.png", given), by=None, at=at)
    with storage.open(stored.path) as kept:
        assert kept.read() == png()
    assert stored.size == len(png())


@pytest.mark.django_db
def test_a_damaged_picture_is_refused(settings, tmp_path, at) -> None:
    settings.MEDIA_ROOT = tmp_path
    with pytest.raises(Damaged):
        keep(upload=SimpleUploadedFile("room.png", png()[:40]), by=None, at=at)
