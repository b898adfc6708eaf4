"""What RFC 4287 and RFC 5005 ask of a feed, as far as ours can break it."""

import re
from datetime import datetime
from urllib.parse import urlsplit

from lxml import etree, html

ATOM = "{http://www.w3.org/2005/Atom}"
XML = "{http://www.w3.org/XML/1998/namespace}"
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
ONCE = {"feed": ("id", "title", "updated"), "entry": ("id", "title", "updated")}


def read(content: bytes) -> etree._Element:
    """The feed, after every rule was held against it."""
    feed = etree.fromstring(content)
    assert feed.tag == f"{ATOM}feed"
    assert feed.get(f"{XML}lang")
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert {"self", "alternate"} <= links.keys()
    assert all(urlsplit(address).scheme and urlsplit(address).netloc for address in links.values())
    for name, parts in ONCE.items():
        for element in feed.iter(f"{ATOM}{name}"):
            for part in parts:
                assert len(element.findall(f"{ATOM}{part}")) == 1, (name, part)
    ids = [each.text for each in feed.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids))
    assert all(re.match(r"urn:uuid:[0-9a-f-]{36}$|tag:|https?://", each or "") for each in ids)
    for entry in entries(feed):
        _read_entry(entry)
    moments = [each.text for name in ("updated", "published") for each in feed.iter(f"{ATOM}{name}")]
    assert all(_MOMENT.fullmatch(each or "") for each in moments), moments
    assert all(datetime.fromisoformat((each or "").replace("Z", "+00:00")) for each in moments)
    return feed


def _read_entry(entry: etree._Element) -> None:
    names = [each.text for each in entry.findall(f"{ATOM}author/{ATOM}name")]
    assert names and all((name or "").strip() for name in names), "every entry says who"
    alternates = [each for each in entry.findall(f"{ATOM}link") if each.get("rel") == "alternate"]
    assert len(alternates) == 1 and urlsplit(alternates[0].get("href")).netloc
    content = entry.find(f"{ATOM}content")
    assert content is not None and content.get("type") == "html" and len(content) == 0, "HTML is escaped"
    assert entry.findtext(f"{ATOM}summary") is not None
    if content.text and content.text.strip():
        assert html.fragments_fromstring(content.text)


def entries(feed: etree._Element) -> list[etree._Element]:
    return feed.findall(f"{ATOM}entry")


def words(feed: etree._Element, name: str) -> list[str]:
    """The text of this part of each entry."""
    return [entry.findtext(f"{ATOM}{name}") or "" for entry in entries(feed)]


def link(feed: etree._Element, rel: str) -> str:
    """Where the feed's link of this name leads; "" where there is none."""
    found = [each.get("href") for each in feed.findall(f"{ATOM}link") if each.get("rel") == rel]
    return found[0] if found else ""
