"""The page of a call in each state, for everybody; what is open now; and the list of calls."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from moothill.commons.cycles.models import Cycle
from moothill.commons.record.operations import revise, withdraw
from moothill.core.policy import CycleState
from moothill.rooms.inputs.models import Call
from tests.rooms.reading import words

pytestmark = pytest.mark.django_db

INSIDERS = {"steward", "civil_steward", "team_member"}
NOON = datetime(2018, 3, 1, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel(NOON, tick=False):
        yield


def read(client, address) -> str:
    return words(client.get(address).content.decode())


def rows(client, cycle, name) -> list[str]:
    return [row.title for row in client.get(f"/{cycle.slug}/take-part/").context[name]]


def test_an_open_call_says_all_that_one_needs_to_know(make, client):
    level = make("level", title="Have your say")
    record = make(
        "call",
        title="Which data should be open?",
        background="Read *this* first.",
        level=level.reference,
        form="survey",
        questions=[
            {"text": "Which river?", "kind": "choice", "choices": "The Oak; The Elm", "required": "yes"},
        ],
        invited="People by the river",
        contact="open@example.org",
    )
    shown = read(client, record.get_absolute_url())
    for part in (
        "open now until 31 March 2018",
        "takes 5 minutes · no account needed · reply by 14 April 2018",
        "Take part",
        "Read this first.",
        "Everything but the law.",
        "Which river? one of the choices · must be answered The Oak The Elm",
        "Level of engagement Have your say",
        "Anyone, with or without an account; above all: People by the river",
        "Ash Rowan, the team for open government, open@example.org",
        "CC BY 4.0",
    ):
        assert part in shown, part
    assert f"/{record.cycle.slug}/moderation/" in client.get(record.get_absolute_url()).content.decode()


def test_a_call_that_needs_an_account_says_so(make, client):
    assert "you need an account for this one" in read(client, make("call", who="accounts").get_absolute_url())


def test_what_it_refers_to_is_not_named_once_it_is_withdrawn(make, client, steward, at):
    level, document = make("level", title="Canary level"), make("document", title="Canary paper")
    record = make("call", form="comments", document=document.reference, level=level.reference)
    for each in (level, document):
        withdraw(record=each, reason="Twice", by=steward, at=at)
    shown = read(client, record.get_absolute_url())
    assert "Canary" not in shown and "A document that is not published" in shown


def test_a_closed_call_says_what_happened_next_or_how_late_the_answer_is(make, client, steward, at):
    dates = {"opens_at": "2018-01-02T09:00", "closes_at": "2018-02-02T17:00"}
    due = make("call", **dates, reply_by="2018-03-01")
    late = make("call", **dates, reply_by="2018-02-27")
    assert "was promised by 1 March 2018; not answered yet." in read(client, due.get_absolute_url())
    assert "not answered yet, 2 days late." in read(client, late.get_absolute_url())
    revise(record=late, values={"outcome": "We took up *nine* ideas."}, base=1, by=steward, at=at)
    shown = read(client, late.get_absolute_url())
    assert "We took up nine ideas." in shown and "late" not in shown
    home = f"/{late.cycle.slug}/"
    assert "What happened next: We took up nine ideas." in read(client, f"{home}take-part/")
    assert rows(client, late.cycle, "closed") == ["A call", "A call"]
    for address in (due.get_absolute_url(), late.get_absolute_url()):
        assert "answer/" not in client.get(address).content.decode()


def test_late_replies_stand_first_and_on_the_desk(make, client, client_of, steward, cycle):
    for title, closed, due in (("Due", "20", "03-01"), ("Late", "02", "02-27"), ("Later", "03", "02-26")):
        dates = {"opens_at": "2018-01-02T09:00", "closes_at": f"2018-02-{closed}T17:00"}
        make("call", title=title, **dates, reply_by=f"2018-{due}")
    assert rows(client, cycle, "closed") == ["Later", "Late", "Due"]
    desk = client_of(steward).get(f"/{cycle.slug}/desk/")
    assert [(row.title, row.late) for row in desk.context["late_calls"]] == [("Later", 3), ("Late", 2)]
    assert "edit/#id_outcome" in client_of(steward).get(f"/{cycle.slug}/calls/Q-1/").content.decode()
    assert "#id_outcome" not in client.get(f"/{cycle.slug}/calls/Q-1/").content.decode()


def test_a_call_held_elsewhere_leads_there_and_says_what_came_of_it(make, client, cycle):
    there = {"form": "elsewhere", "address": "https://ideas.example.org/", "opens_at": "", "closes_at": ""}
    record = make("call", **there, when="March 2018", source="https://old.example.org/page", title="There")
    page = client.get(record.get_absolute_url()).content.decode()
    assert 'href="https://ideas.example.org/"' in page and "answer/" not in page
    assert "It is still going on. What came of it will stand here." in words(page)
    assert "https://old.example.org/page" in page
    assert "https://ideas.example.org/" in client.get(f"/{cycle.slug}/take-part/").content.decode()
    assert rows(client, cycle, "elsewhere_now") == ["There"] and rows(client, cycle, "here_now") == []


def test_a_draft_and_its_checklist_are_for_insiders(make, cast, client_of, cycle):
    record = make("call", title="Canary", publish=False, minutes="5")
    for name, actor in cast.items():
        answer = client_of(actor).get(record.get_absolute_url())
        assert answer.status_code == (200 if name in INSIDERS else 404), name
        if name in INSIDERS:
            shown, page = words(answer.content.decode()), answer.content.decode()
            assert "done It is said how long it takes" in shown
            assert "to do It is said who answers for it. Name the person" in shown
            assert ("edit/#id_owner" in page) is (name != "team_member"), name
            assert "/answer/" not in page
        assert "Canary" not in read(client_of(actor), f"/{cycle.slug}/take-part/"), name
        assert ("Canary" in read(client_of(actor), f"/{cycle.slug}/calls/")) is (name in INSIDERS), name


def test_the_checklist_goes_once_the_call_is_public(make, client_of, steward):
    assert "Before this is published" not in read(client_of(steward), make("call").get_absolute_url())


def test_everybody_sees_the_same_open_calls(make, cast, client_of, cycle):
    make("call", title="Open to all")
    for name, actor in cast.items():
        assert rows(client_of(actor), cycle, "here_now") == ["Open to all"], name


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize("page", ["take-part/", "calls/"])
def test_pages_ask_the_same_number_of_questions(number, page, make, cycle, client, django_assert_num_queries):
    stage = make("stage", when="March 2018").reference
    for each in range(number):
        make("call", title=f"Open {each}")
        make("call", title=f"Closed {each}", opens_at="2018-01-02T09:00", closes_at="2018-02-02T17:00")
        make("activity", title=f"Walk {each}", stage=stage, **WALK)
    with django_assert_num_queries({"take-part/": 5, "calls/": 3}[page]):
        client.get(f"/{cycle.slug}/{page}")


WALK = {"form": "event", "place": "Oakland", "when": "20 March 2018", "registration": "here"}


def test_events_that_take_registrations_are_there(make, cycle, client):
    stage = make("stage", when="March 2018").reference
    make("activity", title="Here", stage=stage, **WALK)
    make("activity", title="Nobody registers", stage=stage, **WALK | {"registration": "none"})
    make("activity", title="Over", stage=stage, **WALK | {"when": "28 February 2018"})
    make("activity", title="Off", stage=stage, **WALK, state="cancelled", state_reason="Rain")
    make("activity", title="Shut", stage=stage, **WALK, registration_until="2018-03-01T12:00")
    make("activity", title="Draft", stage=stage, **WALK, publish=False)
    there = {"registration": "elsewhere", "registration_address": "https://tickets.example.org/"}
    make("activity", title="There", stage=stage, **WALK | there, registration_until="2018-03-01T13:00")
    assert rows(client, cycle, "events") == ["Here", "There"]
    page = client.get(f"/{cycle.slug}/take-part/")
    assert 'href="https://tickets.example.org/"' in page.content.decode()
    assert float(page["X-Moothill-Until"]) == datetime(2018, 3, 1, 13, 0, tzinfo=UTC).timestamp()


def test_what_closes_first_stands_first_and_the_cycle_s_home_shows_three(make, cycle, client):
    for days in (9, 2, 7, 4):
        make("call", title=f"In {days} days", closes_at=f"2018-03-{days + 1:02}T17:00")
    assert rows(client, cycle, "here_now") == ["In 2 days", "In 4 days", "In 7 days", "In 9 days"]
    page = client.get(f"/{cycle.slug}/")
    assert [row.title for row in page.context["open_now"]] == ["In 2 days", "In 4 days", "In 7 days"]
    assert "1 more, and all other ways to take part" in words(page.content.decode())


def test_a_home_without_open_calls_says_nothing_of_them(make, cycle, client):
    make("call", title="Later", opens_at="2018-03-20T09:00")
    assert "Open now" not in read(client, f"/{cycle.slug}/")


def test_nothing_is_open_in_a_cycle_that_has_ended(make, cycle, client):
    record = make("call")
    Cycle.objects.filter(pk=cycle.pk).update(state=CycleState.ENDED)
    assert rows(client, cycle, "here_now") == []
    assert rows(client, cycle, "closed") == ["A call"]
    page = client.get(record.get_absolute_url()).content.decode()
    assert "closed with the end of the cycle. Nothing more is taken here." in words(page)
    assert "answer/" not in page
    listed = client.get(f"/{cycle.slug}/calls/?state=closed").context["rows"]
    assert [(row.title, row.cut, row.is_open) for row in listed] == [("A call", True, False)]
    assert client.get(f"/{cycle.slug}/calls/?state=open").context["rows"] == []


def test_the_list_has_every_call_by_state_and_can_be_narrowed(make, cycle, client):
    make("call", title="Closed", opens_at="2018-01-02T09:00", closes_at="2018-02-02T17:00")
    make("call", title="Coming", opens_at="2018-03-20T09:00")
    make("call", title="Open")
    address = f"/{cycle.slug}/calls/"
    assert [row.title for row in client.get(address).context["rows"]] == ["Open", "Coming", "Closed"]
    narrowed = client.get(f"{address}?state=coming").context["rows"]
    assert [row.title for row in narrowed] == ["Coming"]
    for wrong in ("?state=ajar", "?after=x"):
        assert client.get(address + wrong).status_code == 400


def test_a_long_list_comes_in_pages(make, cycle, client):
    for number in range(102):
        make("call", title=f"No. {number}")
    first = client.get(f"/{cycle.slug}/calls/").context
    second = client.get(f"/{cycle.slug}/calls/{first['older']}").context
    assert [len(page["rows"]) for page in (first, second)] == [100, 2]
    assert [row.title for row in second["rows"]] == ["No. 1", "No. 0"]
    assert second["older"] == ""


def test_calls_are_data_like_everything_else(make, cycle, client):
    make("call", title="What should change?")
    row = client.get(f"/{cycle.slug}/calls.json").json()["results"][0]
    assert (row["reference"], row["opens_at"], row["minutes"]) == ("Q-1", "2018-03-01T11:00", 5)
    sheet = client.get(f"/{cycle.slug}/calls.csv").content.decode()
    assert "1 March 2018, 11:00" in sheet or "2018-03-01T11:00" in sheet


def test_a_section_of_the_planning_page_shows_calls(make, cycle, client):
    make("call", title="What should change?")
    page = make("page").reference
    make("section", title="Open", page=page, slot="inputs.open-now|")
    make("section", title="All", page=page, slot="inputs.calls|")
    shown = client.get(f"/{cycle.slug}/planning/").content.decode()
    assert shown.count(">What should change?</a>") == 2


def test_take_part_is_the_second_door(cycle, client):
    doors = [door["url"] for door in client.get(f"/{cycle.slug}/take-part/").context["navigation"]]
    assert doors[1] == f"/{cycle.slug}/take-part/"


def test_no_call_stands_with_a_closing_before_its_opening(make, cycle):
    call = Call.objects.get(pk=make("call").pk)
    assert call.opens_at < call.closes_at <= NOON + timedelta(days=31)
