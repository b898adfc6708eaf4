"""The coder's pages, with scripts off: what is shown, what is saved, and what comes back with everything still in it."""

import re
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from moothill.commons.search.indexing import rebuild_all
from moothill.rooms.coding import operations
from moothill.rooms.coding.models import Assignment, Reading, Round, Waiting
from tests.rooms.coding.reading.conftest import WORDS
from tests.rooms.coding.reading.test_reading import change, suggest
from tests.rooms.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_open(cycle, team_member, at) -> Round:
    return operations.begin_round(cycle=cycle, by=team_member, at=at, seed=3, double=0, blind=0)


@pytest.fixture
def coder(client_of, team_member) -> Client:
    return client_of(team_member)


def home(cycle) -> str:
    return f"{cycle.get_absolute_url()}coding/"


def fields(answer) -> dict[str, str]:
    """The hidden fields of the form."""
    found = re.findall(r'<input type="hidden" name="(of|base|key)" value="([^"]*)"', answer.content.decode())
    return dict(found)


def test_a_coder_codes_one_after_the_other(cycle, contribute, code, coder, at, team_member) -> None:
    trees, first, second = code(), contribute("Plant oaks"), contribute("Open the park")
    suggest(first, trees, at=at)
    operations.begin_round(cycle=cycle, by=team_member, at=at, seed=3, double=0, blind=0)
    page = coder.get(f"{home(cycle)}next/")
    shown = fields(page)
    assert "no-store" in page["Cache-Control"]
    answer = coder.post(f"{home(cycle)}next/", {**shown, "code": trees.reference, "do": "save"})
    assert (answer.status_code, answer["Location"]) == (303, f"{home(cycle)}next/")
    other = fields(coder.get(answer["Location"]))
    assert {shown["of"], other["of"]} == {first.reference, second.reference}
    coder.post(f"{home(cycle)}next/", {**other, "none": "1", "do": "save"})
    done = coder.get(f"{home(cycle)}next/")
    assert "Nothing is left for you" in done.content.decode()
    assert sorted(Reading.objects.values_list("codes", flat=True)) == [[], [trees.reference]]


def test_a_second_click_stores_nothing_more(cycle, contribute, code, coder, round_open) -> None:
    trees, record = code(), contribute()
    shown = fields(coder.get(f"{home(cycle)}next/"))
    for _click in range(2):
        assert coder.post(f"{home(cycle)}next/", {**shown, "code": trees.reference}).status_code == 303
    assert Reading.objects.filter(input=record.pk).count() == 1


def test_nothing_chosen_comes_back_with_what_was_written(cycle, contribute, code, coder, round_open) -> None:
    code(), contribute()
    shown = fields(coder.get(f"{home(cycle)}next/"))
    answer = coder.post(f"{home(cycle)}next/", {**shown, "part_words": "  "})
    assert answer.status_code == 422
    assert "Choose a code, or say that nothing" in answer.content.decode()
    answer = coder.post(f"{home(cycle)}next/", {**shown, "part_words": "not there", "part_code": "CO-1"})
    assert answer.status_code == 422
    assert "does not stand there exactly once" in answer.content.decode()
    assert "not there</textarea>" in answer.content.decode()
    assert not Reading.objects.exists()


def test_a_passage_is_marked_without_scripts_and_with_them(
    cycle, contribute, code, coder, round_open
) -> None:
    trees, access, record = code("Trees"), code("Access"), contribute()
    shown = fields(coder.get(f"{home(cycle)}next/"))
    given = {
        "part_words": "open the archive",
        "part_code": access.reference,
        "mark": f"{trees.reference}:0:16",
    }
    assert coder.post(f"{home(cycle)}next/", {**shown, **given}).status_code == 303
    rows = Assignment.objects.filter(input=record.pk).order_by("excerpt__start").select_related("excerpt")
    assert [WORDS[row.excerpt.start : row.excerpt.end] for row in rows] == [
        "Plant more trees",
        "open the archive",
    ]
    page = words(coder.get(record.get_absolute_url()).content.decode())
    assert "open the archive" in page
    assert "Access" in page


