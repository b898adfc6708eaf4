"""Suggesting: anybody may propose anything about what is public, and loses nothing."""

from uuid import uuid4

import pytest

from moothill.commons.cycles.queries import guest_actor
from moothill.commons.journal.models import Entry
from moothill.commons.people.guests import begin_guest
from moothill.commons.policy.actors import PASSER_BY
from moothill.commons.policy.errors import Refused
from moothill.commons.record import kinds
from moothill.commons.record.answering import accept, ask, decline, release, remove
from moothill.commons.record.errors import (
    AlreadyAnswered,
    ForgedBase,
    Invalid,
    KeyReused,
    NotYours,
    ReasonNeeded,
    Stale,
    Unchanged,
)
from moothill.commons.record.models import Change, Record, Revision, Suggestion
from moothill.commons.record.operations import revise, withdraw
from moothill.commons.record.suggesting import Proposal, edit_own, reply, suggest, take_back

pytestmark = pytest.mark.django_db


@pytest.fixture
def guest(db, at):
    return guest_actor(begin_guest(at=at).participant)


@pytest.fixture
def other_guest(db, at):
    return guest_actor(begin_guest(at=at).participant)


def traces() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Record, Revision, Suggestion, Entry))


def of(record, *, change=Change.REVISE, base=1, **values) -> Proposal:
    return Proposal(change, kinds.get(record.kind), record, values=values, base=base)


def lines(cycle) -> list[str]:
    return list(Entry.objects.filter(head=cycle.head_id).order_by("number").values_list("kind", flat=True))


def send(record, guest, at, **values) -> Suggestion:
    return suggest(
        proposal=of(record, **values), cycle=record.cycle, by=guest, at=at, key=uuid4(), reason="Because"
    )


def test_a_guest_suggests_another_title_and_the_journal_says_so(make, guest, at):
    record = make("objective")
    made = send(record, guest, at, title="Better")
    line = Entry.objects.filter(head=record.cycle.head_id).last()
    assert (made.number, made.values, made.state) == (1, {"title": "Better"}, "waiting")
    assert (line.kind, line.actor_name, line.reason) == ("suggestion.sent", guest.name, "Because")
    record.refresh_from_db()
    assert (record.title, record.version) == ("A objective", 1)


def test_only_what_was_changed_is_kept(make, guest, at):
    record = make("objective", remarks="Five of them")
    assert send(record, guest, at, title="Better", remarks="Five of them").values == {"title": "Better"}


def test_what_changes_nothing_is_said_to_change_nothing(make, guest, at):
    record = make("objective")
    before = traces()
    with pytest.raises(Unchanged):
        send(record, guest, at, title="A objective")
    assert traces() == before


def test_values_that_cannot_be_stored_and_bases_that_never_were_are_refused(make, guest, at):
    record = make("stage", title="Raising awareness", when="March 2018")
    before = traces()
    with pytest.raises(Invalid):
        send(record, guest, at, when="32 June")
    with pytest.raises(ForgedBase):
        suggest(proposal=of(record, base=7, title="x"), cycle=record.cycle, by=guest, at=at, key=uuid4())
    assert traces() == before


def test_a_passer_by_must_become_a_guest_first(make, at):
    with pytest.raises(ValueError, match="begin a guest"):
        send(make("objective"), PASSER_BY, at, title="Better")


def test_a_key_sent_twice_gets_the_first_answer_and_somebody_elses_key_none(make, guest, other_guest, at):
    record, key = make("objective"), uuid4()
    first, again = (
        suggest(proposal=of(record, title="Better"), cycle=record.cycle, by=guest, at=at, key=key)
        for _ in "ab"
    )
    assert first == again
    assert Suggestion.objects.count() == 1
    with pytest.raises(KeyReused):
        suggest(proposal=of(record, title="Worse"), cycle=record.cycle, by=other_guest, at=at, key=key)


def test_a_withdrawal_needs_a_reason(make, guest, at):
    record = make("objective")
    with pytest.raises(ReasonNeeded):
        suggest(proposal=of(record, change=Change.WITHDRAW), cycle=record.cycle, by=guest, at=at, key=uuid4())


def test_nothing_is_suggested_about_what_is_withdrawn_or_not_public(make, guest, steward, at):
    gone = withdraw(record=make("objective"), reason="Twice", by=steward, at=at)
    draft = make("objective", publish=False)
    before = traces()
    for record in (gone, draft):
        with pytest.raises(Refused):
            send(record, guest, at, title="Better")
    assert traces() == before


def test_its_author_changes_a_suggestion_while_it_waits_and_nobody_else_does(
    make, guest, other_guest, steward, at
):
    made = send(make("objective"), guest, at, title="Better")
    with pytest.raises(NotYours):
        edit_own(suggestion=made, values={"title": "Mine"}, reason="", by=other_guest, at=at)
    changed = edit_own(suggestion=made, values={"title": "Best"}, reason="Still", by=guest, at=at)
    assert (changed.values, changed.edition) == ({"title": "Best"}, 2)
    decline(suggestion=made, words="No", by=steward, at=at)
    with pytest.raises(AlreadyAnswered):
        edit_own(suggestion=made, values={"title": "Later"}, reason="", by=guest, at=at)


def test_its_author_takes_it_back(make, guest, other_guest, at):
    made = send(make("objective"), guest, at, title="Better")
    with pytest.raises(NotYours):
        take_back(suggestion=made, by=other_guest, at=at)
    assert take_back(suggestion=made, by=guest, at=at).state == "taken-back"
    with pytest.raises(AlreadyAnswered):
        take_back(suggestion=made, by=guest, at=at)


