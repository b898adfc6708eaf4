"""Anybody says something about a record, without an account and without scripts."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from moothill.commons.cycles.models import Cycle
from moothill.commons.discussion.models import Comment, CommentState
from moothill.commons.moderation import trapping
from moothill.commons.people.guests import COOKIE
from moothill.commons.record.operations import withdraw
from moothill.core.policy import CycleState
from tests.front.talk.conftest import strict, traces, written

pytestmark = pytest.mark.django_db


def hidden(page: str, name: str) -> str:
    """The last of the hidden fields with this name: the one that a server reads."""
    return re.findall(rf'name="{name}" value="([^"]*)"', page)[-1]


def test_a_passer_by_writes_looks_and_sends_with_a_token_only_where_something_is_stored(address):
    client = strict()
    shared = client.get(address)
    page = shared.content.decode()
    assert f'action="{address}look/"' in page
    assert "csrfmiddlewaretoken" not in page and 'name="key"' not in page and not shared.cookies
    assert hidden(page, "trap_stamp")
    stamp = trapping.stamp(timezone.now() - timedelta(seconds=40))  # so long it was open
    before = traces()
    looked = client.post(
        f"{address}look/", {"words": "Trust *takes* time.", "stance": "for", "trap_stamp": stamp}
    )
    shown = looked.content.decode()
    assert "<em>takes</em>" in shown and "nothing is sent yet" in shown
    assert hidden(shown, "trap_stamp") == stamp, "the form was open since it was first served"
    assert traces() == before
    sent = {"words": "Trust *takes* time.", "stance": "for"}
    sent |= {name: hidden(shown, name) for name in ("csrfmiddlewaretoken", "key", "trap_stamp")}
    answer = client.post(address, sent)
    said = Comment.objects.get()
    assert answer.status_code == 200 and COOKIE in answer.cookies
    assert re.search(r"\w{4}-\w{4}-\w{4}-\w{4}", answer.content.decode()), "the return code"
    assert (said.words, said.stance, said.state) == ("Trust *takes* time.", "for", "standing")
    assert said.by_name in client.get(said.get_absolute_url()).content.decode()


def test_nothing_is_sent_without_a_token(address):
    before = traces()
    assert strict().post(address, written()).status_code == 403
    assert traces() == before


def test_a_guest_writes_again_under_the_same_label(address):
    client = Client()
    client.post(address, written())
    page = client.get(address).content.decode()
    assert f'You write as <strong translate="no">{Comment.objects.get().by_name}' in page
    again = client.post(address, written("And it is lost quickly."))
    first, second = Comment.objects.order_by("pk")
    assert (again.status_code, again["Location"]) == (303, second.get_absolute_url())
    assert first.by == second.by


def test_everybody_of_the_cast_says_something(cast, client_of, address):
    for who, actor in cast.items():
        answer = client_of(actor).post(address, written(f"Said by {who}"))
        assert answer.status_code in {200, 303}, who
    assert Comment.objects.count() == len(cast)


def test_an_account_holder_writes_under_their_public_name(address, client_of, account_holder):
    client_of(account_holder).post(address, written())
    assert Comment.objects.get().by_name == account_holder.name


def test_an_answer_is_written_on_the_page_of_what_it_answers(comment, client_of, steward):
    began = comment()
    client = client_of(steward)
    assert "Answer this" in client.get(began.get_absolute_url()).content.decode()
    answer = client.post(began.get_absolute_url(), written("Why?"))
    said = Comment.objects.get(answers=began)
    assert answer["Location"] == said.get_absolute_url()
    assert "What this answers" in client.get(said.get_absolute_url()).content.decode()


def test_a_second_click_and_a_lost_answer_say_nothing_twice(address):
    sent = written()
    client = Client()
    client.post(address, sent)
    said = Comment.objects.get()
    assert client.post(address, sent)["Location"] == said.get_absolute_url()
    lost = Client().post(address, sent)
    assert lost.status_code == 200 and COOKIE in lost.cookies, (
        "known again by the key that only their form held"
    )
    assert Comment.objects.count() == 1


def test_somebody_elses_key_is_no_use(address, client_of, account_holder, steward):
    sent = written()
    client_of(account_holder).post(address, sent)
    before = traces()
    assert client_of(steward).post(address, sent).status_code == 409
    assert Client().post(address, sent).status_code == 409, "an account is not taken over by a key"
    assert traces() == before


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"words": ""}, 422),
        ({"words": "  \n "}, 422),
        ({"words": "a" * 5001}, 422),
        ({"stance": "perhaps"}, 422),
        ({"words": "a\x00b"}, 422),
        ({"key": "no key"}, 422),
        ({"words": "||" + "a|" * 1000 + "\n" + "|-" * 1001 + "|"}, 422),
    ],
)
@pytest.mark.parametrize("where", ["", "look/"])
def test_what_cannot_be_said_comes_back_with_its_text_and_leaves_no_trace(given, status, where, address):
    before = traces()
    answer = Client().post(f"{address}{where}", written() | given)
    assert answer.status_code == status
    assert answer.context["form"]["words"].value() == (written() | given)["words"]
    assert not answer.cookies.get(COOKIE)
    assert traces() == before


def test_too_much_in_an_hour_is_told_with_the_text_in_the_box(address, settings):
    settings.MOOTHILL_LIMIT_NETWORK = 1
    Client().post(address, written())
    before = traces()
    answer = Client().post(address, written("One more"))
    assert (answer.status_code, "Retry-After" in answer) == (429, True)
    assert "One more" in answer.content.decode()
    assert traces() == before


def test_what_a_rule_holds_is_seen_by_its_author_and_insiders_alone(address, client_of, steward):
    client = Client()
    answer = client.post(address, written("Canary", trap_title="I am a robot"))
    said = Comment.objects.get()
    assert said.state == CommentState.HELD
    assert "Somebody looks at it" in answer.content.decode()
    assert "Canary" in client.get(said.get_absolute_url()).content.decode()
    assert "Canary" in client_of(steward).get(address).content.decode()
    assert "Canary" not in Client().get(address).content.decode()
    assert Client().get(said.get_absolute_url()).status_code == 404


def test_a_record_withdrawn_while_one_wrote_gives_the_text_back(record, address, comment, steward, at):
    said = comment()
    withdraw(record=record, reason="It stood here twice.", by=steward, at=at)
    before = traces()
    for where in (address, f"{address}look/", said.get_absolute_url()):
        answer = Client().post(where, written("My long text"))
        assert answer.status_code == 410, where
        assert "My long text" in answer.content.decode()
        assert "Build trust" not in answer.content.decode()
    gone = Client().get(address)
    assert gone.status_code == 410 and "It stood here twice." in gone.content.decode()
    assert traces() == before


def test_a_cycle_that_ended_takes_nothing_more(record, address, cycle):
    Cycle.objects.filter(pk=cycle.pk).update(state=CycleState.ENDED)
    page = Client().get(address).content.decode()
    assert "no longer takes contributions" in page and "<textarea" not in page
    before = traces()
    answer = Client().post(address, written("My long text"))
    assert answer.status_code == 403
    assert "My long text" in answer.content.decode()
    assert traces() == before


def test_an_answer_to_what_was_taken_back_meanwhile_keeps_its_text(
    comment, client_of, account_holder, steward
):
    began = comment()
    client_of(account_holder).post(f"{began.get_absolute_url()}take-back/")
    answer = client_of(steward).post(began.get_absolute_url(), written("My long text"))
    assert answer.status_code == 404  # for everybody but its author it is not there


def test_hostile_words_do_no_harm(address, client_of, account_holder):
    hostile = '<script>alert(1)</script> [x](javascript:alert(1)) <img src=x onerror="alert(1)">'
    client = client_of(account_holder)
    for answer in (
        client.post(f"{address}look/", written(hostile)),
        client.post(address, written(hostile), follow=True),
    ):
        page = answer.content.decode()
        assert "<script>alert" not in page and "<img" not in page.partition("<main")[2]
        assert 'href="javascript' not in page


def test_a_look_by_way_of_another_site_changes_nothing(address, client_of, steward):
    before = traces()
    client_of(steward).post(f"{address}look/", {"words": "Hello", "key": str(uuid4())})
    assert traces() == before
