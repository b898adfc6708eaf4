"""Reporting on a milestone: what it makes, and what it refuses."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from moothill.commons.files.errors import FileRefused
from moothill.commons.journal.models import Entry
from moothill.commons.policy.errors import Refused
from moothill.commons.record.errors import Invalid, ReasonNeeded
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.commons.record.operations import revise, withdraw
from moothill.core.policy import RecordState, Side
from moothill.rooms.commitments.models import Commitment
from moothill.rooms.commitments.operations import end_lead
from moothill.rooms.monitoring.errors import LeadLeft, NotYourSide, OutOfReach, RoundNotOpen
from moothill.rooms.monitoring.models import Update
from moothill.rooms.monitoring.operations import Proof, close_round, reopen_round
from moothill.rooms.pages.models import Document

pytestmark = pytest.mark.django_db


def faults(refused) -> dict[str, str]:
    return {fault.field: fault.words for fault in refused.value.faults}


def trace() -> list[int]:
    return [model.objects.count() for model in (Record, Update, Document, Link, Entry)]


def test_a_report_is_public_at_once_linked_to_its_milestone_and_said_in_one_line(world):
    key, lines = uuid4(), Entry.objects.count()
    made = world.report(
        "behind", challenge="funding", hindrance="The ink ran out.", whose="The harbour office", key=key
    )
    assert world.report("complete", key=key) == made, "a second click makes nothing more"
    thing = Update.objects.get(pk=made.pk)
    assert (thing.state, thing.side, thing.challenge, thing.day) == (
        "behind",
        "government",
        "funding",
        date(2018, 3, 1),
    )
    assert made.state == RecordState.PUBLISHED and made.title == "The group met."
    link = Link.objects.get(effect=made)
    assert (link.cause, link.kind, link.by_name) == (world.first, LinkKind.REPORTED_BY, world.lead.name)
    assert Entry.objects.count() == lines + 1
    assert Entry.objects.latest("pk").kind == "update.created"


def test_evidence_is_kept_as_a_document_with_the_address_of_the_original_beside_it(world, proof):
    made = world.report("complete", evidence=(proof(address="https://harbour.example/accounts"),))
    row = Update.objects.get(pk=made.pk).evidence[0]
    document = Document.objects.get(record__reference=row["file"])
    assert row["title"] == document.record.title == "The page"
    assert document.versions[0]["file"]["name"] == "accounts.txt"
    assert document.versions[0]["address"] == row["address"] == "https://harbour.example/accounts"
    assert document.record.state == RecordState.PUBLISHED
    assert Link.objects.get(effect=document.pk).kind == LinkKind.ATTACHED
    assert list(Entry.objects.order_by("-pk").values_list("kind", flat=True)[:2]) == [
        "document.created",
        "update.created",
    ]
    again = world.report("complete", evidence=(Proof("The same", file=row["file"].lower()),))
    assert Update.objects.get(pk=again.pk).evidence[0]["file"] == row["file"]


@pytest.mark.parametrize(
    ("name", "content"),
    (
        ("accounts.exe", b"MZ\x90\x00" + bytes(60)),
        ("accounts.txt", b"#!/bin/sh\nrm everything\n"),
        ("accounts.txt", b"<html><script>1</script></html>"),
        ("accounts.pdf", b"MZ\x90\x00" + bytes(60)),
        ("accounts.docm", b"PK\x03\x04" + bytes(60)),
    ),
)
def test_evidence_that_is_a_program_is_refused_and_nothing_stays(world, upload, name, content):
    before = trace()
    with pytest.raises(FileRefused) as refused:
        world.report(
            "complete", evidence=(Proof("Paper", upload=upload()), Proof("It", upload=upload(name, content)))
        )
    assert name in str(refused.value) and trace() == before


def test_a_report_says_what_is_missing_and_what_would_do(world, make):
    before = trace()
    with pytest.raises(Invalid) as refused:
        world.report("on-hold")
    assert faults(refused).keys() == {"challenge"}
    with pytest.raises(Invalid) as refused:
        world.report("in-progress", challenge="other")
    assert faults(refused).keys() == {"hindrance"}
    for wrong, word in (
        (Proof("A page", address="https://harbour.example/"), "copy"),
        (Proof("A page", address="javascript:alert(1)"), "https://"),
        (Proof("A page", file="DOC-99"), "DOC-99"),
        (Proof("A page"), "upload"),
    ):
        with pytest.raises(Invalid) as refused:
            world.report(evidence=(wrong,))
        assert word in faults(refused)["evidence"]
    with pytest.raises(Invalid) as refused:
        world.report(day=date(2018, 3, 2))
    assert "to come" in faults(refused)["day"]
    with pytest.raises(Invalid):
        world.report("finished")
    assert trace() == before
    draft = make("document", title="Not yet public", publish=False)
    with pytest.raises(Invalid) as refused:
        world.report(evidence=(Proof("It", file=draft.reference),))
    assert "no public document" in faults(refused)["evidence"]


def test_going_back_from_complete_is_allowed_and_explained(world, at):
    world.report("complete", day=date(2018, 2, 1))
    with pytest.raises(Invalid) as refused:
        world.report("in-progress", happened="")
    assert faults(refused).keys() == {"happened"}
    world.report("in-progress", happened="", by=world.civil_lead)  # it had not called it complete
    world.report("in-progress", happened="", day=date(2018, 1, 31))  # that was before
    world.report("in-progress", happened="More was asked for.")


def test_who_may_report_for_which_side(
    world, steward, civil_steward, team_member, account_holder, make_person, at
):
    before = trace()
    for nobody in (team_member, account_holder):
        with pytest.raises(Refused):
            world.report(by=nobody)
    for by, side in ((world.lead, Side.CIVIL_SOCIETY), (civil_steward, Side.GOVERNMENT)):
        with pytest.raises(NotYourSide):
            world.report(by=by, side=side)
    assert trace() == before
    world.report(by=steward)
    world.report(by=civil_steward, side=Side.CIVIL_SOCIETY, verdict="disagrees")
    thing = Commitment.objects.select_related("record__cycle").get(pk=world.commitment.pk)
    end_lead(commitment=thing, side=Side.GOVERNMENT, reason="New post.", by=steward, at=at)
    with pytest.raises(LeadLeft) as refused:
        world.report()
    assert "steward" in str(refused.value)


def test_a_closed_period_takes_nothing_and_says_which_one_does(world, make, steward, account_holder, at):
    with pytest.raises(Refused):
        close_round(round=world.round, because="Over.", by=account_holder, at=at)
    with pytest.raises(ReasonNeeded):
        close_round(round=world.round, because=" ", by=steward, at=at)
    close_round(round=world.round, because="Over.", by=steward, at=at)
    with pytest.raises(RoundNotOpen) as refused:
        world.report()
    assert "steward" in str(refused.value)
    make("round", title="Spring 2018", when="March 2018")
    later = make("round", title="Summer 2018", when="June 2018")
    with pytest.raises(RoundNotOpen) as refused:
        world.report()
    assert refused.value.open_now == ("Spring 2018",) and "Spring 2018" in str(refused.value)
    with pytest.raises(RoundNotOpen):
        world.report(round=later)
    reopen_round(round=world.round, because="Two were ill.", by=steward, at=at)
    world.report()
    told = Entry.objects.filter(kind__in=("round.closed", "round.open-again")).order_by("pk")
    assert list(told.values_list("kind", "reason")) == [
        ("round.closed", "Over."),
        ("round.open-again", "Two were ill."),
    ]


def test_what_is_out_of_reach_is_refused(world, make, steward, other_cycle, at):
    elsewhere = make("round", cycle=other_cycle, when="January 2018")
    draft = make("milestone", commitment=world.commitment.reference, publish=False)
    for more in ({"round": elsewhere}, {"on": draft}):
        with pytest.raises(OutOfReach):
            world.report(**more)
    withdraw(record=world.first, reason="Said twice.", by=steward, at=at)
    with pytest.raises(OutOfReach):
        world.report(on=Record.objects.get(pk=world.first.pk))
    withdraw(record=world.commitment, reason="Not kept.", by=steward, at=at)
    with pytest.raises(OutOfReach):
        world.report(on=world.second, by=steward)


def test_a_correction_is_a_new_version_with_a_reason_and_never_another_milestone(world, steward, at):
    made = world.report()
    later = at + timedelta(hours=1)
    with pytest.raises(ReasonNeeded):
        revise(record=made, values={"state": "complete"}, base=1, by=steward, at=later)
    revise(
        record=made, values={"state": "complete"}, base=1, by=steward, at=later, reason="A slip of the pen."
    )
    assert Update.objects.get(pk=made.pk).state == "complete"
    with pytest.raises(Invalid) as refused:
        revise(
            record=made,
            values={"milestone": world.second.reference},
            base=2,
            by=steward,
            at=later,
            reason="x",
        )
    assert faults(refused).keys() == {"milestone"}
