"""Facts for the tests of judges: quick ones by hand, and any at all by chance."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from moothill.core.dates import Period, Precision, unknown, when
from moothill.core.standards import Pack, judge, newest, pack_of
from moothill.core.standards import facts as core
from moothill.core.standards.facts import Facts

START, END = date(2018, 1, 10), date(2020, 8, 31)


def facts(**values: Any) -> Facts:
    """A running cycle of 2018-20, seen on 1 September 2019 unless said otherwise, kept here from its start."""
    return Facts(**{"today": date(2019, 9, 1), "starts": START, "ends": END, "first_seen": START, **values})


def finding(rule: str, pack: str | Pack, known: Facts, **numbers: Any) -> Any:
    """What comes of one rule of a pack; numbers are written with two underscores for a dot."""
    found = pack_of(pack) if isinstance(pack, str) else pack
    assert found is not None
    values = {name.replace("__", "."): value for name, value in numbers.items()}
    return next(each for each in judge(found, known, values) if each.rule.id == rule)


def key_date(words: str = "31 August 2018", met: str = "", **values: Any) -> core.KeyDate:
    return core.KeyDate(
        **{"reference": "D-1", "title": "Plan due", "when": read(words), "met": read(met), **values}
    )


def read(words: str) -> Period | None:
    return when(words, year=2018) if words else None


DAYS = st.integers(-40, 1400).map(lambda count: START + timedelta(days=count))
ANY_DAY = st.dates()
WORDS = st.sampled_from(
    ["", "Steering Group", "Launch in August, during March/April", "May", "“Feb - Apr”", "%(x)s"]
)
REFERENCES = st.sampled_from(["A-1", "A-2", "ST-1", "D-1", "M-1"])
SIDES = st.sampled_from(["government", "civil-society"])
VALUES = st.sampled_from(
    [(), (("transparency", "We show it."),), (("technology", ""),), (("accountability", ""),)]
)
RAW_WORDS = st.sampled_from(
    ["Friday 12th January 2018", "w/c 13th March 2018", "Ongoing from June 2018", "until May 2018"]
)


@st.composite
def periods(draw: Any, days: Any = DAYS) -> Period:
    first, last = sorted([draw(days), draw(days)])
    lasting = [Precision.RANGE, Precision.WEEK, Precision.MONTH, Precision.PART]
    return Period("words", first, last, Precision.DAY if first == last else draw(st.sampled_from(lasting)))


MAYBE = st.one_of(
    st.none(), st.just(unknown("10:30")), RAW_WORDS.map(lambda words: when(words, year=2018)),
    periods(), periods(ANY_DAY),
)  # fmt: skip
VAGUE = st.one_of(st.none(), st.just(unknown("10:30")))


def some(kind: Any, dated: Any, **fields: Any) -> Any:
    """Tuples of facts of one kind; `dated` gives their periods."""
    known = {"reference": REFERENCES, "title": WORDS, "when": dated, "doubt": WORDS}
    return st.lists(st.builds(kind, **known, **fields), max_size=2).map(tuple)


def cycles(dated: Any = MAYBE, published: Any = st.one_of(st.none(), DAYS, ANY_DAY)) -> Any:
    """Any facts at all, with these periods and these days of publication."""
    details = st.builds(
        core.Details, reference=st.just("KD-1"), title=WORDS, when=dated, completion=dated,
        leads=st.integers(0, 2), contacts=st.integers(0, 2),
    )  # fmt: skip
    return st.builds(
        Facts,
        today=st.one_of(DAYS, ANY_DAY),
        starts=st.one_of(DAYS, ANY_DAY),
        ends=st.one_of(DAYS, ANY_DAY),
        ended=st.booleans(),
        public=st.booleans(),
        first_seen=st.one_of(st.none(), DAYS),
        previous_ends=st.one_of(st.none(), DAYS, ANY_DAY),
        details=st.one_of(st.none(), details),
        stages=some(core.Stage, dated, text=WORDS),
        timelines=some(core.Timeline, dated, published=published, reason=WORDS),
        rows=some(core.TimelineRow, dated, periods=st.lists(MAYBE.filter(bool), max_size=2).map(tuple)),
        key_dates=some(core.KeyDate, dated, met=dated),
        activities=some(
            core.Activity, dated, published=published, stage=REFERENCES, number=st.sampled_from(["", "4", "4."]),
            state=st.sampled_from(list(core.State)), explained=st.booleans(), event=st.booleans(),
            placeholder=st.booleans(), text=WORDS, has_record=st.booleans(),
        ),
        meetings=some(
            core.Meeting, dated, published=published, team=WORDS, has_record=st.booleans(), attended=st.booleans(),
            one_side=st.booleans(), has_papers=st.booleans(), noted=published, announced=published,
        ),
        documents=some(core.Document, dated, published=published),
        contributions=st.builds(
            core.Contributions, public=st.integers(0, 3), unanswered=st.integers(0, 3), more=st.booleans(),
            late=st.integers(0, 3), promised=st.one_of(st.none(), DAYS, ANY_DAY), private=st.integers(0, 1),
            held=st.integers(0, 1),
        ),
        themes=some(core.Theme, dated, published=published, traced=st.booleans()),
        replies=some(
            core.Reply, dated, published=published, outcome=st.sampled_from(list(core.Outcome)), asked=st.booleans(),
            heard=st.booleans(), did=st.booleans(), because=st.booleans(), carried=st.booleans(),
        ),
        commitments=some(
            core.Commitment, dated, published=published, problem=WORDS, solution=WORDS, result=WORDS, lead=WORDS,
            values=VALUES, traced=st.sampled_from([None, True, False]), contact=WORDS, civil_lead=WORDS,
            milestones=some(core.Milestone, dated, output=WORDS),
        ),
        updates=some(
            core.Update, dated, milestone=REFERENCES, side=SIDES, state=st.sampled_from(list(core.Standing)), day=published,
            evidence=st.integers(0, 1), challenge=st.booleans(),
        ),
        editions=some(
            core.Edition, dated, place=st.integers(1, 3), day=published, commitments=st.integers(0, 12), vision=st.booleans(),
            signed=st.frozensets(SIDES), approved=st.dictionaries(SIDES, DAYS), amends=st.sampled_from(["", "AP-1"]),
            agreed=st.booleans(), submitted=published,
        ),
        drafts=some(core.DraftCall, dated),
        moves=st.integers(0, 2),
        silent=st.lists(REFERENCES, max_size=2).map(tuple),
        twins=st.lists(st.tuples(REFERENCES, REFERENCES), max_size=2).map(tuple),
        changes=st.lists(st.one_of(DAYS, ANY_DAY), max_size=5).map(tuple),
        renewed=st.lists(st.one_of(DAYS, ANY_DAY), max_size=5).map(tuple),
        unexplained=st.lists(REFERENCES, max_size=2).map(tuple),
        cut=st.frozensets(st.sampled_from(["activities", "meetings", "documents", "timelines", "stages"])),
    )  # fmt: skip


PACKS = st.sampled_from(newest())
OWN = st.sampled_from(
    [
        {},
        {"forum.name": "steering group", "timeline.process_start": "start", "plan.submission": "d-1"},
        {"forum.name": "steering group", "forum.max_gap_months": 1, "timeline.process_start": "first-event"},
        {"plan.deadline": "28-02", "plan.window_from": "01-01", "plan.window_until": "31-12"},
        {
            "plan.lengths_months": (1, 1200),
            "plan.end_days": ("31-12",),
            "implementation.meetings_per_year": 1200,
        },
        {"meeting.minutes_days": 0, "meeting.papers_days": 1200, "repository.min_spacing_days": 0},
    ]
)
"""Numbers of a cycle's own."""
