"""The home of the site and of a cycle, the rights page, and a person's own page."""

from datetime import UTC, datetime
from html import unescape

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from moothill.commons.cycles.operations import change_state
from moothill.commons.policy.actors import OPERATOR
from moothill.core.policy import ACTS, CycleState

IN_MARCH = datetime(2018, 3, 15, 12, 0, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def text(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_with_one_running_cycle_the_home_is_its_home(client, cycle):
    assert client.get("/")["Location"] == cycle.get_absolute_url()


def test_with_several_each_is_named(client, cycle, other_cycle, draft_cycle):
    page = text(client, "/")
    assert cycle.title in page and other_cycle.title in page
    assert draft_cycle.title not in page


def test_nothing_at_all_is_said_to_be_nothing(client):
    assert "nothing recorded yet" in text(client, "/").lower()


@time_machine.travel(IN_MARCH, tick=False)
def test_a_running_cycle_says_where_it_is_and_counts_days(client, cycle, make):
    make("stage", title="Early days", when="Jan - Feb")
    make("stage", title="Raising awareness", when="1 March - 30 April 2018")
    make("key-date", title="Draft to ministers", when="20 March 2018")
    page = text(client, cycle.get_absolute_url())
    assert page.count("You are here") == 1
    assert "5 days left" in page


@time_machine.travel(IN_MARCH, tick=False)
def test_an_ended_cycle_shows_final_figures_and_no_running_count(client, cycle, make, at):
    make("stage", when="1 March - 30 April 2018")
    make("key-date", title="Draft to ministers", when="10 March 2018")
    change_state(cycle=cycle, state=CycleState.ENDED, reason="Done", by=OPERATOR, at=at)
    page = text(client, cycle.get_absolute_url())
    assert "You are here" not in page
    assert "days late" not in page and "days left" not in page
    assert "This cycle has ended" in page


def test_the_number_of_queries_of_a_home_does_not_grow(client, cycle, make):
    stage, counts = make("stage", when="Jan").reference, []
    for number in range(3):
        make("activity", stage=stage)
        make("key-date", when="10 March 2018")
        make("task", everyone=True)
        make("timeline", title=f"T {number}", when="30 April 2018")
        with CaptureQueriesContext(connection) as queries:
            text(client, cycle.get_absolute_url())
        counts.append(len(queries))
    assert counts[0] == counts[-1]


def test_a_passer_by_leaves_and_receives_nothing(client, cycle):
    for address in ("/", cycle.get_absolute_url(), f"{cycle.get_absolute_url()}journal/"):
        answer = client.get(address)
        assert not answer.cookies
        assert "csrfmiddlewaretoken" not in answer.content.decode()


def test_the_rights_page_lists_every_act_and_who_holds_a_role(client, cycle, steward, civil_steward):
    page = unescape(text(client, f"{cycle.get_absolute_url()}who-can-do-what/"))
    for rule in ACTS.values():
        assert rule.words in page
    assert steward.name in page and civil_steward.name in page
    assert "gov@example.org" not in page


def test_a_form_from_elsewhere_is_refused_with_its_words_kept(cycle, steward, client_of):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client_of(steward).cookies
    answer = strict.post(
        f"{cycle.get_absolute_url()}objectives/new/", {"title": "Hard-won <words>", "key": "secret"}
    )
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Hard-won &lt;words&gt;" in page and "secret" not in page


def test_this_process_answers(client):
    assert client.get("/healthz").content == b"ok\n"
    assert "Disallow: /accounts/" in client.get("/robots.txt").content.decode()


@time_machine.travel(IN_MARCH, tick=False)
def test_the_figure_of_events_says_what_it_counts(client, cycle, make):
    event = {"stage": make("stage", when="Jan").reference, "form": "event", "place": "The hall"}
    make("activity", when="5 March 2018", state="complete", came="9", outcome="Much.", **event)
    make("activity", when="9 March 2018", state="not-recorded", **event)
    make("activity", when="5 April 2018", state="planned", **event)
    make("activity", when="6 April 2018", state="cancelled", state_reason="Snow.", **event)
    found = " ".join(text(client, cycle.get_absolute_url()).split())
    assert "<dt>public events held (cancelled ones left out)</dt><dd>1 of 3</dd>" in found


def test_the_desk_is_offered_to_those_whom_it_lets_in(cast, client_of, cycle, other_cycle):
    for who in cast.values():
        if not who.signed_in:
            continue
        browser = client_of(who)
        for each in (cycle, other_cycle):
            home = each.get_absolute_url()
            offered = "The desk, for stewards" in text(browser, home)
            assert offered == (browser.get(f"{home}desk/").status_code == 200)
