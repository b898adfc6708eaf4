"""Named errors of this package, and the faults that they carry."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

_MOST_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a file: `place` is where ("activities.3.stage"), `words` what, with the mend."""

    place: str
    words: str

    def __str__(self) -> str:
        return f"{self.place}: {self.words}".removeprefix(": ")


class BrokenFile(Exception):
    """A file that cannot be brought in. `faults` names each place and its mend; nothing was stored."""

    def __init__(self, file: object, faults: Iterable[Fault]) -> None:
        self.file = file
        self.faults = tuple(faults)
        super().__init__("\n".join([self._opening(), *self._lines(), _("Nothing was stored.")]))

    def _opening(self) -> str:
        number = len(self.faults)
        words = ngettext(
            "%(file)s has %(number)s fault. Entries are counted from 0.",
            "%(file)s has %(number)s faults. Entries are counted from 0.",
            number,
        )
        return words % {"file": self.file, "number": number}

    def _lines(self) -> list[str]:
        shown = [f"  {fault}" for fault in self.faults[:_MOST_SHOWN]]
        more = len(self.faults) - len(shown)
        return [*shown, _("  ... and %(more)s more") % {"more": more}] if more else shown


class CannotOpen(Exception):
    """A file that is not there, too large, or no text. Nothing was stored."""


class SlugTaken(Exception):
    """There is a cycle at this address, and nothing in it: somebody else began it."""

    def __init__(self, slug: str) -> None:
        super().__init__(
            _(
                "There is a cycle “%(slug)s” already, and it is empty. Give the sample another address: --cycle-slug NAME."
            )
            % {"slug": slug}
        )
