"""Roles: given in public, held for a time, ended in public."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command

from moothill.commons.cycles.errors import AlreadyHeld, NotHeld, SideNeeded
from moothill.commons.cycles.models import RoleHeld
from moothill.commons.cycles.operations import appoint, begin_cycle, end_role
from moothill.commons.cycles.queries import actor_of, cycles_visible_to
from moothill.commons.journal.models import Entry
from moothill.commons.people.models import Participant, Person
from moothill.commons.policy.actors import OPERATOR
from moothill.commons.policy.errors import Refused
from moothill.core.policy import Role, Side

pytestmark = pytest.mark.django_db


@pytest.fixture
def newcomer(account_holder) -> Participant:
    return Participant.objects.get(pk=account_holder.participant)


@pytest.mark.parametrize(
    "who", ["passer_by", "account_holder", "team_member", "observer", "steward_elsewhere"]
)
def test_only_stewards_of_the_cycle_appoint(who, cast, cycle, newcomer, at):
    before = (RoleHeld.objects.count(), Entry.objects.count())
    with pytest.raises(Refused):
        appoint(cycle=cycle, participant=newcomer, role=Role.OBSERVER, side=Side.NEITHER, by=cast[who], at=at)
    assert (RoleHeld.objects.count(), Entry.objects.count()) == before


@pytest.mark.parametrize("who", ["steward", "civil_steward"])
def test_stewards_of_both_sides_appoint(who, cast, cycle, newcomer, at):
    held = appoint(
        cycle=cycle, participant=newcomer, role=Role.REVIEWER, side=Side.NEITHER, by=cast[who], at=at
    )
    assert Entry.objects.filter(head=cycle.head_id).last().kind == "role.given"
    assert actor_of(newcomer.person, at).roles == {cycle.pk: {Role.REVIEWER}}
    assert held.since == at


def test_a_role_that_ended_gives_no_right_any_more(cycle, newcomer, steward, at):
    held = appoint(
        cycle=cycle, participant=newcomer, role=Role.STEWARD, side=Side.GOVERNMENT, by=steward, at=at
    )
    end_role(held=held, reason="moved on", by=steward, at=at + timedelta(hours=1))
    assert actor_of(newcomer.person, at + timedelta(minutes=30)).roles
    assert not actor_of(newcomer.person, at + timedelta(hours=1)).roles
    with pytest.raises(NotHeld):
        end_role(held=held, reason="again", by=steward, at=at + timedelta(hours=2))


def test_a_steward_speaks_for_a_side(cycle, newcomer, steward, at):
    with pytest.raises(SideNeeded):
        appoint(cycle=cycle, participant=newcomer, role=Role.STEWARD, side=Side.NEITHER, by=steward, at=at)


def test_one_role_is_held_once_at_a_time(cycle, newcomer, steward, at):
    appoint(cycle=cycle, participant=newcomer, role=Role.OBSERVER, side=Side.NEITHER, by=steward, at=at)
    with pytest.raises(AlreadyHeld):
        appoint(cycle=cycle, participant=newcomer, role=Role.OBSERVER, side=Side.NEITHER, by=steward, at=at)


def test_the_operator_makes_the_first_steward_and_the_journal_says_so(cycle, account_holder, capsys):
    call_command("appoint", "HOLDER@example.org", role="steward", side="government", cycle=cycle.slug)
    line = Entry.objects.filter(head=cycle.head_id).last()
    assert (line.kind, line.actor_name, line.actor) == ("role.given", "the operator", None)
    assert "holder@example.org" not in line.title.lower()


def test_the_operator_ends_a_role_at_once_and_the_journal_says_so(cycle, steward, civil_steward, capsys):
    given = {"role": "steward", "cycle": cycle.slug, "end": True}
    call_command("appoint", "gov@example.org", **given)
    assert "no longer steward (government)" in capsys.readouterr().out
    assert RoleHeld.objects.get(participant=steward.participant).until is not None
    line = Entry.objects.filter(head=cycle.head_id).last()
    assert (line.kind, line.actor_name) == ("role.ended", "the operator")
    with pytest.raises(CommandError, match="does not hold the role"):
        call_command("appoint", "gov@example.org", **given)


@pytest.mark.parametrize(
    ("email", "options", "words"),
    [
        ("nobody@example.org", {}, "Nobody has an account"),
        ("holder@example.org", {"cycle": "atlantis"}, "There is no cycle"),
        ("holder@example.org", {"side": "neither"}, "speaks for a side"),
    ],
)
def test_what_cannot_be_appointed_is_explained(cycle, account_holder, email, options, words):
    given = {"role": "steward", "side": "government", "cycle": cycle.slug} | options
    with pytest.raises(CommandError, match=words):
        call_command("appoint", email, **given)


def test_a_cycle_being_prepared_is_known_to_its_own_people_only(draft_cycle, cast):
    for who, actor in cast.items():
        assert draft_cycle not in cycles_visible_to(actor), who
    assert draft_cycle in cycles_visible_to(OPERATOR)


@pytest.mark.parametrize(
    ("slug", "zone"),
    [("accounts", "Europe/London"), ("Not A Slug", "Europe/London"), ("oak", "Mars/Olympus")],
)
def test_a_cycle_with_an_impossible_slug_or_zone_is_refused(member, at, slug, zone):
    from datetime import date

    with pytest.raises(ValidationError):
        begin_cycle(
            member=member, slug=slug, title="X", starts=date(2018, 1, 1), ends=date(2019, 1, 1), zone=zone,
            by=OPERATOR, at=at,
        )  # fmt: skip


def test_addresses_differ_by_more_than_capitals(db):
    from django.db import IntegrityError

    Person.objects.create_user("one@example.org")
    with pytest.raises(IntegrityError):
        Person.objects.create(email="ONE@example.org")
