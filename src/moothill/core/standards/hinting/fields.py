"""CMT-01: what must be filled in."""

from collections.abc import Iterator, Mapping

from moothill.core.standards.errors import gettext_noop
from moothill.core.standards.hinting.hint import Hint, hint
from moothill.core.standards.promised import Commitment
from moothill.core.standards.said import said

_NEEDED: Mapping[str, tuple[str, str]] = {
    "title": (gettext_noop("It has no title."), gettext_noop("Say in a line what is promised.")),
    "lead": (
        gettext_noop("No institution is named that leads it."),
        gettext_noop("Name the one body that answers for it."),
    ),
    "problem": (
        gettext_noop("The problem is not described."),
        gettext_noop("Say what is wrong today, for whom, and how anybody can see that."),
    ),
    "solution": (
        gettext_noop("No solution is described."),
        gettext_noop("Say what will be done about the problem."),
    ),
    "result": (
        gettext_noop("No result is described."),
        gettext_noop("Say what will be different once it is done."),
    ),
}


def fields(commitment: Commitment) -> Iterator[Hint]:
    """CMT-01: what must be filled in."""
    for name, (words, suggestion) in _NEEDED.items():
        if not said(str(getattr(commitment, name))):
            yield hint(f"no-{name}", "CMT-01", name, words, suggestion)
    when = commitment.when
    write = gettext_noop("Write both ends, such as: December 2026 to August 2028.")
    if when is None or not when.is_known:
        yield hint(
            "no-dates",
            "CMT-01",
            "when",
            gettext_noop("It says neither when it starts nor when it ends."),
            write,
        )
    elif when.latest is None:
        yield hint("no-end", "CMT-01", "when", gettext_noop("It does not say when it ends."), write)
    elif when.earliest is None:
        yield hint("no-start", "CMT-01", "when", gettext_noop("It does not say when it starts."), write)
