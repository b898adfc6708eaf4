"""Named errors of this room. Each says what is wrong and what to do."""

from django.utils.translation import gettext as _


class NotOpen(Exception):
    """A call takes no answers now. `closed` says that it did once, and does no more."""

    def __init__(self, *, closed: bool) -> None:
        self.closed = closed
        after = _(
            "This has closed: it takes no answers any more. Copy what you wrote, and tell the team in another way."
        )
        before = _("This takes no answers yet. Copy what you wrote, and come back when it is open.")
        super().__init__(after if closed else before)


class AccountNeeded(Exception):
    """A call is for people with an account, and somebody without one would answer."""

    def __init__(self) -> None:
        super().__init__(
            _("This is for people with an account. Copy what you wrote, sign in, and come back.")
        )


class AlreadyConsidered(Exception):
    """Others have built upon the words of an input: they stay as they are."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This was considered already, so its words stay as they were then. Say what you would add in the talk."
            )
        )


class WordsCovered(Exception):
    """A moderator has covered words of an input: a new version by its author could show them again."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "A moderator covered some words of this, so it cannot be changed. You can take it back and write it anew."
            )
        )


class TooManyFiles(Exception):
    """An input has as many files as it may have."""

    def __init__(self, most: int) -> None:
        super().__init__(_("At most %(most)s files can be added to one contribution.") % {"most": most})
