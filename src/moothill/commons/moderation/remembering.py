"""The hour before a contribution, counted in the database: never read whole, however much came."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.db import connection

from moothill.commons.cycles.models import Cycle
from moothill.commons.moderation.models import Key, Sighting, Standing
from moothill.core.screening import History, Pack, Seen, Verdict

HOUR = timedelta(hours=1)
_QUIET = timedelta(days=14)
# No rule counts further than this: of a key that thousands sent, the newest will do.
_MOST = 64
_A_KEY = "a key"  # no key has a space
_Row = tuple[str, int, str]  # key, contributor, network


def history_of(
    left: Sequence[str],
    *,
    cycle: Cycle,
    participant: int,
    network: str,
    at: datetime,
    pack: Pack,
    hosts: Iterable[str] = (),
    but: int = 0,
) -> History:
    """What `core.screening` may know of the hour before `at`, without the sighting with id `but`.

    `left`: the keys of the contribution at hand, as `core.screening.keys` gives them.

    Asks five questions, each over an index.
    """
    since = at - HOUR
    hour = Sighting.objects.filter(cycle=cycle, at__gt=since, at__lte=at).exclude(pk=but)
    firsts = hour.filter(first=True).count()
    neighbours = hour.filter(network=network, first=True).exclude(participant=participant)
    own, seen = _counted(
        _rows(left, cycle=cycle, since=since, until=at, but=but),
        participant=participant,
        network=network,
    )
    return History(
        own=own,
        seen=seen,
        own_posts=hour.filter(participant=participant).count(),
        neighbours=neighbours.order_by().values("participant").distinct().count() if network else 0,
        firsts=firsts,
        usual=_usual(cycle, since) if firsts >= _least(pack) else 0,
        hosts=frozenset(hosts),
    )


def is_wave(cycle: Cycle, pack: Pack, at: datetime) -> bool:
    """Whether so many newcomers wrote in the hour before `at` that the rule “wave” is at work."""
    setting = pack.get("wave")
    if setting is None or setting.severity is None:
        return False
    since = at - HOUR
    firsts = Sighting.objects.filter(cycle=cycle, first=True, at__gt=since, at__lte=at).count()
    least, times = setting.parameters["least"], setting.parameters["times"]
    return firsts >= least and firsts >= times * _usual(cycle, since)


def remember(sighting: Sighting, left: Sequence[str]) -> None:
    """Keep the keys of a contribution for the hour."""
    Key.objects.bulk_create(
        Key(
            sighting=sighting, cycle_id=sighting.cycle_id, key=key, at=sighting.at,
            participant_id=sighting.participant_id, network=sighting.network,
        )
        for key in left
    )  # fmt: skip


def _least(pack: Pack) -> float:
    setting = pack.get("wave")
    return setting.parameters["least"] if setting else float("inf")


def _usual(cycle: Cycle, until: datetime) -> float:
    """How many first contributions an hour brings, of those that stood, over the fortnight before."""
    firsts = Sighting.objects.filter(cycle=cycle, first=True, at__gt=until - _QUIET, at__lte=until)
    stood = firsts.exclude(verdict=Verdict.HOLD).exclude(standing__in=[Standing.REMOVED, Standing.UNDONE])
    return stood.count() / (_QUIET / HOUR)


def _rows(wanted: Sequence[str], *, cycle: Cycle, since: datetime, until: datetime, but: int) -> list[_Row]:
    """Key, contributor and network of the newest that left one of these keys: at most so many each, by one question."""
    if not wanted:
        return []
    one = Key.objects.filter(cycle=cycle, key=_A_KEY, at__gt=since, at__lte=until).exclude(sighting=but)
    newest = one.order_by("-at").values_list("key", "participant_id", "network")[:_MOST]
    # The same question for each key: written once, since writing it takes longer than answering it.
    sql, given = newest.query.sql_with_params()
    part = f"SELECT * FROM ({sql}) AS part"  # noqa: S608  # nosec B608: Django's own SQL
    parameters = [key if value == _A_KEY else value for key in wanted for value in given]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([part] * len(wanted)), parameters)
        return [(key, participant, network) for key, participant, network in cursor.fetchall()]


def _counted(
    rows: Iterable[_Row], *, participant: int, network: str
) -> tuple[dict[str, int], dict[str, Seen]]:
    found: dict[str, list[tuple[int, str]]] = {}
    for key, who, whence in rows:
        found.setdefault(key, []).append((who, whence))
    own = {
        key: sum(who == participant or whence == network for who, whence in those)
        for key, those in found.items()
    }
    seen = {
        key: Seen(
            len(those),
            len({participant, *(who for who, _whence in those)}),
            len({network, *(whence for _who, whence in those)}),
        )
        for key, those in found.items()
    }
    return own, seen
