"""Files made to harm, to mislead or merely broken, over all readers. Each says what is expected of it.

`says`: a part of the sentence with which the file, or one of its rows, is refused; "" where what it holds is taken, harmlessly.
`whole`: whether the file as a whole is refused.
"""

import io
import struct
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.core.exchange.helpers import (
    archive,
    cells,
    document,
    entry,
    letter,
    paragraph,
    sheet,
    table,
    workbook,
)

LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]>"
)
PASSWD = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
HEADINGS = cells(1, ["Idea", "Votes"])


@dataclass(frozen=True)
class Hostile:
    name: str
    reader: str
    make: Callable[[], bytes]
    says: str
    whole: bool = True

    def lay(self, folder: Path) -> Path:
        path = folder / self.name
        path.write_bytes(self.make())
        return path


def every() -> list[Hostile]:
    return [*_sheets(), *_books(), *_documents(), *_letters(), *_systems()]


def lying(data: bytes, name: str, size: int) -> bytes:
    """An archive whose list of contents says that one part has another size than it has."""
    found = bytearray(data)
    at = found.rindex(b"PK\x01\x02", 0, found.rindex(name.encode()))
    found[at + 24 : at + 28] = struct.pack("<I", size)
    return bytes(found)


def locked(data: bytes) -> bytes:
    """The flag of encryption on every part."""
    found = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = found.find(mark)
        while at >= 0:
            found[at + offset] |= 1
            at = found.find(mark, at + 1)
    return bytes(found)


def _sheets() -> Iterator[Hostile]:
    idea = b"Idea,Votes\nOpen the meetings,3\n"
    yield Hostile("empty.csv", "csv", lambda: b"", "is empty")
    yield Hostile("spaces.csv", "csv", lambda: b" \r\n\t \n" * 900, "is empty")
    yield Hostile("mark-only.csv", "csv", lambda: b"\xef\xbb\xbf", "no row with headings")
    yield Hostile("utf-32.csv", "csv", lambda: "Idea,b\nx,1\n".encode("utf-32"), "encoding that is not known")
    yield Hostile("utf-16-half.csv", "csv", lambda: "Idea,b\nx,1\n".encode("utf-16")[:-1], "neither UTF-8")
    yield Hostile("utf-16-lone.csv", "csv", lambda: b"\xff\xfeI\0,\0b\0\n\0\x00\xd8x\0\n\0", "neither UTF-8")
    yield Hostile("no-encoding.csv", "csv", lambda: idea + b"caf\x81,1\n", "neither UTF-8")
    yield Hostile("zeros.csv", "csv", lambda: b"\0" * 70_000, "no text can hold")
    yield Hostile("zero-in-cell.csv", "csv", lambda: idea + b"bad\0cell,1\n", "no text can hold", whole=False)
    yield Hostile(
        "ragged.csv", "csv", lambda: idea + b"one\na,2,3,4\nlast,9\n", "the headings are 2", whole=False
    )
    yield Hostile(
        "open-quote.csv", "csv", lambda: idea + b'"never closed,1\nlast,9\n', "never closed", whole=False
    )
    yield Hostile(
        "open-quote-long.csv",
        "csv",
        lambda: idea + b'"never,1\n' + b"some more words,1\n" * 10_000,
        "never closed",
        whole=False,
    )
    yield Hostile(
        "quotes-everywhere.csv", "csv", lambda: idea + b'"a"b,"c\n' * 5_000, "rows have broken quotation"
    )
    yield Hostile("no-line-ends.csv", "csv", lambda: b"word " * 1_000_000, "this is no list")
    yield Hostile(
        "huge-cell.csv", "csv", lambda: idea + b"w" * 60_000 + b",1\n", "at most 20000 fit", whole=False
    )
    yield Hostile(
        "wide.csv", "csv", lambda: sheet([f"h{n}" for n in range(16_384)], [1] * 16_384), "16384 columns"
    )
    yield Hostile("a.pdf.csv", "csv", lambda: b"%PDF-1.7\n" + bytes(range(256)) * 40, "This is a PDF")
    yield Hostile(
        "a.png.csv", "csv", lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "This is a picture"
    )
    yield Hostile("a.exe.csv", "csv", lambda: b"MZ\x90\0" + bytes(4000), "This is a program")
    yield Hostile("a.gz.csv", "csv", lambda: b"\x1f\x8b\x08\0" + bytes(4000), "a compressed file")
    yield Hostile("a.html.csv", "csv", lambda: b"<!doctype html><p>x", "a web page")
    yield Hostile("a.xlsx.csv", "csv", lambda: workbook(HEADINGS), "an archive or an office document")
    yield Hostile("many-rows.csv", "csv", lambda: idea + b"x,1\n" * 21_000, "more than 20000 rows")
    gap = b'"a\nb' + b" " * 120_000 + b'c",1\n'
    yield Hostile("gaps.csv", "csv", lambda: idea + gap * 3, "at most 20000 fit", whole=False)
    yield Hostile("formulas.csv", "csv", lambda: idea + b"=cmd|' /C calc'!A0,@SUM(1)\n", "")
    yield Hostile(
        "noise.csv", "csv", lambda: bytes((n * 7919) % 251 + 1 for n in range(50_000)), "neither UTF-8"
    )


