"""Atom (RFC 4287), with the links of paged feeds (RFC 5005)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID, uuid5

from lxml import etree

TYPE = "application/atom+xml"
_ATOM = "http://www.w3.org/2005/Atom"
_XML = "http://www.w3.org/XML/1998/namespace"
# What XML 1.0 cannot hold. People's words may have it.
_UNHOLDABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Under this our ids are made. It never changes, or every reader would see every entry anew.
_SPACE = UUID("6d0f7a55-7b1c-5c39-9d0e-6a9b0a5f3d21")


@dataclass(frozen=True, slots=True)
class Item:
    """One entry. `html` is safe HTML in `language`, whose relative links begin from `address`."""

    id: str
    title: str
    address: str
    published: datetime
    updated: datetime
    authors: Sequence[str]
    summary: str
    html: str
    language: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A page of a feed. `own` is its address, `page` that of the page for people; `first` and `following` may be ""."""

    id: str
    title: str
    own: str
    page: str
    updated: datetime
    language: str
    items: Sequence[Item]
    first: str = ""
    following: str = ""


def id_of(*names: object) -> str:
    """The same id for the same names, always and wherever the site lives."""
    return uuid5(_SPACE, "/".join(map(str, names))).urn


def document(feed: Feed) -> bytes:
    """The feed in UTF-8."""
    root = etree.Element(f"{{{_ATOM}}}feed", nsmap={None: _ATOM})
    root.set(f"{{{_XML}}}lang", feed.language)
    _text(root, "id", feed.id)
    _text(root, "title", feed.title)
    _text(root, "updated", _moment(feed.updated))
    for rel, address, kind in _links(feed):
        _link(root, rel, address, kind)
    for item in feed.items:
        _item(root, item)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="utf-8")
    return written


def _links(feed: Feed) -> Iterable[tuple[str, str, str]]:
    given = [("self", feed.own, TYPE), ("alternate", feed.page, "text/html")]
    given += [("first", feed.first, TYPE), ("next", feed.following, TYPE)]
    return [link for link in given if link[1]]


def _item(root: etree._Element, item: Item) -> None:
    entry = etree.SubElement(root, f"{{{_ATOM}}}entry")
    _text(entry, "id", item.id)
    _text(entry, "title", item.title)
    _text(entry, "published", _moment(item.published))
    _text(entry, "updated", _moment(item.updated))
    for name in item.authors:
        _text(etree.SubElement(entry, f"{{{_ATOM}}}author"), "name", name)
    _link(entry, "alternate", item.address, "text/html")
    _text(entry, "summary", item.summary)
    content = _text(entry, "content", item.html)
    content.set("type", "html")
    content.set(f"{{{_XML}}}lang", item.language)
    content.set(f"{{{_XML}}}base", item.address)


def _text(parent: etree._Element, name: str, words: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{_ATOM}}}{name}")
    element.text = _UNHOLDABLE.sub("", words)
    return element


def _link(parent: etree._Element, rel: str, address: str, kind: str) -> None:
    etree.SubElement(parent, f"{{{_ATOM}}}link", rel=rel, href=address, type=kind)


def _moment(at: datetime) -> str:
    """RFC 3339 in UTC."""
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
