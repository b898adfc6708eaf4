"""From many remarks to one verdict."""

from collections.abc import Iterable
from datetime import date

from moothill.core.standards.errors import gettext_noop
from moothill.core.standards.findings import Remark, Verdict
from moothill.core.standards.kinds import Result

_MOST = 30
_WEIGHT = (Result.FAIL, Result.UNKNOWN, Result.DUE, Result.PASS)


def unknown(sentence: str, *cites: str, **facts: str | int | date) -> Verdict:
    """The verdict that the records do not tell, and why."""
    return Verdict(Result.UNKNOWN, (Remark(sentence, facts, cites, Result.UNKNOWN),))


def worst(results: Iterable[Result]) -> Result:
    """The heaviest of several results: fail, then unknown, then due; pass only if all pass. Unknown if there are none."""
    found = frozenset(results)
    return next((each for each in _WEIGHT if each in found), Result.UNKNOWN)


def sum_up(remarks: Iterable[Remark], *, changes_on: date | None = None, stands: bool = False) -> Verdict:
    """The verdict that remarks come to, the heaviest first, as many as a page can show."""
    made = list(remarks)
    result = worst(each.result for each in made if each.result)
    ordered = sorted(
        made, key=lambda each: _WEIGHT.index(each.result) if each.result in _WEIGHT else len(_WEIGHT)
    )
    shown = ordered[:_MOST]
    if len(ordered) > _MOST:
        more = gettext_noop("And others like these: %(count)s.")
        shown.append(Remark(more, {"count": len(ordered) - _MOST}))
    return Verdict(result, tuple(shown), changes_on, stands)
