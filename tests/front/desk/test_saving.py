"""Forms that lose nothing: what was written comes back with what is wrong."""

from uuid import uuid4

import pytest

from moothill.commons.record.models import Record
from moothill.commons.record.operations import revise

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(client_of, steward):
    return client_of(steward)


def test_a_new_part_stands_on_its_own_page(browser, home, cycle):
    answer = browser.post(f"{home}objectives/new/", {"title": "Build trust", "reason": "Agreed", "save": "1"})
    record = Record.objects.get(kind="objective")
    assert answer["Location"] == record.get_absolute_url()
    assert (record.title, record.state) == ("Build trust", "published")


def test_a_draft_is_stored_and_not_shown(browser, client, home):
    browser.post(f"{home}objectives/new/", {"title": "Canary", "draft": "1"})
    record = Record.objects.get(kind="objective")
    assert record.state == "draft"
    assert client.get(record.get_absolute_url()).status_code == 404


def test_looking_first_stores_nothing(browser, home, traces):
    before = traces()
    answer = browser.post(
        f"{home}objectives/new/", {"title": "T", "remarks": "Some **bold** words", "preview": "1"}
    )
    assert answer.status_code == 200
    assert "<strong>bold</strong>" in answer.content.decode()
    assert traces() == before


@pytest.mark.parametrize(
    ("words", "mend"),
    [
        ("32 June", "June has 30 days."),
        ("6 April - 26 March 2018", "ends before it starts"),
        ("15th March, Glasgow", "is not part of a date"),
    ],
)
def test_a_date_that_cannot_be_read_comes_back_with_the_mend(words, mend, browser, home, traces):
    before = traces()
    answer = browser.post(f"{home}stages/new/", {"title": "Kept title", "when": words, "save": "1"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert mend in page
    assert words in page and "Kept title" in page
    assert traces() == before


def test_an_unknown_stage_is_named(browser, home, traces):
    before = traces()
    answer = browser.post(
        f"{home}activities/new/", {"title": "A walk", "stage": "ST-99", "state": "planned", "save": "1"}
    )
    assert answer.status_code == 422
    assert "ST-99" in answer.content.decode() and "A walk" in answer.content.decode()
    assert traces() == before


def test_how_a_date_was_read_is_said_after_saving(browser, home):
    answer = browser.post(
        f"{home}stages/new/", {"title": "S", "when": "w/c 26th February", "save": "1"}, follow=True
    )
    assert "4 March 2018" in answer.content.decode()


def test_a_second_click_makes_one(browser, home, cycle):
    data = {"title": "Once", "key": str(uuid4()), "save": "1"}
    first = browser.post(f"{home}objectives/new/", data)
    second = browser.post(f"{home}objectives/new/", data)
    assert first.status_code == second.status_code == 303
    assert first["Location"] == second["Location"]
    assert Record.objects.filter(kind="objective").count() == 1


def test_a_key_used_for_something_else_is_a_conflict(browser, home, make, traces):
    record, key = make("objective"), str(uuid4())
    browser.post(f"{home}objectives/new/", {"title": "Once", "key": key, "save": "1"})
    before = traces()
    address = f"{record.get_absolute_url()}edit/"
    answer = browser.post(address, {"title": "Kept words", "base": "1", "key": key, "save": "1"})
    assert answer.status_code == 409
    assert "Kept words" in answer.content.decode()
    assert traces() == before


def test_a_form_from_an_old_version_shows_both_and_keeps_the_words(browser, make, civil_steward, at, traces):
    record = make("objective", title="Old", remarks="one two three")
    revise(record=record, values={"remarks": "one TWO three"}, base=1, by=civil_steward, at=at)
    before = traces()
    address = f"{record.get_absolute_url()}edit/"
    answer = browser.post(address, {"title": "Old", "remarks": "one 2 three", "base": "1", "save": "1"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "one two three" in page and "one TWO three" in page and "one 2 three" in page
    assert 'name="base" value="1"' in page and 'name="against" value="2"' in page
    assert traces() == before


@pytest.mark.parametrize(
    ("pick", "outcome"),
    [
        ("ours", "one 2 three"),
        ("theirs", "one TWO three"),
        ("both", "one TWO three one 2 three"),
        ("own", "one, two and three"),
    ],
)
def test_a_clash_is_settled_by_a_choice_and_nothing_else_of_either_is_lost(
    pick, outcome, browser, make, civil_steward, at
):
    record = make("objective", title="Old", remarks="one two three")
    revise(record=record, values={"remarks": "one TWO three"}, base=1, by=civil_steward, at=at)
    sent = {"title": "New", "remarks": "one 2 three", "base": "1", "against": "2", "save": "1"}
    choice = {"settle-remarks-0": pick, "own-remarks-0": "one, two and three"}
    answer = browser.post(f"{record.get_absolute_url()}edit/", sent | choice)
    content = record.revisions.last().content
    assert answer.status_code == 303
    assert (content["title"], content["remarks"]) == ("New", outcome)


def test_a_clash_without_a_choice_and_one_that_moved_on_are_shown_again(
    browser, make, civil_steward, at, traces
):
    record = make("objective", title="Old", remarks="one two three")
    revise(record=record, values={"remarks": "one TWO three"}, base=1, by=civil_steward, at=at)
    address = f"{record.get_absolute_url()}edit/"
    sent = {"title": "Old", "remarks": "one 2 three", "base": "1", "against": "2", "save": "1"}
    assert browser.post(address, sent).status_code == 409
    revise(record=record, values={"remarks": "one TWO four"}, base=2, by=civil_steward, at=at)
    before = traces()
    answer = browser.post(address, sent | {"settle-remarks-0": "ours"})
    assert answer.status_code == 409
    assert 'name="against" value="3"' in answer.content.decode()
    assert traces() == before


def test_a_form_from_an_old_version_is_put_together_with_what_others_changed_elsewhere(
    browser, make, civil_steward, at
):
    record = make("objective", title="Old", remarks="one two three")
    revise(record=record, values={"remarks": "ONE two three"}, base=1, by=civil_steward, at=at)
    sent = {"title": "New", "remarks": "one two three", "base": "1", "save": "1"}
    answer = browser.post(f"{record.get_absolute_url()}edit/", sent, follow=True)
    page = answer.content.decode()
    assert "Their changes and yours stand together now." in page
    assert "New" in page and "ONE two three" in page


@pytest.mark.parametrize("base", ["7", "0", "-3"])
def test_a_forged_base_is_refused_with_the_words_kept(base, browser, make, traces):
    record = make("objective")
    before = traces()
    answer = browser.post(
        f"{record.get_absolute_url()}edit/", {"title": "Kept words", "base": base, "save": "1"}
    )
    assert answer.status_code == 400
    assert "Kept words" in answer.content.decode()
    assert traces() == before


def test_an_edit_that_changes_nothing_is_said_to(browser, make, traces):
    record = make("objective", title="Same")
    before = traces()
    answer = browser.post(f"{record.get_absolute_url()}edit/", {"title": "Same", "base": "1", "save": "1"})
    assert answer.status_code == 422
    assert traces() == before


def test_moving_a_stage_in_time_needs_a_reason(browser, make, traces):
    stage = make("stage", when="Feb - Apr")
    before = traces()
    address, data = (
        f"{stage.get_absolute_url()}edit/",
        {"title": stage.title, "when": "Mar - May", "base": "1", "save": "1"},
    )
    answer = browser.post(address, data)
    assert answer.status_code == 422
    assert "Mar - May" in answer.content.decode()
    assert traces() == before
    assert browser.post(address, data | {"reason": "The election was late."}).status_code == 303


def test_withdrawing_needs_a_reason(browser, make, traces):
    record = make("objective")
    before = traces()
    assert browser.post(f"{record.get_absolute_url()}withdraw/", {"reason": " "}).status_code == 422
    assert traces() == before


def test_the_way_back_never_leaves_the_site(browser, home):
    for back in ("https://evil.example/", "//evil.example/", "/\\evil.example"):
        answer = browser.post(f"{home}objectives/new/", {"title": back, "save": "1", "back": back})
        assert "evil" not in answer["Location"]
    answer = browser.post(
        f"{home}objectives/new/", {"title": "x", "save": "1", "back": f"{home}planning/#SE-1"}
    )
    assert answer["Location"] == f"{home}planning/#SE-1"


def test_what_was_typed_is_never_markup(browser, home):
    title = "<script>alert(1)</script>"
    answer = browser.post(f"{home}objectives/new/", {"title": title, "save": "1"}, follow=True)
    assert title not in answer.content.decode()