def _books() -> Iterator[Hostile]:
    good = workbook(HEADINGS + cells(2, ["Open the meetings", "3"]))
    part = "xl/worksheets/sheet1.xml"
    yield Hostile("text.xlsx", "xlsx", lambda: b"Idea,Votes\n1,2\n", "plain text or something")
    yield Hostile(
        "old.xlsx",
        "xlsx",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000),
        "or one with a password",
    )
    yield Hostile("cut.xlsx", "xlsx", lambda: good[: len(good) // 2], "is damaged")
    yield Hostile("empty-zip.xlsx", "xlsx", lambda: archive({}), "an empty archive")
    yield Hostile("other-zip.xlsx", "xlsx", lambda: archive({"a.txt": "x"}), "is damaged")
    yield Hostile("bomb.xlsx", "xlsx", lambda: workbook(cells(1, ["w" * 8_000_000])), "times smaller")
    yield Hostile("bomb-total.xlsx", "xlsx", lambda: lying(good, part, 500_000_000), "at most 400 are read")
    yield Hostile("lie-small.xlsx", "xlsx", lambda: lying(good, part, 40), "is damaged")
    yield Hostile("lie-large.xlsx", "xlsx", lambda: lying(good, part, 4_000_000), "")
    yield Hostile(
        "many-parts.xlsx", "xlsx", lambda: archive({f"xl/{n}": "" for n in range(3_000)}), "3000 files"
    )
    yield Hostile(
        "laughs.xlsx", "xlsx", lambda: workbook(cells(1, ["&j;", "b"]), before=LAUGHS), "declares names"
    )
    yield Hostile(
        "outside.xlsx", "xlsx", lambda: workbook(cells(1, ["&a;", "b"]), before=PASSWD), "declares names"
    )
    strings = f"{LAUGHS}<sst><si><t>&j;</t></si></sst>"
    yield Hostile(
        "laughs-strings.xlsx", "xlsx", lambda: workbook(HEADINGS, sharedStrings=strings), "declares names"
    )
    yield Hostile(
        "laughs-book.xlsx", "xlsx", lambda: workbook(workbook=f"{LAUGHS}<workbook/>"), "declares names"
    )
    yield Hostile(
        "links.xlsx", "xlsx", lambda: workbook(externalLinks_externalLink1="<a/>"), "linked to other files"
    )
    yield Hostile("macros.xlsx", "xlsx", lambda: archive({"xl/vbaProject.bin": b"x"}), "holds macros")
    yield Hostile("locked.xlsx", "xlsx", lambda: locked(good), "locked with a password")
    yield Hostile(
        "odd-method.xlsx",
        "xlsx",
        lambda: archive({"xl/workbook.xml": "<a/>"}, zipfile.ZIP_BZIP2),
        "unusual way",
    )
    yield Hostile("slip.xlsx", "xlsx", lambda: archive({"../../etc/cron.d/x": "x"}), "lie outside")
    yield Hostile("twice.xlsx", "xlsx", _twice, "same file twice")
    yield Hostile("deep.xlsx", "xlsx", lambda: workbook("<a>" * 200_000), "stand inside each other")
    yield Hostile("unclosed.xlsx", "xlsx", lambda: workbook(f"{HEADINGS}<row><c><v>1"), "is damaged")
    yield Hostile("no-xml.xlsx", "xlsx", lambda: workbook(workbook=bytes(range(256))), "is damaged")
    long = '<row r="' + "9" * 3_000_000 + '"/>'
    yield Hostile("long-value.xlsx", "xlsx", lambda: workbook(long, method=zipfile.ZIP_STORED), "is damaged")
    yield Hostile(
        "formulas.xlsx", "xlsx", lambda: workbook(HEADINGS + '<row><c><f>1+1</f><v>2</v></c><c><v>1</v></c></row>'),
        "is a formula", whole=False,
    )  # fmt: skip
    yield Hostile(
        "errors.xlsx",
        "xlsx",
        lambda: workbook(HEADINGS + '<row><c t="e"><v>#REF!</v></c></row>'),
        "is an error",
        whole=False,
    )
    yield Hostile("wide.xlsx", "xlsx", lambda: workbook(cells(1, ["h"] * 16_384)), "more than 500 cells")
    yield Hostile(
        "huge-cell.xlsx",
        "xlsx",
        lambda: workbook(HEADINGS + cells(2, ["w" * 2_000_000])),
        "more than 20000",
        whole=False,
    )
    yield Hostile(
        "no-string.xlsx", "xlsx", lambda: workbook(HEADINGS + '<row><c t="s"><v>99</v></c><c><v>1</v></c></row>'),
        "no words here", whole=False,
    )  # fmt: skip
    shared = f"<sst><si><t>{'word ' * 900_000}</t></si></sst>"
    often = HEADINGS + '<row><c t="s"><v>0</v></c></row>' * 5_000
    yield Hostile(
        "shared-often.xlsx",
        "xlsx",
        lambda: workbook(often, sharedStrings=shared, method=zipfile.ZIP_STORED),
        "more than 20000",
        whole=False,
    )
    named = '<sheet name="100 %s %(x)d" r:id="rId1"/>'
    formula = HEADINGS + "<row><c><f>1</f></c></row>"
    yield Hostile("percent.xlsx", "xlsx", lambda: workbook(formula, sheets=named), "a formula", whole=False)
    dates = "<styleSheet><cellXfs><xf/><xf numFmtId='14'/></cellXfs></styleSheet>"
    late = HEADINGS + "".join(
        f'<row><c s="1"><v>{day}</v></c></row>' for day in ("2958465", "-1", "nan", "1e400", "x")
    )
    mac = '<workbook><workbookPr date1904="1"/><sheets><sheet name="a" r:id="rId1" xmlns:r="r"/></sheets></workbook>'
    yield Hostile(
        "late-1904.xlsx",
        "xlsx",
        lambda: workbook(late, styles=dates, workbook=mac),
        "no calendar has",
        whole=False,
    )
    hidden = '<sheet name="a" r:id="rId1" state="veryHidden"/>'
    yield Hostile("hidden.xlsx", "xlsx", lambda: workbook(HEADINGS, sheets=hidden), "is hidden or empty")
    away = '<Relationship Id="rId1" TargetMode="External" Target="file:///etc/passwd"/>'
    yield Hostile("away.xlsx", "xlsx", lambda: workbook(HEADINGS, links=away), "no sheet with cells")
    up = '<Relationship Id="rId1" Target="../../../worksheets/../etc/passwd"/>'
    yield Hostile("up.xlsx", "xlsx", lambda: workbook(HEADINGS, links=up), "no sheet with cells")
    merged = "".join(f'<mergeCell ref="A{n}:A{n + 1}"/>' for n in range(2, 30_000, 2))
    yield Hostile(
        "merged.xlsx", "xlsx", lambda: workbook(f"{HEADINGS}</sheetData>{merged}<sheetData>"), "Unmerge them"
    )
    yield Hostile(
        "many-rows.xlsx",
        "xlsx",
        lambda: workbook(HEADINGS + "<row><c><v>1</v></c></row>" * 21_000),
        "20000 rows",
    )


def _twice() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as made:
        made.writestr("xl/workbook.xml", "<a/>")
        made.filelist.append(made.filelist[0])
    return data.getvalue()


def _documents() -> Iterator[Hostile]:
    yield Hostile("text.docx", "docx", lambda: b"just words", "plain text or something")
    yield Hostile("other.docx", "docx", lambda: workbook(HEADINGS), "no DOCX document")
    yield Hostile("laughs.docx", "docx", lambda: document(entry("&j;"), before=LAUGHS), "declares names")
    yield Hostile("outside.docx", "docx", lambda: document(entry("&a;"), before=PASSWD), "declares names")
    yield Hostile(
        "deep.docx", "docx", lambda: document("<w:tbl><w:tr><w:tc>" * 50_000), "stand inside each other"
    )
    yield Hostile("bomb.docx", "docx", lambda: document(entry("w" * 8_000_000)), "times smaller")
    yield Hostile(
        "macros.docx", "docx", lambda: document(entry("x"), **{"word__vbaProject.bin": b"x"}), "holds macros"
    )
    yield Hostile("no-list.docx", "docx", lambda: document(paragraph("Dear all")), "no list and no table")
    yield Hostile("cut.docx", "docx", lambda: document(entry("x") + "<w:p>"), "is damaged")
    yield Hostile(
        "huge.docx", "docx", lambda: document(entry("w" * 900_000) + entry("y")), "900000", whole=False
    )
    hidden = entry("secret", run="<w:rPr><w:vanish/></w:rPr>")
    yield Hostile(
        "hidden.docx", "docx", lambda: document(hidden + entry("seen")), "Hidden words", whole=False
    )
    yield Hostile("wide.docx", "docx", lambda: document(table(["cell"] * 9_000)), "9000 cells", whole=False)


def _letters() -> Iterator[Hostile]:
    plain = "Content-Type: text/plain; charset=%s\n"
    mixed = "Content-Type: multipart/mixed; boundary=b%s\n"
    yield Hostile(
        "none.mbox", "mbox", lambda: b"Dear all,\nthis is no mailbox.\n", "no mailbox and no e-mail"
    )
    yield Hostile("picture.mbox", "mbox", lambda: b"GIF89a" + bytes(2000), "a picture")
    nested = "".join(f"--b{n}\n{mixed % (n + 1)}\n" for n in range(2_000))
    yield Hostile(
        "nested.mbox",
        "mbox",
        lambda: letter(nested, headers=mixed % 0),
        "parts inside each other",
        whole=False,
    )
    parts = "--b0\nContent-Type: text/plain\n\nx\n" * 50_000
    yield Hostile(
        "many-parts.mbox", "mbox", lambda: letter(parts, headers=mixed % 0), "inside each other", whole=False
    )
    inner = "Content-Type: message/rfc822\n\n" * 5_000
    yield Hostile(
        "forwards.mbox",
        "mbox",
        lambda: letter(inner, headers="Content-Type: message/rfc822\n"),
        "",
        whole=False,
    )
    html = "<p>Open <b>up</b></p><script>alert(1)</script><img src=x onerror=alert(1)>" + "<div>" * 20_000
    yield Hostile(
        "html.mbox", "mbox", lambda: letter(html, headers="Content-Type: text/html\n"), "", whole=False
    )
    coded = "Content-Transfer-Encoding: base64\n"
    yield Hostile(
        "bad-base64.mbox",
        "mbox",
        lambda: letter("!!!!====abc" * 99, headers=plain % "utf-8" + coded),
        "",
        whole=False,
    )
    yield Hostile(
        "charset.mbox", "mbox", lambda: letter("Open up", headers=plain % "x-klingon"), "", whole=False
    )
    yield Hostile(
        "charset-code.mbox", "mbox", lambda: letter("Open up", headers=plain % "hex"), "", whole=False
    )
    long = f"Content-Type: multipart/mixed{'; a=b' * 100_000}\n"
    yield Hostile("type.mbox", "mbox", lambda: letter("x", headers=long), "it is damaged", whole=False)
    yield Hostile("from.mbox", "mbox", lambda: letter("x", sender="(" * 1_900), "", whole=False)
    yield Hostile(
        "subject.mbox", "mbox", lambda: letter("x", subject="=?utf-8?q?" * 100_000), "", whole=False
    )
    yield Hostile("headers.mbox", "mbox", lambda: letter("x", headers="X-A: b\n" * 50_000), "", whole=False)
    yield Hostile(
        "date.mbox",
        "mbox",
        lambda: letter("x").replace(b"26 Mar 2018", b"99 Foo 99999999999"),
        "",
        whole=False,
    )
    yield Hostile(
        "quotes.mbox",
        "mbox",
        lambda: letter("> all\n> of it\n> is quoted"),
        "only repeats another",
        whole=False,
    )
    yield Hostile(
        "bounce.mbox",
        "mbox",
        lambda: letter("x", headers="Auto-Submitted: auto-replied\n"),
        "A machine",
        whole=False,
    )
    yield Hostile(
        "large.mbox",
        "mbox",
        lambda: letter("x" * 76 + ("\n" + "x" * 76) * 340_000),
        "more than 25 MB",
        whole=False,
    )
    yield Hostile("zero.mbox", "mbox", lambda: letter("bad \0 sign"), "no text can hold", whole=False)
    yield Hostile(
        "noise.mbox",
        "mbox",
        lambda: b"From x\n" + bytes(n * 31 % 256 for n in range(99_999)),
        "",
        whole=False,
    )


def _systems() -> Iterator[Hostile]:
    polis = [
        "timestamp",
        "datetime",
        "comment-id",
        "author-id",
        "agrees",
        "disagrees",
        "moderated",
        "comment-body",
    ]
    yield Hostile("other.csv", "polis", lambda: sheet(["a", "b"], ["1", "2"]), "not the file comments.csv")
    counts = ["9" * 400, "x", "1", "0", "many", "-7", "1", "words"]
    yield Hostile("counts.csv", "polis", lambda: sheet(polis, counts), "is no number", whole=False)
    late = ["0" * 20 + "9" * 400, "x", "1", "0", "1", "7", "1", "words"]
    yield Hostile("late.csv", "polis", lambda: sheet(polis, late), "", whole=False)
    yield Hostile("other-decidim.csv", "decidim", lambda: sheet(["a", "b"], ["1", "2"]), "are not Decidim's")
    decidim = ["id", "title/en", "body/en", "participatory_space/id", "state"]
    markup = [
        1,
        "<script>x</script>A",
        "<p onclick=x>Open</p><style>p{}</style>" + "<b>" * 5_000,
        1,
        "accepted",
    ]
    yield Hostile("markup.csv", "decidim", lambda: sheet(decidim, markup), "", whole=False)
    answers = [f"Question {n}" for n in range(150)]
    yield Hostile(
        "answers.csv", "citizen-space", lambda: sheet(answers, ["yes"] * 150), "150 answers", whole=False
    )
    yield Hostile("zip.csv", "dialogue", lambda: archive({"a.csv": "x"}), "is damaged")
    yield Hostile("other.json", "moothill", lambda: b'{"count": 1}', "has no “results”")
    yield Hostile("list.json", "moothill", lambda: b"[1, 2]", "has no “results”")
    yield Hostile("cut.json", "moothill", lambda: b'{"results": [{"kind": "input", "words": "a', "breaks off")
    yield Hostile("deep.json", "moothill", lambda: b'{"results": [' + b"[" * 500_000, "breaks off")
    yield Hostile("long.json", "moothill", lambda: b'{"results": ["' + b"w" * 9_000_000, "breaks off")
    yield Hostile("digits.json", "moothill", lambda: b'{"results": [' + b"9" * 90_000 + b"]}", "breaks off")
    half = b'{"results": [{"kind": "input", "words": "bad \\ud800 sign"}, 7, null, {"kind": "task"}]}'
    yield Hostile("half.json", "moothill", lambda: half, "no text can hold", whole=False)
    small = b'{"results": [' + b"1," * 21_000 + b"1]}"
    yield Hostile("many.json", "moothill", lambda: small, "more than 20000")
    yield Hostile("latin.json", "moothill", lambda: b'{"results": [{"words": "caf\xe9"}]}', "not in UTF-8")
