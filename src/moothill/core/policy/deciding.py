"""The one decision function."""

from dataclasses import dataclass

from moothill.core.policy.acts import ACTS, Act, gettext_noop
from moothill.core.policy.facts import CycleState, Facts, RecordState

REASONS: dict[str, str] = {
    "": gettext_noop("Yes."),
    "sign-in": gettext_noop("Sign in first: this needs a role in the cycle."),
    "role": gettext_noop("Your roles in this cycle do not include this."),
    "cycle-not-public": gettext_noop("This cycle is still being prepared and is not public yet."),
    "withdrawn": gettext_noop("This was withdrawn. Publish it again before changing it."),
    "not-published": gettext_noop("This is not published."),
}


@dataclass(frozen=True, slots=True)
class Decision:
    """`allowed`, and if not, a `reason`: one of the codes in `REASONS`."""

    allowed: bool
    reason: str = ""

    @property
    def words(self) -> str:
        """The reason as an English sentence, in the message catalogue under exactly these words."""
        return REASONS[self.reason]


def decide(act: Act, facts: Facts) -> Decision:
    """Say whether someone of whom `facts` hold may do `act` now, and why not. Never raises for a known act."""
    if refusal := _state_refusal(act, facts):
        return Decision(False, refusal)
    rule = ACTS[act]
    if rule.roles is None or rule.roles & facts.roles or (rule.operator and facts.operator):
        return Decision(True)
    if rule.at_home and facts.at_home and facts.signed_in:
        return Decision(True)
    return Decision(False, "role" if facts.signed_in else "sign-in")


def _state_refusal(act: Act, facts: Facts) -> str:
    inside = decide_inside(facts)
    if facts.cycle is CycleState.DRAFT and not inside:
        return "cycle-not-public"
    if act is Act.READ and facts.record is RecordState.DRAFT and not inside:
        return "not-published"
    if act in {Act.EDIT, Act.MOVE} and facts.record is RecordState.WITHDRAWN and inside:
        return "withdrawn"
    return ""


def decide_inside(facts: Facts) -> bool:
    """Whether someone of whom `facts` hold may look behind the curtain of the cycle: at its drafts."""
    roles = ACTS[Act.READ_DRAFTS].roles or frozenset()
    return facts.operator or bool(roles & facts.roles)
