"""Named errors of this package."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


class TooMany(Exception):
    """One person or one network contributed more within the hour than the site takes. `wait`: seconds until it may go on."""

    def __init__(self, most: int, wait: int) -> None:
        self.wait = wait
        minutes = max(1, round(wait / 60))
        sentence = ngettext(
            "More than %(most)s contribution came from you or your network within the hour.",
            "More than %(most)s contributions came from you or your network within the hour.",
            most,
        ) % {"most": most}
        mend = ngettext(
            "Nothing was stored. Keep your text and send it again in %(minutes)s minute.",
            "Nothing was stored. Keep your text and send it again in %(minutes)s minutes.",
            minutes,
        ) % {"minutes": minutes}
        super().__init__(f"{sentence} {mend}")


class WrongPolicy(ValueError):
    """A setting of the moderation policy will not do. `name` is the setting."""

    def __init__(self, name: str, words: str) -> None:
        self.name = name
        super().__init__(words)


class NoReason(Exception):
    """Somebody would remove or hide something and say no reason."""

    def __init__(self) -> None:
        super().__init__(_("Choose a reason from the list. Everybody can read it."))


class CannotHide(Exception):
    """It is out of sight already, or became something else that can be hidden."""

    def __init__(self, why: str) -> None:
        super().__init__(_("This cannot be hidden: %(why)s") % {"why": why})


class AlreadyHidden(Exception):
    """Somebody hid it before."""

    def __init__(self) -> None:
        super().__init__(_("This is hidden already."))


class NotHidden(Exception):
    """It is in sight."""

    def __init__(self) -> None:
        super().__init__(_("This is not hidden any more."))


class AlreadyReported(Exception):
    """The same reader reported the same thing, and nobody has looked yet."""

    def __init__(self) -> None:
        super().__init__(_("You have reported this already. A moderator will look at it."))


class AlreadyAppealed(Exception):
    """Its author appealed before."""

    def __init__(self) -> None:
        super().__init__(_("You have appealed already."))


class NotTheAuthor(Exception):
    """Somebody else would appeal."""

    def __init__(self) -> None:
        super().__init__(
            _("Only its author may appeal. Sign in, or enter your return code, and come back here.")
        )


class NoAppeal(Exception):
    """No appeal waits."""

    def __init__(self) -> None:
        super().__init__(_("No appeal waits for an answer here."))


class AnotherModerator(Exception):
    """Who hid something does not judge the appeal where somebody else can."""

    def __init__(self) -> None:
        super().__init__(_("You hid this yourself. Another moderator of the cycle answers the appeal."))


class Moved(Exception):
    """What a wave consists of is not what the preview showed."""

    def __init__(self) -> None:
        super().__init__(_("Something changed since the preview. Look at it again, then undo the wave."))


class NothingChosen(Exception):
    """A wave of nothing."""

    def __init__(self) -> None:
        super().__init__(_("Nothing was sent by these people or networks in this span."))
