"""How much a change changed, in words: cheap, and the same whoever looks."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q

from moothill.commons.record import kinds
from moothill.commons.record.kinds import Kind
from moothill.commons.record.models import Revision
from moothill.core.policy import RecordState
from moothill.front.site.showing import Shown, shown

_WORD = re.compile(r"\w+")
Span = tuple[int, int, int]  # a record's id, and two of its versions


@dataclass(frozen=True, slots=True)
class Size:
    """Words that came and words that went. One that only moved counts as neither."""

    added: int
    removed: int


def sizes(spans: Iterable[Span]) -> dict[Span, Size]:
    """How much changed between two versions of each record, where both are public. One question, however many."""
    wanted = list(spans)
    if not wanted:
        return {}
    which = reduce(or_, (Q(record=record, number__in=numbers) for record, *numbers in wanted))
    public = Revision.objects.filter(which, state=RecordState.PUBLISHED).select_related("record")
    told = {(each.revision.record_id, each.number): each for each in shown(public)}
    pairs = {span: (told.get((span[0], span[1])), told.get((span[0], span[2]))) for span in wanted}
    return {span: size for span, pair in pairs.items() if (size := _size(*pair))}


def _size(old: Shown | None, new: Shown | None) -> Size | None:
    if old is None or new is None or old.content is None or new.content is None:
        return None
    kind = kinds.get(new.revision.record.kind)
    before, after = _words(kind, old.content, new.content), _words(kind, new.content, old.content)
    return Size(added=(after - before).total(), removed=(before - after).total())


def _words(kind: Kind, content: Mapping[str, Any], other: Mapping[str, Any]) -> Counter[str]:
    """The words of the fields that differ."""
    differing = (field for field in kind.fields if content[field.name] != other[field.name])
    return Counter(word for field in differing for word in _WORD.findall(field.words(content[field.name])))
