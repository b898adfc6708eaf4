"""Files of ballots: BLT, the wards' CSV, Pabulib and our own JSON. The readers are strict and name the line."""

from collections.abc import Callable

from moothill.core.ballots.budgets.budget import Budget
from moothill.core.ballots.errors import CannotRead, gettext_noop
from moothill.core.ballots.files.blt import read_blt, write_blt
from moothill.core.ballots.files.lines import decoded
from moothill.core.ballots.files.own import read_own, write_own
from moothill.core.ballots.files.pabulib import read_pabulib
from moothill.core.ballots.files.wards import read_wards_csv
from moothill.core.ballots.marked import Marked
from moothill.core.ballots.ranked import Ranked

READERS: dict[str, Callable[[str, str], Ranked | Marked | Budget]] = {
    ".blt": read_blt,
    ".csv": read_wards_csv,
    ".pb": read_pabulib,
    ".json": read_own,
}


def read_ballots(name: str, raw: bytes) -> Ranked | Marked | Budget:
    """What is in a file, read by the ending of its `name`. Raises CannotRead with file and line."""
    ending = "." + name.rpartition(".")[2].lower()
    if ending not in READERS:
        raise CannotRead(
            name,
            gettext_noop("files that end in “%(ending)s” are not known here."),
            gettext_noop("Give one that ends in %(known)s."),
            ending=ending[:20],
            known=", ".join(READERS),
        )
    return READERS[ending](name, decoded(name, raw))


__all__ = [
    "READERS",
    "read_ballots",
    "read_blt",
    "read_own",
    "read_pabulib",
    "read_wards_csv",
    "write_blt",
    "write_own",
]
