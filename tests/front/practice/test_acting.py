"""Acting as somebody invented: one click at home, and nowhere else."""

from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from moothill.commons.cycles.models import Cycle
from moothill.commons.journal.models import Entry
from moothill.commons.people.guests import COOKIE
from moothill.commons.people.models import Guest, Person
from moothill.commons.record.models import Suggestion
from moothill.front.practice import loading
from tests.front.begin.conftest import WORDS, preview_of

pytestmark = pytest.mark.django_db

HERE = {"REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "localhost"}
STEWARDS = ("steward-government", "steward-civil-society")
AWAY = [
    {"REMOTE_ADDR": "192.0.2.7"},
    {"HTTP_HOST": "plan.example.org"},
    {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
    {"HTTP_FORWARDED": "for=127.0.0.1"},
    {"HTTP_VIA": "1.1 proxy"},
    {"SERVER_PROTOCOL": "HTTP/1.0"},
]


@pytest.fixture(autouse=True)
def trial_site(settings) -> None:
    settings.AT_HOME, settings.ALLOWED_HOSTS = True, ["*"]


@pytest.fixture
def practice(db, monkeypatch) -> Cycle:
    """With its stages alone: they are enough to act on."""
    whole = loading.the_file()
    stages = tuple(entry for entry in whole.records if entry.kind == "stage")
    none = dict.fromkeys(set(type(whole).model_fields) - {"cycle", "records", "baseline"}, ())
    monkeypatch.setattr(loading, "the_file", lambda: whole.model_copy(update={"records": stages, **none}))
    return loading.make(at=timezone.now()).cycle


@pytest.fixture
def browser() -> Client:
    return Client(**HERE)


def be(browser: Client, part: str, **given: str) -> int:
    return browser.post("/practice/act-as/", {"part": part}, **given).status_code


def may_edit(browser: Client, cycle: Cycle, **given: str) -> bool:
    return browser.get(f"/{cycle.slug}/stages/ST-1/edit/", **given).status_code == 200


@pytest.mark.parametrize("part", STEWARDS)
def test_one_click_makes_a_steward_of_either_side(practice, browser, part):
    assert not may_edit(browser, practice)
    assert be(browser, part) == 303
    assert may_edit(browser, practice)
    page = browser.get(f"/{practice.slug}/").content.decode()
    assert "You are acting as" in page


def test_what_a_steward_changes_stands_under_the_invented_name(practice, browser):
    be(browser, "steward-government")
    given = {"title": "A tower of sand", "reason": "To try it"}
    assert browser.post(f"/{practice.slug}/objectives/new/", given).status_code == 303
    line = Entry.objects.filter(head=practice.head).order_by("-number").first()
    assert (line.title, line.actor_name) == ("A tower of sand", "Gale Specimen")


def test_a_member_of_the_public_reads_and_changes_nothing(practice, browser):
    assert be(browser, "public") == 303
    assert not may_edit(browser, practice)
    assert "Pat Practice" in browser.get("/me/").content.decode()


def test_a_passer_by_is_nobody_again(practice, browser):
    be(browser, "steward-government")
    assert be(browser, "passer-by") == 303
    assert not may_edit(browser, practice)
    assert "Gale" not in browser.get("/", follow=True).content.decode().split("</header>")[0]
    assert "sessionid" not in {name for name, morsel in browser.cookies.items() if morsel.value}


@pytest.mark.parametrize("given", AWAY)
def test_away_from_home_there_is_no_such_page(practice, browser, given):
    assert browser.get("/practice/act-as/", **given).status_code == 404
    for part in (*STEWARDS, "public", "passer-by"):
        assert be(browser, part, **given) == 404
    assert "_auth_user_id" not in browser.session


def test_a_site_that_others_can_reach_has_no_such_page(practice, browser, settings):
    settings.AT_HOME = False
    assert browser.get("/practice/act-as/").status_code == 404
    assert be(browser, "public") == 404
    assert "act-as" not in browser.get(f"/{practice.slug}/").content.decode()


@pytest.mark.parametrize("given", AWAY)
def test_a_session_that_was_begun_at_home_is_nobody_s_elsewhere(practice, browser, given):
    be(browser, "steward-government")
    assert may_edit(browser, practice)
    assert not may_edit(browser, practice, **given)
    assert "Gale Specimen" not in browser.get("/me/", **given).content.decode()
    assert may_edit(browser, practice)


def test_a_session_ends_when_the_site_is_opened_to_others(practice, browser, settings):
    be(browser, "steward-government")
    settings.AT_HOME = False
    assert not may_edit(browser, practice)
    assert "/accounts/login/" in browser.get("/accounts/email/")["Location"]


def test_no_other_cycle_can_be_acted_in(practice, browser, cycle, make):
    make("stage", when="March 2018")
    assert browser.get(f"/practice/act-as/?cycle={cycle.slug}").status_code == 404
    answer = browser.post("/practice/act-as/", {"part": "steward-government", "cycle": cycle.slug})
    assert answer.status_code == 404
    be(browser, "steward-government")
    assert browser.get(f"/{cycle.slug}/stages/ST-1/").status_code == 200
    assert not may_edit(browser, cycle)
    assert browser.get(f"/{cycle.slug}/desk/").status_code == 403


def test_without_a_practice_cycle_there_is_no_such_page(browser, cycle):
    assert browser.get("/practice/act-as/").status_code == 404


@pytest.mark.parametrize("part", ["", "operator", "steward", "steward-government\x00"])
def test_a_part_that_is_not_on_the_list_is_not_found(practice, browser, part):
    assert be(browser, part) == 404


def test_a_form_from_elsewhere_is_refused(practice):
    strict = Client(enforce_csrf_checks=True, **HERE)
    assert strict.post("/practice/act-as/", {"part": "steward-government"}).status_code == 403
    assert "_auth_user_id" not in strict.session


def test_the_page_and_the_bar_are_kept_by_nobody(practice, browser):
    answer = browser.get("/practice/act-as/")
    assert "no-store" in answer["Cache-Control"] and "X-Moothill-Scope" not in answer
    be(browser, "public")
    assert "X-Moothill-Scope" not in browser.get(f"/{practice.slug}/")


def test_a_page_for_passers_by_is_the_same_for_all_of_them(practice):
    pages = {Client(**HERE | given).get(f"/{practice.slug}/").content for given in ({}, *AWAY[2:5])}
    assert len(pages) == 1
    page = pages.pop().decode()
    assert "csrfmiddlewaretoken" not in page
    assert f"/practice/act-as/?cycle={practice.slug}" in page


@pytest.mark.parametrize("address", ["/accounts/email/", "/accounts/password/set/", "/accounts/2fa/"])
def test_there_is_nothing_to_sign_in_to(practice, browser, address):
    be(browser, "steward-government")
    for answer in (browser.get(address), browser.post(address, {"email": "x@example.com", "action_add": ""})):
        assert (answer.status_code, answer["Location"]) == (302, "/practice/act-as/")
    assert browser.post("/me/", {"label": "Somebody Real"}).status_code == 403


@pytest.mark.parametrize("address", ["/accounts/login/code/", "/accounts/password/reset/"])
def test_the_site_s_own_doors_send_them_no_code(practice, browser, address, mailoutbox):
    person = Person.objects.get(email="practice-steward-government@example.org")
    browser.post(address, {"email": person.email})
    assert not [
        mail for mail in mailoutbox if "code" in mail.subject.lower() or "reset" in mail.subject.lower()
    ]
    assert "_auth_user_id" not in browser.session


def test_their_address_gets_in_with_no_password(practice, browser):
    person = Person.objects.get(email="practice-steward-government@example.org")
    for password in ("", "!", person.password):
        browser.post("/accounts/login/", {"login": person.email, "password": password})
        assert "_auth_user_id" not in browser.session


def test_somebody_signed_in_of_their_own_is_signed_out_of_it(practice, browser, account_holder, client_of):
    browser = client_of(account_holder)
    browser.defaults.update(HERE)
    assert be(browser, "public") == 303
    assert "Pat Practice" in browser.get("/me/").content.decode()


def test_somebody_invented_begins_practice_cycles_alone(practice, browser, member, cycle):
    be(browser, "steward-civil-society")
    page = unescape(browser.get("/new-cycle/dates/?template=blank").content.decode())
    assert "Practice Island" in page and "Oakland" not in page
    given = {"template": "blank", "member": "practice-island", "slug": "mine", "side": "civil-society"}
    answer = browser.post("/new-cycle/preview/", preview_of(browser, **given))
    assert answer["Location"] == "/mine/go-live/"
    assert Cycle.objects.get(slug="mine").practice
    assert "Nothing here is real" in browser.get("/mine/go-live/").content.decode()
    renamed = WORDS | given | {"member": "new", "member_name": "oakland", "slug": "theirs"}
    answer = browser.post("/new-cycle/dates/", renamed)
    assert answer.status_code == 422
    assert "can only begin practice cycles" in unescape(answer.content.decode())
    assert not Cycle.objects.filter(slug="theirs").exists()


def guests_suggestion(browser: Client, cycle: Cycle) -> int:
    given = {"title": "A bridge of cards", "reason": "To try it", "save": "1"}
    return browser.post(f"/{cycle.slug}/objectives/suggest/", given).status_code


def test_one_click_makes_a_guest_who_suggests_under_an_invented_label(practice, browser):
    assert be(browser, "guest") == 303
    page = browser.get(f"/{practice.slug}/").content.decode()
    assert "You are acting as" in page and "Make-believe 1001" in page
    assert not may_edit(browser, practice)
    assert guests_suggestion(browser, practice) == 303, "a guest who is known needs no code"
    made = Suggestion.objects.get()
    assert (made.by_name, made.by.guest.address) == ("Make-believe 1001", "")


def test_who_comes_back_as_the_guest_is_the_same_guest(practice, browser):
    be(browser, "guest")
    guests_suggestion(browser, practice)
    be(browser, "steward-government")
    assert not browser.cookies[COOKIE].value, "the cookie goes with the part"
    be(browser, "guest")
    own = f"{Suggestion.objects.get().get_absolute_url()}edit/"
    assert browser.get(own).status_code == 200
    be(browser, "passer-by")
    assert browser.get(own).status_code == 404
    assert Guest.objects.count() == 1


@pytest.mark.parametrize("given", AWAY)
def test_the_guest_s_cookie_is_nobody_s_elsewhere(practice, browser, given):
    be(browser, "guest")
    own = f"/{practice.slug}/"
    assert "Make-believe" in browser.get(own).content.decode()
    assert "Make-believe" not in browser.get(own, **given).content.decode()


def test_a_guest_of_one_s_own_keeps_their_cookie(practice, browser, guest, client_of):
    browser = client_of(guest)
    browser.defaults.update(HERE)
    mine = browser.cookies[COOKIE].value
    be(browser, "steward-government")
    be(browser, "passer-by")
    assert browser.cookies[COOKIE].value == mine


@pytest.mark.parametrize("part", ["guest", "public", *STEWARDS])
def test_nobody_invented_contributes_to_a_real_cycle(practice, browser, cycle, part):
    be(browser, part)
    before = Entry.objects.count()
    assert guests_suggestion(browser, cycle) == 403
    assert (Suggestion.objects.count(), Entry.objects.count()) == (0, before)


def test_the_invented_guest_gets_no_role(practice, browser):
    be(browser, "guest")
    be(browser, "steward-government")
    given = {"who": "Make-believe 1001", "role": "observer", "side": "neither", "reason": "x"}
    assert browser.post(f"/{practice.slug}/desk/appoint/", given).status_code == 422
