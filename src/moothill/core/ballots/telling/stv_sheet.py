"""The count sheet of the Scottish count, and of a casual vacancy."""

from moothill.core.ballots.stv.account import Account, Kind, Stage
from moothill.core.ballots.stv.vacancy import Vacancy
from moothill.core.ballots.telling.moves_picture import moves_picture
from moothill.core.ballots.telling.sheet import Grid, Sheet, Step
from moothill.core.ballots.telling.stv_sentences import (
    RULE_WORDS,
    closing,
    opening,
    stage_sentences,
    vacancy_closing,
    vacancy_opening,
)
from moothill.core.ballots.telling.words import Said, decimal, gettext_noop, say


def stv_sheet(account: Account) -> Sheet:
    """The sheet of a count."""
    return Sheet(
        title=account.ballots.title,
        rule=Said(RULE_WORDS),
        result=tuple(closing(account)),
        opening=tuple(opening(account)),
        steps=tuple(_step(account, stage) for stage in account.stages),
        grids=(stv_grid(account),),
        picture=moves_picture(account),
    )


def vacancy_sheet(vacancy: Vacancy) -> Sheet:
    """The sheet of a recount for a casual vacancy."""
    account = vacancy.account
    return Sheet(
        title=account.ballots.title,
        rule=Said(gettext_noop("Casual vacancy: a recount by the Scottish rules without the leaver")),
        result=tuple(vacancy_closing(vacancy)),
        opening=(*vacancy_opening(vacancy), *opening(account)),
        steps=tuple(_step(account, stage) for stage in account.stages),
        grids=(stv_grid(account),),
        picture=moves_picture(account),
    )


def _step(account: Account, stage: Stage) -> Step:
    name = account.ballots.names[stage.candidate - 1] if stage.candidate else ""
    words = {
        Kind.FIRST: gettext_noop("Stage %(number)s: first preferences"),
        Kind.SURPLUS: gettext_noop("Stage %(number)s: the surplus of %(name)s"),
        Kind.EXCLUSION: gettext_noop("Stage %(number)s: %(name)s is excluded"),
    }[stage.kind]
    heading = say(words, number=stage.number, name=name)
    sentences = stage_sentences(account, stage)
    if stage is account.stages[-1] and len(account.elected) == account.ballots.seats:
        sentences = [*sentences, Said(gettext_noop("All seats are filled, so the count ends here."))]
    return Step(heading, tuple(sentences))


def stv_grid(account: Account) -> Grid:
    """Votes of every candidate at the end of every stage; each column adds up to all papers."""
    names, stages = account.ballots.names, account.stages
    lost, row_lost = 0, []
    for stage in stages:
        lost += stage.lost
        row_lost.append(decimal(lost))
    standing = account.ballots.standing
    rows = [
        (names[n - 1], *(decimal(stage.totals[n - 1]) for stage in stages), _outcome(account, n))
        for n in standing
    ]
    rows.append(("Lost so far", *row_lost, ""))
    rows.append(("All votes", *(decimal(account.ballots.papers * 100_000) for _ in stages), ""))
    heads = [say(gettext_noop("Stage %(number)s"), number=stage.number) for stage in stages]
    return Grid(
        caption=Said(gettext_noop("Votes at the end of each stage")),
        heads=(Said(gettext_noop("Candidate")), *heads, Said(gettext_noop("Outcome"))),
        rows=tuple(rows),
        marked=frozenset(place for place, n in enumerate(standing) if n in account.elected),
    )


def _outcome(account: Account, number: int) -> str:
    for stage in account.stages:
        if number in stage.elected:
            return f"Elected, stage {stage.number}"
        if number in stage.excluded:
            return f"Excluded, stage {stage.number}"
    return "Not elected"
