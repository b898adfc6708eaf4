"""On the practice cycle: the lines on the trail of every record are those of the journal, counted without the trail's code.

The suite looks at the newest record of a few kinds; `script/drill trails` at every record there is.
"""

import os
from datetime import UTC, datetime

import pytest

from moothill.commons.record.models import Record
from moothill.front.practice.loading import make as make_practice
from tests.front.trail.test_recount import recount

pytestmark = pytest.mark.django_db

EVERY = os.environ.get("MOOTHILL_TRAILS") == "all"
KINDS = ("input", "theme", "response", "commitment", "update")


def test_the_lines_on_each_trail_of_the_practice_cycle_are_those_of_the_journal(db, told):
    cycle = make_practice(at=datetime(2028, 2, 29, 23, 30, tzinfo=UTC)).cycle
    records = list(
        Record.objects.filter(cycle=cycle, state="published").select_related("cycle").order_by("-pk")
    )
    newest = {record.kind: record for record in reversed(records)}
    looked_at = records if EVERY else [newest[kind] for kind in KINDS if kind in newest]
    for record in looked_at:
        assert told(record) == recount(record), record.reference
    assert len(looked_at) >= 3
