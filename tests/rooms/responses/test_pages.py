"""The pages of those who answer, and what everybody reads."""

import re
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from moothill.commons.cycles.models import Cycle
from moothill.commons.cycles.operations import change_state
from moothill.commons.policy.actors import Actor
from moothill.commons.record.models import Record
from moothill.commons.record.operations import withdraw
from moothill.core.policy import CycleState
from moothill.rooms.responses.models import Manner, Response
from tests.asking import open_call

pytestmark = pytest.mark.django_db
HOME = "/oakland-2018-20/"


@pytest.fixture
def browser(client_of: Any, steward: Actor) -> Client:
    found: Client = client_of(steward)
    return found


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def test_everybody_reads_the_answers_under_their_themes(
    make: Any, answer: Any, say: Any, client: Client
) -> None:
    answer(make("theme", title="Trees", number="3"), outcome="partly", because="There is no money.")
    answer(say(), title="Elms")
    shown = text(client.get(f"{HOME}responses/"))
    for words in (
        "R-3.1",
        "Trees",
        "partly taken up",
        "There is no money.",
        "R-0.1",
        "Under no numbered theme",
    ):
        assert words in shown


def test_what_was_left_open_is_open_only_while_the_cycle_runs(
    answer: Any, say: Any, client: Client, cycle: Cycle, steward: Actor, at: Any
) -> None:
    address = answer(say(), outcome="open").get_absolute_url()
    assert "still open" in text(client.get(address)) and "still open" in text(client.get(f"{HOME}responses/"))
    change_state(cycle=cycle, state=CycleState.ENDED, reason="It is over.", by=steward, at=at)
    for page in (address, f"{HOME}responses/"):
        shown = text(client.get(page))
        assert "no outcome recorded" in shown and "still open" not in shown


def test_a_draft_is_nobodys_but_the_teams(answer: Any, say: Any, client: Client, browser: Client) -> None:
    made = answer(say(), publish_it=False, title="A secret plan")
    address = made.get_absolute_url()
    assert "secret" not in text(client.get(f"{HOME}responses/"))
    assert client.get(address).status_code == 404
    assert "secret" in text(browser.get(address))
    assert "secret" in text(browser.get(f"{HOME}responses/desk/"))


def test_it_says_how_much_is_answered(make: Any, answer: Any, say: Any, client: Client) -> None:
    theme = make("theme")
    make("point", theme=theme.reference)
    say()
    answer(say())
    shown = text(client.get(f"{HOME}responses/"))
    rows = re.findall(r"<tr><th[^>]*>(\w+)</th><td[^>]*>(\d)</td><td[^>]*>(\d)</td><td[^>]*>(\d)</td>", shown)
    assert ("Contributions", "1", "1", "2") in rows and ("Points", "0", "1", "1") in rows


def test_a_promise_that_was_not_kept_is_shown_to_all(
    make: Any, answer: Any, say: Any, client: Client
) -> None:
    open_call(make, title="What should change?", reply_by="2018-02-01", closes_at="2018-01-20 12:00")
    one = say()
    answer(one, promised="2018-02-01", title="Later")
    shown = text(client.get(f"{HOME}responses/"))
    assert shown.count("overdue") == 3  # the call, the response in the list of promises, and in its own place
    answer(one, title="At last")
    assert "Later" not in text(client.get(f"{HOME}responses/")).split("Under no numbered theme")[0]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_as_often_for_one_as_for_three(
    rows: int, make: Any, answer: Any, say: Any, client: Client, django_assert_num_queries: Any
) -> None:
    for number in range(rows):
        answer(make("theme", number=str(number + 1)), promised="2018-02-01")
        answer(say(), title="Other")
    client.get(f"{HOME}responses/?a")
    with django_assert_num_queries(16):
        client.get(f"{HOME}responses/?b")


@pytest.mark.parametrize("rows", [1, 3])
def test_the_desk_asks_as_often_for_one_as_for_three(
    rows: int, make: Any, answer: Any, say: Any, browser: Client, django_assert_num_queries: Any
) -> None:
    call = open_call(make, reply_by="2018-02-01")
    for _number in range(rows):
        say(call=call.reference)
        say()
        answer(say(), publish_it=False)
    browser.get(f"{HOME}responses/desk/")
    with django_assert_num_queries(20):
        browser.get(f"{HOME}responses/desk/")


