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


class AlreadyLevel(Exception):
    """The switch of level standing is where it was asked to be."""

    def __init__(self) -> None:
        super().__init__(_("That is how it stands already. Nothing was changed."))


class AlreadyAsked(Exception):
    """The very same change waits for the other side."""

    def __init__(self) -> None:
        super().__init__(
            _("The very same change waits for the other side already: see it on the page “Who can do what”.")
        )


class AlreadyDecided(Exception):
    """The change was confirmed, declined or taken back meanwhile."""

    def __init__(self) -> None:
        super().__init__(_("This was decided already. The page “Who can do what” says how."))


class NotTheOtherSide(Exception):
    """Only a steward of the other side, who did not ask for the change, decides on it."""

    def __init__(self, side: str) -> None:
        super().__init__(
            _(
                "Only a steward of the other side decides on this: %(side)s. Whoever asked for it can take it back."
            )
            % {"side": side}
        )


class NotYourChange(Exception):
    """Only whoever asked for a change takes it back."""

    def __init__(self) -> None:
        super().__init__(_("Only whoever asked for this can take it back."))


class WordsNeeded(Exception):
    """To decline is to say why."""

    def __init__(self) -> None:
        super().__init__(_("Say why: whoever asked for this, and everyone else, will read it."))
