"""The seal of the journal: each line carries a hash over itself and the seal of the line before it.

`seal` and `digest` make a chain; `check` holds one against itself and names what was done to it behind the
application's back. The format is written down in `sealing`.
"""

from moothill.core.ledger.checking import check
from moothill.core.ledger.faults import Fault, FaultKind
from moothill.core.ledger.sealing import GENESIS, Line, Sealed, digest, seal

__all__ = ["GENESIS", "Fault", "FaultKind", "Line", "Sealed", "check", "digest", "seal"]
