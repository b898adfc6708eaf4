"""Anybody answers a call: without an account, without scripts, and with their text never lost."""

import re
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from moothill.commons.cycles.operations import change_state
from moothill.commons.journal.followers import advance
from moothill.commons.journal.models import Entry
from moothill.commons.moderation.models import Sighting
from moothill.commons.people.guests import COOKIE
from moothill.commons.policy.actors import OPERATOR
from moothill.commons.record.models import Record
from moothill.commons.record.operations import withdraw
from moothill.commons.search.indexing import FOLLOWER, follow
from moothill.core.policy import CycleState, RecordState
from moothill.rooms.inputs.models import Attachment, Call, Input
from moothill.rooms.inputs.views import answering
from tests.asking import open_call
from tests.commons.files.samples import MACROS, PNG
from tests.rooms.inputs.contributing.conftest import WORDS, everything, input_of, written
from tests.rooms.reading import words

pytestmark = pytest.mark.django_db

SPAM = "https://pills.example/a https://pills.example/b https://pills.example/c buy now"


def one() -> Input:
    return Input.objects.select_related("record__cycle", "call__record").get()


def hidden(page: str, name: str) -> str:
    return re.findall(rf'name="{name}" value="([^"]*)"', page)[-1]


def test_a_passer_by_looks_first_and_then_sends_with_a_token(address, monkeypatch, idea, cycle):
    other = idea("Boats in winter, please.")
    monkeypatch.setattr(answering, "similar", lambda *_given: [SimpleNamespace(record=other, excerpt="")])
    client = Client(enforce_csrf_checks=True)
    form = client.get(address).content.decode()
    assert "Look for similar ones, then send" in form and ">Send<" not in form
    sent = {name: hidden(form, name) for name in ("csrfmiddlewaretoken", "key", "trap_stamp")}
    sent |= {"words": "More *boats*.", "consent": "unnamed"}
    before = everything()
    looked = client.post(address, {**sent, "look": "1"})
    page = looked.content.decode()
    assert looked.status_code == 200 and everything() == before
    assert "<em>boats</em>" in page and "nothing is sent yet" in page
    assert "Boats in winter, please." in page and f'action="{other.get_absolute_url()}support/"' in page
    assert hidden(page, "trap_stamp") == sent["trap_stamp"], "the form was open since it was first served"
    assert hidden(page, "key") == sent["key"]
    done = client.post(address, {**sent, "send": "1"})
    assert done.status_code == 200 and COOKIE in done.cookies
    assert re.search(r"\w{4}-\w{4}-\w{4}-\w{4}", done.content.decode()), "the return code"
    assert Input.objects.count() == 2
    assert client.post(address, {"words": "x", "consent": "unnamed"}).status_code == 403, "without a token"


def test_what_was_sent_stands_with_where_it_came_from(address, call, cycle):
    Client().post(address, written(why="The ferry is full.", place="The north shore", title="Boats"))
    thing, record = one(), one().record
    assert (record.title, record.state, thing.words) == ("Boats", "published", WORDS)
    assert (thing.form, thing.coming_by, thing.call_id) == ("idea", "site", call.pk)
    assert (thing.language, thing.licence, thing.said_by) == ("en", "CC BY 4.0", "")
    assert thing.author is not None
    revision = record.revisions.get()
    assert (revision.by_id, revision.by_name) == (thing.author_id, ""), "no name without consent for one"
    page = words(Client().get(record.get_absolute_url()).content.decode())
    for part in (
        WORDS,
        "Why it matters The ferry is full.",
        "It was sent on this site. It answers the call What should change?",
        "published without a name, under the licence CC BY 4.0",
        "Received",
        "Decided not yet",
        "No answer is recorded. One is promised by 1 March 2100",
    ):
        assert part in page, part
    assert thing.author.label not in page


