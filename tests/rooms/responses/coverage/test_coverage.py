"""Whoever is left behind is named, by whatever way the others came; and nothing that is not public counts or is named."""

import csv
import io
import random

import pytest

from moothill.commons.policy.actors import PASSER_BY
from moothill.commons.record.operations import withdraw
from moothill.core.synthesis.coverage import Reach, Verdict
from moothill.rooms.inputs.queries.narrowing import published
from moothill.rooms.responses.queries import coverage
from moothill.rooms.responses.queries.coverage import HIDDEN, Stage, covered
from moothill.rooms.responses.queries.outcomes import is_answered
from tests.rooms.reading import words

pytestmark = pytest.mark.django_db

HOME = "/oakland-2018-20/coverage/"


def whole(cycle):
    return {name: reach.reached for name, reach in covered(cycle, PASSER_BY).whole.items()}


@pytest.fixture
def theme(make):
    return make("theme", title="Trees")


@pytest.fixture
def code(make):
    return make("code", title="Shade", standing="adopted")


def test_there_is_a_way_by_a_code_by_a_point_and_straight(cycle, says, make, theme, code, leads):
    point = make("point", title="Trees at schools", theme=theme.reference)
    coded, pointed, direct, nowhere = says(), says(), says(), says()
    leads(coded, code, "coded-to")
    assert whole(cycle) == {"code": 1, "theme": 0, "answer": 0, "commitment": 0}
    leads(code, theme, "part-of")
    leads(pointed, point, "part-of")
    leads(direct, theme, "part-of")
    assert whole(cycle) == {"code": 1, "theme": 3, "answer": 0, "commitment": 0}
    response = make("response", title="R", heard="Trees", did="Planted", outcome="open")
    leads(nowhere, response, "answered-by")
    assert whole(cycle)["answer"] == 1
    leads(theme, response, "answered-by")
    assert whole(cycle)["answer"] == 4


def test_one_that_was_gathered_goes_where_the_other_goes(cycle, says, theme, code, leads, make):
    original, other = says(), says()
    leads(original, other, "merged-into")
    leads(other, code, "coded-to")
    leads(code, theme, "part-of")
    response = make("response", title="R", heard="Trees", did="Planted", outcome="open")
    leads(other, response, "answered-by")
    assert whole(cycle) == {"code": 2, "theme": 2, "answer": 2, "commitment": 0}


def test_what_is_not_public_leads_nowhere(cycle, says, make, theme, code, leads, steward, at):
    idea, hidden = says(), make("input", title="Not yet", publish=False)
    for each in (idea, hidden):
        leads(each, code, "coded-to")
    leads(code, theme, "part-of")
    assert whole(cycle) == {"code": 1, "theme": 1, "answer": 0, "commitment": 0}
    draft = make("response", title="R", heard="Trees", did="Planted", outcome="open", publish=False)
    leads(theme, draft, "answered-by")
    assert whole(cycle)["answer"] == 0
    withdraw(record=theme, reason="Two were one.", by=steward, at=at)
    assert whole(cycle) == {"code": 1, "theme": 0, "answer": 0, "commitment": 0}
    assert covered(cycle, PASSER_BY).number == 1


def test_an_answer_is_what_it_is_elsewhere(cycle, says, make, leads, steward, at):
    """A world at random, counted in another way."""
    chance = random.Random(3)
    themes = [make("theme", title=f"Theme {n}") for n in range(3)]
    points = [make("point", title=f"Point {n}", theme=themes[n % 3].reference) for n in range(3)]
    codes = [make("code", title=f"Code {n}", standing="adopted") for n in range(3)]
    said = [
        make("response", title=f"R {n}", heard="You", did="We", outcome="open", publish=n > 0)
        for n in range(4)
    ]
    ideas = [says() for _ in range(14)]
    for each in ideas:
        target, kind = chance.choice(
            [(chance.choice(themes), "part-of"), (chance.choice(points), "part-of"), (chance.choice(codes), "coded-to"),
             (chance.choice([other for other in ideas if other != each]), "merged-into")]
        )  # fmt: skip
        leads(each, target, kind)
    leads(codes[0], themes[0], "part-of")
    for cause, response in (
        (themes[0], said[1]),
        (points[1], said[2]),
        (ideas[0], said[3]),
        (themes[1], said[0]),
    ):
        leads(cause, response, "answered-by")
    expected = published(cycle, PASSER_BY).filter(is_answered()).count()
    assert 0 < expected < 14
    assert whole(cycle)["answer"] == expected


def test_short_answers_that_were_dropped_are_found(cycle, says, code, leads, client):
    for number in range(6):
        says("Trees")
        for length in (100, 500):
            leads(says("x" * length, language="gd" if number == 0 else "en"), code, "coded-to")
    found = covered(cycle, PASSER_BY)
    bands = {band.value: band for band in found.groups["length"]}
    assert bands["short"].reach["code"] == Reach(0, 6)
    assert {name: band.verdicts["code"] for name, band in bands.items()} == {
        "short": Verdict.LESS, "middle": Verdict.ALIKE, "long": Verdict.ALIKE,
    }  # fmt: skip
    assert {band.value: band.verdicts["code"] for band in found.groups["language"]}["gd"] is Verdict.TOO_SMALL
    shown = words(client.get(HOME).content.decode())
    assert "2 groups come less far than the others: look at them before a report is published." in shown
    assert "Length: short: fewer than 100 characters (has a code)" in shown
    assert "Language: not said (has a code)" in shown
    assert (
        "Short: fewer than 100 characters 6 0 % (0) 0 % (0) 0 % (0) 0 % (0) reached less than the others"
        in shown
    )
    assert "Gaelic" in shown or "gd" in shown
    assert "too few to tell" in shown


