"""Two drafts of a commitment compared, or one with the commitment as it stands now. Pure: nothing is looked up."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from moothill.commons.record import kinds
from moothill.commons.record.comparing import Difference, difference
from moothill.commons.ui import markup
from moothill.core.dates import from_json
from moothill.core.text import Undrawable, diff
from moothill.core.text import compare as passages_of
from moothill.rooms.commitments.queries.frozen import Contents

Values = Mapping[str, Any]
# What is told in words rather than shown as a comparison of words.
_TOLD = ("commitment", "number", "group", "when")


@dataclass(frozen=True, slots=True)
class Step:
    """One milestone that stands in both and says something else now."""

    reference: str
    number: str
    title: str
    differences: Sequence[Difference]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs: the fields of the commitment, the milestones in sentences (markup), and their words."""

    fields: Sequence[Difference]
    told: Sequence[SafeString]
    steps: Sequence[Step]

    @property
    def same(self) -> bool:
        """Whether nothing differs."""
        return not (self.fields or self.told or self.steps)


def compare(old: Contents, new: Contents, *, written: bool = False) -> Comparison:
    """What differs between two contents of one commitment. `written` shows the Markdown of texts, not how they read."""
    before, after = _by_reference(old), _by_reference(new)
    pairs = [(before[reference], now) for reference, now in after.items() if reference in before]
    return Comparison(
        fields=[
            *_fields(old["commitment"], new["commitment"], _labels(old, new), written=written),
            *_answers(old, new, written=written),
        ],
        told=list(_told(before, after)),
        steps=[step for was, now in pairs if (step := _step(was, now, written=written)).differences],
    )


def _labels(old: Contents, new: Contents) -> Mapping[str, str]:
    """What the cycle calls a field: the newer name where there are two."""
    return {**old["labels"], **new["labels"]}


def _by_reference(contents: Contents) -> dict[str, Values]:
    return {step["reference"]: step for step in contents["milestones"]}


def _fields(old: Values, new: Values, labels: Mapping[str, str], *, written: bool) -> Iterator[Difference]:
    for field in kinds.get("commitment").fields:
        was, now = old.get(field.name, field.empty), new.get(field.name, field.empty)
        if field.name != "more" and was != now:
            found = difference(field, was, now, written=written)
            yield _called(found, labels[field.name]) if labels.get(field.name) else found


def _called(found: Difference, label: str) -> Difference:
    return Difference(label, found.pieces, found.passages)


def _answers(old: Contents, new: Contents, *, written: bool) -> Iterator[Difference]:
    """The answers to the cycle's own questions."""
    labels = _labels(old, new)
    was, now = ({row["name"]: row["words"] for row in each["commitment"]["more"]} for each in (old, new))
    for name in sorted(was.keys() | now.keys()):
        pair = was.get(name, ""), now.get(name, "")
        if pair[0] != pair[1]:
            yield _of_words(labels.get(name) or name, *pair, written=written)


def _of_words(label: str, was: str, now: str, *, written: bool) -> Difference:
    if not written:
        try:
            return Difference(label, passages=passages_of(was, now, top=4, table_label=_("Table")))
        except Undrawable:
            pass  # then as it is written
    return Difference(label, pieces=diff(was, now))


def _step(was: Values, now: Values, *, written: bool) -> Step:
    kind = kinds.get("milestone")
    pairs = (
        (field, was.get(field.name, field.empty), now.get(field.name, field.empty))
        for field in kind.fields
        if field.name not in _TOLD
    )
    found = [difference(field, *two, written=written) for field, *two in pairs if two[0] != two[1]]
    return Step(now["reference"], now["number"], now["title"], found)


def _told(before: Mapping[str, Values], after: Mapping[str, Values]) -> Iterator[SafeString]:
    for reference, now in after.items():
        if reference not in before:
            yield _filled(_("%(what)s was added."), what=_named(now))
    for reference, was in before.items():
        if reference not in after:
            yield _filled(_("%(what)s is gone."), what=_named(was))
    for reference, now in after.items():
        if reference in before:
            yield from _moved(before[reference], now)
    both = [reference for reference in before if reference in after]
    if both != [reference for reference in after if reference in before]:
        yield _filled(_("The milestones stand in another order."))


def _moved(was: Values, now: Values) -> Iterator[SafeString]:
    what = _named(now)
    for name, words, written in _SENTENCES:
        if was.get(name) != now.get(name):
            yield _filled(words(), what=what, old=written(was.get(name)), new=written(now.get(name)))


def _named(step: Values) -> SafeString:
    words = markup.as_written(f"{step['number']} {step['title']}".strip())
    return _filled(
        _("Milestone %(words)s (%(reference)s)"), words=words, reference=markup.as_written(step["reference"])
    )


def _number(value: Any) -> SafeString:
    return markup.as_written(value) if value else _filled(_("none"))


def _dates(value: Any) -> SafeString:
    return markup.period(from_json(value)) if value else _filled(_("no date"))


_SENTENCES: tuple[tuple[str, Callable[[], str], Callable[[Any], SafeString]], ...] = (
    ("number", lambda: _("%(what)s has another number: it was %(old)s, it is %(new)s."), _number),
    ("group", lambda: _("%(what)s stands under another heading: it was %(old)s, it is %(new)s."), _number),
    ("when", lambda: _("%(what)s has other dates: they were %(old)s, they are %(new)s."), _dates),
)


def _filled(words: str, /, **facts: SafeString) -> SafeString:
    """The sentence filled with markup; the sentence itself is escaped."""
    return SafeString(conditional_escape(words) % facts)  # nosec: every part is escaped
