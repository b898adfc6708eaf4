"""What can be wrong when it is said from what a commitment was born."""

from django.utils.translation import gettext as _


class NotACause(Exception):
    """Something that no commitment is born from."""

    def __init__(self, reference: str, why: str = "") -> None:
        words = why or _(
            "A commitment is born from public themes, points, responses and contributions of its own cycle."
        )
        super().__init__(f"{reference}: {words}")  # fmt: skip


class NothingNamed(Exception):
    """An act on nothing."""

    def __init__(self) -> None:
        super().__init__(
            _("Name at least one theme, point, response or contribution. Write references such as TH-1, with commas between.")
        )  # fmt: skip


class TooManyCauses(Exception):
    """More than one act takes."""

    def __init__(self, most: int) -> None:
        super().__init__(_("These are too many for one act. Do at most %(most)s at a time.") % {"most": most})


class TracedAlready(Exception):
    """Everything named leads to the commitment already, or, of what is to be taken away, nothing does."""

    def __init__(self, linked: bool) -> None:
        super().__init__(
            _("All of these lead to this commitment already.")
            if linked
            else _("None of these leads to this commitment, so there is nothing to take away.")
        )
