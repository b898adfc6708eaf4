"""How the site is: what is well, what wants a look, what is broken, and the mend."""

from moothill.front.operate.health.examining import examine, failing
from moothill.front.operate.health.finding import Finding, State

__all__ = ["Finding", "State", "examine", "failing"]
