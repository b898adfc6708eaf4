"""RES-08 and CMT-08: where it comes from, and under what it is found."""

from collections.abc import Iterator

from moothill.core.standards.errors import gettext_noop
from moothill.core.standards.hinting.hint import Hint, hint
from moothill.core.standards.promised import Commitment


def links(commitment: Commitment) -> Iterator[Hint]:
    """That a contribution leads to it, and that a policy area is named."""
    if commitment.traced is False:
        yield hint(
            "not-traced",
            "RES-08",
            "traced",
            gettext_noop("No contribution leads to it."),
            gettext_noop("Link the themes or contributions that it came from; if none did, say so."),
        )
    if not commitment.areas:
        yield hint(
            "no-area",
            "CMT-08",
            "areas",
            gettext_noop("No policy area is named."),
            gettext_noop("Name one, so that people find it among others like it."),
        )
