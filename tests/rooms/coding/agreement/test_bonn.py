"""Real proposals, really brought in: the figures of the page are those of other programs, and tell the error that was made.

Here with sixty of them; `script/drill coding` does so with all 2,314.
"""

from datetime import timedelta
from itertools import count

import pytest

from moothill.commons.policy.actors import PASSER_BY
from moothill.core.synthesis.agreement import agreement
from moothill.rooms.coding.queries.agreement import agreed
from moothill.rooms.inputs.models import Input
from tests.rooms.coding.agreement import bonn

ENOUGH = 60


@pytest.mark.django_db
def test_the_figures_of_the_page_are_those_of_other_programs(
    cycle, steward, civil_steward, at, client, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    ticks = count()
    rows = bonn.proposals(ENOUGH)
    records = bonn.brought_in(rows, cycle, by=steward, clock=lambda: at + timedelta(seconds=next(ticks)))
    first = Input.objects.get(pk=records[rows[0]["id"]].pk)
    assert (first.record.title, first.language) == (rows[0]["title"][:400], "de")
    codes = bonn.codebook(cycle, by=steward, at=at)
    said = bonn.said_by_two([row["main_label"] for row in rows], seed=1)
    bonn.coded([records[row["id"]] for row in rows], said, codes, (steward, civil_steward), at)

    told = client.get(f"{cycle.get_absolute_url()}coding/agreement.json").json()
    assert told["items"] == ENOUGH
    one, other = zip(*[[bonn.LABELS.index(label) for label in pair] for pair in said], strict=True)
    _same(told["all_codes"], bonn.counted_elsewhere(one, other))
    for row in told["codes"]:
        label = row["label"].replace(" ", "_")
        _same(row, bonn.counted_elsewhere(*([pair[who] == label for pair in said] for who in (0, 1))))
    assert {row["label"].replace(" ", "_") for row in told["codes"]} == {
        label for pair in said for label in pair
    }
    low, high = agreed(cycle, PASSER_BY).whole.interval
    assert low <= bonn.expected_alpha([row["main_label"] for row in rows]) <= high


def _same(told, counted):
    for name in ("percent", "kappa", "alpha"):
        expected = getattr(counted, name)
        assert told[name] == (None if expected is None else pytest.approx(expected, abs=1e-9)), name


def test_nineteen_of_twenty_intervals_tell_the_error_that_was_made():
    """Two people who err in a tenth and a fifth of two hundred real topics, sixty times over."""
    truths = [row["main_label"] for row in bonn.proposals(200)]
    true = bonn.expected_alpha(truths)
    found = [
        agreement([{0: one, 1: other} for one, other in bonn.said_by_two(truths, seed)]) for seed in range(60)
    ]
    held = sum(each.interval[0] <= true <= each.interval[1] for each in found)
    assert held >= 54
    assert abs(sum(each.alpha for each in found) / 60 - true) < 0.015
