"""A page becomes a tagged PDF, and nothing is fetched for it."""

import builtins
import re
import socket
import sys
import zlib
from typing import Any

import pytest

from moothill.commons.printing import NoPrinter, is_there, keeping, kept, printed
from moothill.commons.printing.pdf import NotOurs, found

PAGE = (
    '<!doctype html><html lang="en"><head><title>What was done</title></head><body><h1>What was done</h1>'
    "<h2>Trees</h2><p>We plant.</p><ul><li>Oaks</li></ul><table><tr><th>What</th><td>Elms</td></tr></table>%s</body></html>"
)


def opened(pdf: bytes) -> str:
    """The PDF with every compressed stream unpacked."""
    parts = [pdf]
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            parts.append(zlib.decompress(stream))
        except zlib.error:
            parts.append(stream)
    return b"\n".join(parts).decode("latin-1")


def tags(pdf: bytes) -> set[str]:
    """The kinds of parts that its structure has."""
    return set(re.findall(r"/S\s*/([A-Z][A-Za-z0-9]*)\b", opened(pdf)))


def test_it_is_tagged_titled_and_says_its_language() -> None:
    pdf = printed(PAGE % "")
    assert pdf.startswith(b"%PDF-")
    assert {"H1", "H2", "P", "L", "LI", "Table", "TR", "TH", "TD"} <= tags(pdf)
    inside = opened(pdf)
    assert re.search(r"/Marked\s+true", inside)
    assert "/StructTreeRoot" in inside
    assert re.search(r"/Lang\s*\(en\)", inside)
    assert re.search(r"pdfuaid:part(>|=\")1", inside)
    assert re.search(r"/DisplayDocTitle\s+true", inside)


def test_nothing_is_fetched_whatever_people_wrote(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    secret = tmp_path / "secret.css"
    secret.write_text("body::after { content: 'SECRET' }")
    printed(PAGE % "")  # fonts and styles are read now
    opened_files: list[str] = []
    plain_open = builtins.open

    def watched(file: Any, *args: Any, **kwargs: Any) -> Any:
        opened_files.append(str(file))
        return plain_open(file, *args, **kwargs)

    def refuse(*_args: Any, **_kwargs: Any) -> Any:
        raise AssertionError("the printer went out")

    monkeypatch.setattr(builtins, "open", watched)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    wanted = (
        f'<link rel="stylesheet" href="{secret.as_uri()}"><style>@import url("{secret.as_uri()}");'
        f'@import url("http://127.0.0.1:9/a.css"); p {{ background: url("http://127.0.0.1:9/b.png") }}</style>'
        f'<img alt="x" src="{secret.as_uri()}"><img alt="x" src="http://127.0.0.1:9/c.png">'
        '<img alt="x" src="own-static:../../../etc/passwd"><object data="http://127.0.0.1:9/d"></object>'
    )
    assert printed(PAGE % wanted).startswith(b"%PDF-")
    assert not [name for name in opened_files if "secret" in name or "passwd" in name]


@pytest.mark.parametrize(
    "address",
    ["http://example.org/a.css", "file:///etc/passwd", "own-static:../settings.py", "own-static:/etc/passwd",
     "own-static:ui/none.css", "data:text/css,p{}", ""],
)  # fmt: skip
def test_only_static_files_of_our_own_are_found(address: str) -> None:
    with pytest.raises(NotOurs):
        found(address)


def test_a_static_file_is_found() -> None:
    content, kind = found("own-static:ui/paper.css")
    assert b"@page" in content and kind == "text/css"


def test_without_its_libraries_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    plain_import = builtins.__import__

    def without(name: str, *args: Any, **kwargs: Any) -> Any:
        if name.startswith("weasyprint"):
            raise OSError("cannot load library 'libpango-1.0-0'")
        return plain_import(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without)
    for name in [name for name in sys.modules if name.startswith("weasyprint")]:
        monkeypatch.delitem(sys.modules, name)
    assert not is_there()
    with pytest.raises(NoPrinter, match="libpango-1.0-0"):
        printed(PAGE % "")


def test_what_was_made_is_kept_until_its_key_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "MOST", 2)
    made: list[int] = []

    def make() -> bytes:
        made.append(1)
        return b"%d" % len(made)

    assert [kept(("test", key), make) for key in (1, 1, 2, 3, 1)] == [b"1", b"1", b"2", b"3", b"4"]
