"""Suggestions are made in a thread of their own, beside the jobs: neither a request nor another job waits for them."""

import logging
from collections.abc import Iterator
from datetime import datetime, timedelta
from threading import Lock, Thread

from django.db import close_old_connections, connections
from django.utils import timezone

from moothill.commons.cycles.models import Cycle
from moothill.commons.journal.jobs import Job
from moothill.core.policy import CycleState
from moothill.rooms.coding.errors.suggesting import LyingModel, TrainingGoesOn
from moothill.rooms.coding.operations.suggesting import suggest_meanwhile, train
from moothill.rooms.coding.queries.learning import unsuggested
from moothill.rooms.coding.queries.suggestions import is_due, newest

log = logging.getLogger(__name__)
_one_at_a_time = Lock()


def look(at: datetime) -> None:
    """The job: if suggestions are wanted and this process makes none, begin a thread that makes them."""
    if next(_wanting(at), None) is None:
        return
    if _one_at_a_time.acquire(blocking=False):
        Thread(target=_work_and_leave, name="suggestions", daemon=True).start()


def _work_and_leave() -> None:
    try:
        close_old_connections()
        work(timezone.now())
    finally:
        _one_at_a_time.release()
        connections.close_all()


def work(at: datetime) -> None:
    """Train each cycle for which that is due, and suggest for what came meanwhile in the others. What fails is logged."""
    for cycle in list(_wanting(at)):
        try:
            _one(cycle, at)
        except TrainingGoesOn:
            continue
        except Exception:
            log.exception("Suggestions for %s could not be made.", cycle.slug)


def _one(cycle: Cycle, at: datetime) -> None:
    if is_due(cycle, at):
        train(cycle=cycle, at=at)
        return
    try:
        suggest_meanwhile(cycle=cycle, at=at)
    except LyingModel as error:
        log.warning("%s: %s", cycle.slug, error)
        train(cycle=cycle, at=at)


def _wanting(at: datetime) -> Iterator[Cycle]:
    """The cycles for which suggestions are due, or in which something waits that has none."""
    for cycle in Cycle.objects.exclude(state=CycleState.ENDED).select_related("member").order_by("pk"):
        if is_due(cycle, at) or (_can_go_on(cycle) and unsuggested(cycle, at).exists()):
            yield cycle


def _can_go_on(cycle: Cycle) -> bool:
    last = newest(cycle)
    return last is not None and last.withdrawn_at is None


# What this room does by the clock.
JOBS = {"suggestions": Job(look, every=timedelta(seconds=30))}
