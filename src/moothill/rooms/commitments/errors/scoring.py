"""What can be wrong with criteria and scores."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


class NotCriteria(Exception):
    """Criteria that cannot be scored by."""


class TwiceTheSame(NotCriteria):
    """Two criteria with one title."""

    def __init__(self, title: str) -> None:
        super().__init__(
            _("Two criteria are called “%(title)s”. Give each a title of its own.") % {"title": title[:80]}
        )


class TooManyCriteria(NotCriteria):
    """More criteria than people can score by."""

    def __init__(self, most: int) -> None:
        super().__init__(
            ngettext(
                "A cycle has at most %(most)s criterion.", "A cycle has at most %(most)s criteria.", most
            )
            % {"most": most}
        )


class NoCriteria(Exception):
    """A candidate would be scored where there is nothing to score by."""

    def __init__(self) -> None:
        super().__init__(
            _("This cycle has no criteria, so nothing can be scored. The stewards can set some.")
        )


class NoSuchCriterion(Exception):
    """A score by a criterion that does not hold any more, or never did."""

    def __init__(self) -> None:
        super().__init__(_("The criteria have changed since you opened this page. Open it again."))


class WrongPoints(Exception):
    """Points outside what a criterion has."""

    def __init__(self, title: str, most: int) -> None:
        super().__init__(
            _("“%(title)s” is scored with whole points from 0 to %(most)s.") % {"title": title, "most": most}
        )


class NotACandidate(Exception):
    """What would be scored is no public commitment."""

    def __init__(self) -> None:
        super().__init__(_("Only a commitment that everybody can read is scored."))
