"""Level standing: neither side changes rights or rules without the other."""

from threading import Barrier, Thread

import pytest
from django.db import IntegrityError, connection, transaction

from moothill.commons.cycles import level
from moothill.commons.cycles.applying import appointment, ending
from moothill.commons.cycles.confirming import confirm, decline, take_back
from moothill.commons.cycles.errors import (
    AlreadyAsked,
    AlreadyDecided,
    AlreadyHeld,
    AlreadyLevel,
    NotTheOtherSide,
    NotYourChange,
    WordsNeeded,
)
from moothill.commons.cycles.models import LevelChange, RoleHeld
from moothill.commons.cycles.operations import appoint, end_role
from moothill.commons.cycles.queries import actor_of
from moothill.commons.journal.models import Entry
from moothill.commons.journal.queries import verify
from moothill.commons.people.models import Participant
from moothill.commons.policy.actors import OPERATOR
from moothill.commons.policy.errors import Refused
from moothill.commons.record.mode_changes import a_mode
from moothill.commons.record.models import Editing
from moothill.core.policy import Act, Contributor, Mode, Role, Side

pytestmark = pytest.mark.django_db

REASON = "Nominated by the network."


@pytest.fixture
def newcomer(account_holder) -> Participant:
    return Participant.objects.get(pk=account_holder.participant)


@pytest.fixture
def ask(cycle, newcomer, at):
    """Asks that the newcomer be a reviewer, as somebody."""
    payload = appointment(participant=newcomer, role=Role.REVIEWER, side=Side.NEITHER)
    return lambda by: level.settle(cycle=cycle, act=Act.APPOINT, payload=payload, reason=REASON, by=by, at=at)


def reviewers(cycle) -> int:
    return RoleHeld.objects.filter(cycle=cycle, role=Role.REVIEWER, until=None).count()


def kinds_of_lines(cycle) -> list[str]:
    return list(Entry.objects.filter(head=cycle.head_id).order_by("number").values_list("kind", flat=True))


def test_where_one_side_has_stewards_alone_a_change_is_made_at_once(cycle, ask, steward):
    assert ask(steward) is None
    assert reviewers(cycle) == 1
    assert not LevelChange.objects.exists()


def test_a_steward_who_left_counts_for_no_side(cycle, ask, steward, civil_steward, at):
    held = RoleHeld.objects.get(participant=civil_steward.participant)
    end_role(held=held, reason="moved on", by=OPERATOR, at=at)
    assert ask(steward) is None
    assert reviewers(cycle) == 1


@pytest.mark.parametrize(("asks", "answers"), [("steward", "civil_steward"), ("civil_steward", "steward")])
def test_where_both_sides_have_one_the_other_confirms(cycle, cast, ask, at, asks, answers):
    change = ask(cast[asks])
    assert change is not None and change.state == "waiting"
    assert reviewers(cycle) == 0
    confirm(change=change, by=cast[answers], at=at)
    assert reviewers(cycle) == 1
    assert kinds_of_lines(cycle)[-3:] == ["level.proposed", "role.given", "level.confirmed"]
    given = Entry.objects.get(head=cycle.head_id, kind="role.given", reason=REASON)
    assert given.actor_id == cast[asks].participant, "it is the act of whoever asked for it"
    assert not list(verify(cycle.head))


@pytest.mark.parametrize(
    "who", ["passer_by", "account_holder", "team_member", "observer", "steward_elsewhere"]
)
def test_nobody_but_a_steward_asks_or_answers(cycle, cast, ask, at, who):
    before = Entry.objects.count()
    with pytest.raises(Refused):
        ask(cast[who])
    change = ask(cast["steward"])
    for answer in (confirm, lambda **act: decline(words="No.", **act)):
        with pytest.raises(Refused):
            answer(change=change, by=cast[who], at=at)
    with pytest.raises(NotYourChange):
        take_back(change=change, by=cast[who], at=at)
    change.refresh_from_db()
    assert change.state == "waiting"
    assert Entry.objects.count() == before + 1


def test_neither_whoever_asks_nor_anybody_of_that_side_confirms(cycle, ask, make_person, cast, at):
    second = make_person("second@example.org", (cycle, Role.STEWARD, Side.GOVERNMENT))
    change = ask(cast["steward"])
    for by in (cast["steward"], second):
        with pytest.raises(NotTheOtherSide, match="civil society"):
            confirm(change=change, by=by, at=at)
    assert reviewers(cycle) == 0


def test_who_asks_and_then_changes_sides_does_not_confirm_their_own(cycle, ask, cast, at):
    change = ask(cast["steward"])
    asker = Participant.objects.get(pk=cast["steward"].participant)
    held = RoleHeld.objects.get(participant=asker)
    end_role(held=held, reason="moved", by=OPERATOR, at=at)
    appoint(cycle=cycle, participant=asker, role=Role.STEWARD, side=Side.CIVIL_SOCIETY, by=OPERATOR, at=at)
    with pytest.raises(NotTheOtherSide):
        confirm(change=change, by=actor_of(asker.person, at), at=at)


def test_to_decline_is_to_say_why(cycle, ask, steward, civil_steward, at):
    change = ask(steward)
    with pytest.raises(WordsNeeded):
        decline(change=change, words="  ", by=civil_steward, at=at)
    declined = decline(change=change, words="Not before the meeting.", by=civil_steward, at=at)
    assert (declined.state, declined.words) == ("declined", "Not before the meeting.")
    assert reviewers(cycle) == 0
    assert Entry.objects.filter(kind="level.declined", reason="Not before the meeting.").exists()


