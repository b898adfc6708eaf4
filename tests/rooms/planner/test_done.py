"""The page that asks whether a task is done."""

import pytest

from moothill.commons.journal.models import Entry
from moothill.commons.record import kinds
from moothill.commons.record.models import Record, Revision
from moothill.commons.record.operations import revise
from tests.rooms.reading import words

pytestmark = pytest.mark.django_db


def traces() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Record, Revision, Entry))


def is_done(record) -> bool:
    return kinds.get("task").things().get(pk=record.pk).done


def address(record) -> str:
    return f"{record.get_absolute_url()}done/"


def asked(client, record) -> dict[str, str]:
    """What the form on the page would send."""
    form = client.get(address(record)).context["form"]
    return {name: str(form[name].value() or "") for name in ("done", "base", "key")}


def test_a_steward_marks_a_task_done_and_not_done_again(client_of, steward, task):
    client, record = client_of(steward), task()
    answer = client.post(address(record), asked(client, record) | {"reason": "The page is up"})
    assert (answer.status_code, answer["Location"]) == (303, f"/{record.cycle.slug}/tasks/#T-1")
    assert is_done(record)
    assert record.revisions.last().reason == "The page is up"
    client.post(address(record), asked(client, record))
    assert not is_done(record)


def test_looking_at_the_page_changes_nothing(client_of, steward, task):
    record = task()
    before = traces()
    answer = client_of(steward).get(address(record))
    assert "Is this task done?" in words(answer.content.decode())
    assert answer["Cache-Control"].endswith("private")
    assert traces() == before


def test_a_second_click_goes_to_the_same_place_and_adds_nothing(client_of, steward, task):
    client, record = client_of(steward), task()
    sent = asked(client, record)
    first = client.post(address(record), sent)
    before = traces()
    second = client.post(address(record), sent)
    assert (second.status_code, second["Location"]) == (first.status_code, first["Location"])
    assert traces() == before


def test_somebody_elses_change_stays_when_the_task_is_done(client_of, steward, task, at):
    client, record = client_of(steward), task()
    sent = asked(client, record)
    revise(record=record, values={"title": "Something else"}, base=1, by=steward, at=at)
    assert client.post(address(record), sent).status_code == 303
    record.refresh_from_db()
    assert is_done(record)
    assert record.title == "Something else"


@pytest.mark.parametrize(
    ("wrong", "status"),
    [({"base": "9"}, 400), ({"base": "x"}, 422), ({"done": "perhaps"}, 422), ({"done": "no"}, 422)],
)
def test_a_form_that_was_tampered_with_marks_nothing(wrong, status, client_of, steward, task):
    client, record = client_of(steward), task()
    before = traces()
    answer = client.post(address(record), asked(client, record) | {"reason": "My own words"} | wrong)
    assert answer.status_code == status
    assert "My own words" in answer.content.decode()
    assert traces() == before


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_passer_by_is_asked_to_sign_in(method, client, task):
    record = task()
    answer = getattr(client, method)(address(record))
    assert answer.status_code == 302
    assert answer["Location"].startswith("/accounts/login/?next=")
    assert not is_done(record)


@pytest.mark.parametrize("who", ["account_holder", "team_member", "observer", "steward_elsewhere"])
def test_nobody_but_a_steward_is_asked(who, cast, client_of, task):
    record = task()
    before = traces()
    for method in ("get", "post"):
        assert getattr(client_of(cast[who]), method)(address(record)).status_code == 403
    assert traces() == before


def test_there_is_no_such_page_for_anything_else(client_of, steward, meeting, cycle):
    record = meeting()
    client = client_of(steward)
    assert client.get(f"/{cycle.slug}/tasks/{record.reference}/done/").status_code == 404
    assert client.get(f"/{cycle.slug}/tasks/T-99/done/").status_code == 404


def test_who_may_not_see_a_draft_is_not_told_that_it_exists(client_of, steward_elsewhere, task):
    assert client_of(steward_elsewhere).get(address(task(publish=False))).status_code == 404
