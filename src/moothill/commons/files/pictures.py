"""Pictures without what cameras write beside them: where they were taken, when, with what, and smaller copies of the whole.

What is seen stays as it is, and which way up. Sources: ITU-T T.81 annex B (JPEG), PNG 3 sections 5 and 11, the container of
WebP, CIPA DC-008 4.5.4 and 4.6.4 (Exif).
"""

import re
import struct
import zlib
from collections.abc import Iterator

JPEG, PNG, WEBP = "image/jpeg", "image/png", "image/webp"
_PNG_SIGN = b"\x89PNG\r\n\x1a\n"
# What a picture needs to look as it does: colours, transparency, gamma, size, movement. All else in a PNG is about it.
_PNG_KEPT = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs cICP acTL fcTL fdAT".split()
)
_WEBP_DROPPED = frozenset({b"EXIF", b"XMP "})
_WEBP_FLAGS = 0x08 | 0x04  # of VP8X: that there is Exif, and XMP
# Of the application segments of a JPEG: the frame, a colour profile, and how Adobe's encoder wrote its colours.
_APP0, _APP1, _APP2, _APP14, _APP15, _COMMENT = 0xE0, 0xE1, 0xE2, 0xEE, 0xEF, 0xFE
_SCAN, _END = 0xDA, 0xD9
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})  # markers without a length
# In the data of a scan, a byte FF is followed by 00, or by a mark to begin anew; by anything else where the scan ends.
_AFTER_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_UPRIGHT = 1


class Unreadable(ValueError):
    """Bytes that are not the picture that they begin as."""


def plain(content: bytes, media_type: str) -> bytes:
    """The same picture with nothing beside it but which way up it is; any other file as it is.

    Raises Unreadable for one that is no such picture: nobody could say what else is in it.
    """
    cut = _CUTS.get(media_type)
    if cut is None:
        return content
    try:
        return b"".join(cut(content))
    except (struct.error, ValueError, IndexError) as error:
        raise Unreadable from error


def _jpeg(content: bytes) -> Iterator[bytes]:
    yield content[:2]
    turned = _UPRIGHT
    body: list[bytes] = []
    for marker, segment in _segments(content):
        if marker == _APP1 and segment[4:10] == b"Exif\0\0":
            turned = _orientation(segment[10:]) or turned
        if _is_kept(marker, segment):
            body.append(segment)
    if turned != _UPRIGHT:
        yield _only_orientation(turned)
    yield from body


def _is_kept(marker: int, segment: bytes) -> bool:
    if marker == _APP2:
        return segment[4:16] == b"ICC_PROFILE\0"
    return not (_APP0 < marker <= _APP15 and marker != _APP14) and marker != _COMMENT


def _segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Each marker with its segment, up to the end of the picture: what stands after that is no part of it."""
    at = 2
    while True:
        if content[at] != 0xFF:
            raise ValueError("no marker")
        marker = content[at + 1]
        if marker == 0xFF:  # a byte that fills
            at += 1
            continue
        if marker in _ALONE or marker == _END:
            end = at + 2
        else:
            end = at + 2 + struct.unpack_from(">H", content, at + 2)[0]
            if marker == _SCAN:
                found = _AFTER_SCAN.search(content, end)
                end = found.start() if found else len(content)
        yield marker, content[at:end]
        if marker == _END or end == len(content):
            return
        at = end


def _orientation(tiff: bytes) -> int | None:
    """Which way up a picture is, by its Exif; None if that is not said."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return None
    try:
        first = struct.unpack_from(f"{order}I", tiff, 4)[0]
        for number in range(struct.unpack_from(f"{order}H", tiff, first)[0]):
            tag, kind, _count, value = struct.unpack_from(f"{order}HHIH", tiff, first + 2 + 12 * number)
            if (tag, kind) == (0x0112, 3) and 1 <= value <= 8:
                return int(value)
    except struct.error:
        return None
    return None


def _only_orientation(value: int) -> bytes:
    tiff = b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, 0x0112, 3, 1, value, 0, 0)
    return struct.pack(">BBH", 0xFF, _APP1, 2 + 6 + len(tiff)) + b"Exif\0\0" + tiff


def _png(content: bytes) -> Iterator[bytes]:
    if not content.startswith(_PNG_SIGN):
        raise ValueError("no PNG")
    yield _PNG_SIGN
    at = len(_PNG_SIGN)
    while True:
        size, name = struct.unpack_from(">I4s", content, at)
        chunk = content[at : at + 12 + size]
        if len(chunk) != 12 + size:
            raise ValueError("cut short")
        if name in _PNG_KEPT:
            yield chunk
        elif name == b"eXIf" and (turned := _orientation(chunk[8:-4]) or _UPRIGHT) != _UPRIGHT:
            yield _png_chunk(b"eXIf", _only_orientation(turned)[10:])
        if name == b"IEND":
            return
        at += len(chunk)


def _png_chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _webp(content: bytes) -> Iterator[bytes]:
    if content[:4] != b"RIFF" or content[8:12] != b"WEBP":
        raise ValueError("no WebP")
    chunks = [_flagged(name, chunk) for name, chunk in _webp_chunks(content) if name not in _WEBP_DROPPED]
    body = b"".join(chunks)
    yield b"RIFF" + struct.pack("<I", 4 + len(body)) + b"WEBP" + body


def _webp_chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at, end = 12, 8 + struct.unpack_from("<I", content, 4)[0]
    while at < min(end, len(content)):
        name, size = struct.unpack_from("<4sI", content, at)
        length = 8 + size + size % 2
        yield name, content[at : at + length]
        at += length


def _flagged(name: bytes, chunk: bytes) -> bytes:
    """The chunk; that with the flags says that there is no metadata."""
    return chunk[:8] + bytes([chunk[8] & ~_WEBP_FLAGS]) + chunk[9:] if name == b"VP8X" else chunk


_CUTS = {JPEG: _jpeg, PNG: _png, WEBP: _webp}