def test_what_was_decided_is_decided_once(ask, steward, civil_steward, at):
    change = ask(steward)
    take_back(change=change, by=steward, at=at)
    for again in (
        lambda: confirm(change=change, by=civil_steward, at=at),
        lambda: decline(change=change, words="No.", by=civil_steward, at=at),
        lambda: take_back(change=change, by=steward, at=at),
    ):
        with pytest.raises(AlreadyDecided):
            again()
    assert ask(steward) is not None, "it may be asked for again"


def test_the_same_is_asked_once_at_a_time(ask, steward, civil_steward):
    ask(steward)
    for by in (steward, civil_steward):
        with pytest.raises(AlreadyAsked):
            ask(by)
    assert LevelChange.objects.count() == 1


def test_what_cannot_be_done_is_refused_when_it_is_asked_for(cycle, steward, civil_steward, at):
    holder = Participant.objects.get(pk=civil_steward.participant)
    before = Entry.objects.count()
    payload = appointment(participant=holder, role=Role.STEWARD, side=Side.CIVIL_SOCIETY)
    with pytest.raises(AlreadyHeld):
        level.settle(cycle=cycle, act=Act.APPOINT, payload=payload, reason="x", by=steward, at=at)
    assert (LevelChange.objects.count(), Entry.objects.count()) == (0, before)


def test_what_can_no_longer_be_done_is_declined_with_the_reason(
    cycle, ask, newcomer, steward, civil_steward, at
):
    change = ask(steward)
    appoint(cycle=cycle, participant=newcomer, role=Role.REVIEWER, side=Side.NEITHER, by=OPERATOR, at=at)
    decided = confirm(change=change, by=civil_steward, at=at)
    assert decided.state == "declined"
    assert "already holds the role" in decided.words
    assert kinds_of_lines(cycle)[-1] == "level.declined"


def test_whose_own_role_ended_gets_nothing_done_by_a_late_confirmation(
    cycle, ask, steward, civil_steward, at
):
    change = ask(steward)
    held = RoleHeld.objects.get(participant=steward.participant)
    end_role(held=held, reason="moved on", by=OPERATOR, at=at)
    decided = confirm(change=change, by=civil_steward, at=at)
    assert decided.state == "declined" and "may no longer" in decided.words
    assert reviewers(cycle) == 0


def test_ending_somebody_elses_role_waits_and_laying_down_ones_own_does_not(
    cycle, steward, civil_steward, at
):
    theirs, ours = (RoleHeld.objects.get(participant=who.participant) for who in (civil_steward, steward))
    assert level.settle(
        cycle=cycle, act=Act.APPOINT, payload=ending(held=theirs), reason="x", by=steward, at=at
    )
    assert not level.settle(
        cycle=cycle, act=Act.APPOINT, payload=ending(held=ours), reason="x", by=steward, at=at
    )
    theirs.refresh_from_db()
    ours.refresh_from_db()
    assert theirs.until is None and ours.until == at


def test_editing_modes_wait_too(cycle, steward, civil_steward, at):
    payload = a_mode(contributor=Contributor.GUEST, mode=Mode.LOCKED)
    change = level.settle(
        cycle=cycle, act=Act.SET_EDITING, payload=payload, reason="Spam.", by=civil_steward, at=at
    )
    assert change and not Editing.objects.exists()
    confirm(change=change, by=steward, at=at)
    assert Editing.objects.get().mode == Mode.LOCKED


def test_level_standing_is_switched_off_by_both_and_on_by_one(cycle, ask, steward, civil_steward, at):
    def switch(to: bool, by):
        return level.settle(
            cycle=cycle, act=Act.CHANGE_CYCLE, payload={"level": to}, reason="x", by=by, at=at
        )

    with pytest.raises(AlreadyLevel):
        switch(True, steward)
    change = switch(False, steward)
    cycle.refresh_from_db()
    assert change and cycle.level
    confirm(change=change, by=civil_steward, at=at)
    cycle.refresh_from_db()
    assert not cycle.level
    assert ask(steward) is None and reviewers(cycle) == 1
    assert switch(True, steward) is None
    cycle.refresh_from_db()
    assert cycle.level
    assert kinds_of_lines(cycle).count("level.switched") == 2


def test_the_operator_waits_for_nobody(cycle, ask, steward, civil_steward):
    assert ask(OPERATOR) is None
    assert reviewers(cycle) == 1


def test_the_database_holds_what_the_code_promises(ask, steward, civil_steward, at):
    change = ask(steward)
    impossible = [
        {"state": "confirmed"},
        {"state": "confirmed", "decided_by": change.by, "decided_at": at},
        {"state": "taken-back", "decided_by": civil_steward.participant, "decided_at": at},
        {"side": "neither"},
        {"act": "read"},
        {"state": "lost", "decided_by": civil_steward.participant, "decided_at": at},
    ]
    for values in impossible:
        with pytest.raises(IntegrityError), transaction.atomic():
            LevelChange.objects.filter(pk=change.pk).update(**values)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_confirm_at_once_one_does(cycle, ask, make_person, steward, civil_steward, at):
    second = make_person("second@example.org", (cycle, Role.STEWARD, Side.CIVIL_SOCIETY))
    change = ask(steward)
    start, outcomes = Barrier(2), []

    def answer(by) -> None:
        try:
            start.wait(5)
            outcomes.append(confirm(change=change, by=by, at=at).state)
        except AlreadyDecided:
            outcomes.append("too late")
        finally:
            connection.close()

    threads = [Thread(target=answer, args=(by,)) for by in (civil_steward, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(outcomes) == ["confirmed", "too late"]
    assert RoleHeld.objects.filter(role=Role.REVIEWER).count() == 1
