"""People's Markdown as parts of a document."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from markdown_it.tree import SyntaxTreeNode

from moothill.core.exchange.documents.blocks import (
    Block,
    Heading,
    Listing,
    Paragraph,
    Quote,
    Span,
    Table,
    Words,
    safe_link,
    tidy,
)
from moothill.core.text import Undrawable
from moothill.core.text.rendering import tokens_of

_PLAIN = Span("", own=True)


def blocks_of(markdown: str, *, top: int, table_label: str = "Table") -> tuple[Block, ...]:
    """The parts of a text that somebody wrote; its first level of heading becomes `top`. Never raises.

    A text that is too long to be drawn stands as one paragraph, as it was written.
    """
    if not markdown.strip():
        return ()
    try:
        tokens = tokens_of(markdown, top=top)
    except Undrawable:
        return (Paragraph((replace(_PLAIN, text=tidy(markdown).strip()),)),)
    return tuple(_blocks(SyntaxTreeNode(tokens).children, table_label))


def _blocks(nodes: Sequence[SyntaxTreeNode], label: str) -> Iterator[Block]:
    for node in nodes:
        match node.type:
            case "heading":
                yield from _heading(node)
            case "paragraph":
                yield Paragraph(_words(node))
            case "bullet_list" | "ordered_list":
                yield _listing(node, label)
            case "blockquote":
                yield Quote(tuple(_blocks(node.children, label)))
            case "fence" | "code_block":
                yield Paragraph((replace(_PLAIN, text=tidy(node.content).rstrip("\n")),))
            case "table":
                yield _table(node, label)


def _heading(node: SyntaxTreeNode) -> Iterator[Block]:
    """A heading; inside a list or a quotation, where it would part nothing, a strong line. One without words is none."""
    words = _words(node)
    if words and node.parent and node.parent.type == "root":
        yield Heading(int(node.tag[1]), words)
    elif words:
        yield Paragraph(tuple(replace(span, strong=True) for span in words))


def _listing(node: SyntaxTreeNode, label: str) -> Listing:
    items = tuple(tuple(_blocks(item.children, label)) for item in node.children)
    first = node.attrs.get("start", 1)
    return Listing(items, ordered=node.type == "ordered_list", first=int(first))


def _table(node: SyntaxTreeNode, label: str) -> Table:
    rows = [row for part in node.children for row in part.children]
    cells = [[_words(cell) for cell in row.children] for row in rows]
    head = tuple(cells[0])
    body = (tuple((Paragraph(cell),) for cell in row) for row in cells[1:])
    return Table(label, head, tuple(body))


def _words(node: SyntaxTreeNode) -> Words:
    inline = [child for child in node.children if child.type == "inline"]
    return tuple(span for each in inline for span in _spans(each.children, _PLAIN) if span.text)


def _spans(nodes: Sequence[SyntaxTreeNode], as_: Span) -> Iterator[Span]:
    for node in nodes:
        match node.type:
            case "text" | "code_inline":
                yield replace(as_, text=tidy(node.content))
            case "softbreak":
                yield replace(as_, text=" ")
            case "hardbreak":
                yield replace(as_, text="\n")
            case "strong":
                yield from _spans(node.children, replace(as_, strong=True))
            case "em":
                yield from _spans(node.children, replace(as_, slanted=True))
            case "link":
                yield from _spans(
                    node.children, replace(as_, link=safe_link(str(node.attrs.get("href", ""))))
                )
            case "image":
                address = safe_link(str(node.attrs.get("src", "")))
                yield replace(as_, text=tidy(node.content) or address, link=address)
            case _:
                yield from _spans(node.children, as_)
