"""Named errors of this room. Each says what is wrong and what to do."""

from django.utils.translation import gettext as _


class OwnInput(Exception):
    """An author would support their own contribution."""

    def __init__(self) -> None:
        super().__init__(_("This is your own contribution: others support it."))
