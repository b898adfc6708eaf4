"""The days to which the front page of a cycle counts."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import PASSER_BY
from moothill.commons.record.errors import Invalid
from moothill.commons.record.models import Record
from moothill.commons.record.operations import revise, withdraw
from moothill.core.policy import CycleState
from moothill.rooms.plan.queries import Sight, counted_days

pytestmark = pytest.mark.django_db


def told(cycle: Cycle, today: date, submitted: date | None = None) -> list[tuple[str, bool]]:
    return [(line.words, line.late) for line in counted_days(Sight(cycle, PASSER_BY, today), submitted)]


def test_it_says_what_is_not_recorded_and_counts_to_the_end_of_the_cycle(cycle: Cycle) -> None:
    assert told(cycle, date(2020, 8, 30)) == [("not recorded", False)] * 2 + [("1 day left", False)]
    assert told(cycle, date(2020, 8, 31))[2] == ("ends today", False)
    assert told(cycle, date(2020, 9, 2))[2] == ("ended 2 days ago", False)


def test_it_counts_to_the_key_dates_that_are_marked(cycle: Cycle, make: Any, steward: Any, at: Any) -> None:
    due = make("key-date", title="Plan due", when="31 August 2018", counts="submission")
    make("key-date", title="Window", when="June 30th to September 30, 2018", counts="window")
    make("key-date", title="Other", when="1 September 2018")
    assert told(cycle, date(2018, 8, 29))[:2] == [("2 days left", False), ("32 days left", False)]
    assert told(cycle, date(2018, 8, 31))[0] == ("today", False)
    assert told(cycle, date(2018, 12, 5))[:2] == [("96 days late", True), ("66 days late", True)]
    after = [("submitted 96 days after the deadline", True), ("submitted 66 days after it closed", True)]
    assert told(cycle, date(2019, 1, 1), submitted=date(2018, 12, 5))[:2] == after
    revise(record=due, values={"met": "30 August 2018"}, base=1, by=steward, at=at)
    assert told(cycle, date(2019, 1, 1))[0] == ("submitted in time", False)
    revise(record=due, values={"met": "", "when": "August 2018"}, base=2, by=steward, at=at, reason="Vague.")
    assert told(cycle, date(2018, 9, 2))[0] == ("2 to 32 days late", True)  # the words leave open which day
    cycle.state = CycleState.ENDED
    assert told(cycle, date(2031, 1, 1))[1:] == [("passed", False), ("over", False)]


def test_one_key_date_counts_as_each_and_needs_a_date(cycle: Cycle, make: Any, steward: Any, at: Any) -> None:
    first = make("key-date", title="Plan due", when="31 August 2018", counts="submission")
    with pytest.raises(Invalid, match="D-1 as that already"):
        make("key-date", title="Due", when="30 August 2018", counts="submission")
    with pytest.raises(Invalid, match="counted to a date"):
        make("key-date", title="Size", rule="3 to 5", counts="window")
    withdraw(record=first, reason="Moved.", by=steward, at=at)
    make("key-date", title="Due", when="30 August 2018", counts="submission")
    assert Record.objects.filter(kind="key-date").count() == 2


def test_the_front_page_shows_them_once_and_turns_at_midnight_where_the_cycle_lives(
    cycle: Cycle, make: Any
) -> None:
    make("key-date", title="Plan due", when="31 August 2018", counts="submission")
    make("key-date", title="Report due", when="1 October 2018")
    cycle.zone = "Pacific/Auckland"
    cycle.save()
    shown = []
    for moment in (datetime(2018, 8, 30, 11, 59, tzinfo=UTC), datetime(2018, 8, 30, 12, 1, tzinfo=UTC)):
        with time_machine.travel(moment, tick=False):
            page = Client().get(cycle.get_absolute_url())
            text = page.content.decode()
            shown.append("1 day left" in text)
            assert text.count("31 August 2018") == 1 and "Report due" in text
    assert shown == [True, False]
