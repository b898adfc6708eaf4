"""The queue: what waits, in which order, for whom; and many answered at once."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from moothill.commons.moderation.models import Sighting
from moothill.commons.record import kinds
from moothill.commons.record.answering import ask, assign, decline
from moothill.commons.record.models import Change, Suggestion
from moothill.commons.record.operations import revise
from moothill.commons.record.queries import overdue_of, waiting_of
from moothill.commons.record.suggesting import Proposal, suggest
from tests.front.site.test_records import text

pytestmark = pytest.mark.django_db

STRANGERS = ("account_holder", "team_member", "observer", "steward_elsewhere")


@pytest.fixture
def steward_client(client_of, steward):
    return client_of(steward)


def numbers(page):
    """The suggestions listed, in order."""
    return [int(each.split('"')[0]) for each in page.split('name="number" value="')[1:]]


def test_the_desk_is_for_stewards_of_both_sides(cast, client_of, desk, section, suggested):
    suggested(section, text="Canary")
    for who in ("steward", "civil_steward"):
        assert numbers(text(client_of(cast[who]), desk)) == [1]
    for who in STRANGERS:
        assert client_of(cast[who]).get(desk).status_code == 403, who
    assert client_of(cast["passer_by"]).get(desk).status_code == 302


def test_who_may_not_review_leaves_no_trace(cast, client_of, desk, cycle, section, suggested, live, traces):
    suggested(section, text="Canary")
    sighting = live(section, "Live")
    before = traces()
    tries = [
        (f"{desk}1/", {"act": "accept"}),
        (f"{desk}1/", {"act": "take"}),
        (f"{desk}1/alter/", {"title": "Aims", "base": 1}),
        (f"{desk}bulk/", {"number": "1", "act": "accept"}),
        (f"/{cycle.slug}/desk/changes/", {"edit": sighting.pk, "act": "stand"}),
        (f"/{cycle.slug}/desk/changes/", {"edit": sighting.pk, "act": "undo"}),
        (f"{section.get_absolute_url()}restore/?version=1", {"base": 2}),
    ]
    for who in (*STRANGERS, "passer_by"):
        for address, data in tries:
            assert client_of(cast[who]).post(address, data).status_code in {302, 403}, (who, address)
    assert traces() == before


def test_those_due_first_come_first_and_held_ones_last(steward_client, desk, make, suggested):
    for days, held in ((9, False), (1, True), (3, False), (5, False)):
        suggested(make("objective"), title="New words", days=days, held=held)
    assert numbers(text(steward_client, desk)) == [3, 4, 1, 2]
    assert numbers(text(steward_client, f"{desk}?sort=new")) == [4, 3, 2, 1]


def test_each_row_says_what_by_whom_and_how_long(
    steward_client, desk, section, suggested, account_holder, at
):
    made = suggested(section, title="Our aims", text="Anew", days=-2)
    Sighting.objects.create(
        cycle=made.cycle, participant_id=account_holder.participant, at=at, target="record.suggestion",
        target_id=made.pk, first=True, verdict="flag", standing="flagged",
        concerns=[{"rule": "many-links", "severity": "hold", "facts": {"links": 5}}],
    )  # fmt: skip
    page = text(steward_client, desk)
    assert "Heading, Text" in page and account_holder.name in page
    assert "5 links to places" in page
    assert "mh_late" in page


def test_filters_narrow_the_queue(steward_client, steward, desk, make, section, suggested, at):
    suggested(section, text="One", days=-1)
    suggested("objective", title="Two")
    suggested(section, Change.WITHDRAW)
    suggested(make("objective"), title="Four", held=True)
    fifth = suggested(make("objective"), title="Five")
    ask(suggestion=fifth, words="Why?", by=steward, at=at)
    assign(suggestion=fifth, to=fifth.by.__class__.objects.get(pk=steward.participant), by=steward, at=at)
    shown = {
        "state=waiting": {1, 2, 3}, "state=held": {4}, "state=asked": {5}, "change=create": {2},
        "change=withdraw": {3}, "kind=section": {1, 3}, "who=me": {5}, "who=nobody": {1, 2, 3, 4}, "late=yes": {1},
    }  # fmt: skip
    for query, expected in shown.items():
        assert set(numbers(text(steward_client, f"{desk}?{query}"))) == expected, query


@pytest.mark.parametrize(
    "query", ["state=x", "kind=x", "who=others", "after=x", "after=0-20189999-1", "sort=old"]
)
def test_a_word_that_leads_nowhere_is_said_so(steward_client, desk, query):
    assert steward_client.get(f"{desk}?{query}").status_code == 400


def test_what_was_answered_waits_no_longer(steward_client, steward, desk, section, suggested, at):
    decline(suggestion=suggested(section, text="Anew"), words="No", by=steward, at=at)
    assert numbers(text(steward_client, desk)) == []


def test_pages_lead_through_the_whole_queue_once(steward_client, desk, make, suggested):
    record = make("objective")
    for number in range(53):
        suggested(record, title=f"Title {number}", days=number % 3, held=number % 5 == 0)
    Suggestion.objects.filter(number__in=[2, 3]).update(due=None)
    for sort in ("", "&sort=new"):
        first = text(steward_client, f"{desk}?{sort}")
        after = first.split("after=")[1].split('"')[0]
        second = text(steward_client, f"{desk}?{sort}&after={after}")
        assert sorted(numbers(first) + numbers(second)) == list(range(1, 54)), sort


def test_three_rows_ask_no_more_questions_than_one(steward_client, desk, make, suggested):
    counts = []
    for number in (1, 2, 3):
        suggested(make("objective"), title=f"Title {number}")
        steward_client.get(desk)
        with CaptureQueriesContext(connection) as queries:
            text(steward_client, desk)
        counts.append(len(queries))
    assert counts[0] == counts[-1]


def test_what_is_late_is_counted_on_the_desk_and_in_public(
    client, steward_client, cycle, make, suggested, at
):
    suggested(make("objective"), title="A", days=-1)
    suggested(make("objective"), title="B", days=-1, held=True)
    suggested(make("objective"), title="C", days=1)
    today = cycle.day(at)
    assert (waiting_of(cycle, today).waiting, waiting_of(cycle, today).late) == (3, 2)
    assert overdue_of(cycle, today) == 1
    assert "longer than promised" in text(client, f"/{cycle.slug}/")
    assert "suggestions wait" in text(steward_client, f"/{cycle.slug}/desk/")


# Many at once


def test_many_are_accepted_each_on_its_own(steward_client, steward, desk, make, suggested, at):
    records = [make("objective", title=f"Old {number}") for number in range(3)]
    for record in records:
        suggested(record, title=f"New {record.reference}")
    revise(record=records[1], values={"title": "Changed by others"}, base=1, by=steward, at=at)
    answer = steward_client.post(f"{desk}bulk/", {"number": ["1", "2", "3"], "act": "accept"})
    page = answer.content.decode()
    assert answer.status_code == 200 and "2 are done" in page and "1 is left for a person" in page
    assert [each.state for each in Suggestion.objects.order_by("number")] == [
        "accepted",
        "waiting",
        "accepted",
    ]
    again = steward_client.post(f"{desk}bulk/", {"number": ["1", "3"], "act": "accept"})
    assert again.status_code == 409 and "answered or taken back meanwhile" in again.content.decode()


def test_many_are_declined_for_one_reason(steward_client, desk, make, suggested):
    for number in range(3):
        suggested(make("objective"), title=f"New {number}")
    data = {"number": ["1", "3"], "act": "decline", "code": "off-topic", "words": "Another cycle."}
    assert steward_client.post(f"{desk}bulk/", data).status_code == 200
    rows = Suggestion.objects.order_by("number").values_list("state", "answer_code", "answer")
    assert list(rows) == [
        ("declined", "off-topic", "Another cycle."), ("waiting", "", ""), ("declined", "off-topic", "Another cycle."),
    ]  # fmt: skip


def test_many_are_assigned_and_left_again(steward_client, steward, desk, make, suggested):
    suggested(make("objective"), title="New")
    for act, expected in (("take", steward.participant), ("leave", None)):
        steward_client.post(f"{desk}bulk/", {"number": "1", "act": act})
        assert Suggestion.objects.get().assigned_to_id == expected


def test_something_missing_does_nothing_and_keeps_what_was_written(
    steward_client, desk, make, suggested, traces
):
    suggested(make("objective"), title="New")
    before = traces()
    for data, status in (
        ({"act": "accept"}, 422),
        ({"number": ["x", "99999999999"], "act": "accept"}, 422),
        ({"number": "1", "act": "decline", "code": "no-such-reason"}, 422),
        ({"number": "1", "act": "dance"}, 400),
    ):
        answer = steward_client.post(f"{desk}bulk/", data | {"words": "Canary words"})
        assert answer.status_code == status and "Canary words" in answer.content.decode(), data
    assert steward_client.post(f"{desk}bulk/", {"number": "1", "act": "decline"}).status_code == 422
    assert steward_client.post(f"{desk}bulk/", {"number": "77", "act": "accept"}).status_code == 409
    assert traces() == before


def test_only_suggestions_of_this_cycle_are_answered(
    steward_client, desk, other_cycle, account_holder, make, at, traces
):

    record = make("objective", cycle=other_cycle)
    proposal = Proposal(Change.REVISE, kinds.get("objective"), record, {"title": "New"}, base=1)
    suggest(proposal=proposal, cycle=other_cycle, by=account_holder, at=at, key=uuid4())
    before = traces()
    assert steward_client.post(f"{desk}bulk/", {"number": "1", "act": "accept"}).status_code == 409
    assert steward_client.get(f"{desk}1/").status_code == 404
    assert traces() == before
