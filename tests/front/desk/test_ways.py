"""What is written in no form of the desk, and what never changes: no link leads there, and each address says what to do."""

import pytest
from django.test import Client

from moothill.commons.record import kinds
from moothill.commons.record.ways import Way, ways_of
from moothill.front.desk.pasting import columns
from tests.front import test_nothing_leaks as leaks

pytestmark = pytest.mark.django_db

one_of_each = leaks.one_of_each
APART = {"draft", "edition", "baseline", "codebook", "route", "response", "input", "update"}
FIXED = ("draft", "edition")
ROWS = {"rows": "One\nTwo", "make": "1", "key": "8b8c2b52-1d8f-4a1c-9d6f-2f6f3f0a6f11"}
# Doors of the rooms' own that stand at such an address.
OF_ROOMS = {"action-plan/new/", "baselines/new/", "inputs/new/", "responses/new/"}


def of(name: str):
    return kinds.get(name)


def test_each_kind_has_a_form_or_says_how_one_is_made(home, client_of, steward):
    browser = client_of(steward)
    assert {kind.name for kind in kinds.every() if kind.begun} == APART
    for name in APART:
        begun = of(name).begun
        assert begun and browser.get(home + begun.address).status_code == 200, name


def test_the_desk_links_to_no_form_that_is_not_there(home, client_of, steward):
    browser = client_of(steward)
    page = browser.get(f"{home}desk/").content.decode()
    for kind in kinds.every():
        for way in (Way.NEW, Way.PASTE):
            assert (f"{home}{kind.segment}/{way}/" in page) == (way in ways_of(kind)), (kind.name, way)
        assert not kind.begun or f"{home}{kind.begun.address}" in page, kind.name
    assert f"{home}key-details/paste/" not in page, "there is only one"


@pytest.mark.parametrize("name", sorted(APART))
def test_nothing_is_made_there_and_the_address_says_how(name, home, client_of, steward, traces):
    browser, before, kind = client_of(steward), traces(), of(name)
    for way in ("new/", "paste/"):
        address = f"{kind.segment}/{way}"
        for answer in (browser.get(home + address), browser.post(home + address, ROWS)):
            if address not in OF_ROOMS:
                assert answer.status_code == 404, address
                assert str(kind.begun.words) in answer.content.decode(), address
    assert traces() == before


def test_a_stranger_learns_nothing_more_there(home, client_of, account_holder):
    assert Client().get(f"{home}drafts/new/")["Location"].startswith("/accounts/login/")
    assert client_of(account_holder).get(f"{home}drafts/new/").status_code == 403


@pytest.mark.parametrize("name", sorted(APART))
def test_nothing_is_copied_that_the_desk_does_not_make(name, make, client_of, steward, traces):
    browser, record = client_of(steward), make(name)
    own, before = record.get_absolute_url(), traces()
    assert f'href="{own}copy/"' not in browser.get(own).content.decode()
    for answer in (browser.get(f"{own}copy/"), browser.post(f"{own}copy/", {"title": "Copy", "save": "1"})):
        assert answer.status_code == 404 and str(of(name).begun.words) in answer.content.decode()
    assert traces() == before


@pytest.mark.parametrize("name", FIXED)
def test_what_never_changes_offers_no_change_and_says_so_at_once(name, make, cast, client_of, home):
    record = make(name)
    own, instead = record.get_absolute_url(), of(name).fixed(record)
    for who, way in (("steward", "edit/"), ("steward", "change/"), ("passer_by", "change/")):
        browser = client_of(cast[who])
        page = browser.get(own).content.decode()
        assert f"{own}edit/" not in page and f"{own}change/" not in page, who
        answer = browser.get(own + way)
        page = answer.content.decode()
        assert answer.status_code == 403 and str(instead.words) in page, (who, way)
        assert "<textarea" not in page and f"{home}{instead.address}" in page and f"{own}talk/" in page


def test_an_edition_that_is_not_issued_a_response_and_the_words_of_a_baseline_are_changed(
    make, client_of, steward
):
    browser = client_of(steward)
    for record in (
        make("edition", publish=False),
        make("response"),
        make("input"),
        make("update"),
        make("baseline"),
        make("codebook"),
    ):
        own = record.get_absolute_url()
        assert f'href="{own}edit/"' in browser.get(own).content.decode(), record.kind
        assert browser.get(f"{own}edit/").status_code == 200, record.kind


def test_an_edit_begun_before_an_edition_was_issued_loses_no_word(make, client_of, steward, traces):
    own, before = make("edition", title="Our plan").get_absolute_url(), traces()
    answer = client_of(steward).post(
        f"{own}edit/", {"title": "Our plan", "foreword": "Canarybird", "base": "2"}
    )
    assert answer.status_code in {409, 422} and "Canarybird" in answer.content.decode()
    assert traces() == before


def test_the_plain_list_of_drafts_says_where_they_are_cut(make, client_of, steward, home):
    make("draft")
    page = client_of(steward).get(f"{home}drafts/").content.decode()
    assert "not written but cut" in page and f'href="{home}commitments/"' in page
    assert 'href="new/"' not in page and 'href="paste/"' not in page


def test_no_former_version_of_what_never_changes_is_restored(make, client_of, steward):
    record = make("draft", doubt="A page is missing.")
    page = client_of(steward).get(f"{record.get_absolute_url()}versions/1/").content.decode()
    assert "restore/" not in page


def test_no_way_to_change_a_record_fails(one_of_each, cast, client_of):
    for record in one_of_each():
        for who in ("passer_by", "steward"):
            for way in ("change/", "edit/", "suggest-withdrawal/", "copy/"):
                answer = client_of(cast[who]).get(record.get_absolute_url() + way)
                assert answer.status_code in {200, 302, 403, 404}, (record.kind, who, way)


def test_nothing_that_is_sent_fails(one_of_each, client, client_of, steward):
    sent = {"title": "Changed", "reason": "It moved.", "base": "1", "save": "1"}
    for record in one_of_each():
        own = record.get_absolute_url()
        for browser, way in (
            (client, "change/"),
            (client_of(steward), "edit/"),
            (client_of(steward), "copy/"),
        ):
            answer = browser.post(own + way, sent)
            assert answer.status_code in {200, 303, 403, 404, 409, 422, 429}, (record.kind, way)


def test_a_list_that_is_pasted_has_a_column_for_all_that_is_needed(home, client_of, steward):
    for kind in kinds.every():
        if Way.PASTE in ways_of(kind):
            needed = {field.name for field in kind.fields if field.required}
            assert needed <= {field.name for field in columns(kind)}, kind.name
