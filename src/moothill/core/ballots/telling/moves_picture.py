"""A picture of a count: a lane for each candidate, a column for each stage, and the votes that moved between them.

Bars are as high as the votes are many; a line across a lane shows the quota; a band leads from whoever passed votes on
to each who received them. Nothing is told by colour alone: bars carry their votes, lanes their names.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from moothill.core.ballots.stv.account import UNIT, Account

LEFT, TOP, COLUMN, BAR, GAP, RIGHT = 190, 40, 132, 14, 22, 130
TALLEST = 64


@dataclass(frozen=True)
class _Lanes:
    """Where things lie: `floors` are the y of the foot of each lane, `scale` is pixels for each unit."""

    account: Account
    floors: dict[int, float]
    scale: float

    def x(self, stage: int) -> float:
        return LEFT + (stage - 1) * COLUMN

    def top(self, stage: int, candidate: int) -> float:
        return self.floors[candidate] - self.account.stages[stage - 1].totals[candidate - 1] * self.scale


def moves_picture(account: Account) -> str:
    """The SVG as text. Its title and description name it; the table beside it is its full text."""
    lanes = _lanes(account)
    width = LEFT + (len(account.stages) - 1) * COLUMN + BAR + RIGHT
    height = max(lanes.floors.values()) + 20
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" '
        f'width="{width:.0f}" height="{height:.0f}" role="img" aria-labelledby="moves-title moves-text">',
        '<title id="moves-title">How votes moved from stage to stage</title>',
        f'<desc id="moves-text">{escape(_description(account))}</desc>',
        *_kept(lanes),
        *_bands(lanes),
        *_heads(lanes),
        *_bars(lanes),
        "</svg>",
    ]
    return "\n".join(parts)


def _description(account: Account) -> str:
    return (
        f"{len(account.ballots.standing)} candidates over {len(account.stages)} stages, with the quota of "
        f"{account.quota:,} as a line. The table of votes at the end of each stage holds the same figures."
    )


def _lanes(account: Account) -> _Lanes:
    standing = account.ballots.standing
    peaks = {one: max(stage.totals[one - 1] for stage in account.stages) for one in standing}
    scale = TALLEST / max(*peaks.values(), account.quota * UNIT)
    floors, y = {}, float(TOP)
    for one in standing:
        y += max(peaks[one], account.quota * UNIT) * scale + GAP
        floors[one] = y
    return _Lanes(account, floors, scale)


def _heads(lanes: _Lanes) -> Iterator[str]:
    for stage in lanes.account.stages:
        yield _text(lanes.x(stage.number), 16, f"Stage {stage.number}", "head")
    for one, floor in lanes.floors.items():
        name = lanes.account.ballots.names[one - 1]
        yield _text(8, floor, name if len(name) <= 26 else name[:25] + "…", "name")


def _bars(lanes: _Lanes) -> Iterator[str]:
    for one, floor in lanes.floors.items():
        won, last = _elected_at(lanes.account, one), _last_stage(lanes.account, one)
        quota = floor - lanes.account.quota * UNIT * lanes.scale
        for stage in lanes.account.stages[:last]:
            top, x = lanes.top(stage.number, one), lanes.x(stage.number)
            kind = "won" if won and stage.number >= won else "bar"
            yield f'<rect class="{kind}" x="{x:.1f}" y="{top:.1f}" width="{BAR}" height="{max(floor - top, 0.5):.1f}"/>'
            yield f'<path class="quota" d="M{x - 3:.1f} {quota:.1f}h{BAR + 6}"/>'
            yield _text(x + BAR + 4, floor, _votes(stage.totals[one - 1]), "votes")
        yield _text(lanes.x(last) + BAR + 4, floor - 13, _fate(lanes.account, one, won), "fate")


def _kept(lanes: _Lanes) -> Iterator[str]:
    """What stays with each candidate from one stage to the next, as a pale strip along the foot of the lane."""
    for one, floor in lanes.floors.items():
        for stage in lanes.account.stages[1 : _last_stage(lanes.account, one)]:
            before = lanes.account.stages[stage.number - 2]
            kept = min(before.totals[one - 1], stage.totals[one - 1]) * lanes.scale
            x = lanes.x(stage.number - 1) + BAR
            yield f'<rect class="kept" x="{x}" y="{floor - kept:.1f}" width="{COLUMN - BAR}" height="{kept:.1f}"/>'


def _bands(lanes: _Lanes) -> Iterator[str]:
    for stage in lanes.account.stages[1:]:
        start, end = lanes.x(stage.number - 1) + BAR, lanes.x(stage.number)
        source = lanes.top(stage.number - 1, stage.candidate)
        for move in stage.moves:
            thick = move.votes * lanes.scale
            target = lanes.top(stage.number, move.candidate)
            yield _band(start, source, end, target, thick)
            source += thick


def _band(x0: float, y0: float, x1: float, y1: float, thick: float) -> str:
    middle = (x0 + x1) / 2
    thick = max(thick, 0.4)
    return (
        f'<path class="move" d="M{x0:.1f} {y0:.1f}C{middle:.1f} {y0:.1f} {middle:.1f} {y1:.1f} {x1:.1f} {y1:.1f}'
        f'v{thick:.1f}C{middle:.1f} {y1 + thick:.1f} {middle:.1f} {y0 + thick:.1f} {x0:.1f} {y0 + thick:.1f}z"/>'
    )


def _elected_at(account: Account, one: int) -> int:
    return next((stage.number for stage in account.stages if one in stage.elected), 0)


def _last_stage(account: Account, one: int) -> int:
    """The last stage at which the candidate still has votes to show."""
    out = next((stage.number for stage in account.stages if one in stage.excluded), len(account.stages) + 1)
    return out - 1


def _fate(account: Account, one: int, won: int) -> str:
    if won:
        return "elected"
    return "excluded" if any(one in stage.excluded for stage in account.stages) else "not elected"


def _votes(units: int) -> str:
    return f"{units / UNIT:,.2f}" if units % UNIT else f"{units // UNIT:,}"


def _text(x: float, y: float, words: str, kind: str) -> str:
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}">{escape(words)}</text>'
