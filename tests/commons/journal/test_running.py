"""The runner: everybody reads on, whoever fails waits, and it stops when it is told to."""

import threading
from collections.abc import Callable, Sequence

import pytest
from django.db import OperationalError

from moothill.commons.journal import followers, running
from moothill.commons.journal.followers import advance, behind
from moothill.commons.journal.models import Cursor, Entry
from moothill.commons.journal.running import Runner, in_background

pytestmark = pytest.mark.django_db


class Reader:
    """A follower that remembers what it read, and fails at the lines it is told to fail at."""

    def __init__(self, *fails_at: int) -> None:
        self.read: list[int] = []
        self.fails_at = set(fails_at)

    def __call__(self, lines: Sequence[Entry]) -> None:
        numbers = [line.number for line in lines]
        if self.fails_at & set(numbers):
            raise ZeroDivisionError(f"at {numbers}")
        self.read += numbers


@pytest.fixture
def clock(monkeypatch) -> Callable[[float], None]:
    """Time that moves only when a test lets it."""
    now = [1000.0]
    monkeypatch.setattr(running, "monotonic", lambda: now[0])

    def wait(seconds: float) -> None:
        now[0] += seconds

    return wait


@pytest.fixture
def lines(make, cycle) -> list[int]:
    """The numbers of a few lines of the cycle's journal."""
    for _number in range(4):
        make("objective")
    return list(Entry.objects.filter(head=cycle.head).order_by("number").values_list("number", flat=True))


def test_every_follower_reads_every_line_once(lines) -> None:
    one, two = Reader(), Reader()
    assert Runner({"one": one, "two": two}).catch_up() == 2 * len(lines)
    assert one.read == two.read == lines
    assert behind("one") == {}


def test_one_that_fails_stops_no_other_and_is_logged(lines, clock, caplog) -> None:
    bad, good = Reader(*lines), Reader()
    runner = Runner({"bad": bad, "good": good})
    assert runner.catch_up() == len(lines)
    assert (bad.read, good.read, runner.failing) == ([], lines, ["bad"])
    assert "Follower “bad” failed" in caplog.text and "ZeroDivisionError" in caplog.text


def test_one_that_fails_in_one_journal_reads_on_in_others(lines, make, other_cycle, cycle, clock) -> None:
    make("objective", cycle=other_cycle)

    def fails_here(entries: Sequence[Entry]) -> None:
        if entries[0].head_id == cycle.head_id:
            raise ZeroDivisionError

    Runner({"bad": fails_here}).catch_up()
    assert set(behind("bad")) == {cycle.head_id}


def test_it_is_tried_again_with_growing_pauses_and_line_by_line(lines, clock) -> None:
    bad = Reader(lines[2])
    runner = Runner({"bad": bad}, pause=1)
    runner.round()
    clock(1.9)
    assert runner.round() == 0
    assert bad.read == [], "two seconds are not over"
    clock(0.2)
    runner.catch_up()
    assert bad.read == lines[:2], "then one line after the other, up to the one it cannot bear"
    assert runner.failing == ["bad"]
    bad.fails_at.clear()
    assert runner.catch_up() == 0
    clock(300)
    runner.catch_up()
    assert (bad.read, runner.failing) == (lines, [])


def test_the_pause_after_a_failure_is_bounded(lines, clock, caplog) -> None:
    runner = Runner({"bad": Reader(*lines)})
    for _time in range(12):
        clock(running.LONGEST)
        runner.round()
    assert "12 times in a row. Next try in 300 s." in caplog.text


def test_an_effect_may_take_several_transactions_for_the_same_lines(lines) -> None:
    parts = []

    def slow(entries: Sequence[Entry]) -> bool:
        parts.append(len(entries))
        return len(parts) == 3

    assert advance("slow", slow) == len(lines)
    assert behind("slow") != {}
    Runner({"slow": slow}).catch_up()
    assert parts == [len(lines)] * 3
    assert behind("slow") == {}


def test_what_was_done_for_a_line_that_failed_is_undone(lines, cycle) -> None:
    def half(entries: Sequence[Entry]) -> None:
        Cursor.objects.create(follower="trace", head=cycle.head, number=1)
        raise ZeroDivisionError

    Runner({"half": half}).catch_up()
    assert not Cursor.objects.filter(follower="trace").exists()


def test_an_idle_round_costs_one_look(lines, django_assert_num_queries, make) -> None:
    reader = Reader()
    runner = Runner({"one": reader, "two": Reader()})
    runner.catch_up()
    with django_assert_num_queries(1):
        assert runner.round() == 0
    make("objective")
    assert runner.round() == 2
    assert reader.read[-1] == lines[-1] + 1


def test_a_database_that_does_not_answer_is_waited_for(monkeypatch, caplog) -> None:
    runner = Runner({}, pause=0)
    asked = []

    def fails() -> int:
        asked.append(1)
        if len(asked) == 3:
            runner.stop()
        raise OperationalError("gone")

    monkeypatch.setattr(runner, "round", fails)
    monkeypatch.setattr(running, "close_old_connections", lambda: None)
    runner.run()
    assert len(asked) == 3
    assert caplog.text.count("cannot look at the journals") == 1


def test_the_house_has_followers() -> None:
    assert "search" in followers.every()


@pytest.mark.django_db(transaction=True)
def test_the_thread_reads_beside_others_and_ends_when_told(make, monkeypatch, settings) -> None:
    read = threading.Event()
    monkeypatch.setattr(followers, "_FOLLOWERS", {"thread": lambda lines: read.set()})
    end = in_background()
    try:
        make("objective")
        seen = read.wait(20)
    finally:
        end()
    assert seen
    assert "followers" not in [thread.name for thread in threading.enumerate()]
