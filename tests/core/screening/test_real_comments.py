"""What the rules say of 1,096 real comments beside what real moderators decided: shown, and pinned loosely.

                  pass   flag   hold
    let in         730      0      5
    turned away    339      1      2
    not looked at   19      0      0

The rules look for spam, private things and copies. Those moderators turned away what was off the subject, or asked twice in
other words: no rule judges that, so the two hardly agree, and need not. What is pinned is that real words are hardly ever
stopped, and that nobody takes the rules for moderators.
"""

import csv
import gzip
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from moothill.core.screening import Contribution, Trace, Verdict, gather, judge, screen, trace

COMMENTS = Path(__file__).parents[2] / "texts/polis_english_comments.csv.gz"
LET_IN, TURNED_AWAY = "1", "-1"


@pytest.fixture(scope="module")
def verdicts() -> Counter[tuple[str, Verdict]]:
    """How often each verdict met each decision, each conversation being one busy hour."""
    before: dict[str, list[Trace]] = defaultdict(list)
    found: Counter[tuple[str, Verdict]] = Counter()
    with gzip.open(COMMENTS, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            given = Contribution(row["comment"])
            left = trace(given, contributor=row["author_id"], network=row["author_id"])
            history = gather(before[row["conversation"]], left)
            found[row["moderated"], judge(screen(given, history))] += 1
            before[row["conversation"]].append(left)
    return found


def _passed(verdicts: Counter[tuple[str, Verdict]], decided: str) -> float:
    whole = sum(count for (each, _verdict), count in verdicts.items() if each == decided)
    return verdicts[decided, Verdict.PASS] / whole


def test_hardly_anything_that_moderators_let_in_is_stopped(verdicts) -> None:
    assert verdicts.total() == 1_096
    assert _passed(verdicts, LET_IN) >= 0.98, verdicts


def test_the_rules_are_no_moderators(verdicts) -> None:
    assert 0.9 <= _passed(verdicts, TURNED_AWAY) < 1, verdicts
