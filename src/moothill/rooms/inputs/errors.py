"""Named errors of this room. Each says what is wrong and what to do."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _


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
