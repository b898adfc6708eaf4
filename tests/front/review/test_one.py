"""One suggestion at the desk: three ways to look at it, and every answer."""

import pytest

from moothill.commons.journal.models import Entry
from moothill.commons.record.answering import accept, decline
from moothill.commons.record.models import Change, Suggestion
from moothill.commons.record.operations import revise, withdraw
from moothill.commons.record.suggesting import take_back
from tests.front.review.conftest import BODY
from tests.front.site.test_records import text

pytestmark = pytest.mark.django_db


@pytest.fixture
def steward_client(client_of, steward):
    return client_of(steward)


@pytest.fixture
def address(desk):
    return f"{desk}1/"


def now(section):
    return type(section).objects.get(pk=section.pk).revisions.order_by("number").last().content


# Looking


def test_it_is_shown_against_what_it_began_from(steward_client, address, section, suggested):
    suggested(section, text=BODY.replace("May.", "June."))
    page = text(steward_client, address)
    assert "What its author changed, from version 1" in page and "June" in page
    assert "What others changed since" not in page
    assert "mh_passages" in page
    assert "mh_passages" not in text(steward_client, f"{address}?as=written")


def test_and_against_what_others_did_since(steward_client, steward, address, section, suggested, at):
    suggested(section, text=BODY.replace("May.", "June."))
    revise(record=section, values={"text": f"{BODY}\n\nBring cake."}, base=1, by=steward, at=at)
    page = text(steward_client, address)
    since = page.split("What others changed since")[1]
    since, would = since.split("What accepting it would change now")
    assert "Bring cake" in since and "June" not in since
    assert "June" in would and "mh_passage-added" not in would


def test_a_clash_is_said_before_anybody_clicks(steward_client, steward, address, section, suggested, at):
    suggested(section, text=BODY.replace("May.", "June."))
    revise(record=section, values={"text": BODY.replace("May.", "July.")}, base=1, by=steward, at=at)
    page = text(steward_client, address)
    assert "A person must choose between the two wordings" in page and 'href="alter/"' in page


def test_what_the_page_says_already_is_said(steward_client, steward, address, section, suggested, at):
    suggested(section, title="Our aims")
    revise(record=section, values={"title": "Our aims"}, base=1, by=steward, at=at)
    assert "the page says so already" in text(steward_client, address)
    answer = steward_client.post(address, {"act": "accept", "words": "Thanks"})
    assert answer.status_code == 422 and "Thanks" in answer.content.decode()


def test_something_new_and_a_withdrawal_are_shown_too(steward_client, desk, section, suggested):
    suggested("objective", title="Openness")
    suggested(section, Change.WITHDRAW)
    assert "Openness" in text(steward_client, f"{desk}1/")
    assert "be withdrawn" in text(steward_client, f"{desk}2/")


def test_hostile_words_are_harmless(steward_client, address, section, suggested):
    suggested(section, text="<script>alert(1)</script> [x](javascript:alert(1))")
    for query in ("", "?as=written"):
        page = text(steward_client, address + query)
        assert "<script>alert" not in page and 'href="javascript' not in page


# Answering


def test_a_steward_of_either_side_accepts(cast, client_of, desk, make, suggested):
    for number, who in enumerate(("steward", "civil_steward"), start=1):
        suggested(make("objective"), title=f"New {number}")
        answer = client_of(cast[who]).post(f"{desk}{number}/", {"act": "accept", "words": "Thank you"})
        assert (answer.status_code, answer["Location"]) == (303, desk)
        made = Suggestion.objects.get(number=number)
        assert (made.state, made.answer, made.answered_by_name) == ("accepted", "Thank you", cast[who].name)


@pytest.mark.parametrize(
    ("data", "state", "kind"),
    [
        ({"act": "decline", "code": "off-topic"}, "declined", "suggestion.declined"),
        ({"act": "decline", "words": "Not now"}, "declined", "suggestion.declined"),
        ({"act": "ask", "words": "Which year?"}, "asked", "suggestion.asked"),
        ({"act": "remove", "words": "Spam"}, "removed", "suggestion.removed"),
    ],
)
def test_each_answer_stands_in_the_journal(data, state, kind, steward_client, address, section, suggested):
    suggested(section, text="Anew")
    assert steward_client.post(address, data).status_code == 303
    assert Suggestion.objects.get().state == state
    assert Entry.objects.order_by("-pk").first().kind == kind


