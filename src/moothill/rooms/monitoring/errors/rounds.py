"""What can go wrong with reporting periods."""

from django.utils.translation import gettext as _


class RoundNotOpen(Exception):
    """The period takes no reports: `phase` says why. `open_now` are the titles of those that do."""

    def __init__(self, title: str, phase: str, open_now: tuple[str, ...] = ()) -> None:
        self.phase, self.open_now = phase, open_now
        words = _("The reporting period “%(title)s” is closed.")
        if phase == "to-come":
            words = _("The reporting period “%(title)s” has not begun.")
        super().__init__(f"{words % {'title': title}} {_what_would_do(open_now, phase)}")


def _what_would_do(open_now: tuple[str, ...], phase: str) -> str:
    if open_now:
        titles = ", ".join(f"“{title}”" for title in open_now)
        return _("Open now: %(titles)s. Report for that one.") % {"titles": titles}
    if phase == "to-come":
        return _("No other one is open. Report once it has begun.")
    return _("None is open now. A steward of either side can open it again, with a reason.")


class ClosedAlready(Exception):
    """The period is closed."""

    def __init__(self) -> None:
        super().__init__(_("This reporting period is closed already."))


class NotClosed(Exception):
    """Only a closed period can be opened again."""

    def __init__(self) -> None:
        super().__init__(_("This reporting period is not closed, so it need not be opened again."))


class NobodyToAsk(Exception):
    """No lead can be written to, or all of them were asked within the hour. `whys` says so for each, in words."""

    def __init__(self, whys: tuple[str, ...]) -> None:
        self.whys = whys
        words = _("Nobody was asked. Name a lead of a commitment first, or report for your side yourself.")
        super().__init__(" ".join([words, *whys]))
