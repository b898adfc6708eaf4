"""The Scottish count in sentences: what happened in each stage, and why."""

from collections.abc import Iterable

from moothill.core.ballots.stv.account import UNIT, Account, Kind, Move, Stage, Tie
from moothill.core.ballots.stv.vacancy import Vacancy
from moothill.core.ballots.telling.words import Said, gettext_noop, listed, say, short

RULE_WORDS = gettext_noop(
    "Scottish single transferable vote (Scottish Local Government Elections Order 2007, rules 45 to 52)"
)


def _names(account: Account, numbers: Iterable[int]) -> str:
    return listed([account.ballots.names[number - 1] for number in numbers])


def opening(account: Account) -> list[Said]:
    """The papers and the quota."""
    ballots = account.ballots
    said = [
        say(
            gettext_noop("%(papers)s papers name somebody who stands; %(seats)s seats are to be filled."),
            papers=ballots.papers,
            seats=ballots.seats,
        ),
        say(
            gettext_noop(
                "The quota is %(papers)s divided by %(parts)s (the seats and one more), cut to a whole number, and 1 "
                "added: %(quota)s. Whoever reaches it is elected."
            ),
            papers=ballots.papers,
            parts=ballots.seats + 1,
            quota=account.quota,
        ),
    ]
    if ballots.blank:
        words = gettext_noop("%(blank)s papers name nobody who stands and do not count.")
        said.append(say(words, blank=ballots.blank))
    if ballots.gone:
        words = gettext_noop("%(names)s: no longer standing; each paper passes over the name.")
        said.append(say(words, names=_names(account, sorted(ballots.gone))))
    return said


def stage_sentences(account: Account, stage: Stage) -> list[Said]:
    """What happened in one stage: how a tie was broken, what went where, who is elected."""
    said = tie_sentences(account, stage.tie, stage.kind) if stage.tie else []
    said += {Kind.FIRST: _first, Kind.SURPLUS: _surplus, Kind.EXCLUSION: _exclusion}[stage.kind](
        account, stage
    )
    reached = [number for number in stage.elected if number not in stage.filled]
    if reached:
        words = gettext_noop("Elected, with the quota or more: %(names)s.")
        said.append(say(words, names=_with_votes(account, stage, reached)))
    if stage.filled:
        words = gettext_noop("As many are left as seats, so these are elected without the quota: %(names)s.")
        said.append(say(words, names=_with_votes(account, stage, stage.filled)))
    return said


def _with_votes(account: Account, stage: Stage, numbers: Iterable[int]) -> str:
    names = account.ballots.names
    return listed([f"{names[number - 1]} ({short(stage.totals[number - 1])})" for number in numbers])


def _first(account: Account, stage: Stage) -> list[Said]:
    names = account.ballots.names
    votes = "; ".join(f"{names[move.candidate - 1]} {short(move.votes)}" for move in stage.moves)
    words = gettext_noop("Each paper counts one vote for its first preference: %(votes)s.")
    return [say(words, votes=votes)]


def _before(account: Account, stage: Stage) -> int:
    return account.stages[stage.number - 2].totals[stage.candidate - 1]


def _surplus(account: Account, stage: Stage) -> list[Said]:
    has, quota = _before(account, stage), account.quota * UNIT
    words = gettext_noop(
        "%(name)s has %(has)s, more than the quota of %(quota)s; %(surplus)s pass on. Each paper that counts for that "
        "candidate, whenever it came, goes to the next one on it who is neither elected nor excluded. It is now worth "
        "its value × %(surplus)s ÷ %(has)s; what follows the fifth decimal place is dropped."
    )
    facts: dict[str, str | int] = {"has": short(has), "surplus": short(has - quota), "quota": account.quota}
    return [say(words, name=_names(account, [stage.candidate]), **facts), *_moved(account, stage)]


