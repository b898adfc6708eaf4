"""Rules ready to be drawn, and the same as data."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from moothill.commons.record.models import Record
from moothill.core.standards import NEEDS, Finding, Remark, Result, Rule, Setting, Source
from moothill.rooms.standards.queries.checking import Checked
from moothill.rooms.standards.queries.wording import (
    MARKS,
    RESULTS,
    SEVERITIES,
    TONES,
    drawn,
    numbers_used,
    plain,
)

ORDER = (Result.FAIL, Result.UNKNOWN, Result.DUE, Result.MANUAL, Result.PASS)


@dataclass(frozen=True, slots=True)
class Link:
    """A record that a remark speaks of."""

    reference: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Told:
    """One remark: its words, the records it speaks of, and the colour of what it points to."""

    words: SafeString
    links: list[Link]


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One rule with what came of it. `fails_if_confirmed` says that only doubt about the rule keeps it from failing."""

    rule: Rule
    source: Source
    title: str
    asks: str
    needs: str
    result: Any
    tone: str
    severity: Any
    mark: Any
    provisional: bool
    fails_if_confirmed: bool
    told: list[Told]
    numbers: list[tuple[str, str, Setting]]
    changes_on: date | None


def rows_of(findings: Iterable[Finding], records: Mapping[str, Record]) -> list[RuleRow]:
    """The rows of findings, in their order; asks nothing of the database."""
    return [_row(each, records) for each in findings]


def in_order(findings: Iterable[Finding]) -> list[tuple[Result, list[Finding]]]:
    """Findings by result, what is not met first; results that no rule has are left out."""
    found = list(findings)
    grouped = [(result, [each for each in found if each.result is result]) for result in ORDER]
    return [(result, group) for result, group in grouped if group]


def _row(finding: Finding, records: Mapping[str, Record]) -> RuleRow:
    rule = finding.rule
    return RuleRow(
        rule=rule,
        source=finding.source,
        title=_(rule.title),
        asks=_(rule.asks),
        needs=_needs(rule),
        result=RESULTS[finding.result],
        tone=TONES[finding.result],
        severity=SEVERITIES[finding.severity],
        mark=MARKS[rule.mark],
        provisional=finding.provisional,
        fails_if_confirmed=finding.indicated is Result.FAIL and finding.result is not Result.FAIL,
        told=[Told(drawn(remark), _links(remark, records)) for remark in finding.remarks],
        numbers=numbers_used(finding.settings),
        changes_on=finding.changes_on,
    )


def _needs(rule: Rule) -> str:
    return ", ".join(_(NEEDS[need]) for need in rule.needs)


def _links(remark: Remark, records: Mapping[str, Record]) -> list[Link]:
    """The records that are cited; one that was not read is left out."""
    cited = (records[reference] for reference in remark.cites if reference in records)
    return [Link(each.reference, each.title, each.get_absolute_url()) for each in cited]


def as_data(checked: Checked) -> dict[str, Any]:
    """Pack, pin and rules as plain data, for JSON."""
    pack, pin = checked.pack, checked.pin
    return {
        "cycle": checked.cycle.slug,
        "judged_as_of": checked.today,
        "changes_on": checked.changes_on,
        "pack": {
            "id": pack.id,
            "version": pack.version,
            "title": _(pack.title),
            "valid_from": pack.valid_from,
            "valid_to": pack.valid_to,
            "is_rule_book_of_this_cycle": checked.binds,
            "is_pinned": not checked.shown_only,
        }
        if pack
        else None,
        "pinned": {
            "pack": pin.pinned.pack,
            "version": pin.pinned.version,
            "since": pin.pinned.since,
            "by": pin.pinned.by_name,
            "reason": pin.pinned.reason,
            "own_numbers": pin.pinned.parameters,
        }
        if pin
        else None,
        "only_first_part_read": sorted(checked.gathered.facts.cut),
        "count": len(checked.findings),
        "results": [_rule_as_data(each, checked.gathered.records) for each in checked.findings],
    }


def _rule_as_data(finding: Finding, records: Mapping[str, Record]) -> dict[str, Any]:
    rule, source = finding.rule, finding.source
    return {
        "rule": rule.id,
        "title": _(rule.title),
        "asks": _(rule.asks),
        "severity": finding.severity,
        "result": finding.result,
        "provisional": finding.provisional,
        "if_confirmed": finding.indicated,
        "mark": rule.mark,
        "source": {
            "title": source.title,
            "address": source.address,
            "section": source.section,
        },
        "changes_on": finding.changes_on,
        "numbers": {
            name: {"value": each.value, "mark": each.mark, "own": each.changed}
            for name, each in finding.settings.items()
        },
        "facts": [
            {
                "words": plain(remark),
                "points_to": remark.result,
                "records": [
                    {"reference": link.reference, "title": link.title, "url": link.url}
                    for link in _links(remark, records)
                ],
            }
            for remark in finding.remarks
        ],
    }
