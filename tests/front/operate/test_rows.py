"""Values become JSON and come back, each in its own type."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from django.db import connection, models
from hypothesis import given, settings
from hypothesis import strategies as st

from moothill.commons.record.models import Revision
from moothill.front.operate.archives import contents
from moothill.front.operate.archives.rows import Sum, Table, _line, _reader

MOMENTS = st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(9000, 1, 1), timezones=st.just(UTC))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=8,
)
FIELDS = [
    (models.CharField(max_length=9), st.text()),
    (models.TextField(), st.text()),
    (models.IntegerField(), st.integers()),
    (models.BooleanField(), st.booleans()),
    (models.FloatField(), st.floats(allow_nan=False, allow_infinity=False)),
    (models.DateTimeField(), MOMENTS),
    (models.DateField(), st.dates()),
    (models.TimeField(), st.times()),
    (models.DurationField(), st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=9999))),
    (
        models.DecimalField(max_digits=12, decimal_places=2),
        st.decimals(min_value=0, max_value=10**9, places=2),
    ),
    (models.UUIDField(), st.uuids()),
    (models.BinaryField(), st.binary()),
    (models.JSONField(), JSON),
]


def through_json(field: models.Field, value: object) -> object:
    import json

    (plain,) = json.loads(_line([value]))
    read = _reader(field, connection)
    return read(plain) if read else plain


def stored(field: models.Field, value: object) -> object:
    return field.get_db_prep_save(value, connection=connection)


@pytest.mark.parametrize(("field", "values"), FIELDS, ids=lambda given: type(given).__name__)
def test_a_value_is_stored_as_if_it_had_never_left(field, values) -> None:
    @settings(max_examples=30, deadline=None)
    @given(values)
    def check(value: object) -> None:
        assert plain(through_json(field, value)) == plain(stored(field, value))

    check()


def plain(value: object) -> object:
    """Wrappers of the database's driver, opened."""
    value = getattr(value, "obj", value)
    if isinstance(value, str) and value[:1] in '{["':
        import json

        try:
            return json.loads(value)
        except ValueError:
            return value
    return bytes(value) if isinstance(value, memoryview) else value


def test_every_field_that_is_kept_is_of_a_type_that_is_tried_here() -> None:
    tried = tuple(type(field) for field, _values in FIELDS) + (models.AutoField, models.ForeignKey)
    for model in contents.kept():
        for field in model._meta.local_concrete_fields:
            assert isinstance(field, tried), f"{model.__name__}.{field.name} is a {type(field).__name__}"


def test_equal_rows_have_one_digest_and_lines_keep_the_order_of_keys() -> None:
    one, other = [[1, {"b": 1, "a": 2}]], [[1, {"a": 2, "b": 1}]]
    table = Table(Revision)
    sums = Sum(table), Sum(table)
    lines = [list(each.over(_line(row) for row in rows)) for each, rows in zip(sums, (one, other))]
    assert lines == [[b'[1,{"b":1,"a":2}]\n'], [b'[1,{"a":2,"b":1}]\n']]
    assert sums[0].digest == sums[1].digest
    assert sums[0].sha256 != sums[1].sha256


def test_a_value_of_a_new_type_is_refused_in_words() -> None:
    with pytest.raises(TypeError, match="complex"):
        _line([1j])


def test_the_types_are_those_of_python() -> None:
    values = [
        datetime(2018, 3, 1, 12, 0, 0, 1, tzinfo=UTC),
        date(2018, 3, 1),
        time(9, 30),
        Decimal("1.50"),
        UUID(int=1),
        b"\0",
    ]
    assert _line(values) == (
        b'["2018-03-01T12:00:00.000001+00:00","2018-03-01","09:30:00","1.50",'
        b'"00000000-0000-0000-0000-000000000001","AA=="]\n'
    )
