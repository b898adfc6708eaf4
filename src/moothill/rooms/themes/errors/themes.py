"""What can be wrong with what is done to themes."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


class NotForThemes(Exception):
    """Something that cannot be put into a theme or a point, or taken out of it."""

    def __init__(self, reference: str, why: str) -> None:
        super().__init__(f"{reference}: {why}")


class TooMuch(Exception):
    """More than one act takes."""

    def __init__(self, most: int) -> None:
        super().__init__(_("These are too many for one act. Do at most %(most)s at a time.") % {"most": most})


class NothingChosen(Exception):
    """An act on nothing."""

    def __init__(self) -> None:
        super().__init__(_("Choose at least one. Write references such as I-12, with commas between them."))


class NoPath(Exception):
    """A theme that rests on no contribution would be agreed."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This theme rests on no contribution yet. Put contributions or codes into it first, then agree it."
            )
        )


class NotAsked(Exception):
    """Themes would be agreed before anybody was asked what they miss."""

    def __init__(self) -> None:
        super().__init__(
            _("Nobody was asked yet what the themes miss. Name the call that asks “what did we miss?”, or say why there "
              "is none. Then agree the theme.")
        )  # fmt: skip


class StillAsking(Exception):
    """Themes would be agreed while the call that asks what they miss has not closed."""

    def __init__(self, reference: str) -> None:
        super().__init__(
            _(
                "The call %(reference)s, which asks what the themes miss, has not closed yet. Wait until it has."
            )
            % {"reference": reference}
        )


class NotAgreed(Exception):
    """A theme would be used before it was agreed."""

    def __init__(self) -> None:
        super().__init__(_("This theme was not agreed yet. Agree it first."))


class LastPath(Exception):
    """An agreed theme would lose the last thing by which it rests on a contribution."""

    def __init__(self) -> None:
        super().__init__(
            _("This is the last by which the theme rests on a contribution, and the theme was agreed. Put something else "
              "into it first, or withdraw the theme with a reason.")
        )  # fmt: skip


class NotJoined(Exception):
    """Themes that cannot be merged with one another."""

    def __init__(self, reference: str) -> None:
        super().__init__(
            _("%(reference)s cannot be merged: choose published themes of this cycle, and another one to merge into.")
            % {"reference": reference}
        )  # fmt: skip


class TooFewParts(Exception):
    """A theme would be split into fewer than two."""

    def __init__(self) -> None:
        super().__init__(_("A theme is split into two at least. Give each part a name of its own."))


class NotOfTheTheme(Exception):
    """A part of a split claims what does not belong to the theme, or a point that another part claims."""

    def __init__(self, references: Sequence[str]) -> None:
        number = len(references)
        super().__init__(
            ngettext(
                "%(references)s is not in this theme, or is given to two parts. Open the form again.",
                "%(references)s are not in this theme, or are given to two parts. Open the form again.",
                number,
            )
            % {"references": ", ".join(references[:10])}
        )


class NotMissed(Exception):
    """Neither a call of the cycle that asks what was missed, nor a reason why there is none."""

    def __init__(self) -> None:
        super().__init__(_("Choose a published call of this cycle, or say why there is none."))


class AlreadyApart(Exception):
    """A contribution was set apart before."""

    def __init__(self, reference: str) -> None:
        super().__init__(_("%(reference)s was set apart already.") % {"reference": reference})


class NotApart(Exception):
    """A contribution that nobody set apart would be taken back."""

    def __init__(self, reference: str) -> None:
        super().__init__(_("%(reference)s is not set apart.") % {"reference": reference})