def _exclusion(account: Account, stage: Stage) -> list[Said]:
    words = gettext_noop(
        "Nobody has a surplus to pass on. %(name)s has fewest votes, %(has)s, and is excluded. Each paper goes, at the "
        "value it has, to the next candidate on it who is neither elected nor excluded."
    )
    return [
        say(words, name=_names(account, [stage.candidate]), has=short(_before(account, stage))),
        *_moved(account, stage),
    ]


def _moved(account: Account, stage: Stage) -> list[Said]:
    said = []
    if stage.moves:
        words = gettext_noop("Received: %(moves)s.")
        said.append(say(words, moves="; ".join(_move(account, move) for move in stage.moves)))
    if stage.lost:
        words = _lost(stage)
        said.append(say(words, lost=short(stage.lost), ended=stage.ended))
    return said


def _lost(stage: Stage) -> str:
    if stage.kind is not Kind.SURPLUS:
        return gettext_noop("%(lost)s are lost with %(ended)s papers that name nobody further.")
    if stage.ended:
        return gettext_noop(
            "%(lost)s are lost: %(ended)s papers name nobody further, and cutting leaves remainders."
        )
    return gettext_noop("%(lost)s are lost, because cutting leaves remainders.")


def _move(account: Account, move: Move) -> str:
    """Name votes = papers × value + papers × value."""
    whole_votes = all(value == UNIT for _, value in move.values)
    sums = "" if whole_votes else " + ".join(f"{papers:,} × {short(value)}" for papers, value in move.values)
    told = f"{account.ballots.names[move.candidate - 1]} {short(move.votes)}"
    return f"{told} = {sums}" if sums else told


def tie_sentences(account: Account, tie: Tie, kind: Kind | None) -> list[Said]:
    """Who was equal, which earlier stages told them apart, and the lot."""
    what = {
        Kind.SURPLUS: gettext_noop(
            "%(names)s have equal surpluses; that of whoever had more votes goes first."
        ),
        Kind.EXCLUSION: gettext_noop(
            "%(names)s are equal with fewest votes; whoever had fewer before is excluded."
        ),
    }.get(
        kind or Kind.FIRST,
        gettext_noop("%(names)s reached the quota with equal votes; whoever had more is first."),
    )
    said = [say(what, names=_names(account, tie.among))]
    for number, left in tie.narrowed:
        words = gettext_noop(
            "The latest stage to tell them apart is stage %(stage)s, which leaves %(names)s."
        )
        said.append(say(words, stage=number, names=_names(account, left)))
    if tie.lot:
        words = gettext_noop(
            "They were equal at every earlier stage, so a lot decided. Drawn in this order: %(names)s."
        )
        said.append(say(words, names=_names(account, tie.lot)))
    return said


def closing(account: Account) -> list[Said]:
    """The result."""
    words = gettext_noop("Elected, in this order: %(names)s.")
    return [say(words, names=_names(account, account.elected))]


def vacancy_opening(vacancy: Vacancy) -> list[Said]:
    """What a recount for a casual vacancy changes."""
    account = vacancy.account
    words = gettext_noop(
        "The seat of %(leaver)s is to be filled. All papers are counted again without that name. Those who sit cannot "
        "be excluded, and the first other candidate to reach the quota, or the only one left, takes the seat."
    )
    said = [say(words, leaver=_names(account, [vacancy.leaver]))]
    if vacancy.sitting:
        said.append(say(gettext_noop("Sitting now: %(names)s."), names=_names(account, vacancy.sitting)))
    return said


def vacancy_closing(vacancy: Vacancy) -> list[Said]:
    """Who takes the seat."""
    account = vacancy.account
    said = tie_sentences(account, vacancy.tie, None) if vacancy.tie else []
    words = gettext_noop("%(name)s takes the seat of %(leaver)s.")
    names = {"name": _names(account, [vacancy.successor]), "leaver": _names(account, [vacancy.leaver])}
    return [*said, say(words, **names)]
