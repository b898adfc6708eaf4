"""Who is told of what: followers of anything that a line concerns, contributors, and nobody of their own act."""

from datetime import timedelta

import pytest

from moothill.commons.cycles.models import RoleHeld
from moothill.commons.cycles.operations import appoint, end_role
from moothill.commons.journal import followers
from moothill.commons.journal.models import Entry
from moothill.commons.notifications import fanning
from moothill.commons.notifications.models import Follow, Letter, Notice, Progress, Reader
from moothill.commons.notifications.rhythms import Rhythm
from moothill.commons.people.models import Participant
from moothill.commons.policy.actors import OPERATOR
from moothill.commons.record.answering import accept, ask, decline, release, remove
from moothill.commons.record.operations import publish, revise, withdraw
from moothill.core.policy import Role, Side

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("topic", ["cycle", "room/plan", "kind/objective", "record/O-1", "search/open data"])
def test_followers_of_anything_it_belongs_to_hear_of_a_change(
    topic, make, account_holder, steward, hear, heard, at
) -> None:
    record = make("objective", title="Open data for all")
    hear(account_holder, topic)
    heard(account_holder)
    Notice.objects.all().delete()
    revise(
        record=record,
        values={"title": "Open data for everyone"},
        base=1,
        by=steward,
        at=at,
        reason="Plain words.",
    )
    assert heard(account_holder) == ["objective.revised"]


@pytest.mark.parametrize("topic", ["room/activities", "kind/task", "record/O-2", "search/closed data"])
def test_followers_of_something_else_hear_nothing(topic, make, account_holder, hear, heard) -> None:
    make("objective", title="Open data for all")
    make("objective", title="Other")
    hear(account_holder, topic)
    make("objective", title="Open government")
    assert heard(account_holder) == []


def test_a_line_is_told_once_however_many_follows_it_meets(make, account_holder, hear, heard) -> None:
    for topic in ("cycle", "kind/objective", "room/plan"):
        hear(account_holder, topic)
    make("objective")
    assert heard(account_holder) == ["objective.created"]
    assert Progress.objects.get().number == Entry.objects.count()


def test_the_rhythm_that_comes_most_often_holds(make, account_holder, hear, catch_up) -> None:
    hear(account_holder, "cycle", often=Rhythm.WEEKLY)
    hear(account_holder, "kind/objective", often=Rhythm.AT_ONCE)
    make("objective")
    catch_up()
    assert Notice.objects.get().often == Rhythm.AT_ONCE
    assert Letter.objects.count() == 1


def test_nobody_is_told_of_their_own_act_nor_of_what_was_before(
    make, steward, civil_steward, hear, heard, at
) -> None:
    record = make("objective")
    for who in (steward, civil_steward):
        hear(who, "record/O-1")
    Follow.objects.update(since=at + timedelta(minutes=1))
    later = at + timedelta(minutes=2)
    revise(record=record, values={"title": "New"}, base=1, by=steward, at=later, reason="Better.")
    assert "objective.revised" not in heard(steward)
    assert [kind for kind in heard(civil_steward) if kind.startswith("objective")] == ["objective.revised"]


def test_a_draft_is_told_to_nobody_and_its_publication_is(
    make, steward, civil_steward, hear, heard, at
) -> None:
    hear(civil_steward, "kind/objective")
    draft = make("objective", publish=False)
    publish(record=draft, by=steward, at=at)
    assert [kind for kind in heard(civil_steward) if kind.startswith("objective")] == ["objective.published"]


def test_a_contributor_hears_each_later_step_without_asking(make, guest, steward, propose, heard, at) -> None:
    record = make("objective")
    made = propose(guest, record, title="A better title")
    ask(suggestion=made, words="Why?", by=steward, at=at)
    accept(suggestion=made, by=steward, at=at)
    withdraw(record=record, reason="It stood here twice.", by=steward, at=at)
    assert heard(guest) == [
        "suggestion.asked",
        "objective.revised",
        "suggestion.accepted",
        "objective.withdrawn",
    ]
    assert set(Follow.objects.filter(asked=False).exclude(topic="rights").values_list("topic", flat=True)) == {
        "suggestion/1", "record/O-1",
    }  # fmt: skip


def test_the_author_of_something_new_follows_it_once_it_is_there(guest, steward, propose, heard, at) -> None:
    made = propose(guest, title="Something new")
    accept(suggestion=made, by=steward, at=at)
    assert heard(guest) == ["suggestion.accepted"]
    assert Follow.objects.filter(topic="record/O-1").exists()


def test_a_declined_author_hears_it(make, guest, steward, propose, heard, at) -> None:
    decline(
        suggestion=propose(guest, make("objective"), title="No"),
        words="It is done already.",
        by=steward,
        at=at,
    )
    assert heard(guest) == ["suggestion.declined"]


def test_what_is_held_is_told_when_it_is_released_and_what_is_removed_to_its_author_alone(
    make, guest, account_holder, steward, propose, hear, heard, at
) -> None:
    record = make("objective")
    hear(account_holder, "record/O-1")
    held, spam = (
        propose(guest, record, title="Held", held=True),
        propose(guest, record, title="Spam", held=True),
    )
    release(suggestion=held, by=steward, at=at)
    remove(suggestion=spam, words="Advertising", by=steward, at=at)
    assert heard(account_holder) == ["suggestion.released"]
    assert heard(guest) == ["suggestion.released", "suggestion.removed"]


def test_stewards_of_both_sides_hear_of_roles_and_no_longer_when_theirs_ended(
    cycle, steward, civil_steward, account_holder, heard, at
) -> None:
    heard(steward)
    Notice.objects.all().delete()
    somebody = Participant.objects.get(pk=account_holder.participant)
    appoint(cycle=cycle, participant=somebody, role=Role.OBSERVER, side=Side.NEITHER, by=steward, at=at)
    assert (heard(steward), heard(civil_steward)) == ([], ["role.given"])
    own = RoleHeld.objects.get(participant=civil_steward.participant)
    end_role(held=own, reason="Done.", by=OPERATOR, at=at)
    end_role(held=RoleHeld.objects.get(participant=somebody), reason="Done.", by=OPERATOR, at=at)
    assert heard(civil_steward) == ["role.given", "role.ended"]


def test_an_erased_contributor_follows_nothing(make, guest, steward, propose, heard, at) -> None:
    propose(guest, make("objective"), title="Better")
    Participant.objects.filter(pk=guest.participant).update(erased_at=at)
    heard(guest)
    assert not Reader.objects.filter(participant=guest.participant).exists()


def test_many_readers_are_told_in_steps_each_once(cycle, make, monkeypatch, at, hear, make_person) -> None:
    for number in range(5):
        hear(make_person(f"p{number}@example.org"), often=Rhythm.AT_ONCE if number % 2 else "")
    make("objective")
    make("objective")
    monkeypatch.setattr(fanning, "STEP", 2)
    steps = 0
    while followers.behind(fanning.FOLLOWER):
        followers.advance(fanning.FOLLOWER, fanning.follow)
        steps += 1
        assert steps < 20
    assert steps > 4
    assert Notice.objects.count() == 10
    assert Letter.objects.count() == 2, "two readers at once, and the two lines are of one moment"


def test_the_same_lines_again_tell_nobody_twice(cycle, make, account_holder, hear, heard) -> None:
    hear(account_holder)
    make("objective")
    assert heard(account_holder) == ["objective.created"]
    Progress.objects.all().delete()
    fanning.follow(list(Entry.objects.filter(head=cycle.head_id).order_by("number"))[-1:])
    assert heard(account_holder) == ["objective.created"]
