"""The report of an event builds itself from what was born there."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from moothill.commons.record.operations import revise
from moothill.rooms.inputs.operations import enter, take_notes
from moothill.rooms.inputs.operations.noting import Note
from moothill.rooms.inputs.queries.born import born_at, in_order
from moothill.rooms.inputs.register import notes as notes_panel

pytestmark = pytest.mark.django_db


def test_notes_stand_under_their_tables_in_the_order_of_the_room(
    write, open_table, event, cycle, passer_by, team_member, at
):
    for table in ("10", "2", "Youth"):
        write(f"From {table}", at=open_table(table))
    enter(
        cycle=cycle, values={"words": "A card", "coming_by": "paper", "consent": "unnamed"}, event=event,
        by=team_member, at=at,
    )  # fmt: skip
    born = born_at(event.pk, cycle, passer_by)
    assert [(table.name, table.count, [note.words for note in table.notes]) for table in born.tables] == [
        ("2", 1, ["From 2"]), ("10", 1, ["From 10"]), ("Youth", 1, ["From Youth"]), ("", 1, ["A card"]),
    ]  # fmt: skip


def test_names_of_tables_are_put_in_order_whatever_they_are():
    assert sorted(["Youth", "10", "", "2", "Table 10", "Table 9", "2b", "²"], key=in_order) == [
        "2", "2b", "10", "Table 9", "Table 10", "Youth", "²", "",
    ]  # fmt: skip


def test_nobody_but_insiders_sees_what_waits(write, event, cycle, passer_by, steward):
    write("Benches.")
    write(
        "Buy cheap viagra and cialis online no prescription needed, visit http://pills-4-you.example.top today"
    )
    assert born_at(event.pk, cycle, passer_by).count == 1
    inside = born_at(event.pk, cycle, steward)
    assert (inside.count, [note.held for note in inside.tables[0].notes]) == (2, [False, True])


def test_the_page_of_the_event_tells_how_many_came_and_what_was_said(write, event, steward, at, client, make):
    page = client.get(event.get_absolute_url()).content.decode()
    assert "What was said there" in page and "nothing recorded yet" in page
    write("Benches by the harbour.")
    revise(record=event, values={"came": 31, "outcome": "We listened."}, base=1, by=steward, at=at)
    page = client.get(event.get_absolute_url()).content.decode()
    for words in (
        "1 contribution was born here.",
        "31 people came.",
        "Benches by the harbour.",
        "We listened.",
        "Table",
    ):
        assert words in page
    assert f"inputs/?event={event.reference}" in page
    other = make("activity", stage="ST-1", title="A blog")
    assert "What was said there" not in client.get(other.get_absolute_url()).content.decode()


def test_a_note_shows_at_once_to_those_who_saw_the_page_before(write, event, client, cycle):
    before = cycle.head.number
    write("Benches.")
    cycle.head.refresh_from_db()
    assert cycle.head.number > before
    assert "Benches." in client.get(event.get_absolute_url()).content.decode()


def test_many_notes_show_the_first_of_them_and_ask_no_more(
    table, write, event, cycle, passer_by, client, now, django_assert_num_queries, monkeypatch
):
    monkeypatch.setattr(notes_panel, "MOST", 10)
    write("The first")
    address = event.get_absolute_url()
    client.get(address)
    with CaptureQueriesContext(connection) as one:
        client.get(address)
    notes = [Note(uuid4(), f"Thought {number}") for number in range(11)]
    take_notes(link=table.link, notes=notes, at=now)
    with django_assert_num_queries(len(one)):
        page = client.get(address).content.decode()
    assert "All 12 of them" in page and "Thought 8" in page and "Thought 9" not in page
    assert born_at(event.pk, cycle, passer_by).shown == 12
