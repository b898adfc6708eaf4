"""Who leads a commitment: what that lets them do, to what, and until when."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from moothill.commons.cycles.models import RoleHeld
from moothill.commons.cycles.operations import appoint, end_role
from moothill.commons.journal.models import Entry
from moothill.commons.people.erasing import erase
from moothill.commons.people.exporting import everything
from moothill.commons.people.models import Participant
from moothill.commons.policy.actors import OPERATOR, Actor
from moothill.commons.policy.errors import Refused
from moothill.commons.record import kinds
from moothill.commons.record.errors import ReasonNeeded
from moothill.commons.record.models import Record, Suggestion
from moothill.commons.record.operations import create, facts_of, revise
from moothill.core.policy import Act, Role, Side, decide
from moothill.rooms.commitments import operations
from moothill.rooms.commitments.errors import LedAlready, NobodyLeads, NoLeadToBe
from moothill.rooms.commitments.models import Commitment, Lead
from moothill.rooms.commitments.queries import commitment_of, leads, leads_of, led_by

pytestmark = pytest.mark.django_db
GOV, CIVIL = Side.GOVERNMENT, Side.CIVIL_SOCIETY


def test_each_side_has_one_lead_at_a_time(
    commitment, lead, ash, rowan, make_person, cycle, steward, at
) -> None:
    first = lead(ash)
    lead(rowan, CIVIL)
    assert lead(ash) == first, "said again, nothing changes"
    other = make_person("yew@example.org", (cycle, Role.COMMITMENT_LEAD, GOV))
    with pytest.raises(LedAlready, match="End that first"):
        lead(other)
    named = {side: each.participant_id for side, each in leads_of([commitment])[commitment.pk].items()}
    assert named == {GOV: ash.participant, CIVIL: rowan.participant}
    assert leads(ash, commitment) is GOV and leads(rowan, commitment) is CIVIL
    assert leads(steward, commitment) is None
    lines = Entry.objects.filter(head=cycle.head_id, kind="commitment.lead-named")
    assert lines.count() == 2
    operations.end_lead(commitment=commitment, side=GOV, reason="She moved on.", by=steward, at=at)
    assert list(leads_of([commitment])[commitment.pk]) == [CIVIL]
    lead(other)
    with pytest.raises(NobodyLeads):
        operations.end_lead(
            commitment=Commitment.objects.get(pk=make_another(commitment, steward, at)), side=GOV, reason="x",
            by=steward, at=at,
        )  # fmt: skip


def make_another(commitment: Commitment, by: Actor, at: Any) -> int:
    made = create(
        kind=kinds.get("commitment"), cycle=commitment.record.cycle, values={"title": "B"}, by=by, at=at
    )
    return made.pk


def test_only_who_holds_the_role_for_that_side_is_named_and_only_by_stewards(
    commitment, lead, ash, account_holder, team_member, steward, cycle, at
) -> None:
    before = Entry.objects.count()
    for who, side in ((account_holder, GOV), (ash, CIVIL), (ash, Side.NEITHER)):
        with pytest.raises(NoLeadToBe, match="Appoint them to the role first"):
            lead(who, side)
    for by in (team_member, ash, account_holder):
        with pytest.raises(Refused):
            lead(ash, by=by)
    with pytest.raises(ReasonNeeded):
        operations.end_lead(commitment=commitment, side=GOV, reason=" ", by=steward, at=at)
    assert (Entry.objects.count(), Lead.objects.count()) == (before, 0)


def test_who_leads_edits_their_own_and_its_milestones_at_once_and_nothing_else(
    commitment, lead, ash, make, at, client_of, cycle
) -> None:
    lead(ash)
    own = make("milestone", commitment=commitment.record.reference, title="A study")
    other = make("commitment", title="Another")
    theirs = make("milestone", commitment=other.reference, title="A meeting")
    for record in (commitment.record, own):
        revise(record=record, values={"title": "Clearer"}, base=1, by=ash, at=at)
        assert decide(Act.CUT, facts_of(ash, cycle, record)).allowed
    for record in (other, theirs):
        with pytest.raises(Refused):
            revise(record=record, values={"title": "Mine now"}, base=1, by=ash, at=at)
        assert decide(Act.CUT, facts_of(ash, cycle, record)).reason == "not-leading"
    assert commitment_of(own) == commitment.pk and commitment_of(theirs) == other.pk
    assert commitment_of(commitment.record) == commitment.pk
    assert [each.commitment_id for each in led_by(ash)] == [commitment.pk]
    browser = client_of(ash)
    given = {
        "title": "By the door",
        "base": "2",
        "save": "1",
        "reason": "Clearer.",
        "commitment": commitment.record.reference,
    }
    assert browser.post(f"/{cycle.slug}/milestones/{own.reference}/change/", given).status_code == 303
    assert Record.objects.get(pk=own.pk).title == "By the door"
    assert (
        browser.post(
            f"/{cycle.slug}/milestones/{theirs.reference}/change/",
            given | {"base": "1", "commitment": other.reference},
        ).status_code
        == 303
    )
    assert Record.objects.get(pk=theirs.pk).title == "A meeting"
    assert Suggestion.objects.get().record_id == theirs.pk, (
        "to another's it is a suggestion, as from the public"
    )


def test_who_leads_adds_milestones_to_their_own_in_the_open_and_suggests_them_for_others(
    commitment, lead, ash, make, client_of, cycle, at
) -> None:
    lead(ash)
    other = make("commitment", title="Another")
    browser, own = client_of(ash), commitment.record.reference
    page = browser.get(f"/{cycle.slug}/milestones/suggest/?commitment={own}").content.decode()
    assert "live as soon as you save it" in page
    given = {"title": "A study", "number": "1.1", "output": "A report", "save": "1"}
    for number, whose in enumerate((own, other.reference)):
        sent = given | {"commitment": whose, "key": str(UUID(int=number)), "reason": "It is the first step."}
        for _twice in range(2):
            assert browser.post(f"/{cycle.slug}/milestones/suggest/", sent).status_code == 303
    made = Record.objects.get(kind="milestone")
    assert (made.state, made.title) == ("published", "A study")
    assert Suggestion.objects.get().values["commitment"] == other.reference
    with pytest.raises(Refused):
        create(
            kind=kinds.get("milestone"),
            cycle=cycle,
            values={"title": "B", "commitment": other.reference},
            by=ash,
            at=at,
        )
    with pytest.raises(Refused):
        create(kind=kinds.get("commitment"), cycle=cycle, values={"title": "B"}, by=ash, at=at)


def test_a_lead_who_left_is_no_lead_any_more_and_is_named_anew_when_they_come_back(
    commitment, lead, ash, steward, cycle, at
) -> None:
    made = lead(ash)
    held = RoleHeld.objects.get(participant=ash.participant)
    later = at + timedelta(days=1)
    end_role(held=held, reason="Left.", by=OPERATOR, at=later)
    assert leads_of([commitment])[commitment.pk] == {}
    with pytest.raises(NoLeadToBe, match="Somebody who left leads nothing"):
        lead(ash)
    with pytest.raises(Refused):
        revise(record=commitment.record, values={"title": "Late"}, base=1, by=ash, at=later)
    participant = Participant.objects.get(pk=ash.participant)
    appoint(cycle=cycle, participant=participant, role=Role.COMMITMENT_LEAD, side=GOV, by=OPERATOR, at=later)
    assert leads(ash, commitment) is None, "the role came back, the lead did not"
    again = operations.name_lead(
        commitment=commitment, side=GOV, participant=participant, by=steward, at=later + timedelta(hours=1)
    )
    assert again.pk != made.pk
    assert leads(ash, commitment) is GOV


def test_who_is_erased_leads_nothing_and_what_they_led_stays_without_a_name(
    commitment, lead, ash, rowan, at
) -> None:
    lead(ash)
    lead(rowan, CIVIL)
    told = everything([rowan.participant], at=at)
    assert told["leads"][0]["commitment"] == commitment.record.reference
    participant = Participant.objects.get(pk=ash.participant)
    erase(participant=participant, withdraw=False, by=participant, at=at + timedelta(days=1))
    assert list(leads_of([commitment])[commitment.pk]) == [CIVIL]
    gone = Lead.objects.select_related("participant").get(side=GOV)
    assert gone.until is not None
    assert gone.participant.public_name == ""


def test_leads_of_many_are_one_question(
    commitment, lead, ash, rowan, make, django_assert_num_queries
) -> None:
    lead(ash)
    lead(rowan, CIVIL)
    others = [Commitment.objects.get(pk=make("commitment", title=f"No. {n}").pk) for n in range(3)]
    lead(ash, of=others[0])
    for some in ([commitment], [commitment, *others]):
        with django_assert_num_queries(1):
            found = leads_of(some)
        assert len(found) == len(some)


def test_the_door_names_and_ends_and_says_what_is_wrong(
    commitment, ash, rowan, client_of, steward, account_holder, cycle
) -> None:
    browser = client_of(steward)
    address = f"{commitment.record.get_absolute_url()}leads/"
    page = browser.get(address).content.decode()
    assert ash.name in page and "vacant" in page
    answer = browser.post(address, {"who": f"government:{ash.participant}", "reason": "She knows it."})
    assert answer.status_code == 303
    shown = browser.get(commitment.record.get_absolute_url()).content.decode()
    assert ash.name in shown and "Vacant" in shown
    assert browser.post(address, {"who": f"government:{account_holder.participant}"}).status_code == 422
    assert browser.get(f"{address}end/?side=neither").status_code == 404
    ended = browser.post(f"{address}end/", {"side": "government", "reason": "She left."})
    assert ended.status_code == 303
    again = browser.post(f"{address}end/", {"side": "government", "reason": "She left, I say."})
    assert again.status_code == 409
    assert "She left, I say." in again.content.decode()
    assert client_of(rowan).get(address).status_code == 403
    public = client_of(account_holder).get(f"/{cycle.slug}/who-can-do-what/").content.decode()
    assert "to what they lead" in public