def test_words_that_changed_meanwhile_are_shown_anew_and_the_codes_stay_ticked(
    cycle, contribute, code, coder, round_open
) -> None:
    trees, record = code(), contribute()
    shown = fields(coder.get(f"{home(cycle)}next/"))
    change(record, "Quite other words")
    answer = coder.post(f"{home(cycle)}next/", {**shown, "code": trees.reference})
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "read them again" in text
    assert "Quite other words" in text
    assert re.search(rf'value="{trees.reference}" checked', text)
    assert coder.post(f"{home(cycle)}next/", {**fields(answer), "code": trees.reference}).status_code == 303


def test_skip_leaves_it_to_others_and_undo_brings_it_back(cycle, contribute, code, coder, round_open) -> None:
    trees = code()
    contribute("Plant oaks"), contribute("Open the park")
    first = fields(coder.get(f"{home(cycle)}next/"))
    assert coder.post(f"{home(cycle)}next/", {**first, "do": "skip"}).status_code == 303
    second = fields(coder.get(f"{home(cycle)}next/"))
    assert second["of"] != first["of"]
    coder.post(f"{home(cycle)}next/", {**second, "code": trees.reference})
    again = fields(coder.get(f"{home(cycle)}next/"))
    assert again["of"] == first["of"], "when only those are left"
    reading = Reading.objects.get()
    answer = coder.post(f"{home(cycle)}next/", {"do": "undo", "reading": reading.pk})
    assert answer["Location"].endswith(f"?of={second['of']}")
    assert fields(coder.get(answer["Location"]))["of"] == second["of"]
    assert Reading.objects.get().undone_at


def test_what_is_alike_stands_beside_it_and_is_coded_with_it(
    cycle, contribute, code, coder, round_open
) -> None:
    trees = code()
    one = contribute("Plant many more oak trees along the river bank")
    other = contribute("Plant many more oak trees along the river banks, please")
    rebuild_all()
    operations.refill(cycle=cycle)
    page = coder.get(f"{home(cycle)}next/?of={one.reference}")
    also = re.search(r'name="also" value="([^"]+)"', page.content.decode())
    assert also and also[1] == f"{other.reference}:{other.version}"
    coder.post(f"{home(cycle)}next/", {**fields(page), "code": trees.reference, "also": also[1]})
    assert set(Reading.objects.values_list("input_id", flat=True)) == {one.pk, other.pk}
    assert not Waiting.objects.exists()


def test_the_second_of_two_does_not_see_what_the_first_one_said(
    cycle, contribute, code, said, coder, steward, at, client_of
) -> None:
    trees, record = code("Wonderful woods"), contribute()
    boats = code("Boats")
    operations.begin_round(cycle=cycle, by=steward, at=at, seed=3, double=5, blind=0)
    said(record, trees, by=steward)
    page = coder.get(f"{home(cycle)}next/").content.decode()
    assert f'value="{trees.reference}" checked' not in page
    own = coder.get(record.get_absolute_url()).content.decode()
    assert "You see what they said once you have read it too" in own
    assert trees.get_absolute_url() not in own
    said(record, boats, by=coder_of(coder))
    settled = coder.get(f"{record.get_absolute_url()}codes/").content.decode()
    assert "Settle what it is about" in settled
    assert "Wonderful woods" in settled
    answer = coder.post(
        f"{record.get_absolute_url()}codes/", {"codes": [trees.reference], "reason": "Boats are not meant."}
    )
    assert answer.status_code == 303
    assert not Reading.objects.filter(differs=True).exists()


def coder_of(client: Client):
    from moothill.commons.cycles.queries import actor_of
    from moothill.commons.people.models import Person
    from tests.conftest import MOMENT

    return actor_of(Person.objects.get(pk=client.session["_auth_user_id"]), MOMENT)


