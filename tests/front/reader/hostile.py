"""Files that somebody might send by mistake or on purpose. None is stored: each is made here, in a line or two."""

import io
import json
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

GRID = "{| class='wikitable'\n! No. !! Activity !! Date\n|-\n"


@dataclass(frozen=True)
class Hostile:
    """A file, and what must be said of it: words of the refusal, or of what is listed where the file does no harm."""

    name: str
    data: bytes
    says: str
    line: int = 0
    refused: bool = True
    slow: bool = False  # refused by the limits of the child alone


def _zip(content: bytes = b"== Page ==") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("page.txt", content)
    return file.getvalue()


def _page(
    middle: str, start: str = "<!DOCTYPE html><html><body>\n<h1>Plan</h1>\n", end: str = "</body></html>"
) -> bytes:
    return (start + middle + end).encode()


LAUGHS = '<!DOCTYPE lolz [\n<!ENTITY lol "lol">\n<!ENTITY lol2 "&lol;&lol;">\n]>\n<html><body><p>&lol2;</p></body></html>'
OUTSIDE = '<!DOCTYPE html SYSTEM "x" [\n<!ENTITY x SYSTEM "file:///etc/passwd">\n]>\n<html><body><p>&x;</p></body></html>'

# What is no page at all.
NO_TEXT = (
    Hostile("empty.txt", b"", "The page is empty"),
    Hostile("blank.txt", b" \n\t\n  \n", "The page is empty"),
    Hostile("archive.txt", _zip(), "a ZIP archive or an office document"),
    Hostile("plan.docx", _zip(b"<w:document/>"), "a ZIP archive or an office document"),
    Hostile("bomb.zip", _zip(b"0" * 10_000_000), "a ZIP archive"),
    Hostile("plan.pdf", b"%PDF-1.7\n1 0 obj", "a PDF"),
    Hostile("logo.png", b"\x89PNG\r\n\x1a\n" + bytes(50), "a picture (PNG)"),
    Hostile("photo.jpg", b"\xff\xd8\xff\xe0" + bytes(50), "a picture (JPEG)"),
    Hostile("page.gif", b"GIF89a" + bytes(50), "a picture (GIF)"),
    Hostile("page.gz", b"\x1f\x8b\x08" + zlib.compress(b"0" * 1000), "a compressed file (gzip)"),
    Hostile("page.bz2", b"BZh91AY" + bytes(9), "a compressed file (bzip2)"),
    Hostile("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "an old office document"),
    Hostile("plan.rtf", b"{\\rtf1\\ansi Plan}", "a document in RTF"),
    Hostile("site.sqlite3", b"SQLite format 3\x00" + bytes(99), "a database"),
    Hostile("program", b"\x7fELF\x02\x01\x01" + bytes(99), "a program"),
    Hostile("page.ps", b"%!PS-Adobe-3.0\n", "a PostScript document"),
    Hostile("run.sh", b"#!/bin/sh\nrm -rf /\n", "a program", line=1),
    Hostile("index.php", b"<?php echo 1; ?>", "a program", line=1),
    Hostile("data.json", json.dumps({"a": [1, 2]}).encode(), "JSON", line=1),
    Hostile("list.json", b'[{"a": 1}]', "JSON", line=1),
    Hostile("wiki.xml", b"<mediawiki xmlns='x'><page/></mediawiki>", "an export of a whole wiki", line=1),
    Hostile("news.xml", b"<?xml version='1.0'?><rss><channel/></rss>", "a news feed", line=1),
    Hostile("logo.svg", b"<svg onload='alert(1)'><script>1</script></svg>", "a drawing (SVG)", line=1),
    Hostile(
        "page.mht",
        b"From: <Saved>\nMIME-Version: 1.0\nContent-Type: multipart/related\n",
        "a web archive",
        line=1,
    ),
    Hostile("dates.ics", b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", "a calendar", line=1),
    Hostile("id_rsa", b"-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl\n", "a key", line=1),
)

# Text in the wrong encoding, or damaged.
DAMAGED = (
    Hostile("latin1.txt", "About\nCafé at the mill\n".encode("latin-1"), "looks like ISO-8859-1", line=2),
    Hostile("windows.txt", "About\nIt’s here\n".encode("cp1252"), "looks like WINDOWS-1252", line=2),
    Hostile("utf16.txt", "About\nThis page\n".encode("utf-16"), "written in UTF-16"),
    Hostile("utf16be.txt", "About\nThis page\n".encode("utf-16-be"), "written in UTF-16"),
    Hostile("utf32.txt", "About\nThis page\n".encode("utf-32"), "written in UTF-32"),
    Hostile("zero.txt", b"About\nThis\x00page\n", "0x00", line=2),
    Hostile("bell.txt", b"About\n\x07\x07\x07\n", "0x07", line=2),
    Hostile("cut.txt", "About\nCafé".encode()[:-1], "breaks off in the middle of a letter", line=2),
    Hostile("surrogate.txt", b"About\n\xed\xa0\x80\n", "0xed is not UTF-8", line=2),
    Hostile("overlong.txt", b"About\n\xc0\xaf\n", "0xc0 is not UTF-8", line=2),
)

# Pages that are too much.
TOO_MUCH = (
    Hostile("huge.txt", b"A line of words.\n" * 320_000, "bytes; at most"),
    Hostile("one-line.txt", b"word " * 30_000, "This line has 150000 characters", line=1),
    Hostile(
        "wide-row.wiki",
        (GRID + "| " + "x " * 12_500 + "\n|}").encode(),
        "characters; at most 20000 fit",
        line=4,
    ),
    Hostile(
        "many-cells.wiki", (GRID + "|" + " x ||" * 200 + "\n|}").encode(), "cells; at most 100 fit", line=4
    ),
    Hostile("many-cells.txt", ("x | " * 300 + "|\n").encode(), "cells; at most 100 fit", line=1),
    Hostile(
        "wide-row.html",
        _page("<table>\n<tr><td>" + "x " * 12_500 + "</td></tr></table>"),
        "characters; at most 20000 fit",
        line=4,
    ),
    Hostile(
        "rowspan.html",
        _page("<table>\n<tr><td rowspan='999999999'>x</td></tr></table>"),
        "reaches over 999999999 rows",
        line=4,
    ),
    Hostile(
        "colspan.wiki",
        (GRID + "| colspan='100000000' | x\n|}").encode(),
        "reaches over 100000000 rows",
        line=4,
    ),
    Hostile(
        "many-rows.wiki", (GRID + "| 1 || x || y\n|-\n" * 20_100 + "|}").encode(), "more than 20000 rows"
    ),
    Hostile("many-entries.txt", b"- entry\n" * 20_100, "more than 20000 rows", line=20_001),
    Hostile("deep.html", _page("<div>" * 5000 + "x"), "stand inside each other"),
    Hostile("deep-lists.html", _page("<ul><li>" * 60 + "x"), "stand inside each other"),
    Hostile("deep-tables.html", _page("<table><tr><td>" * 80 + "x"), "stand inside each other"),
    Hostile(
        "deep-templates.wiki",
        ("== A ==\n" + "{{a|" * 3000 + "x" + "}}" * 3000).encode(),
        "stand inside each other",
        line=2,
    ),
    Hostile("deep-list.wiki", ("== A ==\n" + "*" * 500 + " x\n").encode(), "stand inside each other", line=2),
    Hostile("deep-tables.wiki", ("== A ==\n" + "{|\n|\n" * 100).encode(), "stand inside each other"),
    Hostile("laughs.html", LAUGHS.encode(), "declares names of its own", line=1),
    Hostile("outside.html", OUTSIDE.encode(), "declares names of its own", line=1),
    Hostile("nothing.html", b"<!DOCTYPE html><html><body></body></html>", "nothing to read"),
)

# Pages that are odd and do no harm: read, and what is left out is listed.
HARMLESS = (
    Hostile(
        "script.html",
        _page("<script>alert(document.cookie)</script><p>Words</p>"),
        "never run or kept",
        refused=False,
    ),
    Hostile(
        "onload.html",
        _page("<p onclick='alert(1)'>Words</p><img src=x onerror='alert(1)'>"),
        "",
        refused=False,
    ),
    Hostile(
        "frame.html",
        _page("<iframe src='//x.example'>inside</iframe><p>Words</p>"),
        "never run or kept",
        refused=False,
    ),
    Hostile(
        "form.html",
        _page("<form action='//x.example'>Send <input name='a'></form><p>Words</p>"),
        "never run or kept",
        refused=False,
    ),
    Hostile("hidden.html", _page("<p style='display:none'>Secret</p><p>Words</p>"), "hidden", refused=False),
    Hostile("script.wiki", b"== A ==\n<script>alert(1)</script> Words\n", "never run or kept", refused=False),
    Hostile("javascript.html", _page("<p><a href='javascript:alert(1)'>Words</a></p>"), "", refused=False),
    Hostile(
        "unclosed.wiki",
        b"== A ==\n{|\n! No. !! Activity !! Date\n|-\n| 1 || x\n== B ==\nWords\n",
        "",
        refused=False,
    ),
    Hostile("braces.wiki", b"== A ==\n{{{{{{ [[[[[[ ''' '' <ref> Words\n", "", refused=False),
    Hostile("formula.txt", b"About\n=cmd|' /C calc'!A0\n", "", refused=False),
)

EVERY = (*NO_TEXT, *DAMAGED, *TOO_MUCH, *HARMLESS)


def refused() -> Iterator[Hostile]:
    """Those that must be refused."""
    return (each for each in EVERY if each.refused)
