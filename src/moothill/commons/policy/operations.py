"""Leave, or refusal."""

from moothill.commons.policy.errors import Refused
from moothill.core.policy import Act, Facts, decide


def require(act: Act, facts: Facts) -> None:
    """Return if `act` is allowed, else raise Refused with the reason in words."""
    decision = decide(act, facts)
    if not decision.allowed:
        raise Refused(act, decision)
