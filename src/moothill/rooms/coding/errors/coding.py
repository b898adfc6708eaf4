"""What can be wrong when people code."""

from django.utils.translation import gettext as _


class NotCodable(Exception):
    """What is no published contribution of this cycle is not coded."""

    def __init__(self, reference: str) -> None:
        super().__init__(
            _("%(reference)s is no published contribution: it cannot be coded.") % {"reference": reference}
        )


class NobodyNamed(Exception):
    """An assignment needs a person who stands behind it: the operator at the command line is none."""

    def __init__(self) -> None:
        super().__init__(
            _("Only a person with a name can say what a contribution is about. Sign in and do it there.")
        )


class CodeNotUsable(Exception):
    """A code that is a draft, retired, withdrawn, or of another cycle."""

    def __init__(self, label: str) -> None:
        super().__init__(
            _("“%(label)s” is no adopted code of this cycle. Adopt it first, or choose another.")
            % {"label": label[:120]}
        )


class ExcerptBeyond(Exception):
    """An excerpt that is not in the text."""

    def __init__(self, start: int, end: int, length: int) -> None:
        super().__init__(
            _(
                "The passage from character %(start)s to %(end)s is not in the text, which has %(length)s. Mark it again."
            )
            % {"start": start, "end": end, "length": length}
        )


class WordsMoved(Exception):
    """The words changed while somebody read them, and what they marked stands there no more, or more than once."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "The words were changed while you read them. They stand above as they are now: read them again."
            )
        )


class PassageNotFound(Exception):
    """The words that somebody copied do not stand in the contribution, or stand there more than once."""

    def __init__(self, words: str) -> None:
        super().__init__(
            _("“%(words)s” does not stand there exactly once. Copy a few words more.") % {"words": words[:80]}
        )


class NothingSaid(Exception):
    """Somebody saved without a code and without saying that none fits."""

    def __init__(self) -> None:
        super().__init__(_("Choose a code, or say that nothing in the codebook fits."))


class AlreadyRead(Exception):
    """The same person read it before."""

    def __init__(self, reference: str) -> None:
        super().__init__(
            _("You coded %(reference)s before. To change that, open its page and choose “Change its codes”.")
            % {"reference": reference}
        )


class BuiltOn(Exception):
    """Others have changed what a reading said: it cannot be undone any more."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Somebody has built on this since. To change it, open the contribution and choose “Change its codes”."
            )
        )


class NotYourReading(Exception):
    """A reading is undone by whoever made it."""

    def __init__(self) -> None:
        super().__init__(_("Only whoever made a reading takes it back."))


class NothingToSettle(Exception):
    """Nobody differs about this contribution."""

    def __init__(self) -> None:
        super().__init__(_("Nobody differs about this one: somebody settled it already."))


class RoundStillOpen(Exception):
    """A cycle has one open round at most."""

    def __init__(self) -> None:
        super().__init__(_("A round is open. Close it before you begin another."))


class RoundClosed(Exception):
    """No round is open, or not this one any more."""

    def __init__(self) -> None:
        super().__init__(_("This round is closed. Begin another to go on."))


class NoDoubtSaid(Exception):
    """A doubt without words."""

    def __init__(self) -> None:
        super().__init__(_("Say in a few words what is wrong."))


class DoubtLong(Exception):
    """A doubt, or an answer to one, that does not fit."""

    def __init__(self, most: int) -> None:
        super().__init__(_("At most %(most)s characters fit here. Shorten it.") % {"most": most})


class DoubtAnswered(Exception):
    """Somebody answered the doubt already, or it is out of sight."""

    def __init__(self) -> None:
        super().__init__(_("This was answered already."))


class DoubtHeld(Exception):
    """A moderator looks at it first."""

    def __init__(self) -> None:
        super().__init__(_("This waits for a second look. Once a moderator shows it, it can be answered."))
