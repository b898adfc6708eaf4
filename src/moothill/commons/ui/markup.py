"""Small pieces of markup that pages repeat many times; plain functions, so that a long table stays quick."""

import re
from collections.abc import Iterable
from datetime import date, datetime, tzinfo
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from moothill.commons.ui.words import said

_ONE_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
TONES = frozenset({"good", "now", "wait", "stop", "none"})


class Piece(Protocol):
    """A stretch of a comparison: `kind` is same, added or removed."""

    kind: Any
    text: str


def state(label: Any, tone: str = "none") -> SafeString:
    """A state in words, on a colour: good, now, wait, stop or none. Raises ValueError for any other tone."""
    if tone not in TONES:
        raise ValueError(f"{tone!r} is no tone; choose from {', '.join(sorted(TONES))}")
    return format_html('<span class="mh_state mh_state-{}">{}</span>', tone, label)


def as_written(words: Any) -> SafeString:
    """Words of the record inside a sentence of the interface: translation leaves them alone."""
    return format_html('<span translate="no">{}</span>', words)


def uncertain(words: Any, why: Any = "") -> SafeString:
    """Words of the record that are not sure, with the reason in words beside them if there is one."""
    marked = format_html('<span class="mh_uncertain" translate="no">{}</span>', words)
    return format_html("{} {}", marked, doubt(why)) if why else marked


def doubt(why: Any) -> SafeString:
    """A reason for doubt, in words of the record; nothing if there is none."""
    return _uncertain_because(as_written(why)) if why else SafeString("")


def _uncertain_because(why: Any) -> SafeString:
    return format_html('<span class="mh_doubt">{}: {}</span>', _("Uncertain"), why)


def period(value: Any) -> SafeString:
    """A core.dates Period: the words as written, the machine form, and any doubt. Nothing for None."""
    if value is None:
        return SafeString("")
    written = format_html('<{0} {1}="{2}" translate="no">{3}</{0}>', *_machine(value.edtf), value.words)
    whys = "; ".join(said(each.sentence, each.facts) for each in value.doubts)
    return format_html("{} {}", written, _uncertain_because(whys)) if whys else written


def _machine(edtf: str) -> tuple[str, str, str]:
    """HTML's time element takes a year, a month or a day; spans and open ends go into a data element."""
    return ("time", "datetime", edtf) if _ONE_DATE.fullmatch(edtf) else ("data", "value", edtf)


def nothing(words: Any = "", inline: bool = False, ended: bool = False) -> SafeString:
    """What stands where a part is empty: "nothing recorded yet", or words that say it better.

    In a cycle that has `ended` nothing more is to come: there is no "yet".
    """
    tag = "span" if inline else "p"
    none = _("nothing recorded") if ended else _("nothing recorded yet")
    return format_html('<{} class="mh_nothing">{}</{}>', tag, words or none, tag)


def tools(links: Iterable[tuple[Any, str]], about: Any = "") -> SafeString:
    """Links of one part, as pairs of label and address; `about` names the part for those who listen."""
    of = format_html('<span class="visually-hidden" translate="no">: {}</span>', about) if about else ""
    rows = format_html_join("", '<li><a href="{}">{}{}</a></li>', ((url, label, of) for label, url in links))
    return format_html('<ul class="mh_tools">{}</ul>', rows)


def breadcrumbs(steps: Iterable[tuple[Any, str]]) -> SafeString:
    """The way to this page, as pairs of label and address; a step with no address is plain words."""
    rows = format_html_join("", "<li>{}</li>", ((_step(label, url),) for label, url in steps))
    return format_html('<nav class="mh_crumbs" aria-label="{}"><ol>{}</ol></nav>', _("The way here"), rows)


def _step(label: Any, url: str) -> Any:
    return format_html('<a href="{}">{}</a>', url, label) if url else label


def day(value: date | None) -> SafeString:
    """A day in words with its machine form, also of a moment; nothing for None."""
    if value is None:
        return SafeString("")
    return format_html(
        '<time datetime="{}">{}</time>', f"{value:%Y-%m-%d}", date_format(value, "DATE_FORMAT")
    )


def moment(value: datetime | None, zone: str | tzinfo = "UTC") -> SafeString:
    """A moment in words, in the zone given (a cycle's own), with its machine form; nothing for None."""
    if value is None:
        return SafeString("")
    there = value.astimezone(ZoneInfo(zone) if isinstance(zone, str) else zone)
    machine, words = there.isoformat(timespec="seconds"), date_format(there, "DATETIME_FORMAT")
    return format_html('<time datetime="{}">{}</time>', machine, words)


def diff(pieces: Iterable[Piece]) -> SafeString:
    """A comparison: what went and what came has a colour, a sign, and words for those who listen."""
    marks = {"added": ("ins", _("added")), "removed": ("del", _("removed"))}
    drawn = (_piece(*marks.get(str(piece.kind), ("", "")), piece.text) for piece in pieces)
    body = format_html_join("", "{}", ((each,) for each in drawn))
    return format_html('<div class="mh_diff" translate="no">{}</div>', body)


def _piece(tag: str, word: str, text: str) -> SafeString:
    if not tag:
        return format_html("{}", text)
    before = format_html('<span class="visually-hidden" translate="yes">[{}: </span>', word)
    after = mark_safe('<span class="visually-hidden">]</span>')  # nosec: a fixed string
    return format_html("<{0}>{1}{2}{3}</{0}>", tag, before, text, after)
