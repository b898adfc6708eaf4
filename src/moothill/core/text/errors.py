"""Named errors and limits of this package."""

MAX_TEXT = 60_000
MAX_COLUMNS = 40
MAX_HTML = 400_000


def gettext_noop(message: str) -> str:
    """Marks a sentence for the message catalogue; core itself does not translate."""
    return message


class Undrawable(ValueError):
    """A text that cannot be shown. `words` stands in the message catalogue and is filled with `facts`."""

    words = ""

    def __init__(self, **facts: int) -> None:
        self.facts = facts
        super().__init__(self.words % facts)


class TooLong(Undrawable):
    """A text over MAX_TEXT characters, or one that would be over MAX_HTML when drawn."""

    words = gettext_noop(
        "This text has %(length)d characters; at most %(limit)d fit. Split it into several sections."
    )

    def __init__(self, length: int, limit: int) -> None:
        super().__init__(length=length, limit=limit)


class TooMuch(TooLong):
    """A text whose tables or repeated links would grow beyond MAX_HTML when drawn."""

    words = gettext_noop(
        "Drawn as a page, this text would have %(length)d characters; at most %(limit)d fit. Split its tables, or use"
        " fewer links."
    )


class TooWide(Undrawable):
    """A table of more than MAX_COLUMNS columns."""

    words = gettext_noop(
        "The table in line %(line)d has %(columns)d columns; at most %(limit)d fit. Split it into several tables."
    )

    def __init__(self, line: int, columns: int) -> None:
        super().__init__(line=line, columns=columns, limit=MAX_COLUMNS)


class Unsettled(ValueError):
    """Not every clash of a merge was given a wording. `words` stands in the message catalogue, filled with `facts`."""

    words = gettext_noop("%(clashes)d places must be settled; wordings were given for %(choices)d.")

    def __init__(self, clashes: int, choices: int) -> None:
        self.facts = {"clashes": clashes, "choices": choices}
        super().__init__(self.words % self.facts)
