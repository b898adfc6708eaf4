"""What all facts about a record share."""

from dataclasses import dataclass
from datetime import date

from moothill.core.dates import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """One published record. `published` is the day on which it became public here, in its first version; None where
    it was brought in from elsewhere, so that the day is not known. `doubt` is what a person noted beside it."""

    reference: str
    title: str
    when: Period | None = None
    published: date | None = None
    doubt: str = ""
