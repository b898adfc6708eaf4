"""Named errors of this room."""

from django.utils.translation import gettext as _


class NoSide(Exception):
    """Whoever would sign is no steward of either side of this cycle."""

    def __init__(self) -> None:
        super().__init__(_("Only a steward of one of the two sides signs, and for that side."))


class SignedAlready(Exception):
    """This side has signed the announcement as it stands."""

    def __init__(self) -> None:
        super().__init__(_("Your side has signed this as it stands. Nothing was stored."))


class NotAPicture(Exception):
    """An uploaded file of another type."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _(
                "“%(name)s” is no picture. Choose a PNG, JPEG, GIF or WebP file; attach other files as a document."
            )
            % {"name": name}
        )


class NotSaid(Exception):
    """Something that every picture needs was left empty: `field` names it."""

    def __init__(self, field: str) -> None:
        self.field = field
        super().__init__(_("Write something here: no picture goes out without it."))


class NoSuchPicture(Exception):
    """The pack has no picture of this number any more."""

    def __init__(self) -> None:
        super().__init__(_("This picture is not in the pack any more."))
