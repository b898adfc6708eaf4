"""Pinning a rule pack: who may, what is kept, and what the journal says."""

from datetime import timedelta

import pytest

from moothill.commons.journal.models import Entry
from moothill.commons.policy.actors import OPERATOR
from moothill.commons.policy.errors import Refused
from moothill.rooms.standards.errors import NoReason, NoSuchPack, PinnedAlready, WrongParameters
from moothill.rooms.standards.models import PackPinned
from moothill.rooms.standards.operations import pin_pack
from moothill.rooms.standards.queries import packs, pins

pytestmark = pytest.mark.django_db


@pytest.fixture
def pin(cycle, steward, at):
    def of(pack="national-2017", *, by=steward, at=at, reason="It is the one in force", **parameters):
        written = {name.replace("__", "."): text for name, text in parameters.items()}
        return pin_pack(cycle=cycle, pack=pack, by=by, at=at, reason=reason, parameters=written)

    return of


def test_a_pin_names_pack_version_time_person_and_reason(cycle, pin, steward, at):
    pin()
    (found,) = pins(cycle)
    assert found.pack.id == "national-2017"
    kept = found.pinned
    assert (kept.version, kept.since, kept.until, kept.by_name) == (1, at, None, steward.name)
    assert (kept.reason, kept.parameters) == ("It is the one in force", {})


@pytest.mark.parametrize(
    "name", ["passer_by", "account_holder", "team_member", "observer", "steward_elsewhere"]
)
def test_only_stewards_pin(cycle, cast, pin, name):
    lines = Entry.objects.count()
    with pytest.raises(Refused):
        pin(by=cast[name])
    assert (pins(cycle), Entry.objects.count()) == ([], lines)


@pytest.mark.parametrize("name", ["steward", "civil_steward"])
def test_stewards_of_both_sides_pin(cycle, cast, pin, name):
    pin(by=cast[name])
    assert len(pins(cycle)) == 1


def test_the_operator_pins(cycle, pin):
    pin(by=OPERATOR)
    assert pins(cycle)[0].pinned.by_name == OPERATOR.name


def test_pinning_anew_ends_the_pin_before_it_and_keeps_it(cycle, pin, at):
    pin()
    later = at + timedelta(days=1)
    pin("subnational-2017", at=later, reason="We are in the pilot")
    now, before = pins(cycle)
    assert (now.pack.id, now.pinned.until) == ("subnational-2017", None)
    assert (before.pack.id, before.pinned.until) == ("national-2017", later)


def test_the_journal_says_which_pack_from_which_and_why(cycle, pin):
    pin()
    pin("subnational-2017", reason="We are in the pilot", plan__commitments_most="7")
    line = Entry.objects.filter(head=cycle.head_id).latest("number")
    assert (line.kind, line.subject, line.reason) == ("standards.pinned", cycle.slug, "We are in the pilot")
    assert (
        line.facts == '{"from":"national-2017 1","own":["plan.commitments_most"],"to":"subnational-2017 1"}'
    )


def test_own_numbers_are_kept_only_where_they_differ(cycle, pin):
    pin("national-2022", forum__max_gap_months="4", plan__lengths_months="24, 48", plan__end_days="31-03")
    assert dict(pins(cycle)[0].values) == {"forum.max_gap_months": 4, "plan.end_days": ("31-03",)}


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"plan__deadline": "31 August"}, "day and a month in figures"),
        ({"plan__deadline": "31-02"}, "day and a month in figures"),
        ({"plan__contrary_after_months": "0"}, "from 1 to 1200"),
        ({"plan__contrary_after_months": "-1"}, "from 1 to 1200"),
        ({"plan__submission": "x" * 201}, "at most 200 characters"),
        ({"forum__name": "Steering Group"}, "no such parameter"),
    ],
)
def test_a_number_that_will_not_do_is_refused_in_words(cycle, pin, parameters, words):
    with pytest.raises(WrongParameters) as refusal:
        pin(**parameters)
    (fault,) = refusal.value.faults.values()
    assert words in fault
    assert pins(cycle) == []


def test_an_unknown_pack_is_refused_with_those_there_are(pin):
    with pytest.raises(NoSuchPack) as refusal:
        pin("national-1999")
    assert all(pack.id in str(refusal.value) for pack in packs())


@pytest.mark.parametrize("reason", ["", "  ", "x" * 2001])
def test_a_reason_is_needed_and_has_an_end(pin, reason):
    with pytest.raises(NoReason):
        pin(reason=reason)


def test_the_same_again_changes_nothing(cycle, pin):
    pin()
    lines = Entry.objects.count()
    with pytest.raises(PinnedAlready):
        pin()
    assert (len(pins(cycle)), Entry.objects.count()) == (1, lines)


def test_the_database_allows_one_pin_at_a_time(cycle, pin, at):
    from django.db import IntegrityError, transaction

    pin()
    with pytest.raises(IntegrityError), transaction.atomic():
        PackPinned.objects.create(cycle=cycle, pack="local-2021", version=1, since=at, reason="x")
