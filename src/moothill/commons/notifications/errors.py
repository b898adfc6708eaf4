"""Named errors of this package."""

from django.utils.translation import gettext as _


class CannotFollow(Exception):
    """What was asked for cannot be followed; the sentence says why and what to do."""


class NothingThere(CannotFollow):
    """There is no such thing, or nothing that this reader may know of."""

    def __init__(self) -> None:
        super().__init__(_("There is nothing here that can be followed. Go back to the page you came from."))


class NobodyThere(CannotFollow):
    """A passer-by has nowhere to be told."""

    def __init__(self) -> None:
        super().__init__(_("Sign in to follow this, or leave an e-mail address."))


class TooManySearches(CannotFollow):
    """One reader follows as many searches of one plan as are looked at for each line."""

    def __init__(self, most: int) -> None:
        super().__init__(
            _("You follow %(most)s searches of this plan already. Stop following one of them first.")
            % {"most": most}
        )


class LinkSpent(Exception):
    """A link of a mail that was used, is too old, or was not made here."""

    def __init__(self) -> None:
        super().__init__(
            _("This link is no longer good: it was used, or it is too old. Ask for another one.")
        )