def test_the_table_saves_what_was_said_and_leaves_the_rest(
    cycle, contribute, code, coder, round_open
) -> None:
    trees = code()
    first, second, third = (contribute(f"Plant {what}") for what in ("oaks", "elms", "ash"))
    operations.refill(cycle=cycle)
    page = coder.get(f"{home(cycle)}table/").content.decode()
    key = re.search(r'name="key" value="([^"]+)"', page)[1]
    rows = re.findall(r'name="row" value="([^"]+)"', page)
    assert len(rows) == 3
    given = {
        "row": rows,
        "key": key,
        f"code-{first.reference}": [trees.reference, ""],
        f"none-{second.reference}": "1",
    }
    answer = coder.post(f"{home(cycle)}table/", given)
    assert answer.status_code == 303
    assert Waiting.objects.get().pk == third.pk
    assert Assignment.objects.get().input_id == first.pk
    assert coder.post(f"{home(cycle)}table/", {"row": rows, "key": str(uuid4())}).status_code == 422


def test_the_table_of_a_few_named_ones(cycle, contribute, coder, round_open) -> None:
    _first, second = contribute("Plant oaks"), contribute("Plant elms")
    operations.refill(cycle=cycle)
    page = coder.get(f"{home(cycle)}table/?of={second.reference}").content.decode()
    assert re.findall(r'name="row" value="([^"]+)"', page) == [f"{second.reference}:1"]


def test_everybody_sees_how_far_it_is_and_who_read_how_much(
    cycle, contribute, code, said, team_member, round_open, client_of, passer_by
) -> None:
    said(contribute(), code(), by=team_member), contribute()
    page = words(Client().get(home(cycle)).content.decode())
    assert "1 of 2 contributions are read: 50 %" in page
    assert team_member.name in page
    assert "Begin to read" not in page


@pytest.mark.parametrize("who", ["passer_by", "account_holder", "observer"])
def test_the_screen_is_for_the_team(cycle, contribute, cast, client_of, round_open, who) -> None:
    contribute()
    operations.refill(cycle=cycle)
    for address in ("next/", "table/"):
        assert client_of(cast[who]).get(f"{home(cycle)}{address}").status_code in {302, 403}
    assert Waiting.objects.get().claimed_by is None


def test_a_round_is_begun_and_closed_on_the_page(cycle, contribute, code, coder) -> None:
    code(), contribute()
    page = coder.get(home(cycle)).content.decode()
    assert "Begin a round" in page
    assert coder.post(f"{home(cycle)}rounds/", {"double": "x", "blind": "10"}).status_code == 422
    assert coder.post(f"{home(cycle)}rounds/", {"double": "5", "blind": "10"}).status_code == 303
    assert coder.post(f"{home(cycle)}rounds/", {"double": "5", "blind": "10"}).status_code == 409
    assert (Round.objects.get().double, Waiting.objects.count()) == (5, 1)
    assert coder.post(f"{home(cycle)}rounds/", {"do": "close"}).status_code == 303
    assert Round.objects.get().closed_at


def test_pages_ask_as_much_for_many_as_for_few(
    cycle, contribute, code, said, coder, steward, team_member, at
) -> None:
    trees = code()
    operations.begin_round(cycle=cycle, by=steward, at=at, seed=3, double=0, blind=0)
    counts = []
    for more in (1, 4):
        for number in range(more):
            said(contribute(f"Plant {more} {number}"), trees, by=steward)
            contribute(f"Open {more} {number}")
        operations.refill(cycle=cycle)
        Waiting.objects.update(claimed_by=None)
        asked = []
        for address in ("", "table/"):
            coder.get(home(cycle) + address)
            with CaptureQueriesContext(connection) as queries:
                assert coder.get(home(cycle) + address).status_code == 200
            asked.append(len(queries))
        counts.append(asked)
    assert counts[1][0] == counts[0][0]
    assert counts[1][1] == counts[0][1]
