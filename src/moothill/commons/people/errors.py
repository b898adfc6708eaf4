"""Named errors of this package."""

from django.utils.translation import gettext as _


class NameTaken(Exception):
    """Somebody else already uses this public name."""

    def __init__(self, label: str) -> None:
        super().__init__(_("The name “%(label)s” is taken. Choose another.") % {"label": label})


class NameRefused(Exception):
    """This is no name that could stand beside a contribution."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Write a name of 1 to 80 letters: no address of a page or a mailbox, and nothing that cannot be seen."
            )
        )


class WrongCode(Exception):
    """No guest can be known by this code. Which of the reasons it is, is not told: codes must not be tried out."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This return code is not known here. It may be mistyped, too old, or used up: a code stops when its guest "
                "gets a new one, claims everything into an account, or is erased. Look at it again, letter by letter."
            )
        )


class TooManyTries(Exception):
    """Too many codes were tried from one place. `wait` is in minutes."""

    def __init__(self, wait: int) -> None:
        self.wait = wait
        super().__init__(
            _("Too many codes were tried from here. Wait %(minutes)s minutes, then try again.")
            % {"minutes": wait}
        )


class AlreadyClaimed(Exception):
    """Somebody's account has it already."""

    def __init__(self) -> None:
        super().__init__(_("This was claimed into an account already. A guest can be claimed only once."))


class NoAccount(Exception):
    """A claim leads into an account."""

    def __init__(self) -> None:
        super().__init__(_("Sign in first: what a guest contributed is claimed into an account."))


class WrongLink(Exception):
    """A link from a mail that is not, or is no longer, good."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This link is not good, or no longer: it serves for three days. Ask for a new one on your page."
            )
        )


class NotAGuest(Exception):
    """Only guests have codes, and an address of their own beside them."""

    def __init__(self) -> None:
        super().__init__(_("Only guests have a return code. You have an account: sign in to come back."))


class NobodyFound(Exception):
    """Whom to erase is not known here."""

    def __init__(self, who: str) -> None:
        super().__init__(
            _(
                "Nobody is found as “%(who)s”. Give a public name, the address of an account or a guest, or #NUMBER as "
                "`moothill erase --list` prints it."
            )
            % {"who": who}
        )


class NotErasable(Exception):
    """Somebody else, or somebody who was invented for practice."""

    def __init__(self) -> None:
        super().__init__(
            _("Only the person themselves, or whoever runs the server for them, can erase them.")
        )
