"""What the index holds of a record: its words, read from the canonical form of its kind, whichever kind it is."""

import re
from typing import Any

from django.utils import translation

from moothill.commons.record.fields import Field, Flag, Ref, Text, Whole
from moothill.commons.record.kinds import Kind
from moothill.commons.search.models import Indexed
from moothill.core.text import plain

MOST = 100_000  # characters of one record: PostgreSQL takes a megabyte of different words at most

# Part of every title here, or about where a fact was read rather than about what it says.
_ELSEWHERE = frozenset({"title", "number", "source"})
# Yes and no, bare numbers, and codes of other records.
_WORDLESS = (Flag, Whole, Ref)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_END_OF_TEXTS = "\n· "  # an excerpt shows the line's end as a blank


def row_of(kind: Kind, thing: Any, language: str) -> Indexed:
    """The unsaved row of a published thing, read in the language of its cycle."""
    record = thing.record
    with translation.override(language):
        body = _body(kind, thing)
    return Indexed(
        record_id=record.pk,
        cycle_id=record.cycle_id,
        kind=record.kind,
        language=language,
        version=record.version,
        title_length=len(record.title),
        body_length=len(body),
        place=" ".join([mark_of_cycle(record.cycle_id), mark_of_kind(record.kind)]),
        title=" ".join(filter(None, [record.reference, record.number, record.title])),
        body=body,
    )


def mark_of_cycle(cycle: int) -> str:
    """The word that stands for a cycle in `place`."""
    return f"#c{cycle}"


def mark_of_kind(kind: str) -> str:
    """The word that stands for a kind in `place`: letters and digits only, or the index would take it apart."""
    return f"#k{kind.replace('-', '')}"


def _body(kind: Kind, thing: Any) -> str:
    """Texts on the first line, then the shorter fields, each apart from the next as an excerpt shows them."""
    texts: list[str] = []
    others: list[str] = []
    for field in filter(_is_read, kind.fields):
        (texts if isinstance(field, Text) else others).append(_words(field, field.read(thing)))
    lines = (_CONTROL.sub(" ", " · ".join(filter(None, parts))) for parts in (texts, others))
    return _END_OF_TEXTS.join(filter(None, lines))[:MOST]


def texts_of(body: str) -> str:
    """The texts of a body, apart from choices, names and places; all of it where it has none."""
    return body.partition(_END_OF_TEXTS)[0]


def _is_read(field: Field) -> bool:
    return field.name not in _ELSEWHERE and not isinstance(field, _WORDLESS)


def _words(field: Field, value: Any) -> str:
    return plain(value) if isinstance(field, Text) else field.words(value)
