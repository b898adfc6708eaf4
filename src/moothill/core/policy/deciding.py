"""The one decision function."""

from dataclasses import dataclass

from moothill.core.policy.acts import ACTS, Act, gettext_noop
from moothill.core.policy.facts import CycleState, Facts, Mode, RecordState, Role

REASONS: dict[str, str] = {
    "": gettext_noop("Yes."),
    "sign-in": gettext_noop("Sign in first: this needs a role in the cycle."),
    "role": gettext_noop("Your roles in this cycle do not include this."),
    "cycle-not-public": gettext_noop("This cycle is still being prepared and is not public yet."),
    "withdrawn": gettext_noop("This was withdrawn. Publish it again before changing it."),
    "not-published": gettext_noop("This is not published."),
    "gone": gettext_noop("This was withdrawn: nothing can be added to it."),
    "cycle-ended": gettext_noop(
        "This cycle has ended: it stays readable, and no longer takes contributions."
    ),
    "locked": gettext_noop(
        "This is locked: only stewards change it. You can take part in the talk about it."
    ),
    "suggest": gettext_noop("Changes to this wait for a steward. You can suggest one."),
    "not-leading": gettext_noop("You are not one of the two who lead this. They do it, or a steward."),
}


_CHANGES = frozenset({Act.EDIT, Act.MOVE})
_CONTRIBUTIONS = frozenset(
    {Act.SUGGEST, Act.EDIT_OPEN, Act.COMMENT, Act.FLAG, Act.CONTRIBUTE, Act.SUPPORT, Act.REGISTER}
    | {Act.DOUBT}
)


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
    if rule.leads and facts.leading:
        return Decision(True)
    if facts.mode in rule.modes or (rule.at_home and facts.at_home and facts.signed_in):
        return Decision(True)
    if rule.modes:
        return Decision(False, "locked" if facts.mode is Mode.LOCKED else "suggest")
    if rule.leads and Role.COMMITMENT_LEAD in facts.roles:
        return Decision(False, "not-leading")
    return Decision(False, "role" if facts.signed_in else "sign-in")


def _state_refusal(act: Act, facts: Facts) -> str:
    inside = decide_inside(facts)
    if facts.cycle is CycleState.DRAFT and not inside:
        return "cycle-not-public"
    if act is Act.READ and facts.record is RecordState.DRAFT and not inside:
        return "not-published"
    if act in _CHANGES and facts.record is RecordState.WITHDRAWN and inside:
        return "withdrawn"
    if act in _CONTRIBUTIONS:
        return _shut(facts, inside=inside)
    return ""


def _shut(facts: Facts, *, inside: bool) -> str:
    """Why nothing can be contributed here now, by anybody; "" if it can."""
    if facts.record is RecordState.WITHDRAWN:
        return "gone"
    if facts.record is RecordState.DRAFT and not inside:
        return "not-published"
    return "cycle-ended" if facts.cycle is CycleState.ENDED and not inside else ""


def decide_inside(facts: Facts) -> bool:
    """Whether someone of whom `facts` hold may look behind the curtain of the cycle: at its drafts."""
    roles = ACTS[Act.READ_DRAFTS].roles or frozenset()
    return facts.operator or bool(roles & facts.roles)
