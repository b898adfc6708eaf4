"""The smallest files that are what they say, and some that are not."""

import io
import zipfile

from moothill.commons.files import office

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU"
    b"\x00\x00\x00\nIDATx\xdach\x00\x00\x00\x82\x00\x81\xdaE\x08;\x00\x00\x00\x00IEND\xaeB`\x82"
)
JPEG = (
    b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00" + bytes(6) + b"\xff\xda\x00\x08" + bytes(40) + b"\xff\xd9"
)
GIF = b"GIF89a\x01\x00\x01\x00\x00\x00\x00;" + bytes(8)
WEBP = b"RIFF\x24\x00\x00\x00WEBPVP8 " + bytes(24)
TEXT = "Notes of the meeting\n\nCeòl agus còmhradh.\n".encode()


def archive(members: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for name, content in members.items():
            made.writestr(name, content)
    return buffer.getvalue()


def open_xml(media_type: str, part: str, **more: str) -> bytes:
    types = f'<Types><Override PartName="/{part}" ContentType="{media_type}.main+xml"/></Types>'
    return archive({"[Content_Types].xml": types, "_rels/.rels": "<r/>", part: "<d/>"} | more)


def open_document(media_type: str) -> bytes:
    return archive({"mimetype": media_type, "content.xml": "<d/>", "META-INF/manifest.xml": "<m/>"})


DOCX = open_xml(office.DOCX, "word/document.xml")
XLSX = open_xml(office.XLSX, "xl/workbook.xml")
PPTX = open_xml(office.PPTX, "ppt/presentation.xml")
ODT, ODS, ODP = (open_document(each) for each in (office.ODT, office.ODS, office.ODP))
ZIP = archive({"word.txt": "hello", "word/notes.txt": "this is no document"})
MACROS = open_xml(office.DOCX, "word/document.xml", **{"word/vbaProject.bin": "Sub Auto_Open()"})
