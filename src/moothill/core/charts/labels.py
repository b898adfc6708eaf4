"""Where the label of a row stands, and how much of it."""

from moothill.core.charts.shapes import Scale

LETTER = 8  # about as wide as a letter of a label is, rather too much than too little
GAP = 5


def beside(label: str, start: int, scale: Scale) -> tuple[int, str]:
    """Where a label above a bar stands: at its start, or ending at the picture's last edge if there it has no room."""
    if start + wide(label) <= scale.width:
        return start, "start"
    return (scale.width, "end") if wide(label) <= scale.width else (0, "start")


def outside(label: str, first: int, last: int, scale: Scale) -> tuple[int, str]:
    """Where a label stands beside what reaches from `first` to `last`: after it, or before it if there is more room."""
    after, before = last + GAP, max(first - GAP, 0)
    if after + wide(label) <= scale.width or scale.width - after >= before:
        return min(after, scale.width), "start"
    return before, "end"


def wide(label: str) -> int:
    """About how much room a label takes."""
    return len(label) * LETTER


def cut(label: str, room: int) -> str:
    """As much of a label as there is room for."""
    letters = max(room // LETTER, 2)
    return label if len(label) <= letters else f"{label[: letters - 1].rstrip()}…"
