"""Questions that were kept: which of them one record answers."""

from collections.abc import Sequence

from moothill.commons.record.models import Record
from moothill.commons.search.asking import read
from moothill.commons.search.engines import engine
from moothill.commons.search.indexing import index_now


def answered_by(record: Record, questions: Sequence[str]) -> list[str]:
    """Those of the questions for which a search in the record's cycle finds it, as it stands now.

    Call inside a transaction: the index is brought up to date with this one record first.
    """
    index_now(record)
    asked = [(words, read(words)) for words in questions]
    languages = (record.cycle.language,)
    return [words for words, each in asked if each.phrases and engine().holds(each, record.pk, languages)]
