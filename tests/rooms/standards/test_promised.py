"""What the rules see of commitments, milestones, updates, editions and drafts: as a passer-by reads them."""

from datetime import date

import pytest

from moothill.commons.record import kinds
from moothill.commons.record.linking import link
from moothill.commons.record.models import Link, LinkKind, Revision
from moothill.commons.record.operations import create, withdraw
from moothill.core.policy import Role, Side
from moothill.core.standards import Result
from moothill.core.standards.facts import Standing
from moothill.rooms.commitments.models import Consultation, Move, Submission
from moothill.rooms.signoffs.kinds import Verdict
from moothill.rooms.signoffs.operations import NewStep, lay_route, sign
from moothill.rooms.signoffs.queries import steps_of_route
from moothill.rooms.standards.queries import check, gather
from tests.asking import open_call

pytestmark = pytest.mark.django_db


@pytest.fixture
def facts(cycle, at):
    return lambda: gather(cycle, at).facts


def test_a_commitment_brings_its_fields_its_milestones_and_whether_a_contribution_leads_to_it(
    facts, make, steward, at
):
    values = [{"value": "transparency", "why": "All see it."}]
    commitment = make("commitment", title="Open books", values=values, lead="Treasury", when="2019", areas=[{"area": "Budget"}],
                      others=[{"name": "Network", "side": "civil-society"}])  # fmt: skip
    step = make(
        "milestone", commitment=commitment.reference, number="1.2", output="A report", when="June 2019"
    )
    make("milestone", commitment=commitment.reference, number="1.3", publish=False)
    (seen,) = facts().commitments
    assert (seen.title, seen.lead, seen.values, seen.areas) == (
        "Open books",
        "Treasury",
        (("transparency", "All see it."),),
        1,
    )
    assert (seen.civil_partner, seen.traced, seen.when.words) == (True, False, "2019")
    assert [(each.reference, each.number, each.output) for each in seen.milestones] == [
        (step.reference, "1.2", "A report")
    ]
    point, said = make("point", theme=make("theme").reference), make("input", words="Show the books")
    link(cause=said, effect=point, kind=LinkKind.PART_OF, by=steward, at=at)
    Link.objects.create(cause=point, effect=commitment, kind=LinkKind.BECAME, at=at)
    assert facts().commitments[0].traced
    withdraw(record=commitment, reason="Twice", by=steward, at=at)
    assert facts().commitments == ()


def test_updates_bring_their_state_evidence_and_what_stands_in_the_way(facts, make):
    step = make("milestone", commitment=make("commitment").reference)
    given = {"milestone": step.reference, "state": "behind", "day": "2018-02-01", "challenge": "funding"}
    said = make("update", **given, side="civil-society")
    kinds.get("update").model.objects.filter(pk=said.pk).update(evidence=[{"title": "A page"}])
    (seen,) = facts().updates
    assert (seen.milestone, seen.state, seen.side) == (step.reference, Standing.BEHIND, "civil-society")
    assert (seen.day, seen.evidence, seen.challenge) == (date(2018, 2, 1), 1, True)


def test_a_date_that_was_moved_aloud_is_counted_and_one_in_silence_is_named(facts, make, steward, at):
    commitment = make("commitment").reference
    aloud, silent = (
        make("milestone", commitment=commitment, number=str(n), when="June 2019") for n in (1, 2)
    )
    for each in (aloud, silent):
        first = Revision.objects.get(record=each, number=1)
        content = {
            **first.content,
            "when": {**first.content["when"], "words": "July 2019", "edtf": "2019-07"},
        }
        Revision.objects.create(
            record=each,
            number=2,
            position=first.position,
            content=content,
            act="revised",
            state="published",
            at=at,
        )
    Move.objects.create(
        milestone_id=aloud.pk, version=2, because="Rain", agreed="Both", by_id=steward.participant, at=at
    )
    known = facts()
    assert (known.moves, known.silent) == (1, (silent.reference,))


def test_a_draft_is_open_for_comment_for_the_days_of_its_call(facts, make):
    call = open_call(make, opens_at="2018-02-10 09:00", closes_at="2018-02-23 17:00", reply_by="2018-04-01")
    open_call(make)
    draft = make("document")  # stands for whatever is consulted on: the rules look at the call alone
    Consultation.objects.create(call_id=call.pk, on=draft)
    (seen,) = facts().drafts
    assert (seen.reference, seen.when.days) == (call.reference, 14)


@pytest.fixture
def edition(cycle, steward, at):
    """An issued edition that bundles two drafts, as the rules see it."""
    record = create(kind=kinds.get("edition"), cycle=cycle, values={"title": "The plan", "vision": "Open", "foreword": "We promise."},
                    by=steward, at=at, publish=False)  # fmt: skip
    kinds.get("edition").model.objects.filter(pk=record.pk).update(
        cycle=cycle, place=1, day=date(2018, 2, 1), drafts=[{"draft": "CD-1"}, {"draft": "CD-2"}],
        signed=[{"name": "Ash", "office": "Minister", "side": "government"}], contents={}, digest="x",
    )  # fmt: skip
    type(record).objects.filter(pk=record.pk).update(state="published", published_at=at)
    record.refresh_from_db()
    return record


def test_an_edition_brings_what_it_bundles_who_signed_it_and_when_it_was_submitted(
    cycle, facts, edition, steward, civil_steward, at, pinned
):
    Submission.objects.create(edition_id=edition.pk, day=date(2018, 2, 20), by_id=steward.participant, at=at)
    steps = [
        NewStep("Works", Role.STEWARD, Side.GOVERNMENT, None),
        NewStep("Network", Role.STEWARD, Side.CIVIL_SOCIETY, None),
    ]
    route = lay_route(on=edition, title="Approval", why="", steps=steps, by=steward, at=at)
    (seen,) = facts().editions
    assert (seen.commitments, seen.vision, seen.signed, seen.submitted) == (
        2,
        True,
        {"government"},
        date(2018, 2, 20),
    )
    assert seen.approved == {}
    for number, who in ((1, steward), (2, civil_steward)):
        step = next(each for each in steps_of_route(route).values() if each.number == number)
        sign(
            step=step,
            verdict=Verdict.APPROVED,
            day=date(2018, 2, 20 + number),
            said_by="",
            conditions="",
            document=None,
            by=who,
            at=at,
        )
    assert facts().editions[0].approved == {
        "government": date(2018, 2, 21),
        "civil-society": date(2018, 2, 22),
    }
    pinned("local-2021")
    by_rule = {each.rule.id: each for each in check(cycle, at).findings}
    assert (by_rule["PLAN-09"].result, by_rule["PLAN-10"].result) == (Result.PASS, Result.FAIL)


def test_an_answer_that_something_was_taken_up_is_carried_by_what_it_answers(facts, make, steward, at):
    theme, lost = make("theme", title="Books"), make("theme", title="Trees")
    said = make("input", words="Show the books")
    link(cause=said, effect=theme, kind=LinkKind.PART_OF, by=steward, at=at)
    commitment = make("commitment")
    Link.objects.create(cause=theme, effect=commitment, kind=LinkKind.BECAME, at=at)
    for to in (theme, said, lost):
        make("response", outcome="taken-up", answers_to=[{"to": to.reference}])
    assert [each.carried for each in facts().replies] == [True, True, False]
    withdraw(record=commitment, reason="Twice", by=steward, at=at)
    assert not any(each.carried for each in facts().replies)
