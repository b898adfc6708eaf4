"""The seal of the journal: how lines are chained, and how tampering is found and named."""

from moothill.core.ledger.checking import check
from moothill.core.ledger.faults import Fault
from moothill.core.ledger.sealing import GENESIS, Line, Sealed, digest, seal

__all__ = ["GENESIS", "Fault", "Line", "Sealed", "check", "digest", "seal"]
