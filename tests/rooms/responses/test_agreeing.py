"""Where a cycle wants it, a response is public only once both sides agreed to that very version."""

from typing import Any

import pytest

from moothill.commons.cycles.models import Cycle
from moothill.commons.journal.models import Entry
from moothill.commons.policy.actors import OPERATOR, Actor
from moothill.commons.policy.errors import Refused
from moothill.commons.record.errors import Invalid, ReasonNeeded, Unchanged, WrongState
from moothill.commons.record.models import Record
from moothill.commons.record.operations import publish as make_public
from moothill.commons.record.operations import revise, withdraw
from moothill.rooms.responses.errors import AgreedAlready, NoSideToAgree
from moothill.rooms.responses.models import Consent, Manner
from moothill.rooms.responses.operations import agree, publish, set_manner
from moothill.rooms.responses.operations.erasing import erase
from moothill.rooms.responses.operations.exporting import export

pytestmark = pytest.mark.django_db


@pytest.fixture
def level(cycle: Cycle, steward: Actor, at: Any) -> None:
    set_manner(cycle=cycle, both_sides=True, reason="We stand level.", by=steward, at=at)


@pytest.mark.usefixtures("level")
def test_it_takes_a_steward_of_each_side(
    answer: Any, say: Any, steward: Actor, civil_steward: Actor, at: Any
) -> None:
    made = answer(say(), publish_it=False)
    with pytest.raises(Invalid, match="government, civil society"):
        publish(responses=[made], by=steward, at=at)
    agree(response=made, version=1, by=steward, at=at)
    with pytest.raises(AgreedAlready):
        agree(response=made, version=1, by=steward, at=at)
    for door in (
        lambda: publish(responses=[made], by=steward, at=at),
        lambda: make_public(record=made, by=steward, at=at),
    ):
        with pytest.raises(Invalid, match="Not yet agreed: civil society"):
            door()
    agree(response=made, version=1, by=civil_steward, at=at)
    assert publish(responses=[made], by=steward, at=at)[0].state == "published"


@pytest.mark.usefixtures("level")
def test_a_change_loses_what_was_agreed(
    answer: Any, say: Any, steward: Actor, civil_steward: Actor, at: Any
) -> None:
    made = answer(say(), publish_it=False)
    for who in (steward, civil_steward):
        agree(response=made, version=1, by=who, at=at)
    revise(record=made, values={"did": "Nothing."}, base=1, by=steward, at=at)
    with pytest.raises(Invalid):
        publish(responses=[made], by=steward, at=at)
    with pytest.raises(WrongState, match="changed since"):
        agree(response=made, version=1, by=steward, at=at)


@pytest.mark.usefixtures("level")
def test_words_that_were_agreed_do_not_change_in_public(
    answer: Any, say: Any, steward: Actor, civil_steward: Actor, at: Any
) -> None:
    made = answer(say(), publish_it=False)
    for who in (steward, civil_steward):
        agree(response=made, version=1, by=who, at=at)
    publish(responses=[made], by=steward, at=at)
    with pytest.raises(Invalid, match="Both sides agreed"):
        revise(record=made, values={"did": "Nothing."}, base=2, by=steward, at=at, reason="x")
    withdraw(record=made, reason="To mend it.", by=steward, at=at)
    with pytest.raises(Invalid, match="agree"):
        make_public(record=made, by=steward, at=at)


@pytest.mark.parametrize("who", ["team_member", "account_holder", "passer_by", "steward_elsewhere"])
def test_others_have_no_say(who: str, cast: dict[str, Actor], answer: Any, say: Any, at: Any) -> None:
    made = answer(say(), publish_it=False)
    with pytest.raises(Refused):
        agree(response=made, version=1, by=cast[who], at=at)


def test_an_operator_is_of_no_side(answer: Any, say: Any, cycle: Cycle, at: Any) -> None:
    from moothill.core.policy import Role

    made = answer(say(), publish_it=False)
    with pytest.raises(NoSideToAgree):
        agree(
            response=made, version=1, by=Actor(name="X", roles={cycle.pk: frozenset({Role.STEWARD})}), at=at
        )


def test_the_line_about_a_draft_tells_no_title(
    answer: Any, say: Any, steward: Actor, cycle: Cycle, at: Any
) -> None:
    made = answer(say(), publish_it=False, title="A secret plan")
    agree(response=made, version=1, by=steward, at=at)
    line = Entry.objects.filter(head=cycle.head_id).latest("number")
    assert (line.kind, line.title, line.reason) == ("response.prepared", "", "")


def test_how_a_cycle_answers_is_set_with_a_reason_and_a_line(cycle: Cycle, steward: Actor, at: Any) -> None:
    with pytest.raises(ReasonNeeded):
        set_manner(cycle=cycle, both_sides=True, reason=" ", by=steward, at=at)
    with pytest.raises(Unchanged):
        set_manner(cycle=cycle, both_sides=False, reason="x", by=steward, at=at)
    set_manner(cycle=cycle, both_sides=True, reason="We stand level.", by=OPERATOR, at=at)
    assert Manner.objects.get().both_sides
    line = Entry.objects.filter(head=cycle.head_id).latest("number")
    assert (line.kind, line.reason) == ("response.manner", "We stand level.")


def test_a_name_goes_and_that_the_side_agreed_stays(answer: Any, say: Any, steward: Actor, at: Any) -> None:
    made = answer(say(), publish_it=False)
    agree(response=made, version=1, by=steward, at=at)
    assert steward.participant is not None
    sections = {section.name: section.rows for section in export([steward.participant])}
    assert [row["response"] for row in sections["agreed"]] == [made.reference]
    erase([steward.participant], at)
    assert list(Consent.objects.values_list("by_name", "side")) == [("", "government")]
    assert Record.objects.filter(pk=made.pk).exists()
