"""What a cycle has published, as far as rules look at it. Everything here is what a passer-by can read."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import chain

from moothill.core.dates import Answer, Period, is_over
from moothill.core.standards.known import Known
from moothill.core.standards.promised import (
    Commitment,
    DraftCall,
    Edition,
    Milestone,
    Standing,
    Update,
)

__all__ = [
    "Activity", "Commitment", "Contributions", "Details", "Document", "DraftCall", "Edition", "Facts", "KeyDate", "Known",
    "Meeting", "Milestone", "Outcome", "Reply", "Stage", "Standing", "State", "Theme", "Timeline", "TimelineRow", "Update",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Details(Known):
    """The key details: `when` is the start. `leads` and `contacts` count those who are named."""

    completion: Period | None = None
    leads: int = 0
    contacts: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage(Known):
    """A stage; `text` is what is written about it."""

    number: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline(Known):
    """A timeline: `when` is the day as of which it stands."""

    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineRow(Known):
    """A row of a timeline, with the periods that are marked."""

    periods: tuple[Period, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyDate(Known):
    """Something due: `when` it is due, and when that was `met`."""

    met: Period | None = None


class State(StrEnum):
    """Where an activity stands, as far as rules ask."""

    OPEN = "open"  # planned
    UNDER_WAY = "under-way"
    HELD = "held"
    CALLED_OFF = "called-off"  # postponed, cancelled or not going ahead
    NOT_RECORDED = "not-recorded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity(Known):
    """A row of the register. `stage` is a reference; `number` is the printed one, as given or as written."""

    stage: str = ""
    group: str = ""
    number: str = ""
    state: State = State.NOT_RECORDED
    state_as_written: str = ""
    explained: bool = True
    event: bool = False
    placeholder: bool = False
    text: str = ""
    has_record: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Known):
    """A meeting. `has_record` says that notes or documents are there, `attended` that somebody is named, `one_side`
    that all of them are known to be of one side. `noted` and `announced` are the days on which notes and papers
    became public."""

    team: str = ""
    has_record: bool = False
    attended: bool = False
    one_side: bool = False
    has_papers: bool = False
    noted: date | None = None
    announced: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Known):
    """A document. `when` is its own date."""


class Outcome(StrEnum):
    """What an answer says becomes of what was said."""

    TAKEN_UP = "taken-up"
    PARTLY = "partly"
    NOT = "not-taken-up"
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply(Known):
    """An answer: its outcome, and which of its parts are filled. `carried` says that it, or what it answers, became part
    of a commitment."""

    outcome: Outcome = Outcome.OPEN
    carried: bool = False
    asked: bool = False
    heard: bool = False
    did: bool = False
    because: bool = False

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of its parts that say nothing, in their order; what is taken up needs no reason."""
        parts = {"asked": self.asked, "heard": self.heard, "did": self.did}
        reasoned = self.because or self.outcome is Outcome.TAKEN_UP
        return tuple(name for name, told in {**parts, "because": reasoned}.items() if not told)


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme(Known):
    """A theme. `traced` says that a contribution leads to it: directly, by a point of it, or through a code."""

    traced: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Contributions:
    """How much was contributed, and how much of it has an answer.

    `public` are those that everybody can read, `unanswered` those of them without an answer, as far as they were counted:
    `more` says that there are others. `late` of these were promised an answer by a day that is over, or never had a promise;
    `promised` is the next day by which one is promised. `examples` are references of a few. `private` counts those whose
    authors want them to be read by the team alone, `held` those at which somebody has yet to look.
    """

    public: int = 0
    unanswered: int = 0
    more: bool = False
    late: int = 0
    promised: date | None = None
    examples: tuple[str, ...] = ()
    private: int = 0
    held: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything the rules look at.

    `today` is the day on which the cycle is judged: for one that has ended, its last. `starts` and `ends` are the
    cycle's own, `language` the code of the one it is written in. `first_seen` is the day on which its first record was made
    here. `changes` are the days on which something public changed, `renewed` those on which a document did. `unexplained` are
    references of stages and parts of timelines that were changed without a reason, `twins` pairs of references that are said
    to be the same. `moves` counts the dates of milestones that were moved with a reason, `silent` names the milestones whose
    date changed without one. `cut` names the lists of which only the first part was read.
    """

    today: date
    starts: date
    ends: date
    language: str = "en"
    ended: bool = False
    public: bool = True
    first_seen: date | None = None
    previous_ends: date | None = None
    previous_title: str = ""
    details: Details | None = None
    stages: tuple[Stage, ...] = ()
    timelines: tuple[Timeline, ...] = ()
    rows: tuple[TimelineRow, ...] = ()
    key_dates: tuple[KeyDate, ...] = ()
    activities: tuple[Activity, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    documents: tuple[Document, ...] = ()
    contributions: Contributions = Contributions()
    themes: tuple[Theme, ...] = ()
    replies: tuple[Reply, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    updates: tuple[Update, ...] = ()
    editions: tuple[Edition, ...] = ()
    drafts: tuple[DraftCall, ...] = ()
    moves: int = 0
    silent: tuple[str, ...] = ()
    twins: tuple[tuple[str, str], ...] = ()
    changes: tuple[date, ...] = ()
    renewed: tuple[date, ...] = ()
    unexplained: tuple[str, ...] = ()
    cut: frozenset[str] = frozenset()

    @property
    def looked_back(self) -> bool:
        """Whether all records were made when the cycle was over: then what is missing proves nothing."""
        return self.first_seen is not None and self.first_seen > self.ends

    @property
    def records(self) -> Iterator[Known]:
        """Every record, in the order of the rooms."""
        details = (self.details,) if self.details else ()
        lists = (self.stages, self.timelines, self.rows, self.key_dates, self.activities, self.meetings)
        yield from chain(details, *lists, self.documents, self.themes, self.replies, self.commitments)
        for commitment in self.commitments:
            yield from commitment.milestones
        yield from chain(self.updates, self.editions)

    @property
    def edition(self) -> Edition | None:
        """The edition that was issued last."""
        return max(self.editions, key=lambda each: each.place, default=None)

    def over(self, period: Period | None) -> Answer:
        """Whether a period lies wholly before the day on which the cycle is judged."""
        return is_over(period, self.today) if period else Answer.CANNOT_TELL