def test_the_desk_shows_what_is_overdue_first_then_the_oldest_page_by_page(
    make: Any, answer: Any, say: Any, browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    from moothill.rooms.responses.queries import waiting

    monkeypatch.setattr(waiting.page_of_waiting, "__kwdefaults__", {"after": "", "most": 2})
    late = open_call(make, reply_by="2018-02-01", closes_at="2018-01-20 12:00")
    soon = open_call(make, reply_by="2090-01-01")
    others = [say(f"Other {number}", call=soon.reference) for number in range(3)]
    first = [say(f"Late {number}", call=late.reference) for number in range(2)]
    answer(others[1])
    order, address = [], f"{HOME}responses/desk/"
    while address:
        page = browser.get(address)
        order += [row.reference for row, _by, _late in page.context["rows"]]
        address = f"{HOME}responses/desk/{page.context['older']}" if page.context["older"] else ""
    assert order == [each.reference for each in (*first, others[0], others[2])]


@pytest.mark.parametrize("query", ["call=Q-99", "theme=TH-99", "kind=stage", "after=9-9", "after=x"])
def test_the_desk_says_so_where_nothing_fits(query: str, browser: Client) -> None:
    answer = browser.get(f"{HOME}responses/desk/?{query}")
    assert answer.status_code == 400
    assert 'role="alert"' in text(answer)


def test_the_desk_narrows_by_call_theme_and_kind(make: Any, say: Any, lead: Any, browser: Client) -> None:
    call, theme = open_call(make), make("theme", title="Trees")
    point = make("point", title="Oaks", theme=theme.reference)
    asked, in_theme, in_point = say("Asked", call=call.reference), say("In theme"), say("In point")
    lead([in_theme], theme)
    lead([in_point], point)

    def rows(query: str) -> list[str]:
        return [
            row.reference for row, _by, _late in browser.get(f"{HOME}responses/desk/?{query}").context["rows"]
        ]

    assert rows(f"call={call.reference}") == [asked.reference]
    assert rows(f"theme={theme.reference}") == [in_theme.reference, in_point.reference]
    records = browser.get(f"{HOME}responses/desk/?kind=point").context["records"]
    assert [record.reference for record in records] == [point.reference]


def test_ticked_contributions_get_one_response(say: Any, browser: Client) -> None:
    two = [say("Oaks"), say("Elms")]
    form = browser.get(f"{HOME}responses/new/?to={two[0].reference}&to={two[1].reference}")
    assert "It answers 2 things" in text(form)
    given = {"title": "Trees", "heard": "Trees.", "did": "We plant.", "outcome": "taken-up",
             "key": form.context["form"].initial["key"]}  # fmt: skip
    given |= {f"answers_to-{number}-to": each.reference for number, each in enumerate(two)}
    first, second = (browser.post(f"{HOME}responses/new/", given) for _click in range(2))
    assert first.status_code == second.status_code == 303
    assert first["Location"] == second["Location"] == "/oakland-2018-20/responses/RE-1/"
    assert Response.objects.get().answers_to == [{"to": each.reference} for each in two]


def test_a_refused_form_keeps_what_was_written(say: Any, browser: Client) -> None:
    given = {"title": "Trees", "did": "We plant lindens.", "outcome": "partly", "answers_to-0-to": "I-77"}
    for fault in ("nothing public", "Say why"):
        answer = browser.post(f"{HOME}responses/new/", given)
        assert answer.status_code == 422
        assert fault in text(answer)
        assert "We plant lindens." in text(answer)
        given["answers_to-0-to"] = say().reference


def test_what_was_asked_is_known_already(make: Any, say: Any, lead: Any, browser: Client) -> None:
    call, theme = open_call(make, title="Which trees?", background="The park is bare."), make("theme")
    lead([say(call=call.reference)], theme)
    for reference in (call.reference, theme.reference):
        asked = browser.get(f"{HOME}responses/new/?to={reference}").context["form"].initial["asked"]
        assert asked == "Which trees?\n\nThe park is bare."


def test_one_text_each(say: Any, browser: Client) -> None:
    two = [say("Oaks"), say("Elms")]
    to = " ".join(each.reference for each in two)
    assert browser.get(f"{HOME}responses/new/?each=1&to={to}").status_code == 302
    given = {"to": to, "outcome": "not-taken-up", f"did-{two[0].reference}": "No oaks."}
    answer = browser.post(f"{HOME}responses/each/", given)
    assert answer.status_code == 422 and "No oaks." in text(answer)
    given |= {
        "because": "The soil.",
        f"did-{two[1].reference}": "No elms.",
        "key": str(uuid4()),
    }
    for _click in range(2):
        assert browser.post(f"{HOME}responses/each/", given).status_code == 303
    assert list(Response.objects.order_by("pk").values_list("heard", "did")) == [
        ("Oaks", "No oaks."),
        ("Elms", "No elms."),
    ]


def test_a_batch_is_published_from_the_desk(answer: Any, say: Any, browser: Client) -> None:
    drafts = [answer(say(), publish_it=False) for _each in range(2)]
    given = {"of": ", ".join(each.reference for each in drafts), "reason": "They are agreed."}
    assert browser.post(f"{HOME}responses/publish/", given).status_code == 303
    assert set(Record.objects.filter(kind="response").values_list("state", flat=True)) == {"published"}
    again = browser.post(f"{HOME}responses/publish/", given)
    assert again.status_code == 409 and "They are agreed." in text(again)


def test_answers_stand_on_the_pages_of_what_they_answer(
    make: Any, answer: Any, say: Any, lead: Any, client: Client
) -> None:
    theme, call = make("theme"), open_call(make)
    point, one = make("point", theme=theme.reference), say()
    lead([one], theme)
    for target in (theme, point, call, one):
        answer(target, title=f"To {target.reference}")
    for target in (theme, point, call, one):
        assert f"To {target.reference}" in text(client.get(target.get_absolute_url()))
    assert f"To {theme.reference}" in text(client.get(one.get_absolute_url()))


def test_a_withdrawn_answer_says_so_and_counts_no_more(
    answer: Any, say: Any, client: Client, steward: Actor, at: Any
) -> None:
    one = say()
    made = answer(one, title="We will plant")
    withdraw(record=made, reason="We cannot after all.", by=steward, at=at)
    gone = client.get(made.get_absolute_url())
    assert gone.status_code == 410 and "We cannot after all." in text(gone)
    assert "We will plant" not in text(client.get(one.get_absolute_url()))
    assert "No answer is recorded." in text(client.get(one.get_absolute_url()))


def test_people_comment_on_an_answer(answer: Any, say: Any, client: Client) -> None:
    made = answer(say())
    assert f"{made.get_absolute_url()}talk/" in text(client.get(made.get_absolute_url()))


def test_how_a_cycle_answers_is_set_in_public(browser: Client, cycle: Cycle, client: Client) -> None:
    assert browser.post(f"{HOME}responses/manner/", {"both_sides": "on"}).status_code == 422
    assert (
        browser.post(
            f"{HOME}responses/manner/", {"both_sides": "on", "reason": "We stand level."}
        ).status_code
        == 303
    )
    assert Manner.objects.get(cycle=cycle).both_sides
    assert "only after a steward of each side agreed" in text(client.get(f"{HOME}responses/"))


def test_a_response_is_read_in_three_parts(
    make: Any, answer: Any, client: Client, day: date = date(2018, 3, 1)
) -> None:
    made = answer(make("call"), whose="The forestry team", day=day.isoformat())
    shown = text(client.get(made.get_absolute_url()))
    assert shown.index("We asked") < shown.index("You said") < shown.index("We did")
    assert "The forestry team" in shown


def test_a_call_that_was_answered_is_late_no_more(make: Any, answer: Any, client: Client) -> None:
    call = open_call(make, reply_by="2018-02-01", closes_at="2018-01-20 12:00")
    pages = (call.get_absolute_url(), f"{HOME}take-part/", f"{HOME}calls/")
    assert all("days late" in text(client.get(page)) for page in pages)
    answer(call)
    assert not any("days late" in text(client.get(page)) for page in pages)
