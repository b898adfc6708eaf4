"""The one function that screens."""

from moothill.core.screening.catalogue import RULES
from moothill.core.screening.concern import Concern
from moothill.core.screening.contribution import Contribution, History
from moothill.core.screening.look import look
from moothill.core.screening.pack import STANDARD, Pack

_NOTHING = History()


def screen(
    contribution: Contribution, history: History = _NOTHING, pack: Pack = STANDARD
) -> tuple[Concern, ...]:
    """The concerns that the rules of `pack` raise about a contribution, in the order of `RULES`.

    The same always raises the same. Time is bounded: a text of 60,000 characters takes well under a second. Never raises.
    Abuse is left to people: no rule judges what somebody thinks, or how politely it is said.
    """
    seen = look(contribution, history)
    concerns = []
    for name, rule in RULES.items():
        setting = pack.get(name)
        if setting is None or setting.severity is None:
            continue
        facts = rule.check(seen, setting.parameters)
        if facts is not None:
            concerns.append(Concern(name, setting.severity, rule.words, facts))
    return tuple(concerns)
