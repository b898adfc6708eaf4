"""Saying something about a record, and what its author may still do to it."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from moothill.commons.cycles.models import Cycle
from moothill.commons.discussion.errors import (
    Answered,
    CannotBeDrawn,
    Immutable,
    NoAnswerHere,
    NothingSaid,
    NotStanding,
    TooManyWords,
    UnknownStance,
)
from moothill.commons.discussion.models import Comment, CommentState, Stance, Wording
from moothill.commons.discussion.operations import edit_own, hide, say, take_back
from moothill.commons.journal.models import Entry
from moothill.commons.policy.errors import Refused
from moothill.commons.record.errors import KeyReused, NotYours, Unchanged
from moothill.commons.record.operations import withdraw
from moothill.core.policy import CycleState

pytestmark = pytest.mark.django_db


def traces() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Comment, Wording, Entry))


def last_line() -> Entry:
    return Entry.objects.order_by("pk").last()


def test_anybody_with_a_label_says_something_and_the_journal_tells_it_without_the_words(
    record, guest, comment
):
    made = comment("Trust *takes* time.", stance="against", by=guest)
    assert (made.state, made.stance, made.by_name) == ("standing", "against", guest.name)
    line = last_line()
    assert (line.kind, line.subject, line.title) == (
        "comment.made",
        f"{record.cycle.slug}/{record.reference}",
        "Build trust",
    )
    assert json.loads(line.facts) == {"comment": made.pk, "stance": "against"}
    assert "time" not in "".join(map(str, vars(line).values()))


def test_a_held_one_has_a_line_too(comment):
    assert comment(held=True).state == CommentState.HELD
    assert last_line().kind == "comment.held"


def test_a_second_click_says_nothing_twice(comment):
    key = uuid4()
    first = comment(key=key)
    before = traces()
    assert comment(key=key) == first
    assert traces() == before


def test_somebody_elses_key_is_no_use(comment, guest):
    key = uuid4()
    comment(key=key)
    before = traces()
    with pytest.raises(KeyReused):
        comment(key=key, by=guest)
    assert traces() == before


@pytest.mark.parametrize(
    ("words", "stance", "error"),
    [
        ("", "", NothingSaid),
        (" \n\t", "", NothingSaid),
        ("a" * 5001, "", TooManyWords),
        ("|" * 2 + "a|" * 1000 + "\n" + "|-" * 1001 + "|", "", CannotBeDrawn),
        ("Yes", "perhaps", UnknownStance),
    ],
)
def test_what_cannot_be_said_leaves_no_trace(words, stance, error, comment):
    before = traces()
    with pytest.raises(error):
        comment(words, stance=stance)
    assert traces() == before


def test_nobody_talks_about_what_is_gone_or_not_there_yet_or_in_a_cycle_that_ended(
    comment, make, steward, at, record, cycle
):
    draft = make("objective", publish=False)
    gone = withdraw(record=make("objective"), reason="Twice", by=steward, at=at)
    before = traces()
    for about in (draft, gone):
        with pytest.raises(Refused):
            comment(record=about)
    assert traces() == before
    Cycle.objects.filter(pk=cycle.pk).update(state=CycleState.ENDED)
    with pytest.raises(Refused, match="has ended"):
        comment()
    assert traces() == before


def test_insiders_talk_about_a_draft_and_the_journal_does_not_tell_its_title(comment, make, team_member):
    comment(record=make("objective", title="Canary", publish=False), by=team_member)
    assert last_line().title == ""


def test_an_answer_takes_no_stance_and_no_answers(comment, guest):
    began = comment(stance="for")
    answer = comment("Why?", answers=began, stance="against", by=guest)
    assert (answer.stance, answer.answers) == (Stance.NEUTRAL, began)
    before = traces()
    with pytest.raises(NoAnswerHere):
        comment("Because.", answers=answer)
    assert traces() == before


def test_only_what_stands_here_is_answered(comment, make, steward, at):
    elsewhere = comment(record=make("objective"))
    held, hidden = comment(held=True), comment()
    hide(comment=hidden, reason="An insult", by=steward, at=at)
    for other in (elsewhere, held, hidden):
        with pytest.raises(NoAnswerHere):
            comment("What?", answers=other)


def test_its_author_changes_it_and_what_it_said_stays(comment, account_holder, at):
    made = comment("Trust takes time.", stance="for")
    later = at + timedelta(hours=1)
    edited = edit_own(comment=made, words="Trust takes years.", stance="against", by=account_holder, at=later)
    assert (edited.words, edited.stance, edited.edition, edited.edited_at) == (
        "Trust takes years.",
        "against",
        2,
        later,
    )
    before = made.wordings.get()
    assert (before.words, before.stance, before.edition, before.until) == (
        "Trust takes time.",
        "for",
        1,
        later,
    )
    assert last_line().kind == "comment.edited"
    with pytest.raises(Immutable):
        before.save()


def test_an_edit_may_be_held(comment, account_holder, at):
    edited = edit_own(comment=comment(), words="Buy pills", held=True, by=account_holder, at=at)
    assert edited.state == CommentState.HELD
    assert last_line().kind == "comment.held"


def test_an_edit_that_changes_nothing_says_so(comment, account_holder, at):
    made = comment("Trust takes time.")
    before = traces()
    with pytest.raises(Unchanged):
        edit_own(comment=made, words="Trust takes time.\r\n", by=account_holder, at=at)
    assert traces() == before


def test_its_author_takes_it_back(comment, account_holder, at):
    assert take_back(comment=comment(), by=account_holder, at=at).state == CommentState.TAKEN_BACK
    assert last_line().kind == "comment.taken-back"


@pytest.mark.parametrize("who", ["passer_by", "steward", "civil_steward", "team_member", "observer"])
def test_nobody_else_changes_it_or_takes_it_back(who, cast, comment, at):
    made = comment()
    before = traces()
    with pytest.raises(NotYours):
        edit_own(comment=made, words="Other words", by=cast[who], at=at)
    with pytest.raises(NotYours):
        take_back(comment=made, by=cast[who], at=at)
    assert traces() == before


def test_once_it_is_answered_it_stays_as_it_is(comment, guest, account_holder, at):
    made = comment()
    answer = comment("Why?", answers=made, by=guest)
    before = traces()
    with pytest.raises(Answered):
        edit_own(comment=made, words="Other words", by=account_holder, at=at)
    with pytest.raises(Answered):
        take_back(comment=made, by=account_holder, at=at)
    assert traces() == before
    take_back(comment=answer, by=guest, at=at)
    edit_own(comment=made, words="Other words", by=account_holder, at=at)


def test_what_is_hidden_or_taken_back_is_changed_no_more(comment, account_holder, steward, at):
    hidden, gone = comment(), comment()
    hide(comment=hidden, reason="An insult", by=steward, at=at)
    take_back(comment=gone, by=account_holder, at=at)
    for made in (hidden, gone):
        with pytest.raises(NotStanding):
            edit_own(comment=made, words="Other words", by=account_holder, at=at)


@pytest.mark.parametrize(
    "fault",
    [
        {"words": ""},
        {"stance": "perhaps"},
        {"state": "hidden"},
        {"hidden_because": "An insult"},
        {"edition": 2},
    ],
)
def test_the_database_refuses_what_no_operation_writes(fault, comment):
    made = comment()
    with pytest.raises(IntegrityError), transaction.atomic():
        Comment.objects.filter(pk=made.pk).update(**fault)


def test_the_database_refuses_an_answer_with_a_stance(comment, guest):
    answer = comment("Why?", answers=comment(), by=guest)
    with pytest.raises(IntegrityError), transaction.atomic():
        Comment.objects.filter(pk=answer.pk).update(stance="for")
    with pytest.raises(IntegrityError), transaction.atomic():
        Comment.objects.filter(pk=answer.pk).update(answers=answer.pk)


def test_a_comment_without_an_author_is_a_mistake_of_the_caller(record, passer_by, at):
    with pytest.raises(ValueError, match="guest"):
        say(record=record, words="Hello", by=passer_by, at=at, key=uuid4())
