"""Who may do what, and why not: pure decisions over facts, each with a reason in words.

The public page "who can do what" is printed from `RULES` by asking `decide`, so the page cannot disagree with the site.
"""

from moothill.core.policy.acts import ACTS, Act
from moothill.core.policy.deciding import Decision, decide
from moothill.core.policy.editing import DEFAULTS, EditingRule, Source, contributor_of, mode_for, settled
from moothill.core.policy.facts import Contributor, CycleState, Facts, Mode, RecordState, Role, Side

__all__ = [
    "ACTS",
    "DEFAULTS",
    "Act",
    "Contributor",
    "CycleState",
    "Decision",
    "EditingRule",
    "Facts",
    "Mode",
    "RecordState",
    "Role",
    "Side",
    "Source",
    "contributor_of",
    "decide",
    "mode_for",
    "settled",
]
