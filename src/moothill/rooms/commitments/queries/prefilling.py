"""What a commitment begins with: the words of the themes, points and responses it is born from, and no others."""

from collections.abc import Iterable, Mapping, Sequence

from moothill.commons.record import kinds
from moothill.commons.record.models import Record

# Of which field of a cause the problem is told.
_TOLD = {"theme": "summary", "response": "heard"}


def words_of(causes: Sequence[Record]) -> Mapping[str, str]:
    """A title and a problem, in the words of the causes; "" where they give none.

    The title is that of the one theme among them, or of the one point, or of the one cause. The problem is what the themes
    and responses say that people said, and then the points and contributions, one line each. Two questions at most.
    """
    return {"title": _title(causes), "problem": "\n\n".join(filter(None, _problem(causes)))}


def _title(causes: Sequence[Record]) -> str:
    for kind in ("theme", "point"):
        own = [each for each in causes if each.kind == kind]
        if len(own) == 1:
            return own[0].title[:300]
        if own:
            return ""
    return causes[0].title[:300] if len(causes) == 1 else ""


def _problem(causes: Sequence[Record]) -> Iterable[str]:
    for kind, column in _TOLD.items():
        ids = [each.pk for each in causes if each.kind == kind]
        if ids:
            things = kinds.get(kind).model.objects.filter(pk__in=ids).order_by("record__position", "pk")
            yield from things.values_list(column, flat=True)
    yield "\n".join(f"- {each.title}" for each in causes if each.kind in {"point", "input"})
