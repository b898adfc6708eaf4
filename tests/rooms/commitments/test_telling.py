"""Everybody behind a commitment hears of each step, exactly once for each line."""

from collections import Counter
from datetime import timedelta

import pytest
from django.db import transaction

from moothill.commons.journal.operations import write
from moothill.commons.notifications import fanning
from moothill.commons.record.linking import link
from moothill.commons.record.models import LinkKind, Record
from moothill.commons.record.operations import withdraw
from moothill.rooms.commitments.queries.hearing import references_behind, sources_of
from moothill.rooms.commitments.register import telling
from moothill.rooms.monitoring.models import Update
from moothill.rooms.monitoring.register.telling import further as of_update
from moothill.rooms.signoffs.models import Route
from moothill.rooms.signoffs.register.telling import further as of_route
from tests.asking import open_call
from tests.hearing import follow_journals, told
from tests.rooms.responses.conftest import guests, lead, say  # noqa: F401

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(make, say, lead, guests):  # noqa: F811
    """Ten contributions by nine guests, on every way to a commitment: directly, gathered, by a code, a point, a theme, and by
    a response to a theme, to a contribution and to a call. The ninth guest is behind nothing.
    """
    people = guests(9)
    call = open_call(make)
    theme, other = make("theme"), make("theme")
    point, code = make("point", theme=theme.reference), make("code")
    lead([code], theme)
    said = [say(by=who, call=call.reference if who == people[7] else "") for who in people]
    said.append(say(by=people[2]))
    lead([said[2]], theme)
    lead([said[9], said[3]], code, LinkKind.CODED_TO)
    lead([said[4]], point)
    lead([said[5]], other)
    lead([said[1]], said[0], LinkKind.MERGED_INTO)
    answers = [{"to": each.reference} for each in (other, said[6], call)]
    response = make("response", answers_to=answers)
    follow_journals()
    return {"people": people, "said": said, "causes": [theme, response, said[0]], "behind": set(people[:8])}


@pytest.fixture
def founded(make, world, lead):  # noqa: F811
    made = make("commitment", title="Open the books")
    lead(world["causes"], made, LinkKind.BECAME)
    return made


def test_each_hears_once_when_it_is_founded_and_when_it_goes(world, founded, steward, at, monkeypatch):
    monkeypatch.setattr(fanning, "STEP", 3)
    everybody = Counter(dict.fromkeys(world["behind"], 1))
    assert told("commitment.created") == everybody
    withdraw(record=founded, reason="It was done already.", by=steward, at=at)
    assert told("commitment.withdrawn") == everybody


def test_whoever_is_behind_what_is_linked_later_hears_and_nobody_a_second_time(
    world, founded, make, say, lead, guests, steward, cycle, at  # noqa: F811
):  # fmt: skip
    told("commitment.created")
    (newcomer,) = guests(1)
    theme, third = make("theme"), make("theme")
    lead([say(by=newcomer), world["said"][2]], theme)
    follow_journals()
    link(cause=theme, effect=founded, kind=LinkKind.BECAME, by=steward, at=at + timedelta(days=1))
    assert told("link.made") == {newcomer: 1}
    lead([world["said"][8]], third)
    then = at + timedelta(days=2)
    with transaction.atomic():
        third.links_out.create(effect=founded, kind=LinkKind.BECAME, at=then)
        write(
            head=cycle.head_id,
            kind="commitment.traced",
            by=steward,
            at=then,
            subject=f"{cycle.slug}/{founded.reference}",
        )
    assert told("commitment.traced") == {world["people"][8]: 1}


def test_they_hear_of_each_update_of_a_dropped_milestone_and_of_the_plan(
    world, founded, make, lead, cycle, steward, at  # noqa: F811
):  # fmt: skip
    wanted = {each.reference for each in [*world["said"][:8], world["said"][9]]}
    milestone = make("milestone", commitment=founded.reference)
    draft, edition, route, update = (
        Record.objects.create(cycle=cycle, kind=kind, reference=f"X-{kind}", created_at=at)
        for kind in ("draft", "edition", "route", "update")
    )
    lead([founded], draft, LinkKind.CUT_AS)
    lead([draft], edition, LinkKind.BUNDLED_IN)
    Update.objects.create(record=update, milestone_id=milestone.pk, side="government", state="dropped")
    Route.objects.create(record=route, on=edition, of_version=1)

    def heard(teller, record, act):
        subject = f"{cycle.slug}/{record.reference}"
        with transaction.atomic():
            line = write(head=cycle.head_id, kind=f"{record.kind}.{act}", by=steward, at=at, subject=subject)
        found, after = teller(line, record, 0, 3)
        while after:
            some, after = teller(line, record, after, 3)
            found = [*found, *some]
        return Counter(found)

    own = [founded.reference]
    assert heard(of_update, update, "created") == Counter([milestone.reference, *own, *wanted])
    assert heard(of_update, update, "revised") == {}
    assert heard(telling.further_of_milestone, milestone, "withdrawn") == Counter([*own, *wanted])
    assert heard(telling.further_of_milestone, milestone, "created") == {}
    assert heard(telling.further_of_edition, edition, "issued") == Counter([*own, *wanted])
    assert heard(of_route, route, "signed") == {edition.reference: 1}


def test_what_was_withdrawn_is_behind_nothing_and_what_is_behind_a_former_commitment_is_behind_the_new_one(
    world, founded, make, lead, steward, at, cycle  # noqa: F811
):  # fmt: skip
    withdraw(record=world["said"][4], reason="Spam.", by=steward, at=at)
    later = make("commitment", title="Open all books")
    lead([founded], later, LinkKind.SUPERSEDES)
    found, following = references_behind(cycle, sources_of(cycle, [later.pk]), after=0, most=50)
    assert set(found) == {world["said"][number].reference for number in (0, 1, 2, 3, 5, 6, 7, 9)}
    assert following == 0
