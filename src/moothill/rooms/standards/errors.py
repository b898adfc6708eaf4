"""Named errors of this room."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _


class NoSuchPack(Exception):
    """No rule pack has this id."""

    def __init__(self, pack: str, known: Iterable[str]) -> None:
        super().__init__(
            _("There is no rule pack “%(pack)s”. Choose one of: %(known)s.")
            % {"pack": pack[:80], "known": ", ".join(known)}
        )


class WrongParameters(Exception):
    """A pack is to be pinned with numbers that it cannot have. `faults` says what is wrong, by parameter."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        self.faults = dict(faults)
        super().__init__(" ".join(f"{name}: {words}" for name, words in faults.items()))


class NoReason(Exception):
    """A pack is pinned for a reason that everyone can read."""

    def __init__(self, most: int) -> None:
        super().__init__(
            _("Say why, in a sentence that everyone can read, of at most %(most)s characters.")
            % {"most": most}
        )


class PinnedAlready(Exception):
    """The cycle has this pack, in this version and with these numbers, already."""

    def __init__(self) -> None:
        super().__init__(_("This pack is pinned already, with the same numbers. Nothing was changed."))
