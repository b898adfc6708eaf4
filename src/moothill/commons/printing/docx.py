"""A document as DOCX, by python-docx: real headings, lists and tables, in whatever word processor people have.

The library is imported when the first one is asked for. Nothing in the file tells who made it, and it holds no macro.
"""

import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from moothill.core.exchange.documents import (
    Block,
    Document,
    Heading,
    Listing,
    Paragraph,
    Quote,
    Span,
    Table,
    Words,
    direction,
    own,
    plain_words,
)

_TITLE = 255  # characters that the properties of a file take
_NAME = 40  # characters of a bookmark
_BULLETS = ("ListBullet", "ListBullet2", "ListBullet3")
_NUMBERS = ("ListNumber", "ListNumber2", "ListNumber3")
_GOES_ON = ("ListContinue", "ListContinue2", "ListContinue3")
_TEXT_WIDTH = 8640  # twentieths of a point between the margins of the library's page
_WIDEST, _WORD = 60, 18  # characters that a column is reckoned by, and of a word that is kept whole
# Twentieths of a point: a bold letter, and what a cell keeps free beside its words.
_LETTER, _EDGES = 145, 380
# Long-lived libraries number their lists by these ids upwards; ours begin far above them.
_OWN_LISTS = 1000


def written(document: Document, *, at: datetime) -> bytes:
    """The bytes of the file. `at` is what it says it was made at: the same document and moment give the same words."""
    import docx

    made = docx.Document()
    _describe(made, document, at)
    _Writer(made, document).write()
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def _describe(made: Any, document: Document, at: datetime) -> None:
    """Its title and language, and none of what the library says of itself."""
    properties = made.core_properties
    properties.title, properties.language = document.title[:_TITLE], document.language
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.created = properties.modified = at.replace(tzinfo=None, microsecond=0)
    properties.revision = 1
    from docx.oxml.ns import qn

    for language in made.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), document.language)
    for heading in range(1, 7):
        made.styles[f"Heading {heading}"].font.color.rgb = None