def test_the_length_is_that_of_all_that_was_said(cycle, says):
    says("x" * 60, why="y" * 60)
    says(
        "",
        answers=[{"question": "Where?" * 40, "answer": "z" * 300}, {"question": "Why?", "answer": "z" * 200}],
    )
    says("", answers=[{"question": "Where?" * 40, "answer": "here"}])
    found = covered(cycle, PASSER_BY)
    assert {band.value: band.number for band in found.groups["length"]} == {
        "middle": 1,
        "long": 1,
        "short": 1,
    }


def test_groups_are_told_apart_by_event_call_sender_and_channel(cycle, says, make):
    stage = make("stage", title="Listening", when="March 2018").reference
    event = make("activity", title="A workshop", stage=stage)
    secret = make("activity", title="A secret meeting", stage=stage, publish=False)
    call = make("call", title="What should grow?")
    says(event=event.reference, coming_by="event")
    says(event=secret.reference)
    says(call=call.reference, consent="named", organisation="The friends of trees")
    says()
    found = covered(cycle, PASSER_BY)
    titles = {band.record.title if band.record else band.value: band.number for band in found.groups["event"]}
    assert titles == {None: 2, "A workshop": 1, HIDDEN: 1}
    assert {band.value: band.number for band in found.groups["sender"]} == {False: 3, True: 1}
    assert {band.value: band.number for band in found.groups["source"]} == {"site": 3, "event": 1}
    assert covered(cycle, PASSER_BY, call=call.pk).number == 1


def test_nothing_of_an_event_that_is_not_public_is_told(cycle, says, make, client):
    stage = make("stage", title="Listening", when="March 2018").reference
    secret = make("activity", title="A secret meeting", stage=stage, publish=False)
    says(event=secret.reference)
    says()
    for address in ("", "coverage.json", "coverage.csv"):
        content = client.get(HOME + address).content.decode()
        assert "A secret meeting" not in content
        assert secret.reference not in content
    assert "events that are not public" in client.get(f"{HOME}coverage.json").content.decode()


def test_it_asks_as_often_for_many_as_for_few(cycle, says, make, code, leads, django_assert_num_queries):
    stage = make("stage", title="Listening", when="March 2018").reference
    for number in range(4):
        event = make("activity", title=f"Workshop {number}", stage=stage)
        leads(says(event=event.reference, language="en" if number % 2 else "gd"), code, "coded-to")
        with django_assert_num_queries(2):
            covered(cycle, PASSER_BY)


def test_a_later_room_can_say_what_comes_after(cycle, says, code, leads, client, as_wired):
    from moothill.commons.record.models import Record

    leads(says(), code, "coded-to")
    ends = [Record.objects.filter(kind="code").values("pk")]
    coverage.fill([Stage("commitment", "is in a commitment", lambda cycle: ends)])
    assert whole(cycle)["commitment"] == 1
    assert "Is in a commitment" in words(client.get(HOME).content.decode())
    coverage.fill([])
    assert "commitment" not in whole(cycle)


def test_the_data_say_what_the_page_says(cycle, says, code, leads, client, make):
    call = make("call", title="=What should grow?")
    for number in range(10):
        idea = says("Trees", call=call.reference if number < 6 else "", language="en")
        if number >= 6:
            leads(idea, code, "coded-to")
    told = client.get(f"{HOME}coverage.json").json()
    assert (told["contributions"], told["reached"]) == (
        10,
        {"code": 4, "theme": 0, "answer": 0, "commitment": 0},
    )
    of_call = next(each for each in told["groups"] if each["reference"] == call.reference)
    assert (of_call["contributions"], of_call["reached"]["code"], of_call["verdicts"]["code"]) == (
        6,
        0,
        "less",
    )
    assert of_call["verdicts"]["answer"] == "nothing-yet"
    first, *rows = list(csv.DictReader(io.StringIO(client.get(f"{HOME}coverage.csv").content.decode())))
    assert (first["contributions"], first["code"]) == ("10", "4")
    assert "'=What should grow?" in [row["group"] for row in rows]
    assert client.get(f"{HOME}coverage.json?call={call.reference}").json()["contributions"] == 6
    page = client.get(f"{HOME}?call={call.reference}")
    assert page.status_code == 200
    assert page["X-Moothill-Scope"] == str(cycle.head_id)


@pytest.mark.parametrize("address", ["", "coverage.json", "coverage.csv"])
def test_what_leads_nowhere_is_refused_in_words(cycle, draft_cycle, client, make, address):
    hidden = make("call", title="Later", publish=False)
    for word in ("K-99", hidden.reference, "%00"):
        answer = client.get(f"{HOME}{address}?call={word}")
        assert answer.status_code == 400
        assert "Later" not in answer.content.decode()
    assert client.get(f"/oakland-2020-22/coverage/{address}").status_code == 404


def test_an_empty_cycle_says_so(cycle, client):
    assert "Nobody has contributed anything yet." in words(client.get(HOME).content.decode())
    assert client.get(f"{HOME}coverage.json").json()["contributions"] == 0


def test_the_panel_sums_it_up(cycle, says, code, leads, make, client):
    for _ in range(5):
        leads(says("x" * 200), code, "coded-to")
        says("Trees")
    page = make("page", title="The plan")
    make("section", title="Coverage", page=page.reference, slot="responses.coverage|")
    shown = words(client.get(page.get_absolute_url()).content.decode())
    assert "1 group comes less far than the others" in shown
    assert "Who is reached, group by group" in shown
