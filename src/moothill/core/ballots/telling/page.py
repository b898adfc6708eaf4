"""A count sheet as one HTML page that needs nothing else: no script, no font, no picture from elsewhere."""

from collections.abc import Sequence
from html import escape

from moothill.core.ballots.telling.sheet import Grid, Sheet, Step

COLUMNS = 7  # beside the headings of the rows: what fits on A4

STYLE = """
body { font: 1rem/1.5 system-ui, sans-serif; color: #1a1a1a; background: #fff; max-width: 60rem; margin: 0 auto;
  padding: 1rem; }
h1 { font-size: 1.8rem; line-height: 1.2; } h2 { font-size: 1.3rem; } h3 { font-size: 1.05rem; margin-bottom: .2rem; }
p { margin: .3rem 0; max-width: 45rem; overflow-wrap: anywhere; }
.result { border-left: .4rem solid #0065bd; padding: .4rem 1rem; background: #ebf2fa; }
.scroll { overflow-x: auto; }
.scroll:focus { outline: 3px solid #002d54; outline-offset: 2px; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: .9rem; }
caption { text-align: left; font-weight: bold; padding: .5rem 0; }
th, td { border-bottom: 1px solid #949494; padding: .25rem .6rem; text-align: right; white-space: nowrap; }
th:first-child, td:last-child { text-align: left; }
tr.won th { font-weight: bold; } tr.won th::after { content: " \\2713"; } tbody th { font-weight: normal; }
svg { max-width: none; font: 12px system-ui, sans-serif; }
svg .head { font-weight: bold; } svg .votes { font-size: 11px; } svg .fate { font-size: 11px; font-style: italic; }
svg .bar { fill: #767676; } svg .won { fill: #0065bd; } svg .move { fill: #0065bd; fill-opacity: .28; }
svg .kept { fill: #e6e6e6; }
svg .quota { stroke: #b00020; stroke-width: 1.5; }
@page { size: A4; margin: 12mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  .scroll { overflow: visible; } table { font-size: 7pt; width: 100%; } th, td { padding: 1pt 2pt; white-space: normal; }
  th:first-child { max-width: 40mm; overflow-wrap: anywhere; }
  svg { width: 100%; height: auto; max-height: 240mm; }
  section.step, tr, figure { break-inside: avoid; }
}
"""


def html_page(sheet: Sheet, notes: Sequence[str] = ()) -> str:
    """The whole page, in English, with `notes` at its foot."""
    title = escape(sheet.title or "Count sheet")
    parts = [
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}: count sheet</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>",
        f"<h1>{title}</h1>",
        _paragraphs((sheet.rule,)),
        f'<div class="result">{_paragraphs(sheet.result)}</div>',
        f"<h2>What is counted</h2>{_paragraphs(sheet.opening)}",
    ]
    if sheet.steps:
        parts += ["<h2>Step by step</h2>", *(_step(step) for step in sheet.steps)]
    if sheet.picture:
        parts.append(_figure(sheet))
    parts += ["<h2>All figures</h2>", *(_grid(grid) for grid in sheet.grids), _paragraphs(notes)]
    return "\n".join([*parts, "</main>\n</body>\n</html>\n"])


def _paragraphs(said: Sequence[object]) -> str:
    return "".join(f"<p>{escape(str(one))}</p>" for one in said)


def _step(step: Step) -> str:
    return f'<section class="step"><h3>{escape(str(step.heading))}</h3>{_paragraphs(step.said)}</section>'


def _figure(sheet: Sheet) -> str:
    return (
        "<h2>How votes moved</h2><p>A bar is as high as the votes are many; the red line is the quota; bands lead "
        "from whoever passed votes on to those who received them. The table below holds the same figures.</p>"
        f'<figure><div class="scroll" tabindex="0" role="region" aria-label="Picture of the stages">{sheet.picture}'
        "</div></figure>"
    )


def _grid(grid: Grid) -> str:
    """The table, in as many parts as paper is narrow; each part repeats the headings of the rows."""
    parts = [
        range(first, min(first + COLUMNS, len(grid.heads))) for first in range(1, len(grid.heads), COLUMNS)
    ]
    return "\n".join(_table(grid, part, place, len(parts)) for place, part in enumerate(parts, 1))


def _table(grid: Grid, part: range, place: int, parts: int) -> str:
    columns = (0, *part)
    heads = "".join(f'<th scope="col">{escape(str(grid.heads[n]))}</th>' for n in columns)
    rows = "".join(_row([row[n] for n in columns], at in grid.marked) for at, row in enumerate(grid.rows))
    caption = escape(str(grid.caption)) + (f" ({place} of {parts})" if parts > 1 else "")
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{caption}"><table><caption>{caption}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _row(row: list[str], won: bool) -> str:
    head, *cells = (escape(cell) for cell in row)
    body = "".join(f"<td>{cell}</td>" for cell in cells)
    kind = ' class="won"' if won else ""
    return f'<tr{kind}><th scope="row">{head}</th>{body}</tr>'
