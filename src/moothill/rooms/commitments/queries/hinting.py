"""Hints in words: for pages, and as rows of a sheet."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from moothill.commons.record import kinds
from moothill.commons.record.models import Record
from moothill.commons.ui import markup
from moothill.core.dates import Period
from moothill.core.standards import RULES, Severity
from moothill.core.standards.hints import Hint
from moothill.rooms.commitments.queries.checking import Checked

WEIGHTS = {
    Severity.MUST: gettext_lazy("needed"),
    Severity.SHOULD: gettext_lazy("wanted"),
    Severity.ADVICE: gettext_lazy("advice"),
}
# No red: a hint helps whoever writes, and blames nobody.
TONES = {Severity.MUST: "wait", Severity.SHOULD: "now", Severity.ADVICE: "none"}
PLAIN = "plain"

COLUMNS = (
    (("CMT-01",), gettext_lazy("Filled in")),
    (("CMT-02",), gettext_lazy("Milestones")),
    (("CMT-03", "CMT-04"), gettext_lazy("Values")),
    (("CMT-05",), gettext_lazy("Dates")),
    (("CMT-06",), gettext_lazy("Owners")),
    (("CMT-07",), gettext_lazy("Verifiable")),
    (("CMT-08",), gettext_lazy("Policy area")),
    (("RES-08",), gettext_lazy("Traced")),
    (("",), gettext_lazy("Plain language")),
)
"""What the list looks at, by the rules that ask for it."""


@dataclass(frozen=True, slots=True)
class Told:
    """One hint on a page. `about` is the field, `step` the record of the milestone it is about; `rule` is "" for plain
    language and what a cycle asks for itself. `where` is the name of the field on the form at hand, "" for one elsewhere."""

    words: SafeString
    suggestion: SafeString
    weight: Any
    tone: str
    rule: str
    rule_title: str
    about: str
    where: str
    step: Record | None


def told(found: Iterable[Hint], steps: Mapping[str, Record], *, own: str = "") -> list[Told]:
    """These hints for a page; `own` is the reference of the milestone whose page or form it is, if it is that of one."""
    return [
        Told(
            words=_drawn(each.words, each),
            suggestion=_drawn(each.suggestion, each),
            weight=WEIGHTS[each.severity],
            tone=TONES[each.severity],
            rule=each.rule,
            rule_title=_(RULES[each.rule].title) if each.rule else "",
            about=about(each),
            where=each.where if each.milestone in ("", own) else "",
            step=steps.get(each.milestone),
        )
        for each in found
    ]


def about(hint: Hint) -> str:
    """What the field that a hint is about is called."""
    if hint.where in ("milestones", "traced"):
        return _("Milestones") if hint.where == "milestones" else _("Where it comes from")
    kind = kinds.get("milestone" if hint.milestone else "commitment")
    labels = {field.name: field.label for field in kind.fields}
    return str(labels.get(hint.where, ""))


def _drawn(sentence: str, hint: Hint) -> SafeString:
    """A sentence as HTML: what comes from the record is left alone by translation."""
    facts = {name: _fact(name, value, hint) for name, value in hint.facts.items()}
    return mark_safe(str(conditional_escape(_(sentence))) % facts)  # nosec: both parts are escaped


def _fact(name: str, value: object, hint: Hint) -> SafeString:
    if name in hint.catalogued:
        return format_html("{}", _(str(value)))
    if isinstance(value, Period):
        return format_html("“{}”", markup.as_written(value.words))
    return format_html("{}", value) if isinstance(value, int) else markup.as_written(value)


def plain(sentence: str, hint: Hint) -> str:
    """A sentence as plain words."""
    facts = {
        name: _(str(value))
        if name in hint.catalogued
        else value.words
        if isinstance(value, Period)
        else value
        for name, value in hint.facts.items()
    }
    return _(sentence) % facts


@dataclass(frozen=True, slots=True)
class Row:
    """One commitment in the list: how many hints there are in each column, and the hints. `mend`: the reader can act on
    them."""

    record: Record
    counts: Sequence[tuple[Any, int]]
    told: Sequence[Told]
    mend: bool


def rows_of(checked: Iterable[Checked], mends: Callable[[Record], bool]) -> list[Row]:
    """The list, commitment by commitment. Beyond what `mends` asks, it asks nothing of the database."""
    return [
        Row(
            each.record,
            [(label, sum(_column(hint) in rules for hint in each.hints)) for rules, label in COLUMNS],
            told(each.hints, each.steps),
            mends(each.record),
        )
        for each in checked
    ]


def _column(hint: Hint) -> str:
    """What a cycle needs filled in itself stands with what the OGP does."""
    return "CMT-01" if hint.code == "needed" else hint.rule


def sheet_of(checked: Iterable[Checked]) -> Iterator[list[str]]:
    """The same as a sheet: a row for each hint, and one for each commitment that has none."""
    yield ["commitment", "title", "rule", "weight", "about", "milestone", "hint", "suggestion"]
    for each in checked:
        record = each.record
        for hint in each.hints:
            words, suggestion = plain(hint.words, hint), plain(hint.suggestion, hint)
            weight = str(WEIGHTS[hint.severity])
            rule = hint.rule or (PLAIN if hint.code.startswith(PLAIN) else "own")
            yield [
                record.reference,
                record.title,
                rule,
                weight,
                about(hint),
                hint.milestone,
                words,
                suggestion,
            ]
        if not each.hints:
            yield [record.reference, record.title, "", "", "", "", "", ""]
