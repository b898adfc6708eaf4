"""PDFs that were made are kept in this process for as long as what they show stands; one is made at a time."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock

from moothill.commons.printing.errors import Busy

MOST = 8  # kept at once
PATIENCE = 20.0  # seconds that somebody waits for their turn

_kept: OrderedDict[Hashable, bytes] = OrderedDict()
_turn = Lock()


def kept(key: Hashable, make: Callable[[], bytes]) -> bytes:
    """The PDF under `key`, made now if it is not kept: whoever asks for the same meanwhile waits for it. Raises Busy.

    `key` must change with everything that the PDF shows, such as the head of a journal.
    """
    if (found := _kept.get(key)) is not None:
        return found
    if not _turn.acquire(timeout=PATIENCE):
        raise Busy
    try:
        if (found := _kept.get(key)) is None:
            found = _kept[key] = make()
            while len(_kept) > MOST:
                _kept.popitem(last=False)
        return found
    finally:
        _turn.release()
