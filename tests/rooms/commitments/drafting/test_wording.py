"""What a commitment was called before, and what it means in plain words."""

from datetime import timedelta
from uuid import uuid4

import pytest

from moothill.commons.journal.models import Entry
from moothill.commons.people.erasing import erase
from moothill.commons.people.models import Participant
from moothill.commons.policy.actors import PASSER_BY
from moothill.commons.policy.errors import Refused
from moothill.commons.record import kinds
from moothill.commons.record.answering import accept
from moothill.commons.record.errors import Unchanged
from moothill.commons.record.models import Change
from moothill.commons.record.operations import revise
from moothill.commons.record.suggesting import Proposal, suggest
from moothill.rooms.commitments import operations
from moothill.rooms.commitments.errors import NoWords, TooLong, WrittenMeanwhile
from moothill.rooms.commitments.models import Commitment, FormerSummary, Summary

pytestmark = pytest.mark.django_db


def formers(commitment: Commitment) -> list[tuple[str, str]]:
    return [(row["title"], row["where"]) for row in Commitment.objects.get(pk=commitment.pk).formers]


def test_the_old_title_of_a_public_commitment_stays_with_the_day(
    commitment, make, steward, account_holder, cycle, at
) -> None:
    record = revise(
        record=commitment.record, values={"title": "Budgets anyone can read"}, base=1, by=steward, at=at
    )
    assert formers(commitment) == [("Open budgets", "until 1 March 2018")]
    record = revise(record=record, values={"problem": "None can."}, base=2, by=steward, at=at)
    assert len(formers(commitment)) == 1, "only another title brings one in"
    revise(record=record, values={"formers": []}, base=3, by=steward, at=at, reason="A slip of the pen.")
    assert formers(commitment) == []
    proposal = Proposal(
        Change.REVISE, kinds.get("commitment"), record, values={"title": "Plain budgets"}, base=4
    )
    asked = suggest(proposal=proposal, cycle=cycle, by=account_holder, at=at, key=uuid4(), reason="Shorter.")
    assert asked.values == {"title": "Plain budgets"}, "who suggests a title need not know of former ones"
    accept(suggestion=asked, by=steward, at=at + timedelta(days=3))
    assert formers(commitment) == [("Budgets anyone can read", "until 4 March 2018")]
    hidden = make("commitment", title="Draft", publish=False)
    revise(record=hidden, values={"title": "Other"}, base=1, by=steward, at=at)
    assert formers(Commitment.objects.get(pk=hidden.pk)) == [], "nobody knew it under that title"


def test_plain_words_explain_a_version_and_what_they_said_before_is_kept(
    commitment, lead, ash, rowan, steward, cycle, at, client_of
) -> None:
    lead(ash)
    first = operations.summarise(commitment=commitment, words="We show the sums.\r\n", base=0, by=ash, at=at)
    assert (first.words, first.of_version, first.number) == ("We show the sums.", 1, 1)
    with pytest.raises(Unchanged):
        operations.summarise(commitment=commitment, words="We show the sums.", base=0, by=ash, at=at)
    with pytest.raises(WrittenMeanwhile):
        operations.summarise(commitment=commitment, words="Mine.", base=0, by=steward, at=at)
    for words, error in ((" ", NoWords), ("x" * 5001, TooLong)):
        with pytest.raises(error):
            operations.summarise(commitment=commitment, words=words, base=1, by=steward, at=at)
    with pytest.raises(Refused):
        operations.summarise(commitment=commitment, words="Not mine.", base=1, by=rowan, at=at)
    browser, address = client_of(PASSER_BY), commitment.record.get_absolute_url()
    assert "explains an older wording" not in browser.get(address).content.decode()
    revise(record=commitment.record, values={"problem": "None can."}, base=1, by=steward, at=at)
    page = browser.get(address).content.decode()
    assert "explains an older wording" in page
    assert browser.get(f"{address}compare/?from=1&to=2").status_code == 200
    again = operations.summarise(commitment=commitment, words="We show the sums.", base=1, by=ash, at=at)
    assert (again.number, again.of_version) == (2, 2)
    assert FormerSummary.objects.get().words == "We show the sums."
    lines = Entry.objects.filter(head=cycle.head_id, kind="commitment.summarised")
    assert lines.count() == 2
    story = browser.get(f"{address}summary/").content.decode()
    assert "What it said before" in story and "We show the sums." in story
    gone = Participant.objects.get(pk=ash.participant)
    erase(participant=gone, withdraw=False, by=gone, at=at + timedelta(days=1))
    assert {Summary.objects.get().by_name, FormerSummary.objects.get().by_name} == {""}


def test_the_door_of_plain_words_is_for_leads_and_stewards_and_keeps_what_was_typed(
    commitment, lead, ash, rowan, client_of
) -> None:
    lead(ash)
    address = f"{commitment.record.get_absolute_url()}summary/"
    assert 'name="words"' not in client_of(rowan).get(address).content.decode()
    assert client_of(rowan).post(address, {"words": "Mine.", "base": "0"}).status_code == 403
    browser = client_of(ash)
    assert browser.post(address, {"words": "We show them.", "base": "0"}).status_code == 303
    stale = browser.post(address, {"words": "Typed at length.", "base": "0"})
    assert stale.status_code == 409
    assert "Typed at length." in stale.content.decode()
