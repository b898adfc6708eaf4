"""The work behind the pages: running imports go on in a thread of their own, beside the jobs, so that no request waits."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from threading import Lock, Thread
from typing import TYPE_CHECKING

from django.db import close_old_connections, connections
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from moothill.commons.journal.jobs import Job
from moothill.commons.ui.words import said
from moothill.core.exchange.shapes import CannotRead
from moothill.front.importing import reading
from moothill.rooms.inputs.operations import importing
from moothill.rooms.inputs.operations.importing.errors import Overtaken

if TYPE_CHECKING:
    from moothill.rooms.inputs.models import Batch

log = logging.getLogger(__name__)
_one_at_a_time = Lock()


def look(at: datetime) -> None:
    """The job: if an import waits and this process runs none, begin a thread that works until nothing waits."""
    if not importing.to_run(at) and not importing.to_sweep():
        return
    if _one_at_a_time.acquire(blocking=False):
        Thread(target=_work_and_leave, name="imports", daemon=True).start()


def _work_and_leave() -> None:
    try:
        close_old_connections()
        work()
    finally:
        _one_at_a_time.release()
        connections.close_all()


def work() -> None:
    """Run every import that waits, then remove what undone ones left."""
    while waiting := importing.to_run(timezone.now()):
        run(waiting[0])
    for batch in importing.to_sweep():
        for _step in importing.sweep(batch):
            pass


def run(batch: Batch) -> None:
    """Run one import as far as it goes. What stops it is said on its page."""
    try:
        claimed = importing.claim_batch(batch=batch, at=timezone.now())
    except Overtaken:
        return
    with translation.override(claimed.cycle.language):
        try:
            _run(claimed)
        except Overtaken:
            return
        except CannotRead as error:
            importing.stop_batch(batch=claimed, trouble=said(error.reason, error.facts))
        except Exception:
            log.exception("Import %s of %s broke off.", claimed.number, claimed.cycle.slug)
            importing.stop_batch(
                batch=claimed, trouble=_("It broke off. What is in so far is kept; let it go on.")
            )


def _run(batch: Batch) -> None:
    if batch.file is None:
        importing.stop_batch(
            batch=batch, trouble=_("Its file is gone. Throw it away, and send the file again.")
        )
        return
    found = reading.rows(batch.file, batch.reader, batch.mapping)
    importing.run_batch(batch=batch, rows=found, clock=timezone.now)


def tidy(at: datetime) -> None:
    """The job: forget files that nobody brought in after all."""
    importing.drop_forgotten(at=at)


# What the house does by the clock for imports.
JOBS = {
    "imports": Job(look, every=timedelta(seconds=2)),
    "forgotten imports": Job(tidy, every=timedelta(hours=6)),
}
