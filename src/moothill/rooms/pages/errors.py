"""Named errors of this room."""

from django.utils.translation import gettext as _


class NothingGiven(Exception):
    """A version with neither a file nor an address."""

    def __init__(self) -> None:
        super().__init__(_("Choose a file, or give the address where the document stands."))
