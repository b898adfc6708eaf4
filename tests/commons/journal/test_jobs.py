"""The jobs: each when it is due, and none in another's way."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from moothill.commons.journal import jobs
from moothill.commons.journal.jobs import Job, JobRunner

MINUTE = timedelta(minutes=1)


@pytest.fixture
def clock(monkeypatch) -> Callable[[float], None]:
    """Time that moves only when a test lets it."""
    now = [1000.0]
    monkeypatch.setattr(jobs, "monotonic", lambda: now[0])

    def wait(seconds: float) -> None:
        now[0] += seconds

    return wait


def test_a_job_runs_at_once_and_then_when_it_is_due(clock) -> None:
    moments: list[datetime] = []
    runner = JobRunner({"sweep": Job(moments.append, MINUTE)})
    runner.round()
    runner.round()
    assert len(moments) == 1 and moments[0].tzinfo is not None
    clock(60)
    runner.round()
    assert len(moments) == 2


def test_one_that_fails_stops_no_other_and_waits_longer_each_time(clock, caplog) -> None:
    tried, done = [], []

    def fail(at: datetime) -> None:
        tried.append(at)
        raise ZeroDivisionError

    runner = JobRunner(
        {"bad": Job(fail, timedelta(seconds=1)), "good": Job(done.append, timedelta(seconds=1))}
    )
    for _second in range(8):
        runner.round()
        clock(1)
    assert len(done) == 8
    assert len(tried) == 3  # at 0, 2 and 6 seconds
    assert runner.failing == ["bad"] and "The job “bad” failed, 3 times" in caplog.text


def test_a_runner_that_was_told_to_stop_begins_nothing(clock) -> None:
    done: list[datetime] = []
    runner = JobRunner({"sweep": Job(done.append, MINUTE)})
    runner.stop()
    runner.run()
    assert done == []
