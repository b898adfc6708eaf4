"""What does not agree within a page."""

from collections import defaultdict
from itertools import combinations

from moothill.core.dates import Precision
from moothill.core.wiki.book import Draft
from moothill.core.wiki.found import Kind
from moothill.core.wiki.meaning.scene import Scene, StagePeriod
from moothill.core.wiki.remarks import gettext_noop
from moothill.core.wiki.shapes import period_of

_SAME_NUMBER = gettext_noop(
    "The number %(number)s is used twice in this table: lines %(first)s and %(second)s."
)
_SAME_EVENT = gettext_noop("The same event is listed in two stages: lines %(first)s and %(second)s.")
_STAGE = gettext_noop(
    "Its period is “%(first)s” in %(where)s (line %(line)s), and “%(second)s” in %(elsewhere)s (line %(other)s)."
)
_AFTER_DEADLINE = gettext_noop(
    "The plan is to be complete on %(completion)s, %(days)s day(s) after “%(deadline)s” on %(date)s."
)
_ENDS_FIRST = gettext_noop("The work is to be complete on %(completion)s, before it starts on %(start)s.")
_PARENT = gettext_noop("No row of its table has the number %(number)s, of which this seems to be a part.")


def look(scene: Scene) -> None:
    """Note every contradiction with the page and with the records that it is about."""
    _numbers(scene)
    _parents(scene)
    _events(scene)
    _stages(scene)
    _completion(scene)
    _dates(scene)


def _numbers(scene: Scene) -> None:
    seen: dict[tuple[str, str, str], Draft] = {}
    for draft in scene.book.of(Kind.ACTIVITY):
        number = draft.values.get("number")
        key = (draft.values["stage"], draft.values["group"], str(number))
        if number and key in seen:
            first, second = seen[key].lines[0], draft.lines[0]
            scene.book.find(
                "same-number",
                (first, second),
                _SAME_NUMBER,
                seen[key],
                draft,
                number=number,
                first=first,
                second=second,
            )
        elif number:
            seen[key] = draft


def _parents(scene: Scene) -> None:
    for draft in scene.book.of(Kind.ACTIVITY):
        number = str(draft.values.get("number", ""))
        if "." in number and "parent" not in draft.values:
            draft.doubt(_PARENT, number=number.split(".", maxsplit=1)[0])


def _events(scene: Scene) -> None:
    """Rows of different stages with one title and one day."""
    same: dict[tuple[str, object], list[Draft]] = defaultdict(list)
    for draft in scene.book.of(Kind.ACTIVITY):
        period = period_of(str(draft.values.get("when", "")), scene.year)
        if period and period.earliest and not draft.values.get("placeholder"):
            title = " ".join(str(draft.values["title"]).lower().split())
            same[title, (period.earliest, period.latest)].append(draft)
    for drafts in same.values():
        for one, other in combinations(drafts[:10], 2):
            if one.values["stage"] != other.values["stage"]:
                first, second = one.lines[0], other.lines[0]
                scene.book.find(
                    "same-event", (first, second), _SAME_EVENT, one, other, first=first, second=second
                )


def _stages(scene: Scene) -> None:
    """Each place that gives a stage another period than the first place."""
    for draft in scene.book.of(Kind.STAGE):
        periods = scene.periods.get(draft.handle, [])
        told: set[str] = set()
        for other in periods[1:]:
            if not _agree(periods[0], other, scene.year) and other.words not in told:
                told.add(other.words)
                _disagree(draft, periods[0], other, scene)


def _disagree(draft: Draft, one: StagePeriod, other: StagePeriod, scene: Scene) -> None:
    scene.book.find(
        "stage-period", (one.line, other.line), _STAGE, draft, first=one.words, where=one.where, line=one.line,
        second=other.words, elsewhere=other.where, other=other.line,
    )  # fmt: skip


def _agree(one: StagePeriod, other: StagePeriod, year: int) -> bool:
    """Whether two periods are the same days. One without a year is taken in the year of the other."""
    first, second = period_of(one.words, year), period_of(other.words, year)
    if first is None or second is None:
        return one.words == other.words
    if first.year_assumed and second.earliest and not second.year_assumed:
        first = period_of(one.words, second.earliest.year) or first
    elif second.year_assumed and first.earliest and not first.year_assumed:
        second = period_of(other.words, first.earliest.year) or second
    return (first.earliest, first.latest) == (second.earliest, second.latest)


def _completion(scene: Scene) -> None:
    details = scene.details
    completion = period_of(str(details.values.get("completion", "")), scene.year) if details else None
    if details is None or completion is None or completion.earliest is None:
        return
    start = period_of(str(details.values.get("start", "")), scene.year)
    if start and start.earliest and completion.latest and completion.latest < start.earliest:
        words = {"completion": completion.words, "start": start.words}
        scene.book.find("ends-first", details.lines, _ENDS_FIRST, details, **words)
    for draft in scene.book.of(Kind.KEY_DATE):
        due = period_of(str(draft.values.get("when", "")), scene.year)
        if (
            "deadline" not in str(draft.values["title"]).lower()
            or not due
            or due.precision != Precision.DAY
            or not due.latest
        ):
            continue
        days = (completion.earliest - due.latest).days
        if days > 0:
            lines = (details.places["completion"][0].line, draft.lines[0])
            scene.book.find(
                "after-deadline", lines, _AFTER_DEADLINE, details, completion=completion.words, days=days,
                deadline=str(draft.values["title"]), date=due.words,
            )  # fmt: skip


def _dates(scene: Scene) -> None:
    """What the reading of a date itself holds doubtful: a wrong day of the week, a guessed year."""
    for draft in scene.book.drafts:
        for name in ("when", "start", "completion"):
            words = draft.values.get(name)
            if not words:
                continue
            period = period_of(str(words), scene.year)
            for doubt in period.doubts if period else ():
                draft.doubt(doubt.sentence, **{key: str(value) for key, value in doubt.facts.items()})