def test_a_held_one_is_shown_to_everybody(steward_client, address, section, suggested):
    suggested(section, text="Anew", held=True)
    assert "Show it to everybody" in text(steward_client, address)
    assert steward_client.post(address, {"act": "release"})["Location"] == address
    assert Suggestion.objects.get().state == "waiting"


def test_it_is_taken_and_left(steward_client, steward, address, section, suggested):
    suggested(section, text="Anew")
    steward_client.post(address, {"act": "take"})
    assert Suggestion.objects.get().assigned_to_id == steward.participant
    assert steward.name in text(steward_client, address)
    steward_client.post(address, {"act": "leave"})
    assert Suggestion.objects.get().assigned_to_id is None


def test_something_missing_does_nothing(steward_client, address, section, suggested, traces):
    suggested(section, text="Anew")
    before = traces()
    for data, status in (
        ({"act": "decline"}, 422),
        ({"act": "decline", "code": "no-such"}, 422),
        ({"act": "ask"}, 422),
        ({"act": "remove", "words": "  "}, 422),
        ({"act": "release"}, 422),
        ({"act": "dance"}, 400),
        ({}, 400),
        ({"act": "decline", "words": "x" * 2001}, 422),
    ):
        assert steward_client.post(address, data).status_code == status, data
    assert traces() == before


@pytest.mark.parametrize("first", ["accepted", "declined", "taken back"])
def test_a_second_answer_is_told_of_the_first_and_its_words_are_kept(
    first, steward_client, civil_steward, account_holder, address, section, suggested, at, traces
):
    made = suggested(section, text="Anew")
    if first == "accepted":
        accept(suggestion=made, by=civil_steward, at=at)
    elif first == "declined":
        decline(suggestion=made, words="No", by=civil_steward, at=at)
    else:
        take_back(suggestion=made, by=account_holder, at=at)
    before = traces()
    for act in ("accept", "decline", "ask", "remove", "take"):
        answer = steward_client.post(address, {"act": act, "words": "Canary words"})
        page = answer.content.decode()
        assert answer.status_code == 409 and "taken back meanwhile" in page and "Canary words" in page, act
    assert traces() == before


def test_a_record_withdrawn_meanwhile_is_said_so(steward_client, steward, address, section, suggested, at):
    suggested(section, text="Anew")
    withdraw(record=section, reason="Twice", by=steward, at=at)
    assert "withdrawn meanwhile" in text(steward_client, address)
    answer = steward_client.post(address, {"act": "accept", "words": "Canary words"})
    assert answer.status_code == 409 and "Canary words" in answer.content.decode()
    assert Suggestion.objects.get().state == "waiting"


def test_a_clash_is_not_accepted_and_leads_to_where_it_is_settled(
    steward_client, steward, address, section, suggested, at
):
    suggested(section, text=BODY.replace("May.", "June."))
    revise(record=section, values={"text": BODY.replace("May.", "July.")}, base=1, by=steward, at=at)
    answer = steward_client.post(address, {"act": "accept", "words": "Canary words"})
    page = answer.content.decode()
    assert answer.status_code == 409 and "Canary words" in page and "Settle the two wordings" in page


# Accepting with changes


def whole(client, address, **changed):
    """What a browser would send from the form as it stands, with these boxes changed."""
    form = client.get(f"{address}alter/").context["form"]
    shown = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    return {name: value for name, value in shown.items() if value not in (None, "")} | changed


def test_the_form_holds_both_changes(steward_client, steward, address, section, suggested, at):
    suggested(section, text=BODY.replace("May.", "June."))
    revise(record=section, values={"text": f"{BODY}\n\nBring cake."}, base=1, by=steward, at=at)
    shown = whole(steward_client, address)
    assert shown["text"] == "We meet in June.\n\nAll may come.\n\nBring cake." and shown["base"] == 2


