"""Anybody holds an event of their own with the pack of the cycle, and sends back what was said."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client

from moothill.commons.cycles.operations import change_state
from moothill.commons.moderation.models import Sighting, Standing
from moothill.commons.moderation.receiving import Sent
from moothill.commons.people.models import Guest
from moothill.commons.policy.actors import OPERATOR
from moothill.core.policy import CycleState
from moothill.rooms.inputs.models import Input
from moothill.rooms.inputs.operations import send_back
from moothill.rooms.inputs.operations.sending_back import Held
from moothill.rooms.inputs.queries.pack import agenda

pytestmark = pytest.mark.django_db

BACK = {
    "what": "Library evening in Kirkmoor",
    "when": "5 May 2018",
    "people": "14",
    "words": "More buses\nBenches",
}


@pytest.fixture
def call(make, now):
    """A call that is open now; the rules of the room for a call are not asked here."""
    from moothill.rooms.inputs.models import Call

    record = make("objective")  # makes the cycle's people known; the call is laid down plainly
    assert record

    def of(title="What should the plan change?", opens=-1, closes=1, **more):
        from moothill.commons.record.models import Record

        row = Record.objects.create(
            cycle=record.cycle, kind="call", reference=f"Q-{Call.objects.count() + 1}", title=title, state="published",
            created_at=now, published_at=now,
        )  # fmt: skip
        return Call.objects.create(
            record=row, opens_at=now + timedelta(days=opens), closes_at=now + timedelta(days=closes), **more
        )

    return of


@pytest.fixture
def home(cycle):
    return f"{cycle.get_absolute_url()}host/"


def test_the_pack_holds_the_questions_that_are_open_now_and_no_others(client, home, call, cycle):
    cycle.summary = "A plan about *buses*."
    cycle.save()
    call("Which buses?", background="Buses are late.", can_change="The timetable.", owner="The bus team")
    call("Which ferries?", opens=1, closes=2)
    call("Which roads?", opens=-2, closes=-1)
    call("Which walls?", form="elsewhere")
    page = client.get(home)
    shown = page.content.decode()
    for words in ("Which buses?", "Buses are late.", "The timetable.", "The bus team", "A plan about"):
        assert words in shown
    assert not any(words in shown for words in ("Which ferries?", "Which roads?", "Which walls?"))
    assert [minutes for _step, minutes in page.context["steps"]] == ["0:00", "0:10", "0:35"]


def test_with_no_open_question_it_says_so(client, home):
    page = client.get(home)
    assert "No question is open now." in page.content.decode()
    assert page.context["minutes"] == 20


def test_the_agenda_goes_by_the_clock_when_told_so(client, home, call):
    call()
    page = client.get(f"{home}?begins=23:45&tables=4")
    assert [clock for _step, clock in page.context["steps"]] == ["23:45", "23:55", "00:20"]
    assert "sheets/?tables=4" in page.content.decode()
    for asked in ("begins=late", "tables=0", "tables=61", "tables=²", "tables=99999999999"):
        assert client.get(f"{home}?{asked}").status_code == 400, asked


def test_an_agenda_is_as_long_as_its_questions():
    assert [(step.begins, step.minutes) for step in agenda([])] == [(0, 10), (10, 10)]


def test_there_is_a_sheet_for_each_table_and_question(client, home, call, django_assert_num_queries):
    call("Which buses?")
    call("Which ferries?")
    page = client.get(f"{home}sheets/?tables=3")
    assert [(table, call.record.title) for table, call in page.context["sheets"]] == [
        (table, title) for table in (1, 2, 3) for title in ("Which buses?", "Which ferries?")
    ]
    assert len(client.get(f"{home}sheets/?tables=60").context["sheets"]) == 60
    assert "data:image/svg+xml" in page.content.decode() and "/host/send-back/" in page.content.decode()


def test_a_cycle_that_is_not_public_has_no_pack(client, draft_cycle):
    for more in ("", "sheets/", "send-back/"):
        assert client.get(f"{draft_cycle.get_absolute_url()}host/{more}").status_code == 404


class TestSendingBack:
    def test_each_line_waits_for_a_second_look_with_the_event_in_words(
        self, client, home, call, passer_by, cycle
    ):
        call()
        answer = client.post(f"{home}send-back/", BACK | {"call": "Q-1"})
        assert answer.status_code == 200
        assert "2 contributions have arrived." in answer.content.decode()
        assert answer.context["new_guest"].code in answer.content.decode()
        assert answer["Cache-Control"].startswith("no-store, private")
        notes = list(Input.objects.select_related("record", "call__record").order_by("pk"))
        assert [note.words for note in notes] == ["More buses", "Benches"]
        for note in notes:
            assert note.record.state == "draft"
            assert note.record.source == "Library evening in Kirkmoor (14 people)"
            assert (str(note.when.earliest), note.coming_by, note.call.record.reference) == (
                "2018-05-05",
                "event",
                "Q-1",
            )
            assert note.author == Guest.objects.get().participant
        assert set(Sighting.objects.values_list("standing", flat=True)) == {Standing.HELD}
        assert not Input.objects.visible_in(cycle, passer_by).exists()

    def test_a_whole_list_counts_once(self, client, home, settings):
        settings.MOOTHILL_LIMIT_PERSON = settings.MOOTHILL_LIMIT_NETWORK = 1
        words = "\n".join(f"Thought {number}" for number in range(40))
        assert client.post(f"{home}send-back/", BACK | {"words": words}).status_code == 200
        assert Input.objects.count() == 40
        again = client.post(f"{home}send-back/", BACK | {"words": "One more"})
        assert again.status_code == 429 and "One more" in again.content.decode()

    def test_a_lost_answer_is_given_again_to_whoever_has_the_key(self, home, account_holder, client_of):
        data = BACK | {"key": str(uuid4())}
        first = Client().post(f"{home}send-back/", data)
        second = Client().post(f"{home}send-back/", data)
        assert Input.objects.count() == 2 and Guest.objects.count() == 1
        assert second.context["new_guest"].participant == first.context["new_guest"].participant
        assert client_of(account_holder).post(f"{home}send-back/", data).status_code == 409

    @pytest.mark.parametrize(
        ("values", "status"),
        [({"what": ""}, 422), ({"words": " "}, 422), ({"words": "x\n" * 301}, 422), ({"words": "x" * 20_001}, 422),
         ({"when": "31 May 2018 to 1 May 2018"}, 422), ({"people": "many"}, 422), ({"call": "Q-7"}, 422)],
    )  # fmt: skip
    def test_what_is_wrong_leaves_no_trace_and_no_guest(self, values, status, client, home, cycle, trace):
        before = trace()
        answer = client.post(f"{home}send-back/", BACK | values)
        assert answer.status_code == status
        assert trace() == before

    def test_robots_are_known_by_the_trap(self, client, home):
        client.post(f"{home}send-back/", BACK | {"trap_title": "Pills"})
        assert {concern["rule"] for concern in Sighting.objects.first().concerns} >= {"trap"}

    def test_nothing_is_taken_after_the_cycle_ended(self, client, home, cycle, trace, now):
        change_state(cycle=cycle, state=CycleState.ENDED, reason="Over.", by=OPERATOR, at=now)
        before = trace()
        answer = client.post(f"{home}send-back/", BACK)
        assert answer.status_code == 403 and "More buses" in answer.content.decode()
        assert trace() == before
        assert "no longer takes contributions" in client.get(f"{home}send-back/").content.decode()

    def test_what_a_steward_sends_back_needs_no_second_look(self, cycle, steward, at):
        made = send_back(
            cycle=cycle, event=Held("A walk"), text="Trees", by=steward, at=at, sent=Sent(), key=uuid4()
        )
        assert [record.state for record in made] == ["published"]
