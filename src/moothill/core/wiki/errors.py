"""The one error of this package."""

from moothill.core.wiki.remarks import gettext_noop

IN_LINE = gettext_noop("Line %(line)s:")


class Unreadable(ValueError):
    """A page that is refused whole. `what` says why, `mend` what to do; `line` is where, 0 for the page as a whole.

    Both sentences stand in the message catalogue and are filled with `facts`; str() is all of it in English.
    """

    def __init__(self, what: str, mend: str, *, line: int = 0, **facts: str | int) -> None:
        self.what = what
        self.mend = mend
        self.line = line
        self.facts = facts
        where = f"{IN_LINE % {'line': line}} " if line else ""
        super().__init__(f"{where}{what % facts} {mend % facts}")