def test_an_accepted_suggestion_is_a_version_that_credits_both(make, guest, steward, at):
    record = make("objective")
    made = accept(suggestion=send(record, guest, at, title="Better"), by=steward, at=at)
    revision = record.revisions.last()
    assert (made.state, made.made, revision.content["title"]) == ("accepted", revision, "Better")
    assert (revision.by_name, revision.suggested_by_name) == (steward.name, guest.name)
    assert lines(record.cycle)[-3:] == ["suggestion.sent", "objective.revised", "suggestion.accepted"]


def test_what_others_changed_meanwhile_stays(make, guest, steward, at):
    record = make("objective")
    made = send(record, guest, at, title="Better")
    revise(record=record, values={"remarks": "Meanwhile"}, base=1, by=steward, at=at)
    accept(suggestion=made, by=steward, at=at)
    content = record.revisions.last().content
    assert (content["title"], content["remarks"]) == ("Better", "Meanwhile")


def test_a_true_clash_is_left_to_a_person_who_settles_it(make, guest, steward, at):
    record = make("objective")
    made = send(record, guest, at, title="Better")
    revise(record=record, values={"title": "Otherwise"}, base=1, by=steward, at=at)
    with pytest.raises(Stale):
        accept(suggestion=made, by=steward, at=at)
    made.refresh_from_db()
    assert made.state == "waiting"
    assert accept(suggestion=made, values={"title": "Both"}, base=2, by=steward, at=at).state == "changed"
    assert record.revisions.last().content["title"] == "Both"


def test_a_new_record_is_made_when_its_suggestion_is_accepted(cycle, guest, civil_steward, at):
    proposal = Proposal(Change.CREATE, kinds.get("objective"), values={"title": "Listen", "remarks": ""})
    made = suggest(proposal=proposal, cycle=cycle, by=guest, at=at, key=uuid4())
    assert (made.values, Record.objects.count()) == ({"title": "Listen"}, 0)
    record = accept(suggestion=made, by=civil_steward, at=at).record
    assert (record.title, record.revisions.get().suggested_by_name) == ("Listen", guest.name)


def test_a_suggested_withdrawal_is_done_for_the_reason_given(make, guest, steward, at):
    record = make("objective")
    made = suggest(
        proposal=of(record, change=Change.WITHDRAW),
        cycle=record.cycle,
        by=guest,
        at=at,
        key=uuid4(),
        reason="Twice",
    )
    accept(suggestion=made, by=steward, at=at)
    record.refresh_from_db()
    assert (record.state, record.withdrawn_because) == ("withdrawn", "Twice")


def test_a_no_has_a_reason(make, guest, steward, at):
    made = send(make("objective"), guest, at, title="Better")
    with pytest.raises(ReasonNeeded):
        decline(suggestion=made, by=steward, at=at)
    declined = decline(suggestion=made, code="other-place", words="It stands in O-2.", by=steward, at=at)
    assert (declined.state, declined.answer, declined.answered_by_name) == (
        "declined",
        "It stands in O-2.",
        steward.name,
    )
    with pytest.raises(AlreadyAnswered):
        accept(suggestion=made, by=steward, at=at)


def test_a_question_waits_for_its_author(make, guest, steward, at):
    made = send(make("objective"), guest, at, title="Better")
    ask(suggestion=made, words="Which one?", by=steward, at=at)
    made.refresh_from_db()
    assert made.state == "asked"
    reply(suggestion=made, words="The first.", by=guest, at=at)
    made.refresh_from_db()
    assert (made.state, [remark.words for remark in made.remarks.all()]) == (
        "waiting",
        ["Which one?", "The first."],
    )


def test_what_is_held_is_shown_to_its_author_and_insiders_and_tells_the_journal_nothing(
    cast, make, guest, steward, at
):
    record = make("objective")
    made = suggest(
        proposal=of(record, title="Buy now"),
        cycle=record.cycle,
        by=guest,
        at=at,
        key=uuid4(),
        reason="Spam",
        held=True,
    )
    line = Entry.objects.filter(head=record.cycle.head_id).last()
    assert (line.kind, line.title, line.reason) == ("suggestion.held", "", "")
    seen = {name for name, actor in cast.items() if Suggestion.objects.visible_to(actor).exists()}
    assert seen == {"steward", "civil_steward", "team_member"}
    assert Suggestion.objects.visible_to(guest).exists()
    release(suggestion=made, by=steward, at=at)
    assert Suggestion.objects.visible_to(PASSER_BY).exists()


def test_what_is_removed_is_out_of_sight_for_good(make, guest, steward, at):
    made = send(make("objective"), guest, at, title="Buy now")
    remove(suggestion=made, words="Spam", by=steward, at=at)
    assert not Suggestion.objects.visible_to(PASSER_BY).exists()
    with pytest.raises(AlreadyAnswered):
        release(suggestion=made, by=steward, at=at)


@pytest.mark.parametrize(
    "who", ["passer_by", "account_holder", "team_member", "observer", "steward_elsewhere"]
)
def test_nobody_but_a_steward_of_this_cycle_answers(who, cast, make, guest, at):
    made = send(make("objective"), guest, at, title="Better")
    before = traces()
    for act in (accept, release):
        with pytest.raises(Refused):
            act(suggestion=made, by=cast[who], at=at)
    for act in (decline, ask, remove):
        with pytest.raises(Refused):
            act(suggestion=made, words="No", by=cast[who], at=at)
    assert traces() == before


def test_a_suggestion_hangs_on_what_the_visitor_may_see(make, guest, steward, at):
    record = make("objective")
    send(record, guest, at, title="Better")
    withdraw(record=record, reason="Twice", by=steward, at=at)
    assert not Suggestion.objects.visible_to(PASSER_BY).exists()
    assert Suggestion.objects.visible_to(guest).exists()
