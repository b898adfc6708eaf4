"""Named errors of this room."""

from django.utils.translation import gettext as _


class PlanIsMoving(Exception):
    """Others changed the plan while its dates were being kept, each time it was tried. Nothing was stored."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Somebody changed the plan while its dates were being kept. Nothing was stored. Cut the baseline again."
            )
        )
