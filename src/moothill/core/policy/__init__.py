"""Who may do what, and why not: pure decisions over facts, each with a reason in words.

The public page "who can do what" is printed from `RULES` by asking `decide`, so the page cannot disagree with the site.
"""

from moothill.core.policy.acts import ACTS, Act
from moothill.core.policy.deciding import Decision, decide
from moothill.core.policy.facts import CycleState, Facts, RecordState, Role, Side

__all__ = ["ACTS", "Act", "CycleState", "Decision", "Facts", "RecordState", "Role", "Side", "decide"]
