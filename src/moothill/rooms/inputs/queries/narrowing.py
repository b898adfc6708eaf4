"""Which contributions: the public ones of a cycle, narrowed by what a visitor asks for. Each filter has its own index."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import PASSER_BY, Actor
from moothill.commons.record.filters import UnknownWord
from moothill.commons.record.models import Record
from moothill.core.text import canonical
from moothill.rooms.inputs.kinds import ComingBy, InputForm
from moothill.rooms.inputs.models import Input

# The filters of the register, by their names in an address.
FILTERS = ("call", "event", "form", "channel", "sender", "language", "place", "answered", "standing")
ORGANISATION, PERSON = "organisation", "person"
YES, NO = "yes", "no"
WAITING = "waiting"
# Of a list to choose from; what has more is asked for in a line.
MOST_CHOICES = 60

# Of contributions those that have an answer (True), or have none.
Answering = Callable[[Any, bool], Any]
_answering: list[Answering] = []


def answer_by(narrowed: Answering | None) -> None:
    """Say which contributions are answered: `narrowed(things, True)` are those that are, with False those that are not.

    None forgets it. Until a room says so, no contribution is answered.
    """
    _answering[:] = [narrowed] if narrowed else []


def published(cycle: Cycle, actor: Actor) -> Any:
    """The public contributions of a cycle that `actor` may know of: a query to narrow further."""
    return Input.objects.published_in(cycle, actor)


def standing(cycle: Cycle, actor: Actor, asked: Mapping[str, str]) -> Any:
    """The public ones; or, with "standing" asked to be "waiting", those that insiders alone see: held or private."""
    if asked.get("standing", "") == WAITING:
        return Input.objects.waiting_in(cycle, actor)
    return published(cycle, actor)


def narrow(things: Any, asked: Mapping[str, str], *, cycle: Cycle, actor: Actor = PASSER_BY) -> Any:
    """Those of `things` that fit what is `asked`, by the names of `FILTERS`. Raises UnknownWord for what leads nowhere."""
    words = {name: canonical(asked.get(name, "")).strip() for name in FILTERS}
    found = {
        "call": _pk(words["call"], "call", cycle, actor),
        "event": _pk(words["event"], "activity", cycle, actor),
    }
    if faults := dict(_faults(words, found, cycle, actor)):
        raise UnknownWord(faults)
    columns: dict[str, Any] = {
        "form": words["form"],
        "coming_by": words["channel"],
        "language": words["language"],
    }
    columns |= {"place": words["place"], **found}
    things = things.filter(**{name: value for name, value in columns.items() if value})
    if words["sender"]:
        # As a comparison: no index of SQLite serves a bare condition.
        things = things.filter(from_organisation__in=[words["sender"] == ORGANISATION])
    return _answered(things, words["answered"]) if words["answered"] else things


def refuse_unknown(asked: Iterable[str], *, inside: bool, also: Iterable[str] = ()) -> None:
    """A list that quietly leaves out what was asked of it misleads. Raises UnknownWord for a name that is no filter.

    `inside`: whether whoever asks may see what is not public. `also`: names that mean something else to the page.
    """
    known = {*FILTERS, *also} - (set() if inside else {"standing"})
    if strange := sorted(set(asked) - known):
        raise UnknownWord(
            {name: _("This list has no filter “%(name)s”.") % {"name": name[:40]} for name in strange}
        )


def _answered(things: Any, word: str) -> Any:
    if _answering:
        return _answering[0](things, word == YES)
    return things.none() if word == YES else things


def number_unanswered(things: Any, number: int) -> int:
    """How many of `things`, which are `number`, have no recorded answer. One question, once a room answers; none before."""
    return int(_answering[0](things, False).count()) if _answering else number


def _pk(reference: str, kind: str, cycle: Cycle, actor: Actor) -> int | None:
    if not reference:
        return None
    seen = Record.objects.visible_in(cycle, actor).filter(kind=kind, reference=reference.upper()[:20])
    return seen.values_list("pk", flat=True).first()


def _faults(
    words: Mapping[str, str], found: Mapping[str, int | None], cycle: Cycle, actor: Actor
) -> Iterator[tuple[str, str]]:
    if words["call"] and not found["call"]:
        yield "call", _("There is no call “%(word)s” here. Choose one from the list.") % _cut(words["call"])
    if words["event"] and not found["event"]:
        yield (
            "event",
            _("There is no event “%(word)s” here. Choose one from the list.") % _cut(words["event"]),
        )
    for name, known in CHOICES.items():
        if words[name] and words[name] not in known:
            given = {**_cut(words[name]), "known": ", ".join(known)}
            yield (
                name,
                _("“%(word)s” is nothing to choose by. Choose one of: %(known)s.") % given,
            )
    for name in ("language", "place"):
        if words[name] and not published(cycle, actor).filter(**{name: words[name]}).exists():
            yield (
                name,
                _("No contribution says “%(word)s” there. Write it exactly as it stands in one.")
                % _cut(words[name]),
            )


CHOICES: dict[str, tuple[str, ...]] = {
    "form": tuple(InputForm.values),
    "channel": tuple(ComingBy.values),
    "sender": (ORGANISATION, PERSON),
    "answered": (YES, NO),
    "standing": (WAITING,),
}


def _cut(word: str) -> dict[str, str]:
    return {"word": word[:40]}


_EACH = """
    WITH RECURSIVE found(word) AS (
        SELECT min({column}) FROM inputs_input WHERE shown_in_id = %s AND {column} > ''
        UNION ALL
        SELECT (SELECT min({column}) FROM inputs_input WHERE shown_in_id = %s AND {column} > found.word)
        FROM found WHERE found.word IS NOT NULL
    )
    SELECT word FROM found WHERE word IS NOT NULL LIMIT %s
"""


def words_in(column: str, cycle: Cycle) -> list[str]:
    """The different words that the public contributions of a cycle have in "place" or "language", in order.

    At most one more than a list to choose from takes; each is one look into an index, however many rows there are.
    """
    if column not in {"place", "language"}:
        raise ValueError(f"no index leads through {column}")
    with connection.cursor() as cursor:
        cursor.execute(_EACH.format(column=column), [cycle.pk, cycle.pk, MOST_CHOICES + 1])
        return [word for (word,) in cursor.fetchall()]
