"""The wizard on the web, without scripts and without a session."""

from html import unescape

import pytest
from django.test import Client

from moothill.commons.cycles.models import Cycle
from moothill.front.begin import reading
from moothill.rooms.plan.models import Objective, Stage
from tests.front.begin.conftest import WORDS, preview_of

pytestmark = pytest.mark.django_db

HERE = {"REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "localhost"}


def page(answer) -> str:
    return unescape(answer.content.decode())


@pytest.mark.parametrize("address", ["/new-cycle/", "/new-cycle/dates/", "/new-cycle/preview/"])
def test_a_stranger_is_asked_to_sign_in(client, address):
    for answer in (client.get(address), client.post(address, WORDS)):
        assert answer.status_code in {302, 405}
        assert answer.status_code == 405 or answer["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("who", ["account_holder", "team_member", "observer"])
def test_whoever_may_begin_nothing_is_told_so(who, cast, client_of, trace):
    client, before = client_of(cast[who]), trace()
    for answer in (client.get("/new-cycle/"), client.post("/new-cycle/preview/", WORDS)):
        assert answer.status_code == 403
        assert "do not include this" in page(answer)
    assert trace() == before


def test_at_home_anyone_signed_in_may_begin(settings, account_holder, client_of):
    settings.AT_HOME = True
    client = client_of(account_holder)
    assert client.get("/new-cycle/", **HERE).status_code == 200
    for given in ({"HTTP_X_FORWARDED_FOR": "127.0.0.1"}, {"REMOTE_ADDR": "192.0.2.7"}):
        assert client.get("/new-cycle/", **{**HERE, **given}).status_code == 403


def test_the_first_step_offers_every_template(steward, client_of):
    words = page(client_of(steward).get("/new-cycle/"))
    for template in reading.every():
        assert template.label in words


def test_a_template_that_is_not_there_leads_back_to_the_choice(steward, client_of):
    answer = client_of(steward).get("/new-cycle/dates/?template=atlantis")
    assert answer.status_code == 400
    assert "Choose one of these templates first" in page(answer)


@pytest.mark.parametrize("template", reading.NAMES)
def test_from_template_to_draft_in_three_steps(template, steward, client_of, at):
    client = client_of(steward)
    assert client.get(f"/new-cycle/dates/?template={template}").status_code == 200
    answer = client.post("/new-cycle/preview/", preview_of(client, template=template))
    assert (answer.status_code, answer["Location"]) == (303, "/oakland-next/go-live/")
    cycle = Cycle.objects.get(slug="oakland-next")
    assert cycle.roles_held.get().side == "government"
    assert client.get(answer["Location"]).status_code == 200
    assert "Moderation policy" in page(client.get("/oakland-next/planning/"))


def test_what_was_changed_or_left_out_in_the_preview_is_so_in_the_cycle(steward, client_of):
    client = client_of(steward)
    boxes = preview_of(client, template="national-2") | {
        "stage-1-title": "Getting going",
        "stage-1-when": "11 January - 20 February 2027",
        "objective-2-drop": "on",
        "stage-6-drop": "on",
    }
    assert client.post("/new-cycle/preview/", boxes).status_code == 303
    cycle = Cycle.objects.get(slug="oakland-next")
    first = Stage.objects.of(cycle).order_by("record__position").first()
    assert (first.record.title, first.when.words) == ("Getting going", "11 January - 20 February 2027")
    assert Objective.objects.of(cycle).count() == 2
    sections = set(cycle.records.filter(kind="section").values_list("title", flat=True))
    assert "Getting going" in sections and "Finishing and submitting" not in sections
    assert Stage.objects.of(cycle).count() == 7


def test_a_second_click_leads_to_the_same_cycle(steward, client_of, trace):
    client = client_of(steward)
    boxes = preview_of(client)
    first = client.post("/new-cycle/preview/", boxes)
    before = trace()
    second = client.post("/new-cycle/preview/", boxes)
    assert first["Location"] == second["Location"] == "/oakland-next/go-live/"
    assert trace() == before


def test_days_that_cannot_be_are_said_with_the_words_still_in_the_boxes(steward, client_of, trace):
    client, before = client_of(steward), trace()
    answer = client.post("/new-cycle/dates/", WORDS | {"starts": "30 Feb 2027", "title": "My <words>"})
    assert answer.status_code == 422
    assert "has 28 days" in page(answer)
    assert 'value="30 Feb 2027"' in answer.content.decode()
    assert 'value="My &lt;words&gt;"' in answer.content.decode()
    assert trace() == before


def test_a_stage_outside_the_plan_is_said_with_every_other_change_still_there(steward, client_of, trace):
    client = client_of(steward)
    boxes = preview_of(client) | {
        "stage-2-when": "March 2035",
        "section-2-text": "Our own words",
        "level-1-drop": "on",
    }
    before = trace()
    answer = client.post("/new-cycle/preview/", boxes)
    words = answer.content.decode()
    assert answer.status_code == 422
    assert "Stage 2 · When: This does not lie between" in page(answer)
    assert 'value="March 2035"' in words and "Our own words" in words
    assert answer.context["form"]["level-1-drop"].value() is True
    assert trace() == before


def test_looking_again_makes_nothing(steward, client_of, trace):
    client = client_of(steward)
    boxes, before = preview_of(client), trace()
    answer = client.post("/new-cycle/preview/", boxes | {"look": "1", "stage-1-title": "Getting going"})
    assert answer.status_code == 200
    assert 'value="Getting going"' in answer.content.decode()
    answer = client.post("/new-cycle/dates/", boxes | {"back": "1"})
    assert 'value="11 January 2027"' in answer.content.decode()
    assert trace() == before


def test_somebody_who_changes_the_hidden_words_gains_nothing(steward, client_of, other_cycle, trace):
    client = client_of(steward)
    boxes, before = preview_of(client), trace()
    for change in ({"member": "new", "member_name": "Elmland"}, {"side": "civil-society"}, {"side": "x"}):
        answer = client.post("/new-cycle/preview/", boxes | change)
        assert answer.status_code == 422, change
    assert trace() == before


def test_a_form_from_elsewhere_is_refused(steward, client_of, trace):
    client = client_of(steward)
    boxes, before = preview_of(client), trace()
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    assert strict.post("/new-cycle/preview/", boxes).status_code == 403
    assert trace() == before


def test_the_draft_is_told_to_nobody_else(steward, client_of, cast):
    client = client_of(steward)
    client.post("/new-cycle/preview/", preview_of(client))
    for who in ("passer_by", "account_holder", "civil_steward", "observer"):
        for address in ("/oakland-next/", "/oakland-next/go-live/"):
            assert client_of(cast[who]).get(address).status_code == 404, who
        assert "Oakland's next plan" not in page(client_of(cast[who]).get("/", follow=True)), who


def test_the_home_of_the_site_leads_those_who_may_to_a_new_cycle(
    client, cycle, other_cycle, steward, client_of
):
    assert "/new-cycle/" not in page(client.get("/"))
    assert "/new-cycle/" in page(client_of(steward).get("/"))
