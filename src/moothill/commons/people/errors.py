"""Named errors of this package."""

from django.utils.translation import gettext as _


class NameTaken(Exception):
    """Somebody else already uses this public name."""

    def __init__(self, label: str) -> None:
        super().__init__(_("The name “%(label)s” is taken. Choose another.") % {"label": label})
