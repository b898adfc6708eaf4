"""SQLite's FTS5. Words in an expression are quoted, so nothing that is typed can be taken for its syntax."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import DatabaseError, connection, transaction

from moothill.commons.search.asking import Asked, Phrase
from moothill.commons.search.content import mark_of_cycle
from moothill.commons.search.engines.base import Held, Hit, Narrowing, hits_anywhere, hits_in_titles, joined

# An AND of FTS5 goes through the shortest list of rows and leaps along the others; LIMIT ends the walk.
_TITLES = """
    SELECT record_id, title_length
    FROM search_words CROSS JOIN search_indexed ON record_id = search_words.rowid
    WHERE search_words MATCH %s ORDER BY search_words.rowid LIMIT %s
"""
_OTHERS = """
    SELECT record_id, title_length + body_length,
        instr(highlight(search_words, 0, char(2), char(3)), char(2)) > 0
    FROM search_words CROSS JOIN search_indexed ON record_id = search_words.rowid
    WHERE search_words MATCH %s ORDER BY search_words.rowid LIMIT %s
"""
_MARKED = """
    SELECT rowid, highlight(search_words, 1, char(2), char(3))
    FROM search_words WHERE search_words MATCH %s AND rowid IN (SELECT value FROM json_each(%s))
"""
_HOLDING = "SELECT rowid FROM search_words WHERE search_words MATCH %s ORDER BY rowid LIMIT %s"
_REACH = "SELECT min(record_id), max(record_id) FROM search_indexed"
_HOLDS = "SELECT 1 FROM search_words WHERE search_words MATCH %s AND rowid = %s"


class Fts5:
    """Words in English endings, whichever language: the stemmer of FTS5 knows no other, and leaves exact words exact."""

    def find(self, asked: Asked, where: Narrowing, most: int) -> list[Hit]:
        """See Engine."""
        place = _place(where)
        with connection.cursor() as cursor:
            cursor.execute(_TITLES, [f"({{title}} : ({_all(asked)})){place}", most])
            titles = hits_in_titles(cursor.fetchall())
            if len(titles) == most:
                return titles
            cursor.execute(_OTHERS, [f"({{title body}} : ({_all(asked)})){place}", most])
            return joined(titles, hits_anywhere(cursor.fetchall()))

    def holds(self, asked: Asked, record: int, languages: Sequence[str]) -> bool:
        """See Engine."""
        with connection.cursor() as cursor:
            cursor.execute(_HOLDS, [f"{{title body}} : ({_all(asked)})", record])
            return cursor.fetchone() is not None

    def marked(self, asked: Asked, records: Sequence[int], languages: Sequence[str]) -> Mapping[int, str]:
        """See Engine."""
        with connection.cursor() as cursor:
            cursor.execute(_MARKED, [f"{{title body}} : ({_all(asked)})", json.dumps(list(records))])
            return dict(cursor.fetchall())

    def holding(self, groups: Sequence[Sequence[str]], where: Narrowing, most: int) -> list[Held]:
        """See Engine. How many there are is told from how far one must walk to find `most` of them."""
        place = _place(where)
        with connection.cursor() as cursor:
            cursor.execute(_REACH)
            reach = cursor.fetchone()
            held = []
            for group in groups:
                wanted = " AND ".join(_quoted((word,)) for word in group)
                cursor.execute(_HOLDING, [f"({{title body}} : ({wanted})){place}", most + 1])
                held.append(_held([record for (record,) in cursor.fetchall()], most, reach))
            return held

    def tidy(self) -> None:
        """Hold the index against the table, make it anew if they disagree, and merge its parts."""
        with connection.cursor() as cursor:
            if not _is_whole(cursor):
                cursor.execute("INSERT INTO search_words (search_words) VALUES ('rebuild')")
            cursor.execute("INSERT INTO search_words (search_words) VALUES ('optimize')")


def _held(records: list[int], most: int, reach: tuple[int, int]) -> Held:
    if len(records) <= most:
        return Held(records, len(records))
    first, last = reach
    return Held(records[:most], most * (last - first + 1) / (records[-1] - first + 1), complete=False)


def _all(asked: Asked) -> str:
    return " AND ".join(map(_quoted, asked.phrases))


def _quoted(phrase: Phrase) -> str:
    return f'"{" ".join(phrase)}"'  # words hold letters and digits only: see asking.read


def _place(where: Narrowing) -> str:
    narrowed = "".join(f" AND {{place}} : ({_marks(marks, ' OR ')})" for marks in where.any_of)
    without = [mark_of_cycle(cycle) for cycle in where.without]
    return narrowed + (f" NOT {{place}} : ({_marks(without, ' OR ')})" if without else "")


def _marks(marks: Iterable[str], between: str) -> str:
    return between.join(f'"{mark}"' for mark in marks)


def _is_whole(cursor: Any) -> bool:
    try:
        with transaction.atomic():
            cursor.execute("INSERT INTO search_words (search_words, rank) VALUES ('integrity-check', 1)")
    except DatabaseError:
        return False
    return True
