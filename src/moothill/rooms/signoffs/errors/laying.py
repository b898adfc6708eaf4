"""What is wrong when a route is laid."""

from django.utils.translation import gettext as _


class NotForApproval(Exception):
    """A route is laid only on what everybody can read, and on no other route."""

    def __init__(self) -> None:
        super().__init__(
            _("A route is laid on something that is published, and not on another route. Publish it first.")
        )


class NotInstead(Exception):
    """Only a standing route on the same record can be replaced."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Only a route on the same record that still stands can be replaced. Lay this one without replacing any."
            )
        )
