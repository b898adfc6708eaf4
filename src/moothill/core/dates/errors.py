"""The one error of this package, and its limits."""

MAX_WORDS = 200
FIRST_YEAR = 1900
LAST_YEAR = 2199


def gettext_noop(message: str) -> str:
    """Marks a sentence for the message catalogue; core itself does not translate."""
    return message


class CannotRead(ValueError):
    """Words that give no date. `what` says why, `mend` what to write instead.

    Both are sentences of the message catalogue, to be filled with `facts`; str() is both of them in English.
    """

    def __init__(self, written: str, what: str, mend: str, **facts: str | int) -> None:
        self.written = written
        self.what = what
        self.mend = mend
        self.facts = facts
        super().__init__(f"{what % facts} {mend % facts}")
