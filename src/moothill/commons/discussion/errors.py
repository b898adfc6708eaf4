"""Named errors of this package. Each says what is wrong and what to do."""

from django.utils.translation import gettext as _


class NothingSaid(Exception):
    """A comment without words."""

    def __init__(self) -> None:
        super().__init__(_("Write something first."))


class TooManyWords(Exception):
    """A comment over the limit: `length` characters, where `most` fit."""

    def __init__(self, length: int, most: int) -> None:
        super().__init__(
            _("This has %(length)s characters; at most %(most)s fit. Shorten it.")
            % {"length": length, "most": most}
        )


class CannotBeDrawn(Exception):
    """Words that no page could show; `words` says why."""


class UnknownStance(Exception):
    """A stance that there is not."""

    def __init__(self, stance: str, known: str) -> None:
        super().__init__(
            _("“%(stance)s” is not one of: %(known)s.") % {"stance": stance[:40], "known": known}
        )


class NoAnswerHere(Exception):
    """The comment takes no answers: it is one itself, is not shown, or is about something else."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This cannot be answered: it is not shown, or is an answer itself. Answer what began the exchange."
            )
        )


class Answered(Exception):
    """Somebody answered meanwhile: what they answered stays as it is."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Somebody has answered this: it stays as it is, so that the answer makes sense. Add an answer of your own."
            )
        )


class NotStanding(Exception):
    """The comment is not where the act needs it to be."""

    def __init__(self, state: str) -> None:
        super().__init__(_("This cannot be done to a comment that is %(state)s.") % {"state": state})


class Immutable(Exception):
    """Former wordings are never changed."""

    def __init__(self) -> None:
        super().__init__("a former wording is never changed")
