"""The receipt: what became of a contribution, step by step, as later rooms tell it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from moothill.commons.record import kinds
from moothill.commons.record.models import Record
from moothill.rooms.inputs.queries import receipts
from moothill.rooms.inputs.queries.receipts import (
    Reached,
    Step,
    fill,
    receipts_of,
    settled_among,
)
from tests.rooms.inputs.contributing.conftest import call_of, input_of
from tests.rooms.reading import words

pytestmark = pytest.mark.django_db

LATER = datetime(2018, 4, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def told(as_wired):
    """A room above this one, which says how far contributions came."""
    fill({})
    return fill


def reached(*steps: str, at: datetime = LATER, **more: str):
    def find(cycle, actor, ids):
        return {pk: [Reached(at, **more)] for pk in ids}

    return {Step(step): [find] for step in steps}


def page_of(record: Record, client: Client | None = None) -> str:
    return words((client or Client()).get(record.get_absolute_url()).content.decode())


def test_nothing_is_promised_that_nobody_knows(idea):
    page = page_of(idea())
    for part in ("Received 1 March 2018", "Published 1 March 2018", "Grouped with others not yet", "Considered not yet",
                 "Decided not yet", "Done not yet", "No answer is recorded."):  # fmt: skip
        assert part in page, part


def test_each_step_is_told_with_its_day_and_its_place(idea, told):
    told(
        reached("coded", title="Ferries", address="/x/themes/TH-1/")
        | reached("decided", at=LATER + timedelta(days=3))
    )
    page = Client().get(idea().get_absolute_url()).content.decode()
    assert '<a href="/x/themes/TH-1/" translate="no" lang="en">Ferries</a>' in page
    assert "Decided 5 April 2018" in words(page) and "No answer is recorded" not in words(page)


def test_several_rooms_may_know_of_one_step(idea, told, cycle, passer_by):
    first, second = (
        reached("coded", at=LATER - timedelta(days=day), title=str(day))[Step.CODED][0] for day in (1, 2)
    )
    told({Step.CODED: [first, second]})
    thing = input_of(idea())
    receipt = receipts_of(cycle, [thing], passer_by)[thing.pk]
    assert [each.title for each in receipt.stages[2].reached] == ["2", "1"]
    assert receipt.last.step == Step.CODED and not receipt.is_answered


def test_when_it_came_is_told_by_nobody_else(told):
    with pytest.raises(ValueError, match="stands in its record"):
        told(reached("received"))


def test_what_is_settled(told, idea, cycle, passer_by):
    record = idea()
    for steps, settled in ((["coded"], False), (["considered"], True), (["done"], True)):
        told(reached(*steps))
        assert (settled_among(cycle, [record.pk], passer_by) == {record.pk}) is settled


def test_a_late_answer_is_flagged(idea, call):
    thing = call_of(call)
    thing.reply_by = LATER.date()
    thing.save()
    assert "One is promised by 2 April 2018 late" in page_of(idea())


def test_the_questions_do_not_grow_with_the_contributions(
    idea, told, cycle, passer_by, django_assert_num_queries
):
    told(reached("coded", "decided"))
    for number in (1, 3):
        for _each in range(number - receipts.Input.objects.count()):
            idea()
        things = list(kinds.get("input").things())
        with django_assert_num_queries(0):
            assert len(receipts_of(cycle, things, passer_by)) == number


@pytest.mark.parametrize(
    ("said", "days"), [("26 December 2017", 65), ("15 February 2018", 14), ("16 February 2018", 0)]
)
def test_the_delay_between_saying_and_coming_is_flagged_from_fourteen_days_on(said, days, make):
    record = make("input", title="Boats", words="Boats.", when=said, coming_by="paper", consent="unnamed")
    page = page_of(record)
    assert "It came on paper." in page and f"It was said: {said}" in page
    assert (f"entered {days} days after it was said" in page) is bool(days)
    assert ("days after it was said" in page) is bool(days)


def test_what_was_entered_elsewhere_names_that_day_beside_the_one_on_which_it_came_here(make):
    values = {"title": "Boats", "words": "Boats.", "coming_by": "event", "consent": "unnamed"}
    page = page_of(make("input", when="1 December 2017", entered_on="2018-02-05", **values))
    assert (
        "It was entered on 5 February 2018, 66 days after it was said. It came into this site on 1 March 2018"
        in page
    )
    assert "Received 5 February 2018; it came into this site on 1 March 2018" in page
    assert "It came here on" not in page
    (row,) = kinds.get("input").things()
    listed = words(Client().get(f"{row.record.cycle.get_absolute_url()}inputs/").content.decode())
    assert "entered on 5 February 2018" in listed and "1 March 2018" not in listed


def test_where_it_came_from_names_the_event_the_table_and_the_typist(make, cycle, steward, at):
    from moothill.rooms.inputs.operations import Behind, lay_down

    event = make(
        "activity", stage=make("stage", when="March 2018").reference, title="A workshop", state="planned"
    )
    values = {"words": "Boats.", "event": event.reference, "table": "3", "coming_by": "event", "form": "note"}
    made = lay_down(cycle=cycle, values=values, by=steward, at=at, behind=Behind(typed=True))
    page = page_of(made)
    assert "It was said at A workshop, table 3." in page and f"typed in by {steward.name}" in page


def test_a_long_list_of_contributions_is_asked_about_at_once(idea, cycle, passer_by, told):
    told(reached("coded"))
    things = [input_of(idea()) for _each in range(12)]
    assert len(receipts_of(cycle, things, passer_by)) == 12
