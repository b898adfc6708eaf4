"""What a body decided is entered by who holds the role, in its turn; whatever is refused leaves no trace."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from moothill.commons.cycles.models import Cycle
from moothill.commons.journal.models import Entry
from moothill.commons.policy.actors import OPERATOR, Actor
from moothill.commons.policy.errors import Refused
from moothill.commons.record.errors import Invalid, KeyReused
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.commons.record.operations import revise, withdraw
from moothill.core.policy import Role, Side
from moothill.rooms.signoffs import errors
from moothill.rooms.signoffs.kinds import StepState, Verdict
from moothill.rooms.signoffs.models import Route, Signature, Step
from moothill.rooms.signoffs.operations import NewStep
from moothill.rooms.signoffs.operations.erasing import erase
from moothill.rooms.signoffs.operations.exporting import export
from moothill.rooms.signoffs.queries import (
    changed_since,
    passed,
    signed_by_sides,
    standing_of,
    steps_of_route,
    walked_of,
)

pytestmark = pytest.mark.django_db


def last_line(cycle: Cycle) -> Entry:
    return Entry.objects.filter(head=cycle.head_id).latest("number")


def states(route: Record) -> list[StepState]:
    return [each.state for each in walked_of([route.pk])[route.pk]]


def test_a_route_is_laid_on_a_version_with_a_line_and_a_link(
    lay: Any, document: Record, cycle: Cycle, steward: Actor, at: Any
) -> None:
    key = uuid4()
    made = lay(why="So that all agree.", key=key)
    assert lay(key=key) == made and Route.objects.count() == 1
    route = Route.objects.get(pk=made.pk)
    assert (made.reference, made.state, route.on_id, route.of_version) == (
        "SO-1",
        "published",
        document.pk,
        1,
    )
    line = last_line(cycle)
    assert (line.kind, line.reason, line.facts) == (
        "route.laid", "So that all agree.", '{"of":"DOC-1","steps":3,"version":1}',
    )  # fmt: skip
    assert Link.objects.get(effect=made.pk).kind == LinkKind.LAID_BEFORE
    assert states(made) == [StepState.OPEN, StepState.WAITING, StepState.WAITING]
    assert changed_since([route]) == set()
    revise(record=document, values={"title": "Another"}, base=1, by=steward, at=at, reason="It is.")
    assert changed_since([Route.objects.select_related("on").get(pk=made.pk)]) == {made.pk}


def test_it_is_walked_step_by_step_and_a_refused_step_is_said_again(
    lay: Any, enter: Any, document: Record, civil_steward: Actor, cycle: Cycle
) -> None:
    route = lay()
    enter(route, 1, day=date(2018, 2, 26), said_by="  Ash   Rowan ")
    assert last_line(cycle).title == "Approval of the engagement plan: Co-chair for the government"
    words = {"conditions": "It says nothing of schools.", "by": civil_steward, "day": date(2018, 2, 27)}
    enter(route, 2, Verdict.REFUSED, **words)
    line = last_line(cycle)
    assert (line.kind, line.reason) == ("route.signed", "It says nothing of schools.")
    assert line.facts == '{"day":"2018-02-27","of":"DOC-1","step":2,"verdict":"refused"}'
    assert states(route) == [StepState.APPROVED, StepState.REFUSED, StepState.WAITING]
    standing = standing_of([document])[document.pk]
    assert (standing.routes, standing.passed, standing.of, standing.refused) == (1, 1, 3, 1)
    assert standing.open is not None and standing.open.step.number == 2
    assert passed(document) is None and signed_by_sides(document) == {}
    enter(route, 2, Verdict.CONDITIONS, **words | {"day": date(2018, 2, 28)})
    assert signed_by_sides(document) == {Side.CIVIL_SOCIETY: date(2018, 2, 28)}
    enter(route, 3)
    assert states(route) == [StepState.APPROVED, StepState.CONDITIONS, StepState.APPROVED]
    standing = standing_of([document])[document.pk]
    assert standing.whole and standing.open is None and standing.day == date(2018, 3, 1)
    assert passed(document) == date(2018, 3, 1)
    assert signed_by_sides(document)[Side.GOVERNMENT] == date(2018, 3, 1)
    assert Signature.objects.first().said_by == "Ash Rowan"  # type: ignore[union-attr]


def test_out_of_turn_without_the_role_or_on_an_impossible_day_nothing_is_entered(
    lay: Any, enter: Any, make: Any, cast: dict[str, Actor], civil_steward: Actor, cycle: Cycle
) -> None:
    route, draft = lay(), make("document", publish=False)
    enter(route, 1, day=date(2018, 2, 26))
    before = Entry.objects.count()
    tries: list[tuple[type[Exception], str, Callable[[], Any]]] = [
        (errors.PassedAlready, "26 February 2018", lambda: enter(route, 1)),
        (errors.OutOfOrder, "Step 2, “Co-chair for civil society”, comes first", lambda: enter(route, 3)),
        (errors.WithoutTheRole, "“steward” for civil society", lambda: enter(route, 2)),
        (errors.InTheFuture, "1 March 2018", lambda: enter(route, 2, by=civil_steward, day=date(2018, 3, 2))),
        (errors.TooEarly, "26 February 2018", lambda: enter(route, 2, by=civil_steward, day=date(2018, 2, 25))),
        (errors.ConditionsNeeded, "conditions", lambda: enter(route, 2, Verdict.REFUSED, by=civil_steward)),
        (errors.NoSuchDocument, draft.reference, lambda: enter(route, 2, by=civil_steward, document=draft)),
        (errors.WithoutTheRole, "Stewards give roles", lambda: enter(route, 2, by=cast["observer"])),
        *((Refused, "role", lambda who=who: enter(route, 2, by=cast[who])) for who in ("account_holder", "passer_by")),
        (Refused, "Sign in", lambda: enter(route, 2, by=OPERATOR)),
    ]  # fmt: skip
    for error, words, act in tries:
        with pytest.raises(error, match=words):
            act()
    assert (Signature.objects.count(), Entry.objects.count()) == (1, before)


def test_who_held_the_role_once_or_will_does_not_hold_it_today(
    lay: Any, enter: Any, steward: Actor, cycle: Cycle, at: Any
) -> None:
    route = lay()
    cycle.roles_held.filter(participant=steward.participant).update(until=at)
    with pytest.raises(errors.WithoutTheRole):
        enter(route, 1)
    cycle.roles_held.filter(participant=steward.participant).update(since=at + timedelta(days=1), until=None)
    with pytest.raises(errors.WithoutTheRole):
        enter(route, 1)


def test_nothing_is_entered_on_what_was_withdrawn_and_a_second_click_is_harmless(
    lay: Any, enter: Any, document: Record, steward: Actor, at: Any
) -> None:
    route, other = lay(), lay(title="Another")
    key = uuid4()
    made = enter(route, 1, Verdict.REFUSED, conditions="No.", key=key)
    assert enter(route, 1, Verdict.REFUSED, conditions="No.", key=key) == made
    with pytest.raises(KeyReused):
        enter(other, 1, key=key)
    withdraw(record=other, reason="By mistake.", by=steward, at=at)
    with pytest.raises(errors.RouteGone):
        enter(other, 1)
    withdraw(record=document, reason="By mistake.", by=steward, at=at)
    with pytest.raises(errors.RecordGone, match="DOC-1"):
        enter(route, 1)
    assert Signature.objects.count() == 1


def test_another_route_stands_instead_of_one(lay: Any, make: Any, document: Record) -> None:
    first = lay()
    second = lay(title="Approval by all", instead=first)
    first.refresh_from_db()
    assert (first.state, first.withdrawn_because) == ("withdrawn", "SO-2 was laid instead of it.")
    assert Link.objects.get(cause=first.pk).kind == LinkKind.SUPERSEDES
    assert standing_of([document])[document.pk].routes == 1
    for wrong in (first, lay(on=make("document", title="Other"))):
        with pytest.raises(errors.NotInstead):
            lay(instead=wrong)
    assert second.reference == "SO-2" and Route.objects.count() == 3


def test_a_route_that_will_not_do_is_not_laid(
    lay: Any, make: Any, document: Record, cast: dict[str, Actor]
) -> None:
    office = NewStep("Cabinet", Role.STEWARD, Side.GOVERNMENT, date(2018, 5, 1))
    for steps, words in (
        ((), "at least one step"),
        ((replace(office, office=" "),), "Step 1: say which"),
        ((office, replace(office, due=date(2018, 4, 1))), "Step 2 is due before"),
        ((office,) * 31, "At most 30"),
        ((replace(office, office="C" * 201),), "too long"),
    ):
        with pytest.raises(Invalid, match=words):
            lay(steps=steps)
    with pytest.raises(Invalid, match="title"):
        lay(title=" ")
    for on in (make("document", publish=False), lay()):
        with pytest.raises(errors.NotForApproval):
            lay(on=on)
    for who in ("team_member", "observer", "account_holder", "passer_by", "steward_elsewhere"):
        with pytest.raises(Refused):
            lay(by=cast[who])
    assert (Route.objects.count(), Step.objects.count()) == (1, 3)


def test_the_tables_themselves_keep_a_step_from_passing_twice(
    lay: Any, enter: Any, steward: Actor, at: Any
) -> None:
    route = lay()
    enter(route, 1)
    given = {"step": steps_of_route(route)[1], "day": at.date(), "by_id": steward.participant, "at": at}
    for wrong in ({"verdict": "approved"}, {"verdict": "refused"}, {"verdict": "perhaps", "conditions": "x"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Signature.objects.create(**given, **wrong)


def test_a_name_goes_and_what_was_decided_stays(lay: Any, enter: Any, steward: Actor, at: Any) -> None:
    enter(lay(), 1, said_by=steward.name)
    assert steward.participant is not None
    (section,) = export([steward.participant])
    assert [(row["route"], row["step"], row["verdict"]) for row in section.rows] == [("SO-1", 1, "approved")]
    erase([steward.participant], at)
    assert list(Signature.objects.values_list("by_name", "said_by", "verdict")) == [("", "", "approved")]


def test_how_far_many_records_are_takes_three_questions(
    lay: Any, enter: Any, make: Any, django_assert_num_queries: Any
) -> None:
    records = [make("document", title=f"Document {number}") for number in range(4)]
    for record in records[:3]:
        enter(lay(on=record), 1)
    with django_assert_num_queries(3):
        found = standing_of(records)
    assert [found[record.pk].passed for record in records] == [1, 1, 1, 0]
