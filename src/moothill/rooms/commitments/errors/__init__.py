"""Named errors of this room. Each says what is wrong and what to do."""

from moothill.rooms.commitments.errors.editions import BeforeAnswers, NotIssued, SubmittedAlready, WrongDay
from moothill.rooms.commitments.errors.leading import LedAlready, NobodyLeads, NoLeadToBe
from moothill.rooms.commitments.errors.summarising import NoWords, TooLong, WrittenMeanwhile
from moothill.rooms.commitments.errors.tracing import NotACause, NothingNamed, TooManyCauses, TracedAlready

__all__ = [
    "BeforeAnswers",
    "LedAlready",
    "NoLeadToBe",
    "NoWords",
    "NobodyLeads",
    "NotACause",
    "NotIssued",
    "NothingNamed",
    "SubmittedAlready",
    "TooLong",
    "TooManyCauses",
    "TracedAlready",
    "WrittenMeanwhile",
    "WrongDay",
]
