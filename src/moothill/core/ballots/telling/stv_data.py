"""The Scottish count as data, for the recount and for whoever draws something else from it."""

from typing import Any

from moothill.core.ballots.stv.account import Account, Stage, Tie
from moothill.core.ballots.stv.vacancy import Vacancy
from moothill.core.ballots.telling.words import decimal


def stv_data(account: Account) -> dict[str, Any]:
    """Plain data: candidates by number, votes as decimal text with five places."""
    ballots = account.ballots
    return {
        "rule": account.rule,
        "title": ballots.title,
        "options": list(ballots.names),
        "seats": ballots.seats,
        "papers": ballots.papers,
        "blank": ballots.blank,
        "gone": sorted(ballots.gone),
        "quota": account.quota,
        "elected": list(account.elected),
        "stages": [_stage(account, stage) for stage in account.stages],
    }


def _stage(account: Account, stage: Stage) -> dict[str, Any]:
    return {
        "stage": stage.number,
        "kind": str(stage.kind),
        "candidate": stage.candidate or None,
        "totals": {str(number): decimal(stage.totals[number - 1]) for number in account.ballots.standing},
        "received": {
            str(move.candidate): {"papers": move.papers, "votes": decimal(move.votes)} for move in stage.moves
        },
        "ended_papers": stage.ended,
        "lost": decimal(stage.lost),
        "elected": list(stage.elected),
        "without_quota": list(stage.filled),
        "excluded": list(stage.excluded),
        "tie": _tie(stage.tie),
    }


def _tie(tie: Tie | None) -> dict[str, Any] | None:
    if tie is None:
        return None
    narrowed = [{"stage": number, "left": list(left)} for number, left in tie.narrowed]
    return {"among": list(tie.among), "narrowed": narrowed, "lot": list(tie.lot), "chosen": tie.chosen}


def vacancy_data(vacancy: Vacancy) -> dict[str, Any]:
    """As `stv_data`, with who left, who sits, who is unwilling and who takes the seat."""
    return stv_data(vacancy.account) | {
        "leaver": vacancy.leaver,
        "sitting": list(vacancy.sitting),
        "unwilling": list(vacancy.unwilling),
        "successor": vacancy.successor,
        "tie": _tie(vacancy.tie),
    }
