"""Somebody's own page: what they gave, what became of it, and nothing of anybody else's."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from moothill.commons.people.claiming import claim
from moothill.commons.people.models import Participant
from moothill.commons.record.answering import accept, ask, decline, remove
from moothill.commons.record.operations import revise, withdraw
from moothill.front.me import sources
from moothill.rooms.inputs.kinds import CoverReason
from moothill.rooms.inputs.operations.covering import cover
from tests.rooms.responses.conftest import say  # noqa: F401

pytestmark = pytest.mark.django_db

PEOPLE = ("account_holder", "steward", "civil_steward", "team_member", "observer", "steward_elsewhere")


def text(client, address: str = "/me/", status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    assert "no-store" in answer["Cache-Control"]
    return answer.content.decode()


def test_a_stranger_is_shown_both_ways_to_be_known_again(client):
    page = text(client)
    assert 'action="/code/"' in page and "/accounts/login/?next=/me/" in page
    assert client.post("/me/", {"label": "Rowan"})["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("who", PEOPLE)
def test_each_of_the_cast_sees_their_own_page(who, cast, client_of):
    page = text(client_of(cast[who]))
    assert cast[who].name in page
    assert not any(other.name in page for name, other in cast.items() if name not in (who, "passer_by"))


def test_a_public_name_is_changed_once_it_is_free_and_harmless(client_of, steward, account_holder):
    browser = client_of(steward)
    assert browser.post("/me/", {"label": "Rowan"}).status_code == 303
    assert Participant.objects.get(pk=steward.participant).label == "Rowan"
    for label in ("rowan", " ", "www.evil.example", "x" * 81):
        assert client_of(account_holder).post("/me/", {"label": label}).status_code == 422
    assert Participant.objects.get(pk=account_holder.participant).label == account_holder.name


def test_a_guest_sees_each_answer_and_what_they_may_still_do(guest, guest_browser, send, steward, at):
    accept(suggestion=send(guest, "Let in"), by=steward, at=at, words="Thank you")
    decline(suggestion=send(guest, "Not this"), by=steward, at=at, code="off-topic", words="Sorry")
    waiting = send(guest, "Still waits")
    page = text(guest_browser)
    for words in (
        "Let in",
        "Thank you",
        "accepted",
        "Not about this cycle",
        "Sorry",
        "declined",
        steward.name,
    ):
        assert words in page
    assert f"{waiting.get_absolute_url()}edit/" in page and f"{waiting.get_absolute_url()}take-back/" in page
    assert page.count("/take-back/") == 1  # what was answered is settled
    assert "gov@example.org" not in page


def test_a_question_stands_on_top_until_it_is_answered(guest, guest_browser, send, steward, at):
    asked = send(guest, "Which")
    ask(suggestion=asked, words="The <first> one?", by=steward, at=at)
    page = text(guest_browser)
    assert page.index("Waiting for you") < page.index("What you contributed")
    assert "The &lt;first&gt; one?" in page and f"{asked.get_absolute_url()}reply/" in page


def test_held_and_removed_ones_are_told_to_their_author_alone(
    guest, guest_browser, send, steward, account_holder, client_of, at
):
    held = send(guest, "Canarybird", held=True)
    assert "Canarybird" in text(guest_browser) and "looked at before it is shown" in text(guest_browser)
    remove(suggestion=held, words="No advertising, please", by=steward, at=at)
    assert "No advertising, please" in text(guest_browser)
    assert "Canarybird" not in text(client_of(account_holder))


def test_edits_are_listed_and_say_when_they_are_gone(make, steward, client_of, at):
    record = make("objective", title="Mine")
    revise(record=record, values={"title": "Mine now"}, base=1, by=steward, at=at)
    other = revise(record=make("objective"), values={"title": "Canarybird"}, base=1, by=steward, at=at)
    withdraw(record=other, reason="A complaint", by=steward, at=at)
    page = text(client_of(steward))
    assert "Mine now" in page and "Objective: changed" in page
    assert "Canarybird" not in page and "withdrawn since" in page


def test_a_steward_who_left_no_longer_reads_the_titles_of_drafts(make, steward, client_of, cycle, at):
    from moothill.commons.cycles.models import RoleHeld

    draft = make("objective", title="Before", publish=False)
    revise(record=draft, values={"title": "Canarybird"}, base=1, by=steward, at=at)
    assert "Canarybird" in text(client_of(steward))
    RoleHeld.objects.update(until=at)
    assert "Canarybird" not in text(client_of(steward))


def test_claimed_contributions_stand_with_their_name(guest, send, account_holder, client_of, at):
    send(guest, "As a guest")
    send(account_holder, "As myself")
    claim(guest=guest.participant, by=Participant.objects.get(pk=account_holder.participant), at=at)
    page = text(client_of(account_holder))
    assert "As a guest" in page and "As myself" in page and guest.participant.label in page


def test_long_lists_are_paged_newest_first_and_lose_nothing(guest, guest_browser, send, at, monkeypatch):
    monkeypatch.setattr(sources.page_of, "__kwdefaults__", {"after": "", "most": 3})
    titles = [f"Number {number}." for number in range(8)]
    for number, title in enumerate(titles):
        send(guest, title, at=at + timedelta(minutes=number // 3))  # several at one moment
    seen, address = [], "/me/"
    while address:
        page = guest_browser.get(address)
        seen += [row.title for row in page.context["rows"]]
        address = f"/me/{page.context['older']}" if page.context["older"] else ""
    assert sorted(seen) == sorted(f"Before {title}" for title in titles) and seen[0] == "Before Number 7."


@pytest.mark.parametrize("mark", ["x", "1-2", "1-2-3-4", "9" * 30, "-1-0-0"])
def test_a_page_that_was_not_given_out_is_400(guest_browser, mark):
    assert guest_browser.get("/me/", {"after": mark}).status_code == 400


def test_the_number_of_questions_does_not_grow(guest, guest_browser, send, steward, at):
    counts = []
    for number in range(3):
        decline(suggestion=send(guest, f"No {number}"), by=steward, at=at, code="spam")
        ask(suggestion=send(guest, f"Which {number}"), by=steward, at=at, words="Which?")
        with CaptureQueriesContext(connection) as queries:
            text(guest_browser)
        counts.append(len(queries))
    assert counts[0] == counts[-1]


def test_whoever_acts_as_somebody_invented_changes_nothing_here(settings, db):
    from django.core.management import call_command
    from django.test import Client

    settings.AT_HOME = True
    call_command("practice", verbosity=0)
    browser = Client(headers={"Host": "localhost"}, REMOTE_ADDR="127.0.0.1")
    browser.post("/practice/act-as/", {"part": "public"})
    assert "Pat Practice" in browser.get("/me/").content.decode()
    for address in ("/me/", "/me/erase/", "/me/claim/"):
        assert browser.post(address, {"label": "x", "sure": "on", "waiting": "stay"}).status_code == 403
    assert Participant.objects.filter(label="Pat Practice").exists()


def test_words_that_others_have_built_on_are_no_longer_offered_for_change(
    guest, guest_browser, say, make, steward, at  # noqa: F811
):  # fmt: skip
    """One of theirs was answered, of one a part is covered, the third is still free."""
    answered, covered, free = (
        say(words, by=guest.participant.pk) for words in ("Plant trees", "Ring me", "Mend roofs")
    )
    make("response", answers_to=[{"to": answered.reference}])
    cover(record=covered, passages=["Ring"], why=CoverReason.PERSONAL, by=steward, at=at)
    page = text(guest_browser)
    for record, offered in ((answered, False), (covered, False), (free, True)):
        own = f"{record.get_absolute_url()}yours/"
        assert (f'href="{own}words/"' in page) is offered
        assert f'href="{own}take-back/"' in page


def test_once_a_cycle_has_ended_no_change_is_offered(guest, guest_browser, say, cycle):  # noqa: F811
    said = say("Plant trees", by=guest.participant.pk)
    own = f"{said.get_absolute_url()}yours/"
    assert f'href="{own}words/"' in text(guest_browser) and "words/" in text(guest_browser, own)
    cycle.state = "ended"
    cycle.save()
    assert f'href="{own}words/"' not in text(guest_browser) and "words/" not in text(guest_browser, own)
