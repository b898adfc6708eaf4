"""A cycle is made whole, by those who may, once; a refused act leaves no trace."""

import threading
from dataclasses import replace
from uuid import uuid4

import pytest
from django.db import connection

from moothill.commons.cycles.models import Cycle, Member
from moothill.commons.cycles.operations import begin_cycle
from moothill.commons.cycles.queries import actor_of
from moothill.commons.journal.models import Entry
from moothill.commons.journal.queries import verify
from moothill.commons.people.models import Person
from moothill.commons.policy.actors import OPERATOR
from moothill.commons.policy.errors import Refused
from moothill.commons.record.errors import Invalid
from moothill.commons.record.models import Record
from moothill.core.policy import CycleState, Role, Side
from moothill.front.begin import reading
from moothill.front.begin.making import make
from moothill.rooms.plan.models import KeyDate, Stage
from moothill.rooms.standards.queries.pins import pins

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("template", reading.NAMES)
def test_every_template_makes_a_draft_with_everything_in_it(template, ask, pieces, steward, at):
    asked = ask(template=template)
    wanted = pieces(asked)
    cycle = make(asked=asked, pieces=wanted, by=steward, at=at)
    assert (cycle.state, cycle.practice, cycle.member.slug) == (CycleState.DRAFT, False, "oakland")
    assert cycle.records.count() == len(wanted)
    stages = list(Stage.objects.of(cycle).order_by("record__position"))
    assert (stages[0].earliest, stages[-1].latest) == (cycle.starts, cycle.ends)
    doubtful = KeyDate.objects.of(cycle).exclude(record__doubt="").count()
    assert doubtful == sum(bool(piece.values["doubt"]) for piece in wanted if piece.kind == "key-date")
    assert [pin.pinned.pack for pin in pins(cycle)] == list(filter(None, [asked.template.pack]))
    assert list(verify(cycle.head)) == []


def test_the_import_is_one_line_and_whoever_began_is_steward_on_their_side(ask, pieces, civil_steward, at):
    asked = ask(side="civil-society", template="national-2")
    cycle = make(asked=asked, pieces=pieces(asked), by=civil_steward, at=at)
    kinds = list(Entry.objects.filter(head=cycle.head).values_list("kind", flat=True))
    assert kinds == ["cycle.begun", "role.given", "batch.imported", "standards.pinned"]
    held = cycle.roles_held.get()
    assert (held.role, held.side, held.participant_id) == (
        "steward",
        "civil-society",
        civil_steward.participant,
    )
    person = Person.objects.get(participant__pk=civil_steward.participant)
    assert actor_of(person, at).roles[cycle.pk] == {Role.STEWARD}


@pytest.mark.parametrize("who", ["passer_by", "account_holder", "team_member", "observer"])
def test_whoever_is_no_steward_of_the_member_begins_nothing(who, cast, ask, pieces, trace, at):
    asked, before = ask(), trace()
    with pytest.raises(Refused):
        make(asked=asked, pieces=pieces(asked), by=cast[who], at=at)
    assert trace() == before


def test_a_steward_of_another_member_begins_nothing_here(ask, pieces, trace, make_person, at):
    elmland = Member.objects.create(slug="elmland", name="Elmland")
    theirs = begin_cycle(
        member=elmland, slug="elm", title="Elm", starts=at.date(), ends=at.date(), by=OPERATOR, at=at
    )
    stranger = make_person("elm@example.org", (theirs, Role.STEWARD, Side.GOVERNMENT))
    asked, before = ask(), trace()
    with pytest.raises(Refused):
        make(asked=asked, pieces=pieces(asked), by=stranger, at=at)
    assert trace() == before


def test_a_steward_begins_no_cycle_of_a_member_that_is_new(ask, pieces, trace, steward, at):
    asked, before = ask(member="new", member_name="Elmland"), trace()
    with pytest.raises(Refused):
        make(asked=asked, pieces=pieces(asked), by=steward, at=at)
    assert trace() == before


def test_the_operator_and_whoever_is_at_home_begin_one_of_a_new_member(ask, pieces, account_holder, at):
    asked = ask(member="new", member_name="Elmland")
    assert make(asked=asked, pieces=pieces(asked), by=OPERATOR, at=at).roles_held.count() == 0
    at_home = replace(account_holder, at_home=True)
    asked = ask(member="new", member_name="Ashland", slug="ash")
    assert make(asked=asked, pieces=pieces(asked), by=at_home, at=at).roles_held.count() == 1
    assert set(Member.objects.values_list("slug", flat=True)) == {"oakland", "elmland", "ashland"}


def test_a_member_by_the_name_of_one_that_is_here_is_that_one(ask):
    assert ask(member="new", member_name="OAKLAND").member.slug == "oakland"


