"""PostgreSQL's text search. Words go to the server as parameters; the server reads them as it read the texts."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection, transaction

from moothill.commons.search.asking import Asked
from moothill.commons.search.engines.base import (
    CLOSE,
    OPEN,
    Held,
    Hit,
    Narrowing,
    hits_anywhere,
    hits_in_titles,
    joined,
)

# A GIN index goes through the rarest word's list and leaps along the others. It is always used: a scan of the table,
# which the planner likes for common words, has no bound where two of them never meet.
_BY_INDEX = "SET LOCAL enable_seqscan = off"
_TITLES = "SELECT record_id, title_length FROM search_indexed WHERE title_words @@ ({all}){place} LIMIT %s"
_OTHERS = """
    SELECT record_id, title_length + body_length, title_words @@ ({any})
    FROM search_indexed WHERE words @@ ({all}){place} LIMIT %s
"""
_MARKED = """
    SELECT record_id, body, ts_headline(
        search_config(language), search_spaced(body), ({any}), 'HighlightAll=true, StartSel="{open}", StopSel="{close}"'
    ) FROM search_indexed WHERE record_id = ANY (%s)
"""
_HOLDS = "SELECT 1 FROM search_indexed WHERE words @@ ({all}) AND record_id = %s"

# What ANALYZE found out of the commonest words, so that none of their long lists is read only to learn that it is long.
_COMMON = """
    SELECT word, max(share * reltuples)
    FROM pg_class, pg_stats, unnest(most_common_elems::text::text[], most_common_elem_freqs) AS listed (lexeme, share),
        unnest(%s::text[]) AS word
    WHERE pg_class.oid = 'search_indexed'::regclass AND schemaname = relnamespace::regnamespace::text
        AND tablename = 'search_indexed' AND attname = 'words' AND lexeme IS NOT NULL
        AND lexeme = ANY (tsvector_to_array(to_tsvector(search_config(%s), word)))
    GROUP BY word
"""
_HOLDING = """
    SELECT number, record_id
    FROM unnest(%s::text[]) WITH ORDINALITY AS sought (words, number)
    CROSS JOIN LATERAL (SELECT plainto_tsquery(search_config(%s), sought.words) AS query) AS read
    CROSS JOIN LATERAL (
        SELECT record_id FROM search_indexed WHERE search_indexed.words @@ (query{place}) LIMIT %s
    ) AS found
    WHERE numnode(query) > 0
"""
_LONG = 20_000  # records that hold a word: a list as long as this takes milliseconds to read

_MARKS = re.compile(f"([{OPEN}{CLOSE}])")


class Tsvector:
    """Words in the endings of the language of their cycle where that is English; in others as they are written."""

    def find(self, asked: Asked, where: Narrowing, most: int) -> list[Hit]:
        """See Engine."""
        every, given = _question(asked, where.languages, " && ")
        some, _same = _question(asked, where.languages, " || ")
        place, limits = _place(where)
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(_BY_INDEX)
            cursor.execute(_TITLES.format(all=every, place=place), [*given, *limits, most])
            titles = hits_in_titles(cursor.fetchall())
            if len(titles) == most:
                return titles
            cursor.execute(_OTHERS.format(all=every, any=some, place=place), [*given, *given, *limits, most])
            return joined(titles, hits_anywhere(cursor.fetchall()))

    def holds(self, asked: Asked, record: int, languages: Sequence[str]) -> bool:
        """See Engine."""
        every, given = _question(asked, languages, " && ")
        with connection.cursor() as cursor:
            cursor.execute(_HOLDS.format(all=every), [*given, record])
            return cursor.fetchone() is not None

    def marked(self, asked: Asked, records: Sequence[int], languages: Sequence[str]) -> Mapping[int, str]:
        """See Engine. The server marks the text with its punctuation blanked; the marks are then laid on the text."""
        some, given = _question(asked, languages, " || ")
        with connection.cursor() as cursor:
            cursor.execute(_MARKED.format(any=some, open=OPEN, close=CLOSE), [*given, list(records)])
            return {record: _laid_on(body, marked) for record, body, marked in cursor.fetchall()}

    def holding(self, groups: Sequence[Sequence[str]], where: Narrowing, most: int) -> list[Held]:
        """See Engine. Of one word that stands nearly everywhere only their number is told."""
        (language,) = where.languages
        marks, given = _place(where)
        narrowed = marks.replace(" AND words @@", " &&")
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(_BY_INDEX)
            cursor.execute(_COMMON, [sorted({word for group in groups for word in group}), language])
            common = dict(cursor.fetchall())
            sought = [
                " ".join(group) if len(group) > 1 or common.get(group[0], 0) <= _LONG else ""
                for group in groups
            ]
            cursor.execute(_HOLDING.format(place=narrowed), [sought, language, *given, most + 1])
            found = defaultdict(list)
            for number, record in cursor.fetchall():
                found[number].append(record)
        return [_held(found[number], group, most, common) for number, group in enumerate(groups, 1)]

    def tidy(self) -> None:
        """Let the planner know what is there now."""
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE search_indexed")


def _held(records: list[int], group: Sequence[str], most: int, common: Mapping[str, float]) -> Held:
    known = min((common[word] for word in group if word in common), default=0.0)
    if len(records) > most:
        return Held(records[:most], max(known, len(records)), complete=False)
    if len(group) == 1 and known > _LONG:
        return Held((), known, complete=False)
    return Held(records, len(records))


def _question(asked: Asked, languages: Sequence[str], between: str) -> tuple[str, list[Any]]:
    """A tsquery as SQL with its parameters: each phrase read in each of the languages."""
    one = " || ".join(["phraseto_tsquery(search_config(%s), %s)"] * len(languages))
    given = [part for phrase in asked.phrases for each in languages for part in (each, " ".join(phrase))]
    return between.join([f"({one})"] * len(asked.phrases)), given


def _place(where: Narrowing) -> tuple[str, list[Any]]:
    """More conditions; which cycle and which kind are words of the index, so that both narrow the search in it."""
    marks = [" | ".join(f"'{mark}'" for mark in each) for each in where.any_of]
    sql = ""
    given: list[Any] = []
    if marks:
        sql, given = " AND words @@ %s::tsquery", [" & ".join(f"({each})" for each in marks)]
    if where.without:
        sql, given = f"{sql} AND NOT cycle_id = ANY (%s)", [*given, list(where.without)]
    return sql, given


def _laid_on(body: str, marked: str) -> str:
    """`body` with the marks of `marked`, which is the same text, character by character, apart from its blanks."""
    out, at = [], 0
    for stretch in _MARKS.split(marked):
        if stretch in (OPEN, CLOSE):
            out.append(stretch)
        else:
            out.append(body[at : at + len(stretch)])
            at += len(stretch)
    return "".join(out)
