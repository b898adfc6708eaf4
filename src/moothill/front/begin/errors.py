"""Named errors of this package. Bad values of a form are `commons.record.errors.Invalid`, which names each field."""

from collections.abc import Iterable

from django.utils.translation import gettext as _


class NoSuchTemplate(Exception):
    """A name that is none of the templates'."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        super().__init__(
            _("There is no template “%(name)s”. There are: %(known)s. A file of your own ends in .toml.")
            % {"name": name[:40], "known": ", ".join(known)}
        )


class BrokenTemplate(Exception):
    """A template that will not do. Each fault says where and what; nothing was made."""

    def __init__(self, file: object, faults: Iterable[str]) -> None:
        lines = [f"  {fault}" for fault in faults]
        opening = _("The template %(file)s cannot be used. Entries are counted from 0.") % {"file": file}
        super().__init__("\n".join([opening, *lines[:20], _("Nothing was made.")]))


class NotForPractice(Exception):
    """Somebody invented for practice would begin a cycle of a real member."""

    def __init__(self) -> None:
        super().__init__(
            _("You act as somebody invented, who can only begin practice cycles. Choose the practice member, "
              "or sign in with an account of your own.")
        )  # fmt: skip
