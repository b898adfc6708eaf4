"""No file, however hostile, gets anything but a sentence from its reader. The limits of time and memory: tests/front/importing."""

import io

import pytest

from moothill.core.exchange import READERS, CannotRead, Limits, Refused
from tests.core.exchange.hostile import Hostile, every

LIMITS = Limits(rows=20_000)
EVERY = every()


@pytest.mark.parametrize("hostile", EVERY, ids=[f"{each.reader}-{each.name}" for each in EVERY])
def test_it_is_refused_whole_or_row_by_row_with_a_sentence(hostile: Hostile):
    sentences = []
    whole = False
    try:
        rows = READERS[hostile.reader].read(io.BytesIO(hostile.make()), {}, LIMITS)
        sentences = [each.english for each in rows if isinstance(each, Refused)]
    except CannotRead as error:
        whole = True
        sentences = [str(error)]
    assert not hostile.says or any(hostile.says in sentence for sentence in sentences), sentences[:3]
    assert not hostile.says or whole == hostile.whole


def test_there_are_sixty_of_them_and_more_over_all_readers():
    assert len(EVERY) >= 60
    assert {each.reader for each in EVERY} == set(READERS)
    assert len({(each.reader, each.name) for each in EVERY}) == len(EVERY)
