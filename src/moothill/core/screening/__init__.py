"""Second looks: pure rules that raise concerns about a contribution, each with a reason in words.

    history = gather(traces_of_the_last_hour, trace(contribution, contributor="guest 7", network="c0ffee"))
    concerns = screen(contribution, history)
    judge(concerns)     # pass, flag or hold

Rules only say what to look at; people decide. A history grows: screening what stands again, while a wave lasts, finds
those of its first posts that nothing was known about yet.
"""

from moothill.core.screening.catalogue import RULES, Rule
from moothill.core.screening.concern import Concern, Severity, Verdict, judge
from moothill.core.screening.contribution import Contribution, History, Seen
from moothill.core.screening.look import keys
from moothill.core.screening.pack import STANDARD, Pack, Setting, WrongRule, read_pack
from moothill.core.screening.remembering import Trace, gather, trace
from moothill.core.screening.screening import screen

__all__ = [
    "RULES",
    "STANDARD",
    "Concern",
    "Contribution",
    "History",
    "Pack",
    "Rule",
    "Seen",
    "Setting",
    "Severity",
    "Trace",
    "Verdict",
    "WrongRule",
    "gather",
    "judge",
    "keys",
    "read_pack",
    "screen",
    "trace",
]
