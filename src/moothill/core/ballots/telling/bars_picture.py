"""A picture of totals: one bar for each option, with its name and its total beside it."""

from collections.abc import Sequence
from fractions import Fraction
from html import escape

from moothill.core.ballots.telling.words import fraction

LEFT, ROW, WIDEST, RIGHT = 230, 24, 380, 110
MOST_BARS = 60


def bars_picture(rows: Sequence[tuple[str, Fraction, bool]]) -> str:
    """The SVG as text, for rows of a name, a total and whether it won. Empty if there are too many for one picture."""
    if len(rows) > MOST_BARS:
        return ""
    most = max((total for _, total, _ in rows), default=Fraction(0)) or Fraction(1)
    height = ROW * len(rows) + 8
    bars = [_bar(place, *row, most) for place, row in enumerate(rows)]
    width = LEFT + WIDEST + RIGHT
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
            f'height="{height}" role="img" aria-labelledby="bars-title">',
            '<title id="bars-title">Totals as bars; the table holds the same figures</title>',
            *bars,
            "</svg>",
        ]
    )


def _bar(place: int, name: str, total: Fraction, won: bool, most: Fraction) -> str:
    y, width = place * ROW + 4, float(total / most) * WIDEST
    shown = name if len(name) <= 32 else name[:31] + "…"
    kind, mark = ("won", " ✓") if won else ("bar", "")
    return (
        f'<text x="4" y="{y + 14}">{escape(shown)}</text>'
        f'<rect class="{kind}" x="{LEFT}" y="{y}" width="{max(width, 0.5):.1f}" height="{ROW - 8}"/>'
        f'<text class="votes" x="{LEFT + width + 6:.1f}" y="{y + 13}">{fraction(total)}{mark}</text>'
    )
