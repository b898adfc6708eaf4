"""What is wrong when a draft is opened for comment."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


class NothingToAskAbout(Exception):
    """Only drafts and editions that everybody can read are opened for comment, all of one cycle.

    `reference` is the one that will not do, "" where there is none.
    """

    def __init__(self, reference: str = "") -> None:
        words = _("Only published drafts, and editions of the plan, can be opened for comment.")
        more = _("“%(reference)s” is none of them. Cut a draft first, or take it out.") % {
            "reference": reference[:40]
        }
        super().__init__(f"{words} {more}" if reference else words)


class ShortPeriod(Exception):
    """The draft would be open for fewer days than is advised, and nobody said that this is meant."""

    def __init__(self, days: int, advised: int) -> None:
        self.days, self.advised = days, advised
        words = ngettext(
            "It would be open for %(days)s day; at least %(advised)s are advised. Choose a later closing, or say that it "
            "is meant: the journal then tells it.",
            "It would be open for %(days)s days; at least %(advised)s are advised. Choose a later closing, or say that it "
            "is meant: the journal then tells it.",
            days,
        )
        super().__init__(words % {"days": days, "advised": advised})