def test_it_takes_the_name_that_is_given_or_the_public_one(address, account_holder, client_of):
    client = client_of(account_holder)
    client.post(address, written(consent="named", said_by="Robin Example", organisation="Friends of Boats"))
    client.post(address, written("Fewer boats.", consent="named"))
    client.post(address, written("No boats.", consent="unnamed", said_by="Robin Example"))
    first, second, third = Input.objects.select_related("record").order_by("pk")
    assert (first.said_by, first.organisation) == ("Robin Example", "Friends of Boats")
    assert (second.said_by, second.organisation) == (account_holder.name, "")
    assert (third.said_by, third.organisation) == ("", "")
    assert "Robin Example, Friends of Boats" in words(
        Client().get(first.record.get_absolute_url()).content.decode()
    )


def test_what_is_not_to_be_published_is_for_the_team_alone(address, client_of, steward, cycle):
    answer = Client().post(address, written("Canary", consent="private"))
    assert "Only the team reads it." in answer.content.decode()
    record = one().record
    assert record.state == RecordState.DRAFT
    for where in (record.get_absolute_url(), f"/{cycle.slug}/inputs.json", f"/{cycle.slug}/journal/"):
        assert "Canary" not in Client().get(where).content.decode()
    assert Client().get(record.get_absolute_url()).status_code == 404
    assert "Canary" in client_of(steward).get(record.get_absolute_url()).content.decode()
    assert not Entry.objects.filter(title__contains="Canary").exists()


def test_what_the_rules_hold_waits(address, cycle):
    client = Client()
    answer = client.post(address, written(SPAM))
    assert "Somebody looks at it before everyone sees it." in answer.content.decode()
    record = one().record
    assert record.state == RecordState.DRAFT and Client().get(record.get_absolute_url()).status_code == 404
    assert "Somebody looks at this" in client.get(f"{record.get_absolute_url()}yours/").content.decode()
    assert Sighting.objects.get().target_id == record.revisions.get().pk


def test_the_trap_is_set(address):
    page = Client().get(address).content.decode()
    assert "trap_title" in page and "trap_stamp" in page
    Client().post(address, written(trap_title="x"))
    assert one().record.state == RecordState.DRAFT


@pytest.mark.parametrize(
    ("opens", "closes", "status", "said"),
    [
        (timedelta(days=-9), timedelta(seconds=-1), 410, "This has closed"),
        (timedelta(seconds=1), timedelta(days=9), 409, "This takes no answers yet"),
    ],
)
def test_before_it_opens_and_once_it_has_closed_the_text_stays_in_the_box(
    opens, closes, status, said, address, call, time_machine
):
    now = datetime(2018, 5, 1, 9, 0, tzinfo=UTC)
    Call.objects.filter(pk=call.pk).update(opens_at=now + opens, closes_at=now + closes)
    time_machine.move_to(now, tick=False)
    before = everything()
    for sent in (
        written("Canary text"),
        written("Canary text", look="1"),
        written("Canary text", consent="?"),
    ):
        answer = Client().post(address, sent)
        page = answer.content.decode()
        assert answer.status_code == status and said in page and "Canary text" in page
        assert COOKIE not in answer.cookies
    assert everything() == before
    shown = Client().get(address)
    assert shown.status_code == status and "<textarea" not in shown.content.decode()


def test_at_the_very_second_of_its_closing_it_takes_nothing_more(address, call, time_machine):
    closing = datetime(2018, 5, 1, 9, 0, tzinfo=UTC)
    Call.objects.filter(pk=call.pk).update(closes_at=closing)
    time_machine.move_to(closing - timedelta(microseconds=1), tick=False)
    assert Client().post(address, written()).status_code == 200
    time_machine.move_to(closing, tick=False)
    assert Client().post(address, written("Too late.")).status_code == 410
    assert Input.objects.count() == 1


def test_what_was_sent_in_time_is_told_again_after_the_closing(address, call):
    sent = written()
    client = Client()
    client.post(address, sent)
    Call.objects.filter(pk=call.pk).update(closes_at=datetime(2018, 5, 1, tzinfo=UTC))
    assert client.post(address, sent).status_code == 200
    assert Input.objects.count() == 1


