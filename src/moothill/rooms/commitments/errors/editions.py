"""What can be wrong when the plan is put together, issued, or submitted."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


class NotIssued(Exception):
    """Only an edition that was issued, and stands, is submitted."""

    def __init__(self) -> None:
        super().__init__(_("This edition is not issued, so it cannot be submitted. Issue it first."))


class SubmittedAlready(Exception):
    """An edition is submitted once."""

    def __init__(self, day: date) -> None:
        super().__init__(
            _("It is recorded already that this edition was submitted, on %(day)s. An amendment is an edition of its own.")
            % {"day": date_format(day, "DATE_FORMAT")}
        )  # fmt: skip


class WrongDay(Exception):
    """A day on which it cannot have been submitted."""

    def __init__(self, first: date, last: date) -> None:
        given = {"first": date_format(first, "DATE_FORMAT"), "last": date_format(last, "DATE_FORMAT")}
        super().__init__(
            _(
                "It cannot have been submitted on that day. Give one from %(first)s, when it was issued, to %(last)s, today."
            )
            % given
        )


class BeforeAnswers(Exception):
    """Comments on the drafts have no answer yet, and nobody says why the plan is submitted all the same."""

    def __init__(self, comments: int, calls: int) -> None:
        self.comments, self.calls = comments, calls
        said = []
        if comments:
            words = ngettext(
                "%(number)s comment had no answer on that day.",
                "%(number)s comments had no answer on that day.",
                comments,
            )
            said.append(words % {"number": comments})
        if calls:
            words = ngettext(
                "%(number)s consultation had no answer on that day.",
                "%(number)s consultations had no answer on that day.",
                calls,
            )
            said.append(words % {"number": calls})
        said.append(_("Answer first; or say why it was submitted before that. Everybody will read it."))
        super().__init__(" ".join(said))