class _Writer:
    def __init__(self, made: Any, document: Document) -> None:
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        self._new, self._qn = OxmlElement, qn
        self._made, self._of = made, document
        self._body = made.element.body
        self._bookmarks, self._lists = 0, _OWN_LISTS

    def write(self) -> None:
        """Write the title and every block before the last properties of the body."""
        last = self._body[-1]
        for element in self._all():
            last.addprevious(element)

    def _all(self) -> Iterator[Any]:
        yield self._paragraph(own(self._of.title), "Heading1")
        yield from self._blocks(self._of.blocks)

    def _blocks(self, blocks: Sequence[Block], style: str = "", depth: int = 0) -> Iterator[Any]:
        for block in blocks:
            match block:
                case Heading(level, words, anchor):
                    yield self._paragraph(words, f"Heading{level}", anchor=anchor)
                case Paragraph(words):
                    yield self._paragraph(words, style)
                case Listing():
                    yield from self._listing(block, depth)
                case Quote(inner):
                    yield from self._blocks(inner, "Quote", depth)
                case Table():
                    yield self._table(block)
                    yield self._new("w:p")  # two tables that touch would become one

    def _listing(self, block: Listing, depth: int) -> Iterator[Any]:
        deep = min(depth, len(_BULLETS) - 1)
        number = self._list_of_its_own(_NUMBERS[deep], block.first) if block.ordered else 0
        style = _NUMBERS[deep] if block.ordered else _BULLETS[deep]
        for item in block.items:
            first, *rest = item or (Paragraph(()),)
            if isinstance(first, Paragraph):
                yield self._paragraph(first.words, style, number=number)
            else:
                yield self._paragraph((), style, number=number)
                rest = [first, *rest]
            yield from self._blocks(rest, _GOES_ON[deep], depth + 1)

    def _list_of_its_own(self, style: str, first: int) -> int:
        """A new count that begins at `first`: else every numbered list would go on from the one before."""
        numbering = self._made.part.numbering_part.element
        kept = self._made.styles.element.find(f".//{{*}}style[@{self._qn('w:styleId')}='{style}']")
        shared = kept.find(".//{*}numId").get(self._qn("w:val"))
        of = numbering.find(f"{{*}}num[@{self._qn('w:numId')}='{shared}']/{{*}}abstractNumId")
        self._lists += 1
        number = self._element("w:num", numId=str(self._lists))
        number.append(self._element("w:abstractNumId", val=of.get(self._qn("w:val"))))
        begins = self._element("w:lvlOverride", ilvl="0")
        begins.append(self._element("w:startOverride", val=str(first)))
        number.append(begins)
        numbering.append(number)
        return self._lists

    def _table(self, block: Table) -> Any:
        table = self._new("w:tbl")
        looks = self._new("w:tblPr")
        looks.append(self._element("w:tblStyle", val="TableGrid"))
        looks.append(self._element("w:tblW", w="5000", type="pct"))
        looks.append(
            self._element(
                "w:tblLook", firstRow="1", firstColumn=str(int(block.named)), noHBand="1", noVBand="1"
            )
        )
        looks.append(self._element("w:tblCaption", val=block.label[:_TITLE]))
        grid = self._new("w:tblGrid")
        grid.extend(self._element("w:gridCol", w=str(width)) for width in _widths(block))
        table.extend([looks, grid, self._row([(Paragraph(words),) for words in block.head], head=True)])
        table.extend(self._row(row) for row in block.rows)
        return table

    def _row(self, cells: Sequence[Sequence[Block]], *, head: bool = False) -> Any:
        row, looks = self._new("w:tr"), self._new("w:trPr")
        looks.append(self._new("w:cantSplit"))
        if head:
            looks.append(self._new("w:tblHeader"))
        row.append(looks)
        for cell in cells:
            made, measure = self._new("w:tc"), self._new("w:tcPr")
            measure.append(self._element("w:tcW", w="0", type="auto"))
            made.append(measure)
            made.extend(self._blocks(_strong(cell) if head else cell))
            if made[-1].tag != self._qn("w:p"):
                made.append(self._new("w:p"))  # a cell ends with a paragraph
            row.append(made)
        return row

    def _paragraph(self, words: Words, style: str = "", *, number: int = 0, anchor: str = "") -> Any:
        paragraph, looks = self._new("w:p"), self._new("w:pPr")
        if style:
            looks.append(self._element("w:pStyle", val=style))
        if number:
            counted = self._new("w:numPr")
            counted.extend([self._element("w:ilvl", val="0"), self._element("w:numId", val=str(number))])
            looks.append(counted)
        turned = direction(plain_words(words)) == "rtl"
        if turned:
            looks.append(self._new("w:bidi"))
        if len(looks):
            paragraph.append(looks)
        runs = [element for span in words for element in self._span(span, turned=turned)]
        paragraph.extend(self._marked(anchor, runs) if anchor else runs)
        return paragraph

    def _marked(self, anchor: str, runs: Sequence[Any]) -> list[Any]:
        self._bookmarks += 1
        number = str(self._bookmarks)
        begins = self._element("w:bookmarkStart", id=number, name=anchor[:_NAME])
        return [begins, *runs, self._element("w:bookmarkEnd", id=number)]

    def _span(self, span: Span, *, turned: bool) -> Iterator[Any]:
        run = self._run(span, turned=turned)
        if not span.link:
            yield run
            return
        if span.link.startswith("#"):
            leads = self._element("w:hyperlink", anchor=span.link[1 : _NAME + 1])
        else:
            leads = self._new("w:hyperlink")
            leads.set(self._qn("r:id"), self._leads_to(span.link))
        leads.append(run)
        yield leads

    def _leads_to(self, link: str) -> str:
        from docx.opc.constants import RELATIONSHIP_TYPE

        address = f"{self._of.base}{link}" if link.startswith("/") else link
        return str(self._made.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))

    def _run(self, span: Span, *, turned: bool) -> Any:
        run, looks = self._new("w:r"), self._new("w:rPr")
        if span.strong:
            looks.append(self._new("w:b"))
        if span.slanted:
            looks.append(self._new("w:i"))
        if span.link:
            looks.append(self._element("w:u", val="single"))
        if turned:
            looks.append(self._new("w:rtl"))
        if span.own and self._of.own_language != self._of.language:
            looks.append(self._element("w:lang", val=self._of.own_language))
        if len(looks):
            run.append(looks)
        for at, line in enumerate(span.text.split("\n")):
            if at:
                run.append(self._new("w:br"))
            text = self._new("w:t")
            text.text = line
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            run.append(text)
        return run

    def _element(self, tag: str, **attributes: str) -> Any:
        made = self._new(tag)
        for name, value in attributes.items():
            made.set(self._qn(f"w:{name}"), value)
        return made


def _widths(table: Table) -> list[int]:
    """How wide each column begins, in twentieths of a point: its longest word, and of what is left a share by its text."""
    columns = [*zip(*([(Paragraph(words),) for words in table.head], *table.rows), strict=True)]
    words = [max(map(_longest_word, column)) for column in columns]
    least = [min(word, _WORD) * _LETTER + _EDGES for word in words]
    left = max(_TEXT_WIDTH - sum(least), 0)
    weights = [min(max(1, *map(_length, column)), _WIDEST) for column in columns]
    return [wide + left * weight // sum(weights) for wide, weight in zip(least, weights, strict=True)]


def _longest_word(cell: Sequence[Block]) -> int:
    words = (
        word for block in cell if isinstance(block, Paragraph) for word in plain_words(block.words).split()
    )
    return max(map(len, words), default=0)


def _length(cell: Sequence[Block]) -> int:
    return sum(len(plain_words(block.words)) for block in cell if isinstance(block, Paragraph))


def _strong(blocks: Sequence[Block]) -> list[Block]:
    """The paragraphs of a heading row."""
    return [
        Paragraph(tuple(Span(span.text, span.own, True, span.slanted, span.link) for span in block.words))
        if isinstance(block, Paragraph)
        else block
        for block in blocks
    ]
