"""What everybody sees of moderation: the policy, the log, the report, the appeal."""

import csv
import io
import json

import pytest

from moothill.commons.journal.models import Entry
from moothill.commons.moderation.hiding import hide
from moothill.commons.moderation.models import Hiding, Report, Sighting
from moothill.commons.moderation.operations import set_policy
from moothill.commons.moderation.trapping import BOX
from moothill.commons.people.models import Guest, Participant

HOME = "/oakland-2018-20/"


def page(client, address, status=200, **posted):
    answer = client.post(f"{HOME}{address}", posted) if posted else client.get(f"{HOME}{address}")
    assert answer.status_code == status, answer.content.decode()[:2000]
    return answer.content.decode()


def test_the_policy_says_what_holds_who_looks_and_what_is_late(client, cycle, steward, contribute, guest, at):
    contribute(guest)
    shown = page(client, "moderation/")
    assert "Criticism of the government" in shown and steward.name in shown
    assert "Words that nobody can read" in shown and "waits for a look" in shown
    cycle.suggestions.update(due="2018-03-02")
    assert "1 answer is later than promised." in page(client, "moderation/")


def test_a_cycle_has_words_of_its_own(client, cycle, steward, at):
    values = {"text": "**Be kind.**", "reasons": [["rude", "It is rude"]]}
    set_policy(cycle=cycle, values=values, reason="Agreed", by=steward, at=at)
    shown = page(client, "moderation/")
    assert "<strong>Be kind.</strong>" in shown and "It is rude" in shown


def test_the_policy_of_a_cycle_in_preparation_is_nobodys(client, draft_cycle):
    assert client.get(f"/{draft_cycle.slug}/moderation/").status_code == 404
    assert client.get(f"/{draft_cycle.slug}/moderation/log.json").status_code == 404


@pytest.fixture
def hiding(contribute, guest, moderator, at):
    suggestion = contribute(guest, "Rude words about a neighbour", reason="A rude reason").made
    return hide(thing=suggestion, code="abuse", words="=1+1 in a sheet", by=moderator, at=at)


def test_the_log_tells_the_act_without_the_words_and_without_the_author(client, hiding, moderator, guest):
    for address in ("moderation/log/", "moderation/log.json", "moderation/log.csv"):
        shown = page(client, address)
        assert "Attacks or threatens somebody" in shown and moderator.name in shown
        assert "ude words" not in shown and "rude reason" not in shown and guest.name not in shown


def test_the_log_as_data_and_as_a_sheet_hold_the_same_lines(client, hiding, cycle, steward, at):
    set_policy(cycle=cycle, values={"review_days": 3}, reason="=cmd()", by=steward, at=at)
    told = json.loads(page(client, "moderation/log.json"))["results"]
    rows = list(csv.DictReader(io.StringIO(page(client, "moderation/log.csv"))))
    assert [line["done"] for line in told] == ["policy", "hidden"]
    assert [row["line"] for row in rows] == [str(line["line"]) for line in told]
    assert rows[0]["reason"] == "'=cmd()"


@pytest.mark.parametrize("address", ["moderation/log/?before=x", "moderation/log.json?before=-1"])
def test_a_place_in_the_log_that_there_is_not(client, cycle, address):
    page(client, address, 400)


@pytest.mark.parametrize("lines", [1, 3])
def test_the_log_asks_the_same_number_of_questions(
    client, cycle, steward, at, lines, django_assert_num_queries
):
    for number in range(lines):
        set_policy(cycle=cycle, values={"review_days": 2 + number}, reason="", by=steward, at=at)
    with django_assert_num_queries(2):
        page(client, "moderation/log/")


def test_a_passer_by_reports_and_gets_a_code(client, contribute, account_holder):
    suggestion = contribute(account_holder).made
    address = f"report/?of=suggestion-{suggestion.pk}"
    assert "What should the moderator know?" in page(client, address)
    shown = page(client, address, code="abuse", words="It names my neighbour")
    assert "Thank you" in shown and client.cookies["moothill_guest"].value
    assert Report.objects.get().target_id == suggestion.pk
    assert "You have reported this already" in page(client, address, 409, code="abuse", words="Again")


def test_a_record_and_each_version_of_it_can_be_reported(client, make):
    record = make("page")
    for word in (record.reference, f"{record.reference}/1", f"version-{record.revisions.get().pk}"):
        assert record.title in page(client, f"report/?of={word}")


def test_what_a_visitor_may_not_see_cannot_be_reported(client, make, contribute, guest):
    draft = make("page", publish=False)
    held = contribute(guest, "Buy cheap viagra online now at http://pills.example.top no prescription").made
    for word in ("", "x", "A-99", draft.reference, f"suggestion-{held.pk}", "suggestion-999", "nothing-1"):
        page(client, f"report/?of={word}", 404)
        page(client, f"report/?of={word}", 404, code="abuse")


def test_a_report_without_a_reason_is_asked_for_one_and_leaves_no_trace(client, make):
    lines, people = Entry.objects.count(), Participant.objects.count()
    shown = page(client, f"report/?of={make('page').reference}", 422, code="", words="It is bad")
    assert "It is bad" in shown
    assert (Entry.objects.count(), Participant.objects.count()) == (lines + 1, people)
    assert not Guest.objects.exists()


def test_too_many_reports_keep_the_words_in_the_box(client, make, settings):
    settings.MOOTHILL_LIMIT_NETWORK = 1
    one, other = make("page"), make("page", title="Another")
    page(client, f"report/?of={one.reference}", code="spam")
    answer = client.post(f"{HOME}report/?of={other.reference}", {"code": "spam", "words": "Keep me"})
    assert answer.status_code == 429 and 0 < int(answer["Retry-After"]) <= 3600
    assert "Keep me" in answer.content.decode()
    assert Report.objects.count() == 1


def test_the_trap_is_seen(client, make):
    page(client, f"report/?of={make('page').reference}", code="spam", **{BOX: "cheap"})
    assert Sighting.objects.get().trap


def test_its_author_appeals_and_nobody_else_can(client, client_of, hiding, account_holder, guest, contribute):
    address = f"moderation/appeals/{hiding.pk}/"
    assert "Attacks or threatens somebody" in page(client, address) and "ude words" not in page(
        client, address
    )
    page(client, address, 403, words="It is mine")
    page(client_of(account_holder), address, 403, words="It is mine")
    assert not Hiding.objects.exclude(appeal="").exists()


def test_the_author_with_an_account_appeals_once(client_of, contribute, account_holder, moderator, at):
    suggestion = contribute(account_holder).made
    hiding = hide(thing=suggestion, code="spam", words="", by=moderator, at=at)
    mine, address = client_of(account_holder), f"moderation/appeals/{hiding.pk}/"
    assert "Why should it be shown?" in page(mine, address)
    page(mine, address, 422, words=" ")
    page(mine, address, 303, words="It is no advertisement")
    assert "has appealed" in page(mine, address)
    page(mine, address, 409, words="Once more")
    assert "no advertisement" not in page(client_of(moderator), address)