def test_a_call_for_people_with_an_account_asks_for_one(make, client_of, account_holder):
    call = open_call(make, who="accounts")
    address = f"{call.get_absolute_url()}answer/"
    refused = Client().post(address, written("Canary text"))
    assert refused.status_code == 403 and "Canary text" in refused.content.decode()
    assert "an account" in Client().get(address).content.decode()
    assert not Input.objects.exists()
    assert client_of(account_holder).post(address, written()).status_code == 200


def test_an_ended_cycle_and_a_call_that_is_not_there_take_nothing(address, cycle, make, at, steward):
    draft = open_call(make)
    Record.objects.filter(pk=draft.pk).update(state="draft", published_at=None)
    assert Client().post(f"{draft.get_absolute_url()}answer/", written()).status_code == 404
    assert Client().get(f"/{cycle.slug}/calls/Q-99/answer/").status_code == 404
    change_state(cycle=cycle, state=CycleState.ENDED, reason="It is over.", by=OPERATOR, at=at)
    for where in (address, f"/{cycle.slug}/inputs/new/"):
        answer = Client().post(where, written("Canary text"))
        assert answer.status_code == 403 and "Canary text" in answer.content.decode()
    assert not Input.objects.exists()


def test_a_withdrawn_call_takes_nothing(address, call, steward, at):
    withdraw(record=call, reason="It was asked twice.", by=steward, at=at)
    answer = Client().post(address, written("Canary text"))
    assert answer.status_code == 403 and "Canary text" in answer.content.decode()
    assert not Input.objects.exists()


def test_a_second_click_and_a_lost_answer_store_nothing_twice(address):
    sent, client = written(), Client()
    client.post(address, sent)
    assert client.post(address, sent).status_code == 200
    lost = Client().post(address, sent)
    assert COOKIE in lost.cookies, "known again by the key that only their form held"
    assert Input.objects.count() == 1


def test_a_key_of_somebody_else_is_refused(address, client_of, account_holder, guest):
    sent = written()
    client_of(account_holder).post(address, sent)
    answer = client_of(guest).post(address, {**sent, "words": "Canary text"})
    assert answer.status_code == 409 and "Canary text" in answer.content.decode()
    assert Input.objects.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [{"words": ""}, {"words": " \n "}, {"words": "x" * 20_001}, {"consent": ""}, {"title": "x" * 201}],
)
def test_what_will_not_do_comes_back_beside_everything_that_was_written(wrong, address):
    before = everything()
    answer = Client().post(address, written(why="Canary text", place="Shore") | wrong)
    page = answer.content.decode()
    assert answer.status_code == 422 and "Something needs mending" in page
    assert "Canary text" in page and "Shore" in page and everything() == before


def test_more_than_an_hour_takes_is_refused_with_the_text(address, settings):
    settings.MOOTHILL_LIMIT_NETWORK = 1
    Client().post(address, written())
    answer = Client().post(address, written("Canary text"))
    assert answer.status_code == 429 and answer["Retry-After"] and "Canary text" in answer.content.decode()
    assert Input.objects.count() == 1


def test_telling_the_team_something_needs_no_call(cycle):
    page = Client().get(f"/{cycle.slug}/inputs/new/").content.decode()
    assert "Tell the team something" in page
    assert Client().post(f"/{cycle.slug}/inputs/new/", written()).status_code == 200
    assert (one().form, one().call, one().record.state) == ("idea", None, "published")


def test_a_comment_is_about_the_document(make):
    document = make("document", title="Draft plan")
    call = open_call(make, form="comments", document=document.reference)
    Client().post(f"{call.get_absolute_url()}answer/", written(passage="2.3"))
    assert (one().form, one().passage, one().about_id) == ("comment", "2.3", document.pk)
    page = words(Client().get(one().record.get_absolute_url()).content.decode())
    assert "About the passage: 2.3" in page and "About Draft plan" in page


