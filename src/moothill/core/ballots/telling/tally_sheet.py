"""The sheets of approval, dots, score and Borda, and of the pairwise matrix."""

from collections.abc import Iterable
from typing import Any

from moothill.core.ballots.tallies.pairwise import Pairwise
from moothill.core.ballots.tallies.tally import Tally
from moothill.core.ballots.telling.bars_picture import bars_picture
from moothill.core.ballots.telling.sheet import Grid, Sheet
from moothill.core.ballots.telling.words import Said, fraction, gettext_noop, listed, say, whole

RULES = {
    "approval": gettext_noop("Approval: an option has as many points as voters approve it"),
    "dots": gettext_noop(
        "Dots: each voter shares out a fixed number of dots, and an option's dots are added up"
    ),
    "score": gettext_noop("Score: each voter scores each option, and an option's scores are added up"),
    "borda": gettext_noop(
        "Borda: of n options the first preference scores n - 1 points, the next n - 2, the last 0; options that a paper "
        "leaves out share equally the points that are left"
    ),
}
PAIRWISE = gettext_noop(
    "Pairwise: each option against each other; more papers win the duel (Condorcet, 1785)"
)


def tally_sheet(tally: Tally) -> Sheet:
    """Points, order, who fills the places, and equals by name."""
    shown = [number for group in tally.order for number in group]
    place_of = {number: place for place, group in _places(tally) for number in group}
    rows = [
        (tally.names[n - 1], fraction(tally.totals[n - 1]), str(place_of[n]), _fate(tally, n)) for n in shown
    ]
    return Sheet(
        title=tally.title,
        rule=Said(RULES[tally.rule]),
        result=tuple(_result(tally)),
        opening=(
            say(
                gettext_noop("%(voters)s ballots; %(seats)s places."), voters=tally.voters, seats=tally.seats
            ),
        ),
        steps=(),
        grids=(
            Grid(
                Said(gettext_noop("Points of each option")),
                tuple(Said(head) for head in ("Option", "Points", "Place", "Outcome")),
                tuple(rows),
                frozenset(place for place, n in enumerate(shown) if n in tally.chosen),
            ),
        ),
        picture=bars_picture([(tally.names[n - 1], tally.totals[n - 1], n in tally.chosen) for n in shown]),
    )


def _places(tally: Tally) -> Iterable[tuple[int, tuple[int, ...]]]:
    place = 1
    for group in tally.order:
        yield place, group
        place += len(group)


def _fate(tally: Tally, number: int) -> str:
    if number in tally.chosen:
        return "chosen by lot" if number in tally.tied else "chosen"
    return "equal at the edge" if number in tally.tied else ""


def _named(names: tuple[str, ...], numbers: Iterable[int]) -> str:
    return listed([names[number - 1] for number in numbers])


def _result(tally: Tally) -> list[Said]:
    said = []
    if tally.chosen:
        said.append(say(gettext_noop("Chosen: %(names)s."), names=_named(tally.names, tally.chosen)))
    if tally.tied and not tally.lot:
        words = gettext_noop(
            "Still open: %(open)s of the places. %(names)s are equal, and only a lot could decide between them."
        )
        said.append(say(words, open=tally.open, names=_named(tally.names, tally.tied)))
    if tally.lot:
        words = gettext_noop(
            "%(names)s were equal; a lot put them in this order, and the first %(open)s are chosen."
        )
        said.append(say(words, open=tally.open, names=_named(tally.names, tally.lot)))
    return said


def tally_data(tally: Tally) -> dict[str, Any]:
    """Plain data: options by number, points as exact text (a fraction where it is none of five decimal places)."""
    return {
        "rule": tally.rule,
        "title": tally.title,
        "options": list(tally.names),
        "seats": tally.seats,
        "voters": tally.voters,
        "totals": {str(n): str(total) for n, total in enumerate(tally.totals, 1)},
        "order": [list(group) for group in tally.order],
        "elected": list(tally.chosen),
        "tied": list(tally.tied),
        "open": tally.open,
        "lot": list(tally.lot),
    }


def pairwise_sheet(duels: Pairwise) -> Sheet:
    """The matrix, the winner of all duels or why there is none, and duels that are draws."""
    names = duels.names
    heads = [
        Said(gettext_noop("Prefer ...")),
        *(Said("%(name)s", {"name": f"to {names[n - 1]}"}) for n in duels.standing),
    ]
    rows = [
        (names[one - 1], *("–" if one == other else _duel(duels, one, other) for other in duels.standing))
        for one in duels.standing
    ]
    return Sheet(
        title=duels.title,
        rule=Said(PAIRWISE),
        result=tuple(_pairwise_result(duels)),
        opening=(say(gettext_noop("%(papers)s papers."), papers=duels.papers),),
        steps=(),
        grids=(
            Grid(
                Said(
                    gettext_noop(
                        "How many papers prefer the option of the row to that of the column (* wins)"
                    )
                ),
                tuple(heads),
                tuple(rows),
                frozenset(place for place, one in enumerate(duels.standing) if one == duels.winner),
            ),
        ),
    )


def _duel(duels: Pairwise, one: int, other: int) -> str:
    star = "*" if duels.beats(one, other) else ""
    return f"{whole(duels.matrix[one - 1][other - 1])}{star}"


def _pairwise_result(duels: Pairwise) -> list[Said]:
    if duels.winner:
        said = [say(gettext_noop("%(name)s beats every other option."), name=duels.names[duels.winner - 1])]
    else:
        words = gettext_noop("No option beats every other. %(names)s beat all the rest, but not one another.")
        said = [say(words, names=_named(duels.names, duels.leading))]
        if duels.unbeaten:
            said.append(
                say(gettext_noop("Lose to nobody: %(names)s."), names=_named(duels.names, duels.unbeaten))
            )
    draws = [f"{duels.names[one - 1]} – {duels.names[other - 1]}" for one, other in duels.equal]
    if draws:
        said.append(say(gettext_noop("Draws: %(pairs)s."), pairs="; ".join(draws)))
    return said


def pairwise_data(duels: Pairwise) -> dict[str, Any]:
    """Plain data; `elected` is the winner, if there is one."""
    return {
        "rule": "pairwise",
        "title": duels.title,
        "options": list(duels.names),
        "papers": duels.papers,
        "matrix": [list(row) for row in duels.matrix],
        "elected": [duels.winner] if duels.winner else [],
        "unbeaten": list(duels.unbeaten),
        "leading": list(duels.leading),
        "draws": [list(pair) for pair in duels.equal],
    }
