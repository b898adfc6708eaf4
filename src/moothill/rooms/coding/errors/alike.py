"""Named errors about contributions that are alike."""

from django.utils.translation import gettext as _


class NotComparable(Exception):
    """Two records that cannot be judged so: `reference` names the one at fault."""

    def __init__(self, reference: str, why: str) -> None:
        self.reference = reference
        super().__init__(
            _("%(reference)s cannot be judged here. %(why)s") % {"reference": reference, "why": why}
        )


class NoJudgement(Exception):
    """What was chosen says nothing about how alike two contributions are."""

    def __init__(self) -> None:
        super().__init__(
            _("Choose one of: the same idea, shares its words, related, or not the same. Nothing was stored.")
        )


class NotForCampaign(Exception):
    """A campaign has two contributions at least, and one act links so many at most."""

    def __init__(self, most: int) -> None:
        super().__init__(
            _("Tick at least two contributions, and at most %(most)s at a time. Nothing was stored.")
            % {"most": most}
        )
