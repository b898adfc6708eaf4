"""Many records at once are the same rows as one after the other."""

from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds, laying
from moothill.commons.record.bulk import Cleaner, Row, lay_down_many, unveil
from moothill.commons.record.cleaning import clean
from moothill.commons.record.context import Context
from moothill.commons.record.errors import Invalid
from moothill.commons.record.models import Record, Revision, Serial
from moothill.commons.record.pouring import reserve
from moothill.core.policy import Role

pytestmark = pytest.mark.django_db

WORDS = (
    {"title": "An idea", "words": "Open the books: é ☃"},
    {"title": "Another", "why": "Because", "when": "June - August", "place": "Fenwick", "consent": "private"},
    {"title": "A survey", "answers": [{"question": "How?", "answer": "Well"}], "language": "gd"},
    {"title": "A note", "source": "https://ideas.example/1, row 4", "doubt": "Unclear hand", "table": "3"},
)  # fmt: skip
APART = {"id", "record_id", "reference", "position"}


@pytest.fixture
def by(cycle) -> Actor:
    return Actor(name="Maker", roles={cycle.pk: frozenset({Role.STEWARD})})


@pytest.fixture
def values(make) -> list[dict[str, Any]]:
    call = make("call", publish=False).reference
    return [dict(each, call=call) for each in WORDS]


def one_by_one(cycle, by, at, values):
    kind, context = kinds.get("input"), Context(cycle)
    for each in values:
        given = clean(kind, each, context, present={})
        with transaction.atomic():
            serial = laying.lock_serial(cycle, kind)
            public = given["consent"] != "private"
            place = laying.place_last(cycle, kind)
            record = laying.new_record(kind, cycle, serial, at=at, publish=public, position=place)
            laying.project(kind, kind.model(record=record), given, context)
            laying.lay(record, given, act="imported", by=by, at=at, reason="because", key=None)


def all_at_once(cycle, by, at, values, **more):
    kind, context = kinds.get("input"), Context(cycle)
    cleaner = Cleaner(kind, context)
    rows = [Row(given := cleaner.clean(each), public=given["consent"] != "private") for each in values]
    return lay_down_many(
        kind=kind, cycle=cycle, rows=rows, by=by, at=at, context=context, reason="because", **more
    )


def stored(model: Any) -> list[dict[str, Any]]:
    """Every column of every row, as the database holds it."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} ORDER BY 1")
        names = [each[0] for each in cursor.description]
        return [
            {name: value for name, value in zip(names, row, strict=True) if name not in APART}
            for row in cursor.fetchall()
        ]


def everything() -> dict[str, list[dict[str, Any]]]:
    return {model.__name__: stored(model)[-4:] for model in (Record, kinds.get("input").model, Revision)}


def test_row_for_row_what_one_after_the_other_makes(cycle, by, at, values):
    one_by_one(cycle, by, at, values)
    slow = everything()
    references = all_at_once(cycle, by, at, values)
    assert references == ["I-5", "I-6", "I-7", "I-8"]
    assert everything() == slow


def test_they_stand_last_in_order_and_the_next_goes_on_after_them(cycle, by, at, values):
    one_by_one(cycle, by, at, values[:2])
    all_at_once(cycle, by, at, values)
    one_by_one(cycle, by, at, values[:1])
    rows = list(Record.objects.filter(kind="input").order_by("pk").values_list("reference", "position"))
    assert [reference for reference, _place in rows] == [f"I-{number}" for number in range(1, 8)]
    assert [place for _reference, place in rows] == [number * laying.GAP for number in range(1, 8)]
    assert Serial.objects.get(cycle=cycle, kind="input").last == 7


def test_what_the_models_read_is_what_was_given(cycle, by, at, values):
    all_at_once(cycle, by, at, values)
    kind = kinds.get("input")
    for thing in kind.things():
        assert kind.read(thing) == Revision.objects.get(record=thing.record).content


def test_veiled_they_are_drafts_until_they_are_shown(cycle, by, at, values, passer_by):
    all_at_once(cycle, by, at, values, veiled=True)
    inputs = Record.objects.filter(kind="input")
    assert not inputs.visible_to(passer_by).exists()
    assert unveil(inputs.exclude(title="Another"), at=at) == 3
    shown = everything()
    all_at_once(cycle, by, at, values)
    assert everything() == shown


def test_ids_given_in_bulk_are_never_given_again(cycle, by, at, values):
    with transaction.atomic():
        first = reserve(Record, 3)
    all_at_once(cycle, by, at, values)
    one_by_one(cycle, by, at, values[:1])
    assert len(set(Record.objects.values_list("pk", flat=True))) == Record.objects.count()
    assert len(set(first)) == 3


def test_what_a_constraint_refuses_leaves_nothing(cycle, by, at, values):
    kind, context = kinds.get("input"), Context(cycle)
    good = clean(kind, values[0], context, present={})
    rows = [Row(good), Row(good | {"said_by": "Ada Fen"})]
    with pytest.raises(IntegrityError), transaction.atomic():
        lay_down_many(kind=kind, cycle=cycle, rows=rows, by=by, at=at, context=context)
    assert not Record.objects.filter(kind="input").exists()
    assert Serial.objects.filter(kind="input").values_list("last", flat=True).first() in (None, 0)


def test_nothing_is_nothing(cycle, by, at):
    assert all_at_once(cycle, by, at, []) == []


@pytest.mark.parametrize(
    "given",
    [
        {"title": ""},
        {"title": "An idea", "form": "poem", "call": "Q-99", "when": "when pigs fly"},
        {"title": "An idea", "colour": "green"},
    ],
)
def test_the_quick_way_to_clean_refuses_what_the_other_refuses(cycle, given):
    kind, context = kinds.get("input"), Context(cycle)
    with pytest.raises(Invalid) as slow:
        clean(kind, given, context, present={})
    for _turn in range(2):
        with pytest.raises(Invalid) as quick:
            Cleaner(kind, context).clean(given)
        assert quick.value.faults == slow.value.faults


def test_as_many_questions_for_many_as_for_one(cycle, by, at, values, django_assert_max_num_queries):
    all_at_once(cycle, by, at, values[:1])
    with django_assert_max_num_queries(16):
        all_at_once(cycle, by, at, values * 20)
