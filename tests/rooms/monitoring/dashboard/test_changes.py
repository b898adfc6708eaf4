"""What changed since a day, and what is late."""

import re
from datetime import UTC, date, datetime

import pytest

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import OPERATOR, PASSER_BY
from moothill.commons.record.batches import Item, bring_in
from moothill.commons.record.models import Record
from moothill.commons.record.operations import withdraw
from moothill.rooms.commitments.operations.moving import move_dates
from moothill.rooms.monitoring.queries.dashboard.lateness import counted_on, owed
from moothill.rooms.monitoring.queries.dashboard.rows import whole
from moothill.rooms.monitoring.register.owing import grouped, words_of

pytestmark = pytest.mark.django_db
LATER = datetime(2019, 7, 1, 9, tzinfo=UTC)


def test_since_the_end_of_the_last_period_but_one_unless_another_day_is_asked_for(world, read):
    page = read("changes/").content.decode()
    assert 'value="2019-03-31"' in page
    assert "went back from complete" in page and "About 1.1 in spring." in page
    assert "2.1 A timetable" not in page
    everything = read("changes/?since=2018-12-31").content.decode()
    assert "2.1 A timetable" in everything and "went back from complete" not in everything
    assert "nothing changed since then" in read("changes/?since=2019-07-09").content.decode()
    for day in ("soon", "2019-07-11", "1800-01-01"):
        assert "is no day" in read(f"changes/?since={day}", status=400).content.decode()


def test_since_the_end_of_a_period_is_offered_once_it_is_over_and_leads_somewhere(world, cycle, at, read):
    later = [("Ends today", "1 July 2019 - 10 July 2019"), ("Autumn", "1 July 2019 - 11 July 2019")]
    rounds = [Item("round", {"title": title, "when": when}) for title, when in later]
    bring_in(cycle=cycle, items=rounds, by=OPERATOR, at=at, reason="More", source="file")
    page = read("changes/").content.decode()
    offered = re.findall(r'href="\?since=([0-9-]+)"[^>]*>([^<]+)<', page)
    assert [title for _day, title in offered] == ["Winter", "Spring", "Ends today"]
    for day, _title in offered:
        read(f"changes/?since={day}")


def test_moved_dates_and_what_came_and_went_are_told_with_who_agreed_and_why(world, make, read, steward):
    move_dates(
        milestone=Record.objects.get(pk=world["step-2.1"].pk), when="October 2019", because="The pier burnt down",
        agreed="Both leads", by=steward, at=LATER,
    )  # fmt: skip
    make("milestone", title="A ticket for two", commitment="C-2")
    withdraw(record=world["step-2.2"], reason="There is a bench", by=steward, at=LATER)
    page = read("changes/?since=2019-06-30").content.decode()
    for told in (
        "The pier burnt down",
        "Both leads",
        "July 2019",
        "October 2019",
        "There is a bench",
        "was withdrawn",
    ):
        assert told in page
    assert "A bench at the pier" not in page
    assert "A ticket for two" not in page  # made on 1 March 2018, the moment of the fixture
    assert "became public" in read("changes/?since=2018-02-01").content.decode()


def test_lateness_is_told_by_the_day_and_words_that_cannot_tell_are_said_to(world, cycle):
    found = owed(whole(cycle, PASSER_BY).steps, date(2019, 7, 10))
    assert [(each.step.number, words_of(each)) for each in found] == [
        ("1.1", "late by 101 days"),
        ("1.2", "82 days left"),
        ("2.1", "cannot tell: it ends on one of the days that its words name, at most 21 from now"),
        ("2.2", "174 days left"),
    ]
    later = owed(whole(cycle, PASSER_BY).steps, date(2019, 8, 1))
    assert [(each.step.number, words_of(each)) for each in later][:2] == [
        ("1.1", "late by 123 days"),
        ("2.1", "late by 1 day"),
    ]
    groups, mark = grouped(found, cycle, most=3)
    assert [(group.name, group.count) for group in groups] == [
        ("late", 1), ("due-soon", 1), ("cannot-tell", 1),
    ]  # fmt: skip
    assert grouped(found, cycle, after=mark)[0][0].title == "Due later"


def test_what_was_first_called_complete_after_its_date_was_done_late(world, cycle, at):
    said = {"milestone": "MS-1", "state": "complete", "happened": "Done"}
    more = [Item("update", said | {"title": "Done", "day": day}) for day in ("2019-06-30", "2019-07-05")]
    bring_in(cycle=cycle, items=more, by=OPERATOR, at=at, reason="Done", source="file")
    (first,) = [
        each for each in owed(whole(cycle, PASSER_BY).steps, date(2019, 7, 10)) if each.step.number == "1.1"
    ]
    assert (first.due, first.days, first.on) == ("done-late", 91, date(2019, 6, 30))


def test_once_the_cycle_has_ended_lateness_stands_still(world, cycle, read):
    assert counted_on(whole(cycle, PASSER_BY), cycle, date(2026, 1, 1)) == date(2026, 1, 1)
    Cycle.objects.filter(pk=cycle.pk).update(state="ended", ends=date(2019, 5, 1))
    assert "22 June 2019" in read("late/").content.decode().partition("<table")[0]
