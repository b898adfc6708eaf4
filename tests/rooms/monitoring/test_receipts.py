"""A receipt says of which commitments a contribution became part, and which of their milestones are complete."""

from datetime import timedelta

import pytest

from moothill.commons.policy.actors import PASSER_BY
from moothill.commons.record.models import LinkKind, Record
from moothill.commons.record.operations import withdraw
from moothill.rooms.commitments.queries.reaching import reached_by
from moothill.rooms.inputs.models import Input
from moothill.rooms.inputs.queries.receipts import Step, receipts_of
from moothill.rooms.monitoring.models import Update
from moothill.rooms.responses.queries.coverage import covered
from tests.rooms.responses.conftest import lead  # noqa: F401

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(cycle, at):
    """An update of one side on a milestone, on a day."""

    def of(milestone, state, *, day, side="government"):
        moment = at + timedelta(days=day)
        number = Update.objects.count() + 1
        record = Record.objects.create(cycle=cycle, kind="update", reference=f"X-{number}", title="Done", created_at=moment,
                                       published_at=moment, state="published")  # fmt: skip
        return Update.objects.create(
            record=record, milestone_id=milestone.pk, side=side, state=state, day=moment.date()
        )

    return of


def test_from_a_theme_an_answer_or_directly_to_a_commitment_and_a_milestone_that_is_complete(
    make, lead, report, cycle, at, steward, client, django_assert_num_queries  # noqa: F811
):  # fmt: skip
    theme, code, commitment = make("theme"), make("code"), make("commitment", title="Open books", number="2")
    direct, coded, answered, gathered, nothing = said = [make("input", words=f"Books {n}") for n in range(5)]
    lead([code], theme)
    lead([coded], code, LinkKind.CODED_TO)
    lead([gathered], direct, LinkKind.MERGED_INTO)
    response = make("response", answers_to=[{"to": answered.reference}])
    lead([theme, response, direct], commitment, LinkKind.BECAME)
    milestone = make("milestone", commitment=commitment.reference, number="2.1", title="A guide")
    report(milestone, "in-progress", day=1)
    things = list(Input.objects.select_related("record", "call").order_by("pk"))

    def receipts():
        found = receipts_of(cycle, things, PASSER_BY)
        return {
            pk: {stage.step: [each.title for each in stage.reached] for stage in each.stages}
            for pk, each in found.items()
        }

    told = receipts()
    for each in said[:4]:
        assert told[each.pk][Step.PROMISED] == ["2 Open books"], each.reference
        assert told[each.pk][Step.DONE] == []
    assert told[nothing.pk][Step.PROMISED] == []
    assert covered(cycle, PASSER_BY).whole["commitment"].reached == 4

    report(milestone, "complete", day=5)
    assert receipts()[coded.pk][Step.DONE] == ["2.1 A guide: complete"]
    assert "2.1 A guide: complete" in client.get(coded.get_absolute_url()).content.decode()
    report(milestone, "behind", day=9)
    assert receipts()[coded.pk][Step.DONE] == []

    with django_assert_num_queries(4):
        assert set(reached_by([each.pk for each in said])) == {each.pk for each in said[:4]}
    withdraw(record=commitment, reason="Twice.", by=steward, at=at + timedelta(days=10))
    assert receipts()[coded.pk][Step.PROMISED] == []
