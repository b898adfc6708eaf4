"""Eleven made-up commitments: one without a fault, and ten with one fault each, planted by somebody who had not seen the rules."""

import json
from pathlib import Path
from typing import Any

import pytest

from moothill.core.dates import Period, Precision, when
from moothill.core.standards import Severity
from moothill.core.standards.facts import Commitment, Milestone
from moothill.core.standards.hints import hints

PLANTED = json.loads((Path(__file__).parent / "data" / "planted.json").read_text())
PLAN = Period(
    "",
    when("1 January 2025", year=2025).earliest,
    when("31 December 2026", year=2025).latest,
    Precision.RANGE,
)
# What the planter called a fault, and by which hint it is told.
CODES = {
    "no-lead": "no-lead",
    "no-problem": "no-problem",
    "no-result": "no-result",
    "no-solution": "no-solution",
    "no-dates": "no-dates",
    "not-verifiable": "not-verifiable",
    "no-value": "no-value",
    "only-technology": "beside-only",
    "no-milestones": "no-milestone",
    "milestone-without-end": "undated-milestone",
}


def _period(words: str) -> Period | None:
    return when(words, year=2025) if words else None


def _commitment(given: dict[str, Any]) -> Commitment:
    steps = tuple(
        Milestone(
            reference=f"MS-{n}", number=each["number"], title=each["title"], output=each["output"],
            verification=each["verification"], lead=each["lead"], when=_period(each["when"]),
        )
        for n, each in enumerate(given["milestones"], start=1)
    )  # fmt: skip
    texts = (
        "title",
        "problem",
        "causes",
        "so_far",
        "solution",
        "result",
        "lead",
        "government_lead",
        "civil_lead",
        "contact",
    )
    return Commitment(
        reference="C-1", when=_period(given["when"]), areas=len(given["areas"]), goals=len(given["goals"]),
        values=tuple((row["value"], row["why"]) for row in given["values"]),
        civil_partner=any(row["side"] == "civil-society" for row in given["others"]), traced=given["traced"],
        milestones=steps, **{name: given[name] for name in texts},
    )  # fmt: skip


@pytest.mark.parametrize("given", PLANTED, ids=lambda each: each["fault"] or "whole")
def test_each_is_named_for_its_own_fault_and_for_no_other(given: dict[str, Any]) -> None:
    found = [each for each in hints(_commitment(given), plan=PLAN) if each.rule]
    wanted = [CODES[given["fault"]]] if given["fault"] else []
    assert [each.code for each in found if each.severity is Severity.MUST or each.code in wanted] == wanted
