"""What the tests of the readers share: files made on the spot, and what was read in them."""

import csv
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from moothill.core.exchange import READERS, USUAL, Found, Limits, Refused


def read(
    reader: str, data: bytes, mapping: Mapping[str, str] | None = None, limits: Limits = USUAL
) -> list[Found | Refused]:
    return list(READERS[reader].read(io.BytesIO(data), mapping or {}, limits))


def found(reader: str, data: bytes, mapping: Mapping[str, str] | None = None) -> list[Found]:
    return [each for each in read(reader, data, mapping) if isinstance(each, Found)]


def refused(reader: str, data: bytes, mapping: Mapping[str, str] | None = None) -> list[Refused]:
    return [each for each in read(reader, data, mapping) if isinstance(each, Refused)]


def words(reader: str, data: bytes, mapping: Mapping[str, str] | None = None) -> list[str]:
    return [each.values.get("words", "") for each in found(reader, data, mapping)]


def sheet(*rows: Sequence[Any], delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode(encoding)


def archive(parts: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return data.getvalue()


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


_SHEET = '<Relationship Id="rId1" Target="worksheets/sheet1.xml"/>'


def workbook(
    rows: str = "",
    *,
    sheets: str = "",
    before: str = "",
    links: str = _SHEET,
    method: int = zipfile.ZIP_DEFLATED,
    **parts: str | bytes,
) -> bytes:
    """A workbook of one sheet with these rows in XML; `parts` by their names below xl/, with _ for / and without .xml."""
    named = '<sheet name="Ideas" sheetId="1" r:id="rId1"/>'
    made: dict[str, str | bytes] = {
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELS}"><sheets>{sheets or named}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f"<Relationships>{links}</Relationships>",
        "xl/worksheets/sheet1.xml": f'{before}<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>',
    }
    made |= {f"xl/{name.replace('_', '/')}.xml": content for name, content in parts.items()}
    return archive(made, method)


def cells(number: int, texts: Iterable[str]) -> str:
    """A row of a sheet in XML."""
    made = "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in texts)
    return f'<row r="{number}">{made}</row>'


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def document(body: str, *, styles: str = "", before: str = "", **more: str | bytes) -> bytes:
    """A DOCX document with this body in XML."""
    parts: dict[str, str | bytes] = {
        "word/document.xml": f'{before}<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'
    }
    if styles:
        parts["word/styles.xml"] = f'<w:styles xmlns:w="{_W}">{styles}</w:styles>'
    return archive(parts | {name.replace("__", "/"): content for name, content in more.items()})


def entry(text: str, level: int = 0, run: str = "") -> str:
    """An entry of a list in XML."""
    number = f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    return f"<w:p>{number}<w:r>{run}<w:t>{text}</w:t></w:r></w:p>"


def paragraph(text: str, style: str = "") -> str:
    looks = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{looks}<w:r><w:t>{text}</w:t></w:r></w:p>"


def table(*rows: Sequence[str]) -> str:
    def row(texts: Sequence[str]) -> str:
        return "<w:tr>" + "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in texts) + "</w:tr>"

    return f"<w:tbl>{''.join(map(row, rows))}</w:tbl>"


def letter(
    body: str, *, subject: str = "An idea", headers: str = "", sender: str = "Una Example <una@example.org>"
) -> bytes:
    """One message of a mailbox."""
    head = f"From - Mon Mar 26 10:00:00 2018\nFrom: {sender}\nSubject: {subject}\nDate: Mon, 26 Mar 2018 10:00:00 +0100\n"
    return f"{head}Message-ID: <1@example.org>\n{headers}\n{body}\n\n".encode()
