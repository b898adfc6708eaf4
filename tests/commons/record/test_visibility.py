"""Who sees which record: every actor, every state of record and cycle."""

import pytest

from moothill.commons.cycles.operations import change_state
from moothill.commons.policy.actors import OPERATOR
from moothill.commons.record.models import Record
from moothill.commons.record.operations import withdraw
from moothill.commons.record.queries import find, history
from moothill.commons.record.visibility import visible, visible_in
from moothill.core.policy import CycleState
from moothill.rooms.plan.models import Objective

pytestmark = pytest.mark.django_db

OUTSIDERS = ["passer_by", "account_holder", "observer", "steward_elsewhere"]
INSIDERS = ["steward", "civil_steward", "team_member"]


def seen(actor) -> set[str]:
    return set(Record.objects.visible_to(actor).values_list("title", flat=True))


@pytest.fixture
def three(make, steward, at):
    make("objective", title="published")
    make("objective", title="draft", publish=False)
    withdraw(record=make("objective", title="withdrawn"), reason="a mistake", by=steward, at=at)


@pytest.mark.parametrize("who", OUTSIDERS)
def test_outsiders_see_what_is_published(who, cast, three):
    assert seen(cast[who]) == {"published"}


@pytest.mark.parametrize("who", INSIDERS)
def test_insiders_see_drafts_too(who, cast, three):
    assert seen(cast[who]) == {"published", "draft"}


@pytest.mark.parametrize("who", OUTSIDERS)
def test_outsiders_see_nothing_of_a_cycle_that_is_being_prepared(who, cast, three, cycle, at):
    change_state(cycle=cycle, state=CycleState.DRAFT, reason="not yet", by=OPERATOR, at=at)
    assert seen(cast[who]) == set()


@pytest.mark.parametrize("who", INSIDERS)
def test_insiders_see_the_cycle_they_prepare(who, cast, three, cycle, at):
    change_state(cycle=cycle, state=CycleState.DRAFT, reason="not yet", by=OPERATOR, at=at)
    assert seen(cast[who]) == {"published", "draft"}


@pytest.mark.parametrize("state", CycleState)
@pytest.mark.parametrize("who", [*OUTSIDERS, *INSIDERS, "operator"])
def test_within_one_cycle_the_cheaper_form_shows_the_same(
    who, state, cast, three, make, cycle, other_cycle, at
):
    make("objective", title="elsewhere", cycle=other_cycle)
    if cycle.state != state:
        change_state(cycle=cycle, state=state, reason="for a while", by=OPERATOR, at=at)
    actor = OPERATOR if who == "operator" else cast[who]
    for model, prefix in ((Record, ""), (Objective, "record__")):
        whole = set(model.objects.filter(visible(actor, prefix), **{f"{prefix}cycle": cycle}))
        assert set(model.objects.filter(visible_in(cycle, actor, prefix))) == whole
        assert set(model.objects.visible_in(cycle, actor)) == whole


def test_the_address_of_a_withdrawn_record_is_known_to_all_and_a_drafts_to_insiders(
    cycle, three, passer_by, steward
):
    assert find(cycle, "O-3", passer_by).title == "withdrawn"
    assert find(cycle, "O-2", passer_by) is None
    assert find(cycle, "O-2", steward).title == "draft"


def test_the_public_history_begins_when_the_record_became_public(make, cycle, steward, passer_by, at):
    from moothill.commons.record.operations import publish, revise

    record = make("objective", title="secret wording", publish=False)
    revise(record=record, values={"title": "fit to print"}, base=1, by=steward, at=at)
    record = publish(record=record, by=steward, at=at)
    assert [each.number for each in history(record, passer_by)] == [3]
    assert [each.number for each in history(record, steward)] == [3, 2, 1]


def test_the_public_history_of_a_withdrawn_record_is_closed(make, steward, passer_by, at):
    record = withdraw(record=make("objective"), reason="a mistake", by=steward, at=at)
    assert not history(record, passer_by).exists()
    assert history(record, steward).count() == 2