def test_a_steward_of_one_side_does_not_begin_as_the_other(ask, pieces, trace, steward, at):
    asked, before = ask(side="civil-society"), trace()
    with pytest.raises(Invalid, match="steward of the other side"):
        make(asked=asked, pieces=pieces(asked), by=steward, at=at)
    assert trace() == before


def test_a_second_click_makes_one_cycle(ask, pieces, trace, steward, at):
    asked, key = ask(), uuid4()
    first = make(asked=asked, pieces=pieces(asked), by=steward, at=at, key=key)
    before = trace()
    assert make(asked=asked, pieces=pieces(asked), by=steward, at=at, key=key) == first
    assert trace() == before


def test_an_address_that_is_taken_is_refused_whole(ask, pieces, trace, steward, at):
    asked = ask()
    make(asked=asked, pieces=pieces(asked), by=steward, at=at)
    before = trace()
    with pytest.raises(Invalid, match="There is a cycle at “oakland-next” already"):
        make(asked=asked, pieces=pieces(asked), by=steward, at=at, key=uuid4())
    assert trace() == before


@pytest.mark.parametrize(
    ("name", "values", "box", "words"),
    [
        ("stage-2", {"when": "30 February 2027"}, "stage-2-when", "has 28 days"),
        ("stage-2", {"when": "March 2035"}, "stage-2-when", "does not lie between"),
        ("stage-2", {"when": "from March 2027"}, "stage-2-when", "does not lie between"),
        ("stage-2", {"when": ""}, "stage-2-when", "Say when"),
        ("stage-2", {"title": " "}, "stage-2-title", "leave it out"),
        ("key-date-1", {"when": "sometime"}, "key-date-1-when", "part of a date"),
        ("key-date-1", {"when": "", "rule": "x" * 500}, "key-date-1-rule", "Shorten it"),
        ("section-2", {"text": "x" * 70_000}, "section-2-text", "Shorten it"),
    ],
)
def test_a_piece_that_will_not_do_is_blamed_at_its_box_and_nothing_is_made(
    name, values, box, words, ask, pieces, trace, steward, at
):
    asked, before = ask(), trace()
    changed = [piece.with_values(**values) if piece.name == name else piece for piece in pieces(asked)]
    with pytest.raises(Invalid) as refused:
        make(asked=asked, pieces=changed, by=steward, at=at)
    assert any(fault.field == box and words in fault.words for fault in refused.value.faults), (
        refused.value.faults
    )
    assert trace() == before


@pytest.mark.parametrize(
    ("words", "field", "said"),
    [
        ({"starts": ""}, "starts", "Say on which day"),
        ({"starts": "30 Feb 2027"}, "starts", "has 28 days"),
        ({"starts": "2027"}, "starts", "no single day"),
        ({"ends": "1 January 2027"}, "ends", "is not after the start"),
        ({"ends": "11 January 2036"}, "ends", "too long"),
        ({"slug": "new-cycle"}, "slug", "address of the site itself"),
        ({"slug": "practice"}, "slug", "address of the site itself"),
        ({"slug": "Not a slug"}, "slug", "small letters"),
        ({"slug": "oakland-2018-20"}, "slug", "already"),
        ({"zone": "Mars/Olympus"}, "zone", "not a time zone"),
        ({"member": "atlantis"}, "member", "from the list"),
        ({"member": "new", "member_name": ""}, "member_name", "Say which government"),
        ({"member": "new", "member_name": "…"}, "member_name", "Latin"),
        ({"title": "x" * 300}, "title", "Shorten it"),
    ],
)
def test_words_that_mean_no_cycle_are_blamed_at_their_box(ask, cycle, words, field, said):
    with pytest.raises(Invalid, match=said) as refused:
        ask(**words)
    assert [fault.field for fault in refused.value.faults] == [field]


def test_title_and_address_are_made_of_member_and_years(ask, cycle):
    asked = ask(title="", slug="")
    assert (asked.title, asked.slug) == ("Open government action plan 2027-29", "oakland-2027-29")
    Cycle.objects.filter(pk=cycle.pk).update(slug="oakland-2027-29")
    assert ask(slug="").slug == "oakland-2027-29-2"


@pytest.mark.skipif(connection.vendor == "sqlite", reason="writers of SQLite come one after the other anyway")
@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_the_same_moment_make_one_cycle(ask, pieces, steward, at):
    asked, key, made = ask(), uuid4(), []
    wanted = pieces(asked)

    def click() -> None:
        try:
            made.append(make(asked=asked, pieces=wanted, by=steward, at=at, key=key).pk)
        finally:
            connection.close()

    clicks = [threading.Thread(target=click) for _click in range(4)]
    for each in clicks:
        each.start()
    for each in clicks:
        each.join()
    assert len(made) == 4 and len(set(made)) == 1
    assert Record.objects.filter(cycle__slug="oakland-next").count() == len(wanted)
