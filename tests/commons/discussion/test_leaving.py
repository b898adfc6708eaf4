"""Claiming, taking along, and downloading what somebody said; and second looks at many comments at once."""

from datetime import timedelta

import pytest

from moothill.commons.discussion import exporting
from moothill.commons.discussion.erasing import erase, withdraw
from moothill.commons.discussion.models import Comment, CommentState, Wording
from moothill.commons.discussion.operations import edit_own, hide, hide_all, hold, restore_all
from moothill.commons.discussion.queries import tellable
from moothill.commons.journal.models import Entry
from moothill.commons.journal.queries import verify
from moothill.commons.people.claiming import claim
from moothill.commons.people.models import Participant
from moothill.commons.policy.actors import OPERATOR

pytestmark = pytest.mark.django_db


def test_what_was_said_as_a_guest_is_ones_own_once_it_is_claimed(comment, guest, account_holder, at):
    said = comment(by=guest, held=True)
    account = Participant.objects.get(pk=account_holder.participant)
    claim(guest=Participant.objects.get(pk=guest.participant), by=account, at=at)
    said = Comment.objects.visible_to(account_holder).get(pk=said.pk)
    assert said.is_by(account_holder)
    assert edit_own(comment=said, words="Other words", by=account_holder, at=at).by_name == guest.name


def test_whoever_is_erased_may_take_along_what_nobody_answered(comment, guest, account_holder, cycle, at):
    alone = edit_own(comment=comment("Canary"), words="Canary 2", by=account_holder, at=at)
    held, began = comment("Canary 3", held=True), comment("Trust takes time.")
    comment("Why?", answers=began, by=guest)
    ids = [account_holder.participant]
    withdraw(ids, at + timedelta(days=1))
    erase(ids, at + timedelta(days=1))
    gone = Comment.objects.filter(pk__in=[alone.pk, held.pk]).values_list("state", "words", "by_name")
    assert set(gone) == {(CommentState.TAKEN_BACK, "", "")}
    assert Wording.objects.count() == 0
    began.refresh_from_db()
    assert (began.state, began.words, began.by_name) == ("standing", "Trust takes time.", "")
    assert Entry.objects.filter(kind="comment.taken-back", actor_name="").count() == 2
    assert list(verify(cycle.head)) == []


def test_a_download_has_everything_one_said(comment, account_holder, guest, at):
    said = edit_own(comment=comment("First"), words="Second", stance="for", by=account_holder, at=at)
    comment("Not mine", by=guest)
    (section,) = exporting.export([account_holder.participant])
    (row,) = section.rows
    assert (row["words"], row["stance"], row["before"][0]["words"]) == ("Second", "for", "First")
    assert row["address"] == said.get_absolute_url()


def test_a_wave_is_hidden_and_put_back_without_lines_of_its_own(comment, steward, at):
    standing, held, before = comment(), comment(held=True), comment()
    hide(comment=before, reason="An insult", by=steward, at=at)
    lines = Entry.objects.count()
    stood = hide_all([standing.pk, held.pk, before.pk], reason="A wave of spam", by=steward, at=at)
    assert stood == {standing.pk: {"state": "standing"}, held.pk: {"state": "held"}}
    assert set(Comment.objects.values_list("state", flat=True)) == {"hidden"}
    restore_all(stood, by=steward, at=at)
    states = dict(Comment.objects.values_list("pk", "state"))
    assert states == {standing.pk: "standing", held.pk: "held", before.pk: "hidden"}
    assert Entry.objects.count() == lines


def test_the_rules_hold_what_stands_and_nothing_else(comment, at):
    said = comment()
    assert hold(comment=said, by=OPERATOR, at=at)
    assert not hold(comment=said, by=OPERATOR, at=at)
    said.refresh_from_db()
    assert said.state == CommentState.HELD


def test_nobody_is_told_of_what_was_hidden_since_but_its_author(
    comment, passer_by, account_holder, steward, at
):
    standing, hidden, held = comment(), comment(), comment(held=True)
    hide(comment=hidden, reason="An insult", by=steward, at=at)
    numbers = [standing.pk, hidden.pk, held.pk]
    assert tellable(passer_by, numbers) == {standing.pk}
    assert tellable(steward, numbers) == {standing.pk, held.pk}
    assert tellable(account_holder, numbers) == set(numbers)
