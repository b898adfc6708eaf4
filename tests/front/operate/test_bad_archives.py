"""An archive that is not whole, or that means harm, is refused in a sentence, and nothing of it reaches the place."""

import io
import json
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from moothill.commons.files.models import StoredFile
from moothill.commons.journal.models import Head
from moothill.commons.people.models import Person
from moothill.front.operate.archives.archive import Archive
from moothill.front.operate.archives.errors import (
    BadArchive,
    CannotRestore,
    CutShort,
    Damaged,
    Hostile,
    NotABackup,
    NotTheSame,
    OtherRelease,
)
from moothill.front.operate.archives.telling import Teller
from tests.front.operate.conftest import restored, rewritten

pytestmark = pytest.mark.django_db(transaction=True)


def check(path: Path) -> None:
    with Archive(path) as archive:
        archive.check(Teller())


def boundaries(path: Path) -> list[int]:
    """Where each member, and the list at the end of the ZIP file, begins."""
    with zipfile.ZipFile(path) as archive:
        return [info.header_offset for info in archive.infolist()] + [archive.start_dir]


def test_cut_at_every_boundary_it_is_refused(archive, tmp_path) -> None:
    whole, cut = archive.read_bytes(), tmp_path / "cut.zip"
    places = sorted({place + step for place in boundaries(archive) for step in (-1, 0, 1)} - {-1})
    assert len(places) > 100
    for place in [*places, len(whole) - 1]:
        cut.write_bytes(whole[:place])
        with pytest.raises((CutShort, NotABackup), match="cut short|no backup"):
            check(cut)


def test_cut_anywhere_it_is_refused(archive, tmp_path) -> None:
    whole, cut = archive.read_bytes(), tmp_path / "cut.zip"

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.integers(min_value=0, max_value=len(whole) - 1))
    def refused(place: int) -> None:
        cut.write_bytes(whole[:place])
        with pytest.raises(BadArchive):
            check(cut)

    refused()


