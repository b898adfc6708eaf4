"""Cells of a sheet that do nothing when a spreadsheet opens it."""

# What begins a formula, in one spreadsheet or another: also the wide signs of East Asian keyboards.
_BEGINS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
# What some of them drop before they look: blanks of all kinds, and marks that nobody sees.
_DROPPED = " \t\r\n\v\f\x00\u00a0\u200b\u2060\u3000\ufeff"


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    bare = cell.lstrip(_DROPPED)
    return f"'{cell}" if bare.startswith(_BEGINS) or cell.startswith(("\t", "\r", "\n")) else cell
