"""Finding a passage of a text again, after the text was changed."""


def within(start: int, end: int, text: str) -> bool:
    """Whether the characters from `start` up to `end`, that one left out, are in the text, and are any at all."""
    return 0 <= start < end <= len(text)


def moved(start: int, end: int, old: str, new: str) -> tuple[int, int] | None:
    """Where the passage of `old` stands in `new`: where it stood, if nothing changed, else the one place that holds its very
    words. None where no place does, or several. The passage is `within` the old text.
    """
    if old == new:
        return start, end
    return only_place(old[start:end], new)


def only_place(words: str, text: str) -> tuple[int, int] | None:
    """Where these words stand in the text; None where they do not, or stand there more than once, or are none."""
    first = text.find(words) if words else -1
    if first < 0 or text.find(words, first + 1) >= 0:
        return None
    return first, first + len(words)