def test_with_one_bit_turned_it_is_refused_or_holds_the_same(archive, tmp_path) -> None:
    whole, turned = bytearray(archive.read_bytes()), tmp_path / "turned.zip"
    before = content(archive)

    @settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.integers(min_value=0, max_value=len(whole) * 8 - 1))
    def refused_or_same(bit: int) -> None:
        other = bytearray(whole)
        other[bit // 8] ^= 1 << bit % 8
        turned.write_bytes(other)
        try:
            assert content(turned) == before
        except BadArchive:
            pass

    refused_or_same()


def content(path: Path) -> tuple[object, ...]:
    with Archive(path) as opened:
        tables = [list(opened.lines(table)) for table in opened.manifest.tables]
        files = [b"".join(opened.blocks(file)) for file in opened.manifest.files]
        return opened.manifest, tables, files


def test_a_damaged_member_is_named(archive, tmp_path) -> None:
    harmed = bytearray(archive.read_bytes())
    with zipfile.ZipFile(archive) as opened:
        info = opened.getinfo("tables/record.Revision.jsonl")
    harmed[info.header_offset + 100] ^= 0xFF
    (tmp_path / "harmed.zip").write_bytes(harmed)
    with pytest.raises(Damaged, match="record.Revision") as refusal:
        check(tmp_path / "harmed.zip")
    assert "Copy the archive again" in str(refusal.value)


def test_a_damaged_list_is_named_or_is_the_same_list(archive, tmp_path) -> None:
    """Wherever in the packed list one bit turned, and whatever unpacking says of it."""
    whole, harmed = archive.read_bytes(), tmp_path / "harmed.zip"
    with zipfile.ZipFile(archive) as opened:
        info = opened.getinfo("manifest.json")
    with Archive(archive) as opened:
        listed = opened.manifest
    begins = info.header_offset + 30 + len(info.filename)
    for place in range(begins, begins + info.compress_size, 5):
        turned = bytearray(whole)
        turned[place] ^= 0x20
        harmed.write_bytes(turned)
        try:
            with Archive(harmed) as opened:
                assert opened.manifest == listed
        except BadArchive as refusal:
            assert "manifest.json" in str(refusal)


@pytest.mark.parametrize("words", [b"", b"PK", b"%PDF-1.7", b"\0" * 4096, b"PK\x05\x06" + b"\0" * 18])
def test_something_else_is_no_backup(tmp_path, words, db) -> None:
    (tmp_path / "other.zip").write_bytes(words)
    with pytest.raises(NotABackup):
        check(tmp_path / "other.zip")


@pytest.mark.parametrize("path", ["nothing.zip", "."])
def test_a_path_that_cannot_be_read_is_said(tmp_path, path, db) -> None:
    with pytest.raises(NotABackup, match="cannot be read"):
        check(tmp_path / path)


@pytest.mark.parametrize("name", ["../evil", "/etc/evil", "tables/../../evil", "c:evil", "tables\\..\\evil"])
def test_a_name_that_leads_outside_is_refused(archive, tmp_path, name) -> None:
    path = rewritten(archive, tmp_path / "evil.zip", lambda members, _listed: members.update({name: b"x"}))
    with pytest.raises(Hostile, match="outside"):
        check(path)
    assert not list(tmp_path.rglob("evil"))


@pytest.mark.parametrize("field", ["tables", "files"])
@pytest.mark.parametrize("name", ["../../evil", "/etc/passwd", "files/../../../evil", ""])
def test_a_list_that_names_such_a_place_is_refused(archive, tmp_path, field, name) -> None:
    def change(members, listed):
        listed[field][0]["name" if field == "tables" else "path"] = name

    with pytest.raises(Damaged, match="manifest.json"):
        check(rewritten(archive, tmp_path / "evil.zip", change))


def altered(archive: Path, target: Path, info: zipfile.ZipInfo, content: bytes = b"/etc/passwd") -> Path:
    """The archive with one more member, of any kind."""
    target.write_bytes(archive.read_bytes())
    with zipfile.ZipFile(target, "a") as opened:
        opened.writestr(info, content)
    return target


def test_a_link_is_refused(archive, tmp_path) -> None:
    info = zipfile.ZipInfo("files/aa/" + "a" * 43)
    info.external_attr = 0o120777 << 16
    with pytest.raises(Hostile, match="link"):
        check(altered(archive, tmp_path / "evil.zip", info))


@pytest.mark.parametrize("way", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_a_packing_with_a_large_memory_is_refused(archive, tmp_path, way) -> None:
    info = zipfile.ZipInfo("tables/a.B.jsonl")
    info.compress_type = way
    with pytest.raises(Hostile, match="packed"):
        check(altered(archive, tmp_path / "evil.zip", info))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_member_given_twice_is_refused(archive, tmp_path) -> None:
    with pytest.raises(Hostile, match="more than once"):
        check(altered(archive, tmp_path / "evil.zip", zipfile.ZipInfo("tables/people.Person.jsonl"), b""))


def test_a_member_that_the_list_does_not_name_is_refused(archive, tmp_path) -> None:
    with pytest.raises(Hostile, match="does not stand in"):
        check(altered(archive, tmp_path / "evil.zip", zipfile.ZipInfo("readme.txt")))


def test_a_member_that_is_missing_is_named(archive, tmp_path) -> None:
    path = rewritten(
        archive, tmp_path / "a.zip", lambda members, _listed: members.pop("tables/people.Person.jsonl")
    )
    with pytest.raises(Damaged, match="people.Person.* is missing"):
        check(path)


def test_a_bomb_stops_at_the_size_in_the_list(archive, tmp_path) -> None:
    """The ZIP file's own list says a small size, and the packed bytes would unfold to a thousand times that."""
    path = rewritten(
        archive,
        tmp_path / "bomb.zip",
        lambda members, _listed: members.update({"tables/people.Person.jsonl": b"0" * 50_000_000}),
    )
    with pytest.raises(Damaged, match="bytes, and manifest.json says"):
        check(path)
    with zipfile.ZipFile(path) as opened:
        start = opened.start_dir
    bomb = bytearray(path.read_bytes())
    bomb[start:] = bytes(bomb[start:]).replace(
        struct.pack("<L", 50_000_000), struct.pack("<L", size_of_people(archive))
    )
    path.write_bytes(bomb)
    with pytest.raises(Damaged, match="people.Person"):
        check(path)


def size_of_people(archive: Path) -> int:
    with zipfile.ZipFile(archive) as opened:
        return opened.getinfo("tables/people.Person.jsonl").file_size


def test_an_endless_row_is_refused_before_it_fills_the_memory(archive, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("moothill.front.operate.archives.archive.MOST_IN_A_LINE", 100)
    with pytest.raises(Hostile, match="a row of more than 100 bytes"):
        check(archive)


def test_a_huge_list_is_not_read(archive, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("moothill.front.operate.archives.manifest.MOST_BYTES", 1000)
    with pytest.raises(Hostile, match="more than a list can have"):
        check(archive)


@pytest.mark.parametrize(
    "words", ["", "{}", "[]", "null", '{"format":"moothill-backup"}', "\0", "[" * 100_000]
)
def test_a_list_that_is_none_is_refused(archive, tmp_path, words) -> None:
    with zipfile.ZipFile(archive) as opened, zipfile.ZipFile(tmp_path / "a.zip", "w") as target:
        for info in opened.infolist():
            target.writestr(info, words if info.filename == "manifest.json" else opened.read(info))
    with pytest.raises(Damaged, match="manifest.json"):
        check(tmp_path / "a.zip")


def newer(_members, listed):
    listed["release"], listed["migrations"] = "9.0", [*listed["migrations"], ["record", "0099_later"]]


def newer_format(_members, listed):
    listed["version"] = 2


def unknown_table(members, listed):
    members["tables/ghosts.Ghost.jsonl"] = b""
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    listed["tables"].append(
        {"name": "ghosts.Ghost", "columns": ["id"], "rows": 0, "size": 0, "sha256": empty, "digest": empty}
    )


def sessions(members, listed):
    members["tables/sessions.Session.jsonl"] = b""
    unknown_table(members, listed)
    del members["tables/ghosts.Ghost.jsonl"]
    listed["tables"][-1]["name"] = "sessions.Session"


def missing_table(members, listed):
    listed["tables"] = [table for table in listed["tables"] if table["name"] != "record.Link"]
    del members["tables/record.Link.jsonl"]


def other_columns(_members, listed):
    listed["tables"][0]["columns"][-1] = "password"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (newer, "release 9.0, which knows more .* record.0099_later"),
        (newer_format, "knows more"),
        (unknown_table, "table ghosts.Ghost, which is not known"),
        (sessions, "table sessions.Session, which is not known"),
        (missing_table, "no table record.Link"),
        (other_columns, "other columns"),
    ],
)
def test_an_archive_of_another_release_is_refused_in_words(empty, tmp_path, change, words) -> None:
    path = rewritten(empty, tmp_path / "other.zip", change)
    with pytest.raises(OtherRelease, match=words):
        restored(path)
    assert not Head.objects.exists()


def with_rows(name: str, edit) -> object:
    """Changes the rows of one table, and its entry in the list with them, as somebody who knows the format would."""
    import hashlib

    def change(members, listed):
        member = f"tables/{name}.jsonl"
        rows = [json.loads(line) for line in members[member].splitlines()]
        entry = next(table for table in listed["tables"] if table["name"] == name)
        rows = edit(rows, entry["columns"])
        members[member] = b"".join(json.dumps(row).encode() + b"\n" for row in rows)
        entry |= {
            "rows": len(rows),
            "size": len(members[member]),
            "sha256": hashlib.sha256(members[member]).hexdigest(),
        }

    return change


def first(column: str, value: object) -> object:
    def edit(rows, columns):
        rows[0][columns.index(column)] = value
        return rows

    return edit


@pytest.mark.parametrize(
    ("table", "edit", "error"),
    [
        ("record.Record", first("cycle_id", 999_999), Damaged),  # no such cycle
        ("record.Record", first("id", 2**70), Damaged),
        ("record.Record", first("title", {"title": "an object"}), Damaged),
        ("record.Record", first("state", None), Damaged),
        ("record.Record", first("version", "many"), CannotRestore | Damaged),
        ("record.Record", lambda rows, _columns: [*rows, rows[0]], Damaged),
        ("record.Record", lambda rows, _columns: [[1]], Damaged),
        ("record.Record", lambda rows, _columns: ["[]"], Damaged),
        ("people.Person", first("email", "gov@example.org\0"), CannotRestore | Damaged),
        ("journal.Entry", first("at", "not a moment"), Damaged),
        ("journal.Entry", first("kind", "another.kind"), NotTheSame),
        ("journal.Head", first("seal", "0" * 64), NotTheSame),
        ("files.StoredFile", lambda rows, _columns: rows[:1], BadArchive | CannotRestore),
        ("files.StoredFile", first("sha256", "0" * 64), NotTheSame),
    ],
)
def test_rows_that_do_not_belong_leave_the_place_empty(empty, home, tmp_path, table, edit, error) -> None:
    path = rewritten(empty, tmp_path / "other.zip", with_rows(table, edit))
    check(path)  # the archive itself is whole
    with pytest.raises(error.__args__ if hasattr(error, "__args__") else error):
        restored(path)
    assert not (Head.objects.exists() or Person.objects.exists() or StoredFile.objects.exists())
    assert not [path for path in (home / "media").rglob("*") if path.is_file()]
    restored(empty)  # the place still takes the true one


def test_zip_inside_a_stored_file_does_not_pass_for_the_end(archive, tmp_path) -> None:
    """Uploaded office files are ZIP files: cut right behind one, its own ending stands at the end of the archive."""
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as office:
        office.writestr("word/document.xml", "<x/>")
    whole = archive.read_bytes()
    (tmp_path / "cut.zip").write_bytes(whole[: len(whole) // 2] + inner.getvalue())
    with pytest.raises(NotABackup, match="no manifest.json"):
        check(tmp_path / "cut.zip")
