"""Named errors of this room."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# Why an event takes no registrations now, by the code that `queries.opening` gives.
CLOSED = {
    "none": gettext_lazy("Nobody needs to register for this. Just come."),
    "elsewhere": gettext_lazy("Registration is on another site. The page of the event says where."),
    "off": gettext_lazy("This does not take place as planned. The page of the event says more."),
    "begun": gettext_lazy("This has begun, or is over: places are no longer given here."),
    "closed": gettext_lazy(
        "Registration has closed. If you would still like to come, ask whoever is responsible."
    ),
}


class NotOpen(Exception):
    """The event takes no registrations now. `code` is a key of CLOSED."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(str(CLOSED[code]))


class Robot(Exception):
    """A box was filled that people do not see."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "A hidden box came filled, as robots do it; a browser may have done it for you. Send this again."
            )
        )


class KeyTaken(Exception):
    """The form's key belongs to another registration."""

    def __init__(self) -> None:
        super().__init__(_("This form was sent before, for something else. Open it again."))


class NoSuchCode(Exception):
    """No place at this event has this code."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "No place here has this code. It begins with a number and a hyphen, such as 17-K7QM. Read it again."
            )
        )


class NotIn(Exception):
    """Somebody without a place cannot be checked in with one."""

    def __init__(self) -> None:
        super().__init__(
            _("They have no place: they wait for one, or gave it back. Count them as a walk-in.")
        )


class TooEarly(Exception):
    """People are counted when the day has come."""

    def __init__(self) -> None:
        super().__init__(_("It has not begun yet. Count those who came on the day, or after it."))


class NoWords(Exception):
    """Joining words that say nothing."""

    def __init__(self) -> None:
        super().__init__(_("Write how to join: an address, a number, a code."))


class NotReaching(Exception):
    """What was said to reach a group is no activity and no call of its cycle. `references` names each as it was written."""

    def __init__(self, references: Iterable[str]) -> None:
        self.references = tuple(references)
        super().__init__(
            _(
                "There is no activity and no call here under: %(references)s. Write references such as A-3 or Q-1."
            )
            % {"references": ", ".join(self.references)}
        )
