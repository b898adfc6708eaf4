"""Milestones: one number for good within a commitment, dates that fit, and a list on the page of the commitment."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from moothill.commons.record import panels
from moothill.commons.record.batches import Item, bring_in
from moothill.commons.record.drawing import draw
from moothill.commons.record.errors import Invalid
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.commons.record.operations import publish, withdraw
from moothill.commons.record.panels import Place
from moothill.rooms.commitments.models import Milestone
from moothill.rooms.commitments.queries.milestones import states

pytestmark = pytest.mark.django_db


def faults(caught) -> dict[str, str]:
    return {fault.field: fault.words for fault in caught.value.faults}


def test_each_gets_the_next_number_and_is_linked_once_it_is_public(step, commitment, steward, at):
    assert [step().number, step(number="1.7").number, step().number] == ["1.1", "1.7", "1.8"]
    steps = Link.objects.filter(kind=LinkKind.STEPS_TO, cause=commitment)
    assert steps.count() == 3
    unseen = step(publish=False)
    assert steps.count() == 3
    publish(record=unseen, by=steward, at=at)
    assert steps.count() == 4


def test_a_number_stands_for_one_milestone_for_good(step, make, steward, at):
    first = step(number="1.1")
    with pytest.raises(Invalid) as caught:
        step("Another", number="1.1")
    assert "is the number of MS-1" in faults(caught)["number"]
    withdraw(record=first, reason="Twice", by=steward, at=at)
    with pytest.raises(Invalid) as caught:
        step("Another", number="1.1")
    assert "which was withdrawn" in faults(caught)["number"]
    elsewhere = make("commitment", title="Open the roads")
    assert step(commitment=elsewhere.reference, number="1.1").number == "1.1"
    with pytest.raises(IntegrityError), transaction.atomic():
        Milestone.objects.exclude(pk=first.pk).update(
            number="1.1", commitment=first.pk and Milestone.objects.get(pk=first.pk).commitment
        )


def test_dates_wholly_outside_the_commitment_are_refused_with_what_would_do(step):
    with pytest.raises(Invalid) as caught:
        step(when="June 2021")
    assert faults(caught)["when"] == (
        "June 2021 lies wholly outside the dates of the commitment (December 2018 to August 2020). "
        "Write dates within those, or change the dates of the commitment first."
    )
    assert not Record.objects.filter(kind="milestone").exists()
    step(when="June 2020 to June 2021")
    step(when="Ongoing")


def test_an_import_keeps_what_lies_outside_and_the_page_says_so(commitment, cycle, steward, at, client):
    item = Item(
        "milestone", {"commitment": commitment.reference, "title": "Late", "when": "June 2021"}, place="1"
    )
    bring_in(cycle=cycle, items=[item], by=steward, at=at, reason="As it was", source="file")
    record = Record.objects.get(kind="milestone")
    assert record.number == "", "what has no number gets none"
    assert (
        "It can mean days beyond the dates of the commitment"
        in client.get(record.get_absolute_url()).content.decode()
    )


def test_it_belongs_to_a_public_commitment_and_stays_there(step, make, change):
    with pytest.raises(Invalid) as caught:
        step(commitment=make("commitment", publish=False).reference)
    assert "is not public" in faults(caught)["commitment"]
    one, other = step(), make("commitment", title="Open the roads")
    with pytest.raises(Invalid) as caught:
        change(one, commitment=other.reference)
    assert "stays with its commitment" in faults(caught)["commitment"]


@pytest.fixture
def drawn(cycle, passer_by, at):
    def of(name: str, record: Record) -> str:
        return str(draw(panels.get(name), Place(cycle, passer_by, at, record=record), [""]).get("", ""))

    return of


def test_the_list_stands_by_heading_with_states_that_another_room_knows(step, commitment, drawn, as_wired):
    one = step("A law", group="Laws", when="June 2019")
    step("A map", group="Maps", when="June 2020 to June 2021")
    step("Unseen", publish=False)
    states.fill(lambda ids: {one.pk: ("behind", "stop", "since May")} if one.pk in ids else {})
    page = drawn("commitments.milestones", commitment)
    states.fill(None)
    assert page.index(">Laws<") < page.index("A law") < page.index(">Maps<") < page.index("A map")
    assert '<span class="mh_state mh_state-stop">behind</span> since May' in page
    assert "nothing reported yet" in page and "beyond the dates of the commitment" in page
    assert "Unseen" not in page and "Suggest a milestone" in page


def test_both_lists_ask_as_many_questions_with_one_row_as_with_three(step, commitment, cut, drawn):
    def questions() -> int:
        with CaptureQueriesContext(connection) as seen:
            drawn("commitments.milestones", commitment)
            drawn("commitments.drafts", commitment)
        return len(seen)

    step("Step one")
    cut()
    one = questions()
    for number in range(2):
        step(f"Step {number}")
        cut(title=f"Draft {number}")
    assert questions() == one


def test_the_list_of_drafts_says_whether_the_commitment_moved_on(cut, commitment, change, drawn, steward, at):
    assert "No draft has been cut yet" in drawn("commitments.drafts", commitment)
    cut()
    assert "stands as in its last draft" in drawn("commitments.drafts", commitment)
    change(commitment, problem="Other words.")
    assert "has changed since its last draft" in drawn("commitments.drafts", commitment)
    cut()
    assert "draft 1 with draft 2" in drawn("commitments.drafts", commitment)
    change(commitment, problem="Words again.")
    withdraw(record=cut(title="Canarybird"), reason="It named a person", by=steward, at=at)
    page = drawn("commitments.drafts", commitment)
    assert "It named a person" in page and "Canarybird" not in page and "Draft 3 was withdrawn" in page
