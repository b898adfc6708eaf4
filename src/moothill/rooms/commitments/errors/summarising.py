"""What can be wrong when a commitment is said in plain words."""

from django.utils.translation import gettext as _


class NoWords(Exception):
    """An empty summary."""

    def __init__(self) -> None:
        super().__init__(_("Say in a few plain sentences what the commitment means for people."))


class TooLong(Exception):
    """A summary as long as what it sums up."""

    def __init__(self, most: int) -> None:
        super().__init__(_("At most %(most)s letters fit here. A summary is short.") % {"most": most})


class WrittenMeanwhile(Exception):
    """Somebody else wrote the summary since this one was begun."""

    def __init__(self) -> None:
        super().__init__(
            _("Somebody else wrote this summary anew since you began. Read theirs on the page of the commitment; then save "
              "again if yours should stand.")
        )  # fmt: skip
