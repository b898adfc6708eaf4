"""What can be wrong with suggestions."""

from django.utils.translation import gettext as _


class LyingModel(Exception):
    """What a training left is not what it left: gone, changed, too large, or no model. `why` says which."""

    def __init__(self, name: str, why: str) -> None:
        self.name, self.why = name, why
        words = _("What suggestions learned (%(name)s) cannot be used: %(why)s. They learn anew.")
        super().__init__(words % {"name": name, "why": why})


class AlreadyWithdrawn(Exception):
    """A training was withdrawn before."""

    def __init__(self) -> None:
        super().__init__(_("This training is withdrawn already."))


class TrainingGoesOn(Exception):
    """Somebody else trains this cycle at this moment."""

    def __init__(self) -> None:
        super().__init__(
            _("Suggestions are being made at this moment. Wait until they are there, then try again.")
        )
