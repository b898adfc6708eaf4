"""Making the practice cycle where there is none: on any day, beside real people, whole or not at all."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import CommandError, call_command

from moothill.commons.cycles.models import Cycle, PracticePerson
from moothill.commons.people.models import Participant, Person
from moothill.commons.record import kinds
from moothill.front.practice import loading
from moothill.front.practice.loading import make, the_file

pytestmark = pytest.mark.django_db

NOW = datetime(2028, 2, 29, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize("days", (1, 100, 305))
def test_it_can_be_made_on_any_day(days):
    made = make(at=NOW + timedelta(days=days))
    assert made.cycle.records.count() == made.records


@pytest.mark.parametrize("month", (4, 12))
def test_what_came_fell_on_its_day_though_clocks_were_changed_since(month):
    cycle = make(at=datetime(2028, month, 20, 23, 30, tzinfo=UTC)).cycle
    things = kinds.get("input").things().filter(record__cycle=cycle)
    assert things and all(cycle.day(each.record.created_at) >= each.latest for each in things)
    assert {each.delay for each in things} == {0, 2, 3, 18}


def test_somebody_real_by_the_same_name_keeps_it(db):
    Participant.objects.create(label="pat practice")
    make(at=NOW)
    assert PracticePerson.objects.get(part="public").participant.label == "Pat Practice 2"


def test_a_record_that_no_longer_fits_its_kind_leaves_nothing(monkeypatch, db):
    file = the_file()
    broken = file.records[3].model_copy(update={"kind": "stage"})
    records = (*file.records[:3], broken, *file.records[4:])
    monkeypatch.setattr(loading, "the_file", lambda: file.model_copy(update={"records": records}))
    with pytest.raises(CommandError, match="records.3"):
        call_command("practice")
    assert (Cycle.objects.count(), Person.objects.count()) == (0, 0)
