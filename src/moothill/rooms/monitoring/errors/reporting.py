"""What can go wrong with a report."""

from collections.abc import Mapping
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _


class NotYourSide(Exception):
    """Somebody reports for a side that is not theirs. `yours` are the words for those that are."""

    def __init__(self, yours: tuple[str, ...]) -> None:
        words = _("You cannot report for that side. You report here for: %(sides)s.")
        super().__init__(words % {"sides": ", ".join(yours)})


class NotYourCommitment(Exception):
    """Somebody reports on a commitment that they do not lead, and is a steward of neither side."""

    def __init__(self) -> None:
        super().__init__(
            _("Only its leads and the stewards of both sides report on this commitment. Ask a steward to name you as its "
              "lead, or say what you know in the talk about the milestone.")
        )  # fmt: skip


class LeadLeft(Exception):
    """Somebody led the commitment until `until`, and does no more."""

    def __init__(self, until: date) -> None:
        words = _(
            "You led this commitment until %(day)s. Whoever leads it now reports, or a steward of their side."
        )
        super().__init__(words % {"day": date_format(until, "j F Y")})


class OutOfReach(Exception):
    """The milestone takes no reports: it, or its commitment, is not public, or it is of another commitment or cycle."""

    def __init__(self, words: str = "") -> None:
        super().__init__(
            words
            or _("This milestone takes no reports: it or its commitment is not public, or was withdrawn. Choose another one.")
        )  # fmt: skip


class NothingReported(Exception):
    """A form of several milestones came back with no state chosen for any of them."""

    def __init__(self) -> None:
        super().__init__(_("Nothing new is said. Choose for one milestone at least where it stands."))


class InvalidReports(Exception):
    """Some of several reports will not do. `errors` has each by the id of its milestone."""

    def __init__(self, errors: Mapping[int, Exception]) -> None:
        self.errors = dict(errors)
        super().__init__("; ".join(str(error) for error in errors.values()))
