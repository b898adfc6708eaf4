"""The fair lock: in the order of asking, never lost, never in the way of readers."""

import sqlite3
import threading
import time
from pathlib import Path

import pytest
from django.db import IntegrityError, OperationalError, transaction
from django.db.utils import ConnectionHandler

from moothill.config.sqlite import base
from moothill.config.sqlite.lock import FairLock


@pytest.fixture(autouse=True)
def allowed(django_db_blocker):
    """These tests bring connections of their own."""
    with django_db_blocker.unblock():
        yield


def test_the_lock_is_given_in_the_order_of_asking() -> None:
    lock, order = FairLock(), []
    lock.acquire(1)

    def ask(number: int) -> None:
        assert lock.acquire(10)
        order.append(number)
        lock.release()

    threads = []
    for number in range(12):
        threads.append(threading.Thread(target=ask, args=(number,)))
        threads[-1].start()
        while len(lock._waiting) <= number:
            time.sleep(0.001)
    lock.release()
    for thread in threads:
        thread.join()
    assert order == list(range(12))


def test_who_gave_up_waiting_is_not_served_and_blocks_nobody() -> None:
    lock = FairLock()
    lock.acquire(1)
    assert not lock.acquire(0.01)
    lock.release()
    assert lock.acquire(0.01)


@pytest.fixture
def connection(tmp_path: Path):
    """A connection of the site's own backend to a file of its own, not Django's default one."""
    handler = ConnectionHandler({"default": settings_for(tmp_path / "fair.sqlite3")})
    yield handler["default"]
    handler["default"].close()


def settings_for(file: Path) -> dict:
    return {
        "ENGINE": "moothill.config.sqlite",
        "NAME": str(file),
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 5,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
        },
    }


def table(connection) -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE line (who integer, number integer UNIQUE)")


def atomic(connection):
    """A transaction on this connection: Django's own Atomic looks connections up by alias."""

    class Block(transaction.Atomic):
        def __enter__(self):
            connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)

        def __exit__(self, kind, error, traceback):
            connection.rollback() if kind else connection.commit()
            connection.set_autocommit(True)

    return Block(using="default", savepoint=True, durable=False)


def is_free(connection) -> bool:
    lock = base.lock_of(str(connection.settings_dict["NAME"]))
    free = lock.acquire(0)
    if free:
        lock.release()
    return free


def test_a_transaction_holds_the_lock_until_it_ends(connection) -> None:
    table(connection)
    with atomic(connection), connection.cursor() as cursor:
        cursor.execute("INSERT INTO line VALUES (1, 1)")
        assert not is_free(connection)
    assert is_free(connection)


def test_an_error_gives_the_lock_back(connection) -> None:
    table(connection)
    with pytest.raises(ZeroDivisionError), atomic(connection):
        raise ZeroDivisionError
    assert is_free(connection)
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO line VALUES (1, 1)")
        with pytest.raises(IntegrityError):
            cursor.execute("INSERT INTO line VALUES (1, 1)")
    assert is_free(connection)


def test_a_connection_that_is_closed_inside_gives_the_lock_back(connection) -> None:
    table(connection)
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    assert not is_free(connection)
    connection.close()
    assert is_free(connection)


def test_a_reader_takes_no_turn(connection) -> None:
    table(connection)
    lock = base.lock_of(str(connection.settings_dict["NAME"]))
    assert lock.acquire(1)
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM line")
            assert cursor.fetchone() == (0,)
    finally:
        lock.release()


def test_waiting_too_long_is_said_and_leaves_nothing(connection, monkeypatch) -> None:
    table(connection)
    monkeypatch.setattr(base, "PATIENCE", 0.05)
    lock = base.lock_of(str(connection.settings_dict["NAME"]))
    lock.acquire(1)
    try:
        with (
            pytest.raises(OperationalError, match="Another write has held this database"),
            atomic(connection),
        ):
            pytest.fail("the turn cannot have come")
    finally:
        lock.release()
    assert is_free(connection)


def test_ten_threads_write_without_one_refusal(tmp_path: Path) -> None:
    file = tmp_path / "crowd.sqlite3"
    first = ConnectionHandler({"default": settings_for(file)})["default"]
    table(first)
    first.close()
    refusals: list[Exception] = []

    def write(who: int) -> None:
        own = ConnectionHandler({"default": settings_for(file)})["default"]
        try:
            for number in range(10):
                with atomic(own), own.cursor() as cursor:
                    cursor.execute("INSERT INTO line VALUES (%s, %s)", [who, who * 100 + number])
        except Exception as error:
            refusals.append(error)
        finally:
            own.close()

    threads = [threading.Thread(target=write, args=(who,)) for who in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert refusals == []
    with sqlite3.connect(file) as plain:
        assert plain.execute("SELECT count(*) FROM line").fetchone() == (100,)