def test_accepting_with_changes_credits_both(
    steward_client, steward, account_holder, address, section, suggested
):
    suggested(section, text=BODY.replace("May.", "June."))
    data = whole(steward_client, address, text="We meet in early June.", reason="Dates are early")
    assert steward_client.post(f"{address}alter/", data).status_code == 303
    made = Suggestion.objects.get()
    assert (made.state, made.answer) == ("changed", "Dates are early")
    assert now(section)["text"] == "We meet in early June."
    assert (made.made.suggested_by_name, made.made.by_name) == (account_holder.name, steward.name)


def test_a_form_sent_as_it_was_is_an_acceptance(steward_client, steward, address, section, suggested, at):
    suggested(section, text=BODY.replace("May.", "June."))
    revise(record=section, values={"title": "Our aims"}, base=1, by=steward, at=at)
    assert steward_client.post(f"{address}alter/", whole(steward_client, address)).status_code == 303
    assert Suggestion.objects.get().state == "accepted"
    assert (now(section)["title"], now(section)["text"]) == ("Our aims", "We meet in June.\n\nAll may come.")


def test_something_new_is_accepted_with_changes(steward_client, address, suggested):
    suggested("objective", title="Opennes")
    data = whole(steward_client, address, title="Openness")
    assert steward_client.post(f"{address}alter/", data).status_code == 303
    made = Suggestion.objects.get()
    assert (made.state, made.record.title) == ("changed", "Openness")


@pytest.mark.parametrize(
    ("pick", "status", "expected"),
    [("ours", 303, "June."), ("theirs", 422, "July."), ("own", 303, "August.")],
)
def test_a_clash_is_settled_place_by_place(
    pick, status, expected, steward_client, steward, address, section, suggested, at
):
    suggested(section, text="We meet in June.")
    revise(record=section, values={"text": "We meet in July."}, base=1, by=steward, at=at)
    page = text(steward_client, f"{address}alter/")
    for words in ("As suggested", "As it is now", "June", "July"):
        assert words in page
    clash = page.split('name="settle-')[1].split('"')[0]
    data = whole(steward_client, address)
    unsettled = steward_client.post(f"{address}alter/", data)
    assert unsettled.status_code == 409 and "settle-" in unsettled.content.decode()
    data |= {"against": "2", f"settle-{clash}": pick, f"own-{clash}": "August."}
    answer = steward_client.post(f"{address}alter/", data)
    assert answer.status_code == status, "leaving it as it is now would be no acceptance"
    assert now(section)["text"].endswith(expected)


def test_what_cannot_be_stored_is_said_beside_its_box(steward_client, address, section, suggested, traces):
    suggested(section, text="Anew")
    data = whole(steward_client, address) | {"title": "", "text": "Canary words"}
    before = traces()
    answer = steward_client.post(f"{address}alter/", data)
    assert answer.status_code == 422 and "Canary words" in answer.content.decode()
    assert traces() == before


def test_a_preview_stores_nothing(steward_client, address, section, suggested, traces):
    suggested(section, text="Anew")
    before = traces()
    data = whole(steward_client, address, text="**Bold**", preview="1")
    answer = steward_client.post(f"{address}alter/", data)
    assert answer.status_code == 200 and "<strong>Bold</strong>" in answer.content.decode()
    assert traces() == before


def test_who_was_quicker_is_told_with_the_words_still_there(
    steward_client, civil_steward, address, section, suggested, at, traces
):
    made = suggested(section, text="Anew")
    data = whole(steward_client, address, text="Canary words")
    decline(suggestion=made, words="No", by=civil_steward, at=at)
    before = traces()
    answer = steward_client.post(f"{address}alter/", data)
    page = answer.content.decode()
    assert answer.status_code == 409 and "Canary words" in page and "answered or taken back meanwhile" in page
    assert traces() == before
    assert steward_client.get(f"{address}alter/").status_code == 409


def test_a_withdrawal_has_no_words_to_change(steward_client, address, section, suggested):
    suggested(section, Change.WITHDRAW)
    assert steward_client.get(f"{address}alter/").status_code == 404