SURVEY = [
    {"text": "What do you think?", "kind": "text", "choices": "", "required": "yes"},
    {"text": "How do you travel?", "kind": "choice", "choices": "by boat; by bus", "required": ""},
    {"text": "How content are you?", "kind": "scale", "choices": "", "required": ""},
    {"text": "How often a year?", "kind": "number", "choices": "", "required": ""},
    {"text": "A picture", "kind": "file", "choices": "", "required": ""},
]


@pytest.fixture
def survey(make, settings, tmp_path) -> str:
    settings.MEDIA_ROOT = tmp_path
    return f"{open_call(make, form='survey', questions=SURVEY).get_absolute_url()}answer/"


def answers(**more):
    given = written() | {"q1": "Well.\n\nVery well.", "q2": "by boat", "q3": "4", "q4": "2,5"}
    return {name: value for name, value in given.items() if name != "words"} | more


def test_a_survey_is_answered_with_a_file(survey):
    page = Client().get(survey).content.decode()
    assert 'enctype="multipart/form-data"' in page and ">Send<" in page
    upload = SimpleUploadedFile("shore.png", PNG)
    assert Client().post(survey, answers(q5=upload)).status_code == 200
    thing = one()
    assert [(row["question"], row["answer"]) for row in thing.answers] == [
        ("What do you think?", "Well.\n\nVery well."),
        ("How do you travel?", "by boat"),
        ("How content are you?", "4"),
        ("How often a year?", "2,5"),
        ("A picture", "shore.png"),
    ]
    attached = Attachment.objects.get()
    assert (attached.input_id, attached.question, attached.file.uploaded_by) == (
        thing.pk,
        "A picture",
        thing.author,
    )
    assert thing.record.title == "Well. Very well."
    assert "shore.png" in Client().get(thing.record.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"q1": ""}, "This must be answered."),
        ({"q2": "by air"}, "Choose one of the answers given."),
        ({"q3": "6"}, "Choose a number from 1 to 5."),
        ({"q4": "often"}, "Write a number, in digits."),
        ({"q4": "NaN"}, "Write a number, in digits."),
        ({"q5": SimpleUploadedFile("a.docx", MACROS)}, "macros"),
    ],
)
def test_an_answer_that_will_not_do_is_named_and_nothing_is_stored(wrong, said, survey, tmp_path):
    before = everything()
    answer = Client().post(survey, answers(**wrong))
    assert answer.status_code == 422 and said in answer.content.decode()
    assert everything() == before and not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_second_click_keeps_a_file_once(survey):
    sent, client = answers(), Client()
    for _click in range(2):
        client.post(survey, {**sent, "q5": SimpleUploadedFile("shore.png", PNG)})
    assert (Input.objects.count(), Attachment.objects.count()) == (1, 1)


def test_what_others_said_is_found_once_search_has_heard_of_it(address, idea):
    other = idea("A boat for every harbour of the island, in winter too.")
    idea("Lower the price of bread.")
    while advance(FOLLOWER, follow):
        pass
    sent = {"words": "A boat for each harbour of the island in winter", "consent": "unnamed", "look": "1"}
    page = Client().post(address, sent).content.decode()
    assert f'action="{other.get_absolute_url()}support/"' in page and "bread" not in page


def test_a_contribution_needs_an_author(cycle, passer_by, at):
    from moothill.rooms.inputs.operations import contribute

    with pytest.raises(ValueError, match="author"):
        contribute(cycle=cycle, values={"words": WORDS}, by=passer_by, at=at, key=uuid4())


def test_what_an_author_may_not_say_of_it_is_not_taken(cycle, guest, at, make):
    from moothill.rooms.inputs.operations import contribute

    values = {"words": WORDS, "source": "https://example.org", "coming_by": "paper", "table": "3"}
    thing = input_of(contribute(cycle=cycle, values=values, by=guest, at=at, key=uuid4()))
    assert (thing.record.source, thing.coming_by, thing.table) == ("", "site", "")
