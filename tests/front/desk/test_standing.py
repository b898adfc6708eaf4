"""What a steward of one side asks of the other, and how things may be edited: the pages of the desk."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from moothill.commons.cycles.models import LevelChange, RoleHeld
from moothill.commons.record.models import Editing
from tests.front.desk.conftest import STRANGERS

pytestmark = pytest.mark.django_db

OBSERVE = {"who": "holder@example.org", "role": "observer", "side": "neither", "reason": "To <watch>."}
LOCK = {"contributor": "guest", "mode": "locked", "reason": "Spam since Monday."}


@pytest.fixture
def both(client_of, steward, civil_steward, account_holder):
    """The browsers of a steward of each side."""
    return client_of(steward), client_of(civil_steward)


def words(answer) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", answer.content.decode())))


def test_it_is_said_before_and_after_that_the_other_side_must_confirm(both, home, account_holder):
    ours, theirs = both
    assert "must confirm this before it holds" in words(ours.get(f"{home}desk/appoint/"))
    after = words(ours.post(f"{home}desk/appoint/", OBSERVE, follow=True))
    assert "Nothing has changed yet" in after and "civil society" in after
    sentence = f"Appoint {account_holder.name}: observer, neither side"
    assert sentence in words(theirs.get(f"{home}desk/"))
    public = words(theirs.get(f"{home}who-can-do-what/"))
    assert sentence in public and "To <watch>." in public
    assert "Waits for a steward on civil society's side" in public


def test_the_other_side_confirms_with_one_click(both, home, account_holder):
    ours, theirs = both
    ours.post(f"{home}desk/appoint/", OBSERVE)
    page = f"{home}desk/level/{LevelChange.objects.get().pk}/"
    assert "Confirm" in words(theirs.get(page))
    assert "Confirm" not in words(ours.get(page)) and "Take it back" in words(ours.get(page))
    assert "holds now" in words(theirs.post(page, {"do": "confirm"}, follow=True))
    assert RoleHeld.objects.filter(participant=account_holder.participant, until=None).exists()
    again = theirs.post(page, {"do": "confirm"})
    assert again.status_code == 409 and "decided already" in words(again)
    assert "Confirmed by" in words(theirs.get(f"{home}who-can-do-what/"))


def test_to_decline_asks_for_words_and_keeps_what_was_written(both, home):
    ours, theirs = both
    ours.post(f"{home}desk/appoint/", OBSERVE)
    page = f"{home}desk/level/{LevelChange.objects.get().pk}/"
    assert theirs.post(page, {"do": "decline", "words": " "}).status_code == 422
    wrong = theirs.post(page, {"do": "dance", "words": "Not <yet>"})
    assert wrong.status_code == 422 and "Not <yet>" in words(wrong)
    assert theirs.post(page, {"do": "decline", "words": "Not <yet>"}).status_code == 303
    assert not RoleHeld.objects.filter(role="observer").exists()
    assert "Not <yet>" in words(theirs.get(f"{home}who-can-do-what/"))


def test_whoever_asked_takes_it_back(both, home):
    ours, theirs = both
    ours.post(f"{home}desk/appoint/", OBSERVE)
    page = f"{home}desk/level/{LevelChange.objects.get().pk}/"
    refused = theirs.post(page, {"do": "take-back"})
    assert refused.status_code == 403 and "Only whoever asked" in words(refused)
    assert ours.post(page, {"do": "take-back"}).status_code == 303
    assert LevelChange.objects.get().state == "taken-back"


def test_the_same_again_and_what_cannot_be_are_said_beside_the_form(both, home):
    ours, _theirs = both
    ours.post(f"{home}desk/appoint/", OBSERVE)
    again = ours.post(f"{home}desk/appoint/", OBSERVE)
    assert again.status_code == 422 and "waits for the other side already" in words(again)
    assert "To &lt;watch&gt;." in again.content.decode()
    stay = ours.post(f"{home}desk/standing/", {"level": "yes", "reason": "x"})
    assert stay.status_code == 422 and "how it stands already" in words(stay)


def test_a_rule_of_editing_is_made_shown_and_taken_away(client_of, steward, home, make):
    browser, record = client_of(steward), make("objective", title="Clear rivers")
    assert browser.post(f"{home}desk/editing/", LOCK | {"kind": "objective"}).status_code == 303
    page = words(browser.get(f"{home}desk/editing/"))
    assert "no a rule about this kind" in page
    own = f"{record.get_absolute_url()}editing/"
    assert browser.post(own, LOCK | {"mode": "open"}).status_code == 303
    assert "at once a rule about this part alone" in words(browser.get(own))
    public = words(browser.get(f"{home}who-can-do-what/"))
    assert "Parts with a rule of their own" in public and "Clear rivers" in public
    assert browser.post(own, LOCK | {"mode": ""}).status_code == 303
    assert list(Editing.objects.values_list("kind", "mode")) == [("objective", "locked")]
    unchanged = browser.post(own, LOCK | {"mode": ""})
    assert unchanged.status_code == 422 and "would change nothing" in words(unchanged)
    assert "It was changed who may edit what" in words(browser.get(f"{home}journal/"))


def test_of_a_part_that_is_not_public_no_rule_is_told(client, both, home, make):
    ours, theirs = both
    draft = make("objective", title="Canary", publish=False)
    ours.post(f"{draft.get_absolute_url()}editing/", LOCK | {"reason": "Canary too"})
    change = LevelChange.objects.get()
    public = f"{home}who-can-do-what/"
    for time in ("while it waits", "once it holds"):
        for address in (public, f"{home}journal/", home):
            assert "Canary" not in words(client.get(address)), time
        assert "Canary" in words(theirs.get(public)), time
        theirs.post(f"{home}desk/level/{change.pk}/", {"do": "confirm"})
    assert Editing.objects.filter(record=draft.pk).exists()


@pytest.mark.parametrize("who", STRANGERS)
def test_nobody_else_sets_modes_or_decides(who, cast, client_of, both, home, traces):
    both[0].post(f"{home}desk/appoint/", OBSERVE)
    before, browser = traces(), client_of(cast[who])
    assert browser.get(f"{home}desk/editing/").status_code == 403
    assert browser.post(f"{home}desk/editing/", LOCK).status_code == 403
    page = f"{home}desk/level/{LevelChange.objects.get().pk}/"
    assert browser.post(page, {"do": "confirm"}).status_code == 403
    assert traces() == before


@pytest.mark.parametrize("page", ["desk/", "who-can-do-what/"])
def test_the_number_of_queries_does_not_grow_with_what_waits(page, both, home, make):
    ours, theirs = both
    record = make("objective")
    counts = []
    for number, mode in enumerate(("open", "locked"), start=1):
        ours.post(f"{home}desk/editing/", LOCK | {"kind": "task", "mode": mode})
        ours.post(f"{record.get_absolute_url()}editing/", LOCK | {"mode": mode})
        ours.post(f"{home}desk/appoint/", OBSERVE | {"role": ("observer", "reviewer")[number - 1]})
        theirs.get(home + page)
        with CaptureQueriesContext(connection) as queries:
            theirs.get(home + page)
        counts.append(len(queries))
    assert LevelChange.objects.count() == 6
    assert counts[0] == counts[1]
