"""CMT-03 and CMT-04: which values of open government it serves, and how."""

from collections.abc import Iterator

from moothill.core.standards.errors import gettext_noop
from moothill.core.standards.hinting.hint import Hint, hint
from moothill.core.standards.promised import Commitment
from moothill.core.standards.said import said

CORE_VALUES = frozenset({"transparency", "participation", "accountability"})
BESIDE = frozenset({"technology", "inclusion"})


def values(commitment: Commitment) -> Iterator[Hint]:
    """One hint at most: one of the three values is named, and it says how it serves it."""
    named = {value for value, _why in commitment.values}
    if named and named <= BESIDE:
        yield hint(
            "beside-only",
            "CMT-04",
            "values",
            gettext_noop(
                "It names only technology or inclusion, and these count beside another value, never alone."
            ),
            gettext_noop("Say how it serves transparency, participation or accountability."),
        )
    elif not named & CORE_VALUES:
        yield hint(
            "no-value",
            "CMT-03",
            "values",
            gettext_noop("It names no value of open government."),
            gettext_noop("Choose transparency, participation or accountability, and say how it serves that."),
        )
    elif not any(value in CORE_VALUES and said(why) for value, why in commitment.values):
        yield hint(
            "no-reason",
            "CMT-03",
            "values",
            gettext_noop("It names a value of open government, and does not say how it serves it."),
            gettext_noop("Write in a sentence what people can see, say or ask for because of it."),
        )
