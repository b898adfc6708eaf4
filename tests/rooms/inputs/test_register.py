"""The register of contributions: its order, its filters, and what it keeps to itself."""

import pytest
from django.db import connection

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import OPERATOR, PASSER_BY
from moothill.commons.record.models import Record
from moothill.commons.record.operations import publish, withdraw
from moothill.core.policy import CycleState
from moothill.rooms.inputs.models import Input
from moothill.rooms.inputs.models.kept import keep, let_go
from moothill.rooms.inputs.queries import narrowing, register

pytestmark = pytest.mark.django_db


def read(client, cycle, query="", status=200) -> str:
    answer = client.get(f"/{cycle.slug}/inputs/{query}")
    assert answer.status_code == status
    return answer.content.decode()


def references(client, cycle, query="") -> list[str]:
    answer = client.get(f"/{cycle.slug}/inputs/{query}")
    assert answer.status_code == 200
    return [row.reference for row in answer.context["rows"]]


def shown(record) -> int | None:
    return Input.objects.values_list("shown_in", flat=True).get(pk=record.pk)


def test_the_newest_comes_first_with_where_it_came_from(client, cycle, contribute, make):
    call = make("call", title="How green should it be?")
    contribute("Plant oaks", call=call.reference, place="Kelso", table="4", language="en")
    contribute(
        "Plant elms", said_by="Ash Grove", organisation="Friends of Elms", consent="named", coming_by="paper"
    )
    page = read(client, cycle)
    assert references(client, cycle) == ["I-2", "I-1"]
    for words in (
        "How green should it be?",
        "Kelso",
        "Friends of Elms",
        "Ash Grove",
        "paper",
        "2 contributions.",
    ):
        assert words in page


def test_a_list_without_a_row_says_so(client, cycle):
    assert "nothing recorded yet" in read(client, cycle)


def test_each_filter_leaves_what_was_asked_for(client, cycle, contribute, make):
    call = make("call", title="A call")
    stage = make("stage", when="March 2018")
    event = make(
        "activity", title="A walk", stage=stage.reference, form="event", when="5 March 2018", place="Ayr"
    )
    contribute("Nothing in common")
    contribute(
        "All of it", call=call.reference, event=event.reference, form="note", coming_by="event", language="gd",
        place="Kelso", organisation="The Grove", consent="named",
    )  # fmt: skip
    for asked in (
        "call=Q-1", "call=q-1", "event=A-1", "form=note", "channel=event", "sender=organisation", "language=gd",
        "place=Kelso", "form=note&place=Kelso",
    ):  # fmt: skip
        assert references(client, cycle, f"?{asked}") == ["I-2"], asked
    assert references(client, cycle, "?sender=person") == ["I-1"]
    assert references(client, cycle, "?answered=no") == ["I-2", "I-1"]
    assert references(client, cycle, "?answered=yes") == []


@pytest.mark.parametrize(
    "query",
    [
        "?call=Q-9", "?event=A-9", "?form=poem", "?channel=pigeon", "?sender=nobody", "?language=xx", "?place=Nowhere",
        "?answered=perhaps", "?colour=green", "?after=x", "?standing=waiting",
    ],
)  # fmt: skip
def test_a_filter_that_leads_nowhere_is_answered_in_words(query, client, cycle, contribute):
    contribute()
    assert "Nothing is shown: something asked for is not there." in read(client, cycle, query, 400)


def test_a_later_room_says_what_is_answered(cycle, contribute, as_wired):
    first, _second = contribute("One"), contribute("Two")
    narrowing.answer_by(
        lambda things, answered: things.filter(pk=first.pk) if answered else things.exclude(pk=first.pk)
    )
    for word, expected in (("yes", ["I-1"]), ("no", ["I-2"])):
        things = narrowing.narrow(Input.objects.filter(shown_in=cycle), {"answered": word}, cycle=cycle)
        assert [thing.record.reference for thing in things] == expected


def test_what_is_not_public_is_in_nobodys_list_but_the_insiders(
    client, cast, client_of, cycle, contribute, steward, at
):
    contribute("Canary held", held=True)
    contribute("Canary private", consent="private")
    gone = contribute("Canary gone")
    withdraw(record=gone, reason="It was said twice.", by=steward, at=at)
    for who, actor in cast.items():
        assert "Canary" not in read(client_of(actor), cycle), who
    assert references(client_of(cast["team_member"]), cycle, "?standing=waiting") == ["I-2", "I-1"]


def test_a_cycle_that_is_prepared_shows_its_list_to_insiders_alone(client, draft_cycle, contribute):
    contribute("Canary", cycle=draft_cycle)
    assert client.get(f"/{draft_cycle.slug}/inputs/").status_code == 404
    assert not narrowing.published(draft_cycle, PASSER_BY).exists()
    assert narrowing.published(draft_cycle, OPERATOR).exists()


