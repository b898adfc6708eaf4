"""The look at the heads, in the database that the tests run on."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.db import connection, transaction

from moothill.commons.journal.models import Head
from moothill.commons.journal.operations import open_journal, touch, write
from moothill.commons.policy.actors import OPERATOR
from moothill.front.store.heads import HeadsInDatabase, Unreachable, heads_of_site

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def heads() -> Iterator[HeadsInDatabase]:
    heads = heads_of_site()
    yield heads
    heads.close()


def act(head: Head) -> None:
    write(head=head.pk, kind="tried", by=OPERATOR, at=datetime(2018, 3, 1, tzinfo=UTC))


def test_a_line_and_a_touch_move_the_marks_of_their_journal_alone(heads: HeadsInDatabase) -> None:
    first, second = open_journal(scope="first"), open_journal(scope="second")
    before = heads.look(())
    with transaction.atomic():
        act(first)
    after_line = heads.look(())
    touch(head=first.pk)
    after_touch = heads.look(())
    assert [int(mark[1]) for mark in before] == [0, 0]
    assert [int(mark[1]) for mark in after_line] == [1, 0]
    assert after_line[0] != after_touch[0]
    assert before[1] == after_line[1] == after_touch[1] == heads.look((second.pk,))[0]


def test_a_scope_reads_its_own_journals_in_order(heads: HeadsInDatabase) -> None:
    first, _second, third = (open_journal(scope=name) for name in ("a", "b", "c"))
    assert [mark[0] for mark in heads.look((first.pk, third.pk))] == [first.pk, third.pk]
    assert heads.look((10_000,)) == []


def test_a_look_sees_nothing_that_is_not_committed(heads: HeadsInDatabase) -> None:
    if connection.vendor == "sqlite" and connection.is_in_memory_db():
        pytest.skip("connections to a database in memory share one cache")
    head = open_journal(scope="first")
    before = heads.look(())
    with transaction.atomic():
        act(head)
        assert heads.look(()) == before
    assert heads.look(()) != before


def test_the_connection_cannot_write(heads: HeadsInDatabase) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("SQLite has one writer; PostgreSQL does not mind")
    heads.look(())
    with pytest.raises(Exception, match="readonly"):
        heads._own.connection.execute("DELETE FROM journal_head")


def test_a_database_that_went_away_is_said_so_and_found_again(heads: HeadsInDatabase) -> None:
    heads.look(())
    heads._own.connection.close()
    with pytest.raises(Unreachable):
        heads.look(())
    assert heads.look(()) == []
