"""What can go wrong when people are answered."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


class NothingChosen(Exception):
    """Nobody said what is to be answered, or what is to be published."""

    def __init__(self) -> None:
        super().__init__(_("Nothing is chosen. Tick at least one."))


class TooMany(Exception):
    """More than one act takes."""

    def __init__(self, most: int) -> None:
        super().__init__(
            _("At most %(most)s fit in one act. Choose fewer, and do the others after that.") % {"most": most}
        )


class NoSideToAgree(Exception):
    """Only a steward of one of the two sides can agree for it."""

    def __init__(self) -> None:
        super().__init__(_("You are a steward of neither side now, so you cannot agree for one."))


class AgreedAlready(Exception):
    """That side agreed to this version before."""

    def __init__(self) -> None:
        super().__init__(_("Your side agreed to this version already."))


class NotOver(Exception):
    """A call is finished only when it takes nothing more."""

    def __init__(self) -> None:
        super().__init__(
            _("The call still takes contributions, or has no dates. Finish it once it has closed.")
        )


class FinishedAlready(Exception):
    """The call is finished."""

    def __init__(self) -> None:
        super().__init__(_("This call is finished already."))


class NoAnswerYet(Exception):
    """Nothing says what was asked, what was heard and what was done."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "No published response to the call says what was asked, what was heard and what was done. Write one first."
            )
        )


class StillUnanswered(Exception):
    """Contributions to the call have no outcome. `number` of them; `references` of the first ones."""

    def __init__(self, number: int, references: Sequence[str]) -> None:
        self.number, self.references = number, tuple(references)
        words = ngettext(
            "%(number)s contribution to this call has no answer yet: %(which)s. Answer it first.",
            "%(number)s contributions to this call have no answer yet, the oldest are: %(which)s. Answer them first.",
            number,
        )
        super().__init__(words % {"number": number, "which": ", ".join(references)})
