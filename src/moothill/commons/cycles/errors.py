"""Named errors of this package."""

from django.utils.translation import gettext as _


class NoSuchPerson(Exception):
    """Nobody has signed up with this e-mail address."""

    def __init__(self, email: str) -> None:
        super().__init__(
            _("Nobody has an account with the address %(email)s. Ask them to sign up first, then try again.")
            % {"email": email}
        )


class AlreadyHeld(Exception):
    """The same role is held by the same participant now."""

    def __init__(self, label: str, role: str) -> None:
        super().__init__(_("%(label)s already holds the role %(role)s.") % {"label": label, "role": role})


class NotHeld(Exception):
    """The role has ended already."""

    def __init__(self) -> None:
        super().__init__(_("This role has ended already."))


class OnlyInPractice(Exception):
    """Somebody invented for the practice cycles would get a role in a real one."""

    def __init__(self, label: str) -> None:
        super().__init__(
            _(
                "%(label)s was invented for practice cycles and can hold no role in a real one. Choose a real person."
            )
            % {"label": label}
        )


class SideNeeded(Exception):
    """A steward speaks for one side."""

    def __init__(self) -> None:
        super().__init__(_("A steward speaks for a side: choose government or civil society."))
