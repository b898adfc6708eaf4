"""Reading the talk: in groups, page by page, each comment at its own address."""

import pytest
from django.test import Client

from moothill.commons.discussion.models import Comment, CommentState
from moothill.commons.discussion.operations import edit_own, hide
from moothill.commons.discussion.queries import A_GROUP, A_PAGE
from moothill.core.policy import RecordState
from tests.front.talk.conftest import traces, written
from tests.rooms.reading import words

pytestmark = pytest.mark.django_db


def read(client: Client, address: str) -> str:
    return words(client.get(address).content.decode())


def test_points_stand_in_groups_with_their_counts(comment, address):
    comment("It builds *trust*.", stance="for")
    comment("It costs money.", stance="against")
    comment("Who pays?")
    page = read(Client(), address)
    for part in (
        "1 point for, 1 point against, 1 question or remark",
        "Points for (1)",
        "It builds trust.",
        "Points against (1)",
        "It costs money.",
        "Questions and remarks (1)",
        "Who pays?",
    ):
        assert part in page


def test_the_page_of_a_record_says_how_much_talk_there_is(comment, record, make):
    comment("It builds trust.", stance="for")
    page = Client().get(record.get_absolute_url()).content.decode()
    assert "Talk (1)" in page and f'href="{record.get_absolute_url()}talk/"' in page
    assert "Talk (0)" in Client().get(make("objective").get_absolute_url()).content.decode()


def test_a_long_group_goes_on_in_a_list_of_its_own(comment, address):
    for number in range(A_PAGE + 2):
        comment(f"No. {number}.", stance="for")
    page = Client().get(address)
    group = page.context["groups"][0]
    assert (len(group["rows"]), group["all"]) == (A_GROUP, "?stance=for")
    first = Client().get(f"{address}?stance=for&order=newest")
    assert first.context["rows"][0].words == f"No. {A_PAGE + 1}."
    second = Client().get(f"{address}{first.context['older']}")
    assert [each.words for each in second.context["rows"]] == ["No. 1.", "No. 0."]
    assert Client().get(f"{address}?stance=for&after=x").status_code == 400


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_asks_the_same_number_of_questions(
    number, comment, address, steward, account_holder, at, django_assert_num_queries
):
    for each in range(number):
        began = edit_own(comment=comment(), words=f"No. {each}", by=account_holder, at=at)
        comment("Why?", answers=began, by=steward)
    with django_assert_num_queries(6):
        assert Client().get(address).status_code == 200


def test_hidden_words_leave_a_gap(comment, address, steward, client_of, at):
    said = hide(comment=comment("Canary"), reason="An insult", by=steward, at=at)
    for where in (address, said.get_absolute_url()):
        page = read(Client(), where)
        assert "Canary" not in page and "An insult" in page
    assert "Canary" in read(client_of(steward), address)


def test_what_it_said_before_can_be_read(comment, account_holder, at):
    said = edit_own(comment=comment("Trust takes time."), words="Years.", by=account_holder, at=at)
    page = read(Client(), said.get_absolute_url())
    assert "what it said before" in page and "Trust takes time." in page


def test_its_author_changes_it_and_takes_it_back(comment, client_of, account_holder):
    said, client = comment(), client_of(account_holder)
    assert "Take back" in read(client, said.get_absolute_url())
    own = f"{said.get_absolute_url()}edit/"
    assert "Trust takes time." in client.get(own).content.decode()
    assert "<em>ages</em>" in client.post(own, written("It takes *ages*.", preview="1")).content.decode()
    assert client.post(own, written("It takes *ages*.")).status_code == 303
    said.refresh_from_db()
    assert (said.words, said.edition) == ("It takes *ages*.", 2)
    assert client.post(own, written("It takes *ages*.")).status_code == 422
    assert client.get(f"{said.get_absolute_url()}take-back/").status_code == 200
    assert client.post(f"{said.get_absolute_url()}take-back/").status_code == 303
    said.refresh_from_db()
    assert said.state == CommentState.TAKEN_BACK


def test_once_answered_it_is_told_why_not(comment, client_of, account_holder, steward):
    said, client = comment(), client_of(account_holder)
    comment("Why?", answers=said, by=steward)
    assert "Take back" not in read(client, said.get_absolute_url())
    before = traces()
    answer = client.post(f"{said.get_absolute_url()}edit/", written("My other words"))
    assert answer.status_code == 409 and "My other words" in answer.content.decode()
    assert client.post(f"{said.get_absolute_url()}take-back/").status_code == 409
    assert traces() == before


def test_nobody_elses_is_changed(comment, cast, client_of):
    said = comment()
    before = traces()
    for who in ("passer_by", "steward", "team_member", "observer"):
        for act in ("edit/", "take-back/"):
            answer = client_of(cast[who]).post(f"{said.get_absolute_url()}{act}", written("Canary"))
            assert answer.status_code == 404, (who, act)
    assert traces() == before


def test_there_is_no_talk_about_what_is_not_there_or_not_public(make, cast, client_of, cycle):
    draft = make("objective", publish=False)
    assert draft.state == RecordState.DRAFT
    for who in ("passer_by", "account_holder", "observer", "steward_elsewhere"):
        assert client_of(cast[who]).get(f"{draft.get_absolute_url()}talk/").status_code == 404, who
        assert client_of(cast[who]).post(f"{draft.get_absolute_url()}talk/", written()).status_code == 404
    assert client_of(cast["team_member"]).get(f"{draft.get_absolute_url()}talk/").status_code == 200
    assert Client().get(f"{cycle.get_absolute_url()}objectives/O-999/talk/").status_code == 404
    assert Comment.objects.count() == 0
