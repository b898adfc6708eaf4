"""Named errors of this room. Each says what is wrong and what to do."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _


class OwnInput(Exception):
    """An author would support their own contribution."""

    def __init__(self) -> None:
        super().__init__(_("This is your own contribution: others support it."))


class NothingChosen(Exception):
    """Somebody would cover nothing, or a single letter."""

    def __init__(self) -> None:
        super().__init__(
            _("Write or paste the words to cover: one passage on each line, at least two letters long.")
        )


class NotThere(Exception):
    """A passage that should be covered does not stand in the contribution."""

    def __init__(self, words: str) -> None:
        super().__init__(
            _("“%(words)s” does not stand there. Copy the words exactly as they are written below.")
            % {"words": words[:80]}
        )


class QuotedInReason(Exception):
    """The reason, which everybody reads, quotes what it covers."""

    def __init__(self) -> None:
        super().__init__(
            _("Your reason quotes the words it would cover. Everybody can read it: say it otherwise.")
        )


class NotCovered(Exception):
    """Nothing is covered there."""

    def __init__(self) -> None:
        super().__init__(_("Nothing is covered here now."))


class TooFew(Exception):
    """Gathering takes at least two."""

    def __init__(self) -> None:
        super().__init__(_("Choose at least two contributions to gather, or one and where it goes."))


class NotGathered(Exception):
    """A contribution that cannot be gathered so: it is not public, or gathers the other already. `reference` names it."""

    def __init__(self, reference: str, why: str) -> None:
        self.reference = reference
        super().__init__(f"{reference}: {why}")


class NotOpen(Exception):
    """A call takes no answers now. `closed` says that it did once, and does no more."""

    def __init__(self, *, closed: bool) -> None:
        self.closed = closed
        after = _(
            "This has closed: it takes no answers any more. Copy what you wrote, and tell the team in another way."
        )
        before = _("This takes no answers yet. Copy what you wrote, and come back when it is open.")
        super().__init__(after if closed else before)


class AccountNeeded(Exception):
    """A call is for people with an account, and somebody without one would answer."""

    def __init__(self) -> None:
        super().__init__(
            _("This is for people with an account. Copy what you wrote, sign in, and come back.")
        )


class AlreadyConsidered(Exception):
    """Others have built upon the words of an input: they stay as they are."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This was considered already, so its words stay as they were then. Say what you would add in the talk."
            )
        )


class WordsCovered(Exception):
    """A moderator has covered words of an input: a new version by its author could show them again."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "A moderator covered some words of this, so it cannot be changed. You can take it back and write it anew."
            )
        )


class TooManyFiles(Exception):
    """An input has as many files as it may have."""

    def __init__(self, most: int) -> None:
        super().__init__(_("At most %(most)s files can be added to one contribution.") % {"most": most})


@dataclass(frozen=True, slots=True)
class BadLine:
    """What is wrong with one line: its number as people count, how it begins, and the mend."""

    number: int
    beginning: str
    words: str


class BadLines(Exception):
    """Some lines cannot be taken. Nothing of the whole was stored. `lines` has each of them."""

    def __init__(self, lines: Iterable[BadLine]) -> None:
        self.lines = tuple(lines)
        super().__init__(_("Some lines cannot be taken. Mend them and send all again: nothing is stored."))


class NothingWritten(Exception):
    """Every line is empty."""

    def __init__(self) -> None:
        super().__init__(_("Write something first."))


class TooManyLines(Exception):
    """More at once than is taken."""

    def __init__(self, most: int) -> None:
        super().__init__(
            _("At most %(most)s lines are taken at once. Send them in several parts.") % {"most": most}
        )


class NotAnEvent(Exception):
    """Tables stand at events that everybody can see."""

    def __init__(self) -> None:
        super().__init__(_("Notes are taken at a published event. Publish this as an event first."))


class WrongTables(Exception):
    """The tables cannot be opened so. `field`: "names" or "until"."""

    def __init__(self, field: str, words: str) -> None:
        self.field = field
        super().__init__(words)


class TableEnded(Exception):
    """The address of a table is good no more."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This table is closed: nothing more is stored. Ask whoever looks after the event to open it again."
            )
        )


class NotOfThisTable(Exception):
    """A note that this table did not write, or has taken back already."""

    def __init__(self) -> None:
        super().__init__(_("This table has no such note. It may have been taken back already."))


class NotAPicture(Exception):
    """A file that is no picture."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _("“%(name)s” is not a picture. Choose a PNG, JPEG, GIF or WebP file.") % {"name": name}
        )
