"""Named errors of this package."""

from django.utils.translation import gettext

from moothill.core.policy import Act, Decision


class Refused(Exception):
    """Somebody asked for what they may not do. `reason` is the code, str() the sentence."""

    def __init__(self, act: Act, decision: Decision) -> None:
        self.act = act
        self.reason = decision.reason
        super().__init__(gettext(decision.words))