def test_whatever_changes_a_record_the_list_follows(cycle, other_cycle, contribute, steward, at):
    """Also what no operation did: an import shows or withdraws a hundred thousand by one statement."""
    record = contribute("Plant", held=True)
    assert shown(record) is None
    publish(record=record, by=steward, at=at)
    assert shown(record) == cycle.pk
    Record.objects.filter(pk=record.pk).update(state="draft")
    assert shown(record) is None
    Record.objects.filter(pk=record.pk).update(state="published")
    assert shown(record) == cycle.pk
    Input.objects.filter(pk=record.pk).update(shown_in=other_cycle, from_organisation=True)
    row = Input.objects.get(pk=record.pk)
    assert (row.shown_in_id, row.from_organisation) == (cycle.pk, False)
    row.shown_in = None
    row.save()
    assert shown(record) == cycle.pk


def test_what_changed_while_a_migration_ran_is_put_right_after_it(cycle, contribute):
    """SQLite makes tables anew, and refuses that while a trigger of another table names one: they are away meanwhile."""
    record = contribute()
    let_go(using="default")
    Record.objects.filter(pk=record.pk).update(state="draft")
    keep(using="default")
    assert shown(record) is None
    keep(using="default")
    Record.objects.filter(pk=record.pk).update(state="published")
    assert shown(record) == cycle.pk


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_same_number_of_questions(
    rows, client, cycle, contribute, make, django_assert_num_queries
):
    call = make("call", title="A call")
    for number in range(rows):
        contribute(f"Plant {number}", call=call.reference, place=f"Place {number}")
    read(client, cycle)
    with django_assert_num_queries(7):
        read(client, cycle)


def test_a_long_list_comes_in_pages_that_hold_each_row_once(client, cycle, contribute):
    for number in range(register.PAGE + 3):
        contribute(f"Plant {number}")
    first = client.get(f"/{cycle.slug}/inputs/")
    assert len(first.context["rows"]) == register.PAGE
    rest = references(client, cycle, first.context["older"])
    assert rest == ["I-3", "I-2", "I-1"]
    assert "Back to the newest" in read(client, cycle, first.context["older"])


def test_ten_thousand_are_counted_no_further_and_listed_in_a_moment(client, cycle, pour):
    pour(10_001)
    page = read(client, cycle)
    assert "More than 10,000 contributions." in page
    assert references(client, cycle)[0] == "I-10001"
    assert len(references(client, cycle, "?form=letter")) == 1


@pytest.mark.parametrize(
    ("asked", "index"),
    [
        ({}, "input_listed"), ({"call": "Q-1"}, "input_by_call"), ({"event": "A-1"}, "input_by_event"),
        ({"form": "letter"}, "input_by_form"), ({"channel": "paper"}, "input_by_channel"),
        ({"language": "gd"}, "input_by_language"), ({"place": "Kelso"}, "input_by_place"),
        ({"sender": "organisation"}, "input_by_sender"), ({"sender": "person"}, "input_by_sender"),
    ],
)  # fmt: skip
def test_each_filter_follows_an_index_of_its_own_and_sorts_nothing(
    asked, index, cycle, other_cycle, make, pour
):
    """So a list of a million rows costs what a list of a thousand does: see `script/bench gather`."""
    call, stage = make("call"), make("stage", when="March 2018")
    event = make("activity", stage=stage.reference, form="event", when="5 March 2018", place="Ayr")
    spread_over(pour, cycle, other_cycle, call=call.pk, event=event.pk)
    things = narrowing.narrow(narrowing.published(cycle, PASSER_BY), asked, cycle=cycle)
    plan = things.order_by("-pk").values("pk")[:51].explain()
    # Another index of the same order may cost PostgreSQL the same: of all, of whatever its state, of all if nearly all fit.
    level = {"input_by_call": "input_of_call", "input_by_event": "input_of_event"}.get(index, "input_listed")
    assert index in plan or (connection.vendor == "postgresql" and level in plan)
    assert "Sort" not in plan
    assert "TEMP B-TREE" not in plan


def spread_over(pour, cycle, other_cycle, **origin) -> None:
    """Enough rows that an index is worth it: half of them elsewhere, and a quarter of the others with every value."""
    pour(2000)
    pks = list(Input.objects.filter(record__cycle=cycle).order_by("pk").values_list("pk", flat=True))
    Record.objects.filter(pk__in=pks[::2]).update(cycle=other_cycle)
    some = Input.objects.filter(pk__in=pks[1::8])
    some.update(
        call=origin["call"], event=origin["event"], form="letter", coming_by="paper", language="gd",
        place="Kelso", organisation="The Grove", consent="named",
    )  # fmt: skip
    if (
        connection.vendor == "postgresql"
    ):  # which else goes by what it last counted, and sorts what is this short
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE inputs_input")
            cursor.execute("SET LOCAL enable_sort = off")


def test_a_place_is_chosen_from_a_list_while_there_are_few(client, cycle, contribute):
    contribute(place="Kelso")
    contribute(place="Ayr")
    assert narrowing.words_in("place", cycle) == ["Ayr", "Kelso"]
    assert '<option value="Kelso"' in read(client, cycle)


def test_no_name_stands_beside_what_was_contributed_without_one(client, cycle, contribute, account_holder):
    contribute("Plant", author=account_holder)
    assert account_holder.name not in read(client, cycle)


def test_an_ended_cycle_still_lists_what_was_said(client, cycle, contribute):
    contribute("Plant oaks")
    Cycle.objects.filter(pk=cycle.pk).update(state=CycleState.ENDED)
    page = read(client, cycle)
    assert "Plant oaks" in page
    assert "mh_agree_button" not in page
