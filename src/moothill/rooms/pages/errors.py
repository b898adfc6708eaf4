"""Named errors of this room."""

from django.utils.translation import gettext as _


class NothingGiven(Exception):
    """A version with neither a file nor an address."""

    def __init__(self) -> None:
        super().__init__(_("Choose a file, or give the address where the document stands."))


class BothGiven(Exception):
    """A version with a file and an address: a reader could not tell which of them it is."""

    def __init__(self) -> None:
        super().__init__(_("Give a file or an address, not both. You can add the other as the next version."))
