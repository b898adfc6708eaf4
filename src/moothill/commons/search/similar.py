"""What is like a text: records of a cycle, most alike first, whether they copy it or only speak of the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import F

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record.models import Record
from moothill.commons.record.visibility import visible_in
from moothill.commons.search.asking import LONGEST_WORD, STOP_WORDS
from moothill.commons.search.content import texts_of
from moothill.commons.search.engines import Held, Narrowing, engine
from moothill.commons.search.models import Indexed
from moothill.core.synthesis import closest, likely, neighbours, ranked, rarest, words

LEAST = 0.2  # below it two texts share little more than words that every text holds
LENGTH = 260  # characters of an excerpt, at most

_READ = 4_000  # characters of the text from which words are taken
_SOUGHT = 40  # words that are looked for
_RARE = 500  # records: a word that more of them hold leads only together with others
_TOGETHER = 12  # such words that are looked for together
_SOME, _FEWER, _MORE = 3, 2, 6  # so many at a time; where nothing holds those, and where very much does
_WEIGHED = 2_000  # records whose lengths are looked up
_COMPARED = 60  # records whose texts are read


@dataclass(frozen=True, slots=True)
class Similar:
    """A record, how alike it is from 0.0 to 1.0, and the beginning of its text."""

    record: Record
    likeness: float
    excerpt: str


def similar_to(
    *, cycle: Cycle, text: str, actor: Actor, kind: str = "", most: int = 5, but: Record | None = None
) -> list[Similar]:
    """The published records of `cycle` most like `text` that `actor` may see, best first: at most `most`.

    Of one `kind` if that is given, and without `but`. None is less than LEAST alike. Never raises, whatever the text. A
    record counts from when the index has come to its newest version: about a second after each change. However many
    records there are, few are compared: those that hold the rarest words of the text, and those that hold several of its
    commoner words together.
    """
    kinds = (kind,) if kind else ()
    return similar_among(cycles=[cycle], text=text, actor=actor, kinds=kinds, most=most, but=but)


def similar_among(
    *,
    cycles: Sequence[Cycle],
    text: str,
    actor: Actor,
    kinds: Sequence[str] = (),
    most: int = 5,
    but: Record | None = None,
) -> list[Similar]:
    """As `similar_to`, in several cycles at once and of any of some `kinds`: as many questions as for one.

    Words are read in the language of the first cycle; of the others those of that language are looked at.
    """
    read = [each for each in cycles if each.language == cycles[0].language]
    if not read:
        return []
    where = Narrowing(
        cycles=tuple(each.pk for each in read), kinds=tuple(kinds), languages=(read[0].language,)
    )
    weights = likely([held.records for held in _held(text, where)], _WEIGHED)
    lengths = dict(Indexed.objects.filter(pk__in=list(weights)).values_list("pk", "body_length"))
    records = _visible(closest(weights, lengths, len(text), _COMPARED), read, actor, kinds)
    if but is not None:
        records.pop(but.pk, None)
    bodies = dict(Indexed.objects.filter(pk__in=list(records)).values_list("pk", "body"))
    texts = {key: _text(records[key].title, texts_of(body)) for key, body in bodies.items()}
    return [
        Similar(records[like.key], like.likeness, _beginning(texts[like.key]))
        for like in ranked(text, texts, most=most, least=LEAST)
    ]


def _held(text: str, where: Narrowing) -> list[Held]:
    """What the index holds of the text's words: one by one the rare ones, together the others."""
    sought = _telling(text)
    found = dict(zip(sought, _ask([(word,) for word in sought], where), strict=True))
    rare = [held for held in found.values() if held.complete and held.records]
    common = {word: held.many for word, held in found.items() if not held.complete}
    return [*rare, *_together(rarest(sought, common, _TOGETHER), where)]


def _together(common: Sequence[str], where: Narrowing) -> list[Held]:
    """Common words, several at a time as they follow each other in the text."""
    held = _ask(neighbours(common, _SOME), where)
    if any(each.complete and each.records for each in held):
        return held
    size = _FEWER if all(each.complete for each in held) else _MORE
    return [*held, *_ask(neighbours(common, size), where)]


def _ask(groups: Sequence[Sequence[str]], where: Narrowing) -> list[Held]:
    return engine().holding(groups, where, _RARE) if groups else []


def _telling(text: str) -> list[str]:
    """Words of the text to look for, in its order: the long ones where there are too many, as they tend to be rare."""
    every = list(dict.fromkeys(word[:LONGEST_WORD] for word in words(text[:_READ])))
    telling = [word for word in every if word not in STOP_WORDS] or every
    kept = set(sorted(telling, key=len, reverse=True)[:_SOUGHT])
    return [word for word in telling if word in kept]


def _visible(
    keys: Sequence[int], cycles: Sequence[Cycle], actor: Actor, kinds: Sequence[str]
) -> dict[int, Any]:
    """The records with these keys that `actor` may see, as far as the index is as new as they are.

    An older row may hold words that were taken back since: how alike they are would give them away.
    """
    seen = reduce(or_, (visible_in(each, actor) for each in cycles))
    records: Any = Record.objects.filter(seen, pk__in=keys, indexed__version=F("version"))
    found = (records.filter(kind__in=kinds) if kinds else records).in_bulk()
    by_id = {each.pk: each for each in cycles}
    for record in found.values():
        record.cycle = by_id[record.cycle_id]
    return dict(found)


def _text(title: str, texts: str) -> str:
    """What a reader sees of a record: its title, unless that is only the beginning of its text, and the text."""
    return texts if texts.startswith(title.removesuffix("…").strip()) else f"{title} {texts}".strip()


def _beginning(text: str) -> str:
    words_of = " ".join(text.split())
    if len(words_of) <= LENGTH:
        return words_of
    return f"{words_of[: LENGTH - 2].rpartition(' ')[0] or words_of[: LENGTH - 2]} …"
