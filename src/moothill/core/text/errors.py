"""Named errors and limits of this package."""

MAX_TEXT = 60_000
MAX_COLUMNS = 40
MAX_HTML = 400_000


class TooLong(ValueError):
    """A text over the limit. Mend: split it into sections."""

    def __init__(self, length: int, limit: int) -> None:
        super().__init__(f"This text has {length} characters; at most {limit} fit. Split it into sections.")


class TooWide(ValueError):
    """A table with too many columns. Mend: split the table."""

    def __init__(self, columns: int) -> None:
        super().__init__(f"A table has {columns} columns; at most {MAX_COLUMNS} fit. Split the table.")
