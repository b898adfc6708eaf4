"""Near-copies of real comments lead to their originals, on both databases: the short form of `script/bench similar`."""

import csv
import gzip
from collections import Counter
from pathlib import Path

import pytest

from bench.kit.copies import CHANGES, LEAST_WORDS, Copier
from moothill.commons.policy.actors import PASSER_BY
from moothill.commons.record.models import Record
from moothill.commons.search.indexing import rebuild_all
from moothill.commons.search.similar import similar_to
from moothill.rooms.inputs.models import Input

pytestmark = pytest.mark.django_db

COMMENTS = Path(__file__).parents[2] / "texts/polis_english_comments.csv.gz"
PLANTS, FIRST = 100, 5


@pytest.fixture
def comments(cycle, at) -> list[str]:
    """The real comments, each as a published contribution; the reference of the first is I-1."""
    with gzip.open(COMMENTS, "rt", encoding="utf-8", newline="") as file:
        rows = dict.fromkeys(" ".join(row["comment"].split()) for row in csv.DictReader(file))
    texts = [text for text in rows if len(text.split()) >= LEAST_WORDS]
    given = {"cycle": cycle, "kind": "input", "state": "published", "created_at": at, "published_at": at}
    records = [
        Record(reference=f"I-{number}", title=text[:60], position=number, **given)
        for number, text in enumerate(texts, start=1)
    ]
    Record.objects.bulk_create(records)
    keys = Record.objects.filter(cycle=cycle, kind="input").order_by("pk").values_list("pk", flat=True)
    Input.objects.bulk_create(Input(record_id=key, words=text) for key, text in zip(keys, texts, strict=True))
    rebuild_all()
    return texts


def test_of_a_hundred_planted_copies_ninety_nine_are_among_the_first_five(comments, cycle) -> None:
    tried, found = Counter[str](), Counter[str]()
    for place, change, copy in Copier(comments).some(PLANTS):
        near = similar_to(cycle=cycle, text=copy, actor=PASSER_BY, kind="input", most=FIRST)
        tried[change] += 1
        found[change] += f"I-{place + 1}" in {each.record.reference for each in near}
    assert set(tried) == set(CHANGES)
    assert found.total() >= 0.99 * PLANTS, (found, tried)
