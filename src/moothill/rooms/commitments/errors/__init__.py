"""Named errors of this room. Each says what is wrong and what to do."""

from moothill.rooms.commitments.errors.leading import LedAlready, NobodyLeads, NoLeadToBe
from moothill.rooms.commitments.errors.summarising import NoWords, TooLong, WrittenMeanwhile
from moothill.rooms.commitments.errors.tracing import NotACause, NothingNamed, TooManyCauses, TracedAlready

__all__ = [
    "LedAlready",
    "NoLeadToBe",
    "NoWords",
    "NobodyLeads",
    "NotACause",
    "NothingNamed",
    "TooLong",
    "TooManyCauses",
    "TracedAlready",
    "WrittenMeanwhile",
]
