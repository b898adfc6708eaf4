"""Named errors of this package. Each says what is wrong, where, and what to do."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from moothill.core.text import FieldsMerge


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with one field: `field` is its name, or "" for the whole."""

    field: str
    words: str


class Invalid(Exception):
    """Values that cannot be stored. `faults` names each field and its mend."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(
            "; ".join(f"{fault.field}: {fault.words}".removeprefix(": ") for fault in self.faults)
        )


class Stale(Exception):
    """Somebody else changed the same words since `base`. Nothing was stored.

    `merged` is what could be put together; its clashes are what a person must settle.
    """

    def __init__(self, base: int, current: int, merged: FieldsMerge | None = None) -> None:
        self.base, self.current, self.merged = base, current, merged
        super().__init__(
            _("Somebody else changed the same words while you were writing (you began from version %(base)s, it is now "
              "version %(current)s). Nothing was stored. Compare the two, then save again.")
            % {"base": base, "current": current}
        )  # fmt: skip


class ForgedBase(Exception):
    """The version that the change claims to begin from never existed."""

    def __init__(self, base: object) -> None:
        super().__init__(_("There is no version %(base)s of this. Open the form again.") % {"base": base})


class Unchanged(Exception):
    """The values are those already stored."""

    def __init__(self) -> None:
        super().__init__(_("This would change nothing: everything is as it was. Nothing was stored."))


class ReasonNeeded(Exception):
    """The act must be explained."""

    def __init__(self) -> None:
        super().__init__(_("Say why, in a few words that everyone can read."))


class WrongState(Exception):
    """The record is not where the act needs it to be."""

    def __init__(self, state: str) -> None:
        super().__init__(_("This cannot be done to something that is %(state)s.") % {"state": state})


class KeyReused(Exception):
    """A once-only key came back with another act."""

    def __init__(self) -> None:
        super().__init__(_("This form was used already, for something else. Open it again."))


class AlreadyThere(Exception):
    """A cycle has one record of this kind, and it has it."""

    def __init__(self, label: str) -> None:
        super().__init__(_("The cycle already has its %(label)s. Edit that instead.") % {"label": label})


class AlreadyLinked(Exception):
    """The same link was made before."""

    def __init__(self) -> None:
        super().__init__(_("These two are linked in this way already."))


class Immutable(Exception):
    """Revisions, and what a baseline keeps, are never changed."""

    def __init__(self) -> None:
        super().__init__("a revision, or a date in a baseline, is never changed or deleted")


class NotYours(Exception):
    """Only its author may do this."""

    def __init__(self) -> None:
        super().__init__(_("This is somebody else's. Only its author may change it or take it back."))


class OwnWords(Exception):
    """Words that only their author changes."""

    def __init__(self) -> None:
        super().__init__(
            _("These are somebody's own words. Nobody changes them but their author; you can cover what should not be "
              "public, and answer.")
        )  # fmt: skip


class AlreadyAnswered(Exception):
    """The suggestion waits no longer."""

    def __init__(self) -> None:
        super().__init__(_("This was answered or taken back meanwhile. Open it again to see how it stands."))
