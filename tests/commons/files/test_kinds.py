"""What a file is, its content decides; its name has to agree."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothill.commons.files.errors import FileLies, FileRefused, NotAllowed
from moothill.commons.files.kinds import KINDS, judge
from tests.commons.files import samples

HONEST = {
    "plan.pdf": (samples.PDF, "application/pdf"),
    "logo.png": (samples.PNG, "image/png"),
    "room.JPG": (samples.JPEG, "image/jpeg"),
    "room.jpeg": (samples.JPEG, "image/jpeg"),
    "dots.gif": (samples.GIF, "image/gif"),
    "dots.webp": (samples.WEBP, "image/webp"),
    "plan.docx": (samples.DOCX, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "plan.xlsx": (samples.XLSX, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "plan.pptx": (samples.PPTX, "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    "plan.odt": (samples.ODT, "application/vnd.oasis.opendocument.text"),
    "plan.ods": (samples.ODS, "application/vnd.oasis.opendocument.spreadsheet"),
    "plan.odp": (samples.ODP, "application/vnd.oasis.opendocument.presentation"),
    "notes.txt": (samples.TEXT, "text/plain; charset=utf-8"),
    "notes.md": (samples.TEXT, "text/markdown; charset=utf-8"),
    "notes.markdown": (samples.TEXT, "text/markdown; charset=utf-8"),
    "people.csv": (b"\xef\xbb\xbfname,side\r\nA,government\r\n", "text/csv; charset=utf-8"),
}


@pytest.mark.parametrize("name", HONEST)
def test_an_honest_file_is_known_for_what_it_is(name):
    content, media_type = HONEST[name]
    assert judge(name, io.BytesIO(content)).media_type == media_type


def test_every_kind_has_an_honest_example():
    assert {media_type for _content, media_type in HONEST.values()} == {kind.media_type for kind in KINDS}


def _family(name):
    media_type = HONEST[name][1]
    return "text" if media_type.startswith("text/") else media_type


STRANGERS = [(said, true) for said in HONEST for true in HONEST if _family(said) != _family(true)]


@pytest.mark.parametrize(("said", "true"), STRANGERS)
def test_a_file_named_like_another_type_is_refused(said, true):
    with pytest.raises(FileLies) as refusal:
        judge(said, io.BytesIO(HONEST[true][0]))
    assert said in str(refusal.value)
    assert refusal.value.is_ in str(refusal.value)


LIES = {
    "a zip that only claims to be a document": ("plan.docx", samples.ZIP),
    "a document with macros": ("plan.docx", samples.MACROS),
    "a document named like a sheet": ("plan.xlsx", samples.DOCX),
    "an archive cut short": ("plan.docx", samples.DOCX[:-30]),
    "a page named like a text": ("notes.txt", b"\n <!DOCTYPE html><title>x</title>"),
    "a script in front of a text": ("notes.md", b"<script>alert(1)</script>\n# Notes"),
    "a page behind a comment": ("notes.txt", b"<!-- x --><html>"),
    "a drawing named like a text": ("notes.txt", b'<svg xmlns="http://www.w3.org/2000/svg"/>'),
    "xml named like a table": ("people.csv", b'<?xml version="1.0"?><a/>'),
    "a shell script named like a text": ("notes.txt", b"#!/bin/sh\nrm x\n"),
    "a text with a zero byte": ("notes.txt", b"abc\x00def"),
    "a text in another encoding": ("people.csv", "Jos\u00e9,civil society\n".encode("latin-1")),
    "a text that breaks off inside a letter": ("notes.txt", "Ceò".encode()[:-1]),
    "a text that turns bad after a while": ("notes.txt", b"a" * 70_000 + b"\xff"),
    "a program named like a picture": ("room.jpg", b"MZ\x90\x00" + bytes(200)),
    "an old Word document named like a new one": (
        "plan.docx",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    ),
    "nonsense": ("plan.pdf", b"\x07\x06\x05\x04"),
}


@pytest.mark.parametrize("what", LIES)
def test_a_file_that_lies_about_its_type_is_refused(what):
    name, content = LIES[what]
    with pytest.raises(FileLies):
        judge(name, io.BytesIO(content))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.html", b"<html></html>"),
        ("drawing.svg", b"<svg/>"),
        ("letter.rtf", rb"{\rtf1 hello}"),
        ("all.zip", samples.ZIP),
        ("plan.docm", samples.MACROS),
        ("setup.exe", b"MZ\x90\x00" + bytes(200)),
        ("plan", samples.PDF),
        ("plan.pdf.exe", samples.PDF),
    ],
)
def test_a_type_that_is_not_kept_is_refused_with_those_that_are(name, content):
    with pytest.raises(NotAllowed) as refusal:
        judge(name, io.BytesIO(content))
    assert name in str(refusal.value)
    assert "pdf" in str(refusal.value)


def test_a_text_in_another_encoding_is_told_so():
    with pytest.raises(FileLies, match="not in UTF-8"):
        judge("people.csv", io.BytesIO("Jos\u00e9\n".encode("latin-1")))


def test_a_password_on_a_document_is_refused():
    locked = bytearray(samples.DOCX)
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        locked[locked.index(mark) + (6 if mark == b"PK\x03\x04" else 8)] |= 1
    with pytest.raises(FileLies, match="password"):
        judge("plan.docx", io.BytesIO(bytes(locked)))


@given(st.sampled_from(sorted(HONEST)), st.binary(max_size=3000))
def test_any_content_is_judged_or_refused_and_never_breaks_the_judge(name, content):
    try:
        kind = judge(name, io.BytesIO(content))
    except FileRefused:
        return
    assert kind.media_type == HONEST[name][1]


@given(st.data())
def test_a_damaged_document_is_judged_or_refused_and_never_breaks_the_judge(data):
    content = bytearray(data.draw(st.sampled_from([samples.DOCX, samples.ODT])))
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=8)):
        content[place] = data.draw(st.integers(0, 255))
    for name in ("plan.docx", "plan.odt"):
        try:
            judge(name, io.BytesIO(bytes(content)))
        except FileRefused:
            pass
