"""Imports: begun, looked at, run, undone. Whoever calls brings the rows: `core.exchange` reads them from files."""

from moothill.rooms.inputs.operations.importing.beginning import (
    Preview,
    begin_batch,
    drop_forgotten,
    examined,
    kept_preview,
    leave_it,
    look_at,
    settle,
)
from moothill.rooms.inputs.operations.importing.running import (
    claim_batch,
    finish_batch,
    run_batch,
    start_batch,
    stop_batch,
    to_run,
)
from moothill.rooms.inputs.operations.importing.settings import Given
from moothill.rooms.inputs.operations.importing.undoing import sweep, throw_away, to_sweep, undo_batch

__all__ = [
    "Given", "Preview", "begin_batch", "claim_batch", "drop_forgotten", "examined", "finish_batch", "kept_preview",
    "leave_it", "look_at", "run_batch", "settle", "start_batch", "stop_batch", "sweep", "throw_away", "to_run", "to_sweep",
    "undo_batch",
]  # fmt: skip
