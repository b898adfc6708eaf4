"""Named errors of this package. Each says which file, what is wrong with it, and what to do."""

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _


class FileRefused(Exception):
    """An uploaded file that cannot be kept. `name` is the file; str() the sentence to show."""

    def __init__(self, name: str, words: str) -> None:
        self.name = name
        super().__init__(words)


class EmptyFile(FileRefused):
    """A file without a single byte."""

    def __init__(self, name: str) -> None:
        super().__init__(name, _("“%(name)s” is empty. Choose the file again.") % {"name": name})


class TooLarge(FileRefused):
    """A file over the limit, `limit` in bytes."""

    def __init__(self, name: str, limit: int) -> None:
        self.limit = limit
        words = _(
            "“%(name)s” is too large: at most %(limit)s can be kept. Make it smaller, or give its address instead."
        )
        super().__init__(name, words % {"name": name, "limit": filesizeformat(limit)})


class NotAllowed(FileRefused):
    """A file of a type that is not kept; `is_` names the type in words."""

    def __init__(self, name: str, is_: str, allowed: str) -> None:
        self.is_ = is_
        words = _(
            "“%(name)s” is %(is_)s, which is not kept here. Save it as one of these types: %(allowed)s."
        )
        super().__init__(name, words % {"name": name, "is_": is_, "allowed": allowed})


class FileLies(FileRefused):
    """A file that is not what the ending of its name `says`; `is_` names its true type. Both are words."""

    def __init__(self, name: str, says: str, is_: str) -> None:
        self.says, self.is_ = says, is_
        words = _("“%(name)s” is named like %(says)s but is %(is_)s. Save it anew as what it should be.")
        super().__init__(name, words % {"name": name, "says": says, "is_": is_})


class Damaged(FileRefused):
    """A picture that cannot be read to its end."""

    def __init__(self, name: str) -> None:
        super().__init__(
            name, _("“%(name)s” is damaged: it cannot be read to its end. Save it anew.") % {"name": name}
        )
