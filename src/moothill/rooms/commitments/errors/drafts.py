"""Named errors of drafts, milestones and the form of commitments."""

from django.utils.translation import gettext as _


class NothingNew(Exception):
    """The last draft says what the commitment says now. Nothing was cut."""

    def __init__(self, place: int, reference: str) -> None:
        super().__init__(
            _(
                "Nothing has changed since draft %(place)s (%(reference)s): cite that one. "
                "Cut another when the commitment or a milestone says something else."
            )
            % {"place": place, "reference": reference}
        )


class AgreementNeeded(Exception):
    """Nobody is said to have agreed."""

    def __init__(self) -> None:
        super().__init__(_("Say who agreed, on both sides: names, or a meeting and its day."))


class NoSuchDraft(Exception):
    """A number that no draft of this commitment has."""

    def __init__(self, asked: str) -> None:
        super().__init__(
            _("There is no draft “%(asked)s” of this commitment. Choose two from the list, or one and “now”.")
            % {"asked": asked[:20]}
        )


class BadForm(Exception):
    """A form of commitments that cannot be. `words` says which field it is about."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
