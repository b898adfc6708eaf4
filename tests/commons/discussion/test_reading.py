"""Who reads what of the talk; hiding and restoring; counts; and taking a name away."""

from datetime import timedelta

import pytest

from moothill.commons.discussion.counting import talk_of
from moothill.commons.discussion.erasing import erase
from moothill.commons.discussion.errors import NotStanding
from moothill.commons.discussion.models import Comment, CommentState
from moothill.commons.discussion.operations import edit_own, hide, release, restore, take_back
from moothill.commons.discussion.queries import (
    A_PAGE,
    MOST_ANSWERS,
    comments,
    find,
    page_of_answers,
    page_of_talk,
    rows,
)
from moothill.commons.journal.models import Entry
from moothill.commons.policy.errors import Refused
from moothill.commons.record.errors import ReasonNeeded
from moothill.commons.record.operations import withdraw

pytestmark = pytest.mark.django_db

STRANGERS = ("passer_by", "observer", "steward_elsewhere")
INSIDERS = ("steward", "civil_steward", "team_member")
MODERATORS = ("steward", "civil_steward")


def told(record, actor) -> list[str]:
    """The words that somebody gets to read."""
    shown = rows(page_of_talk(record, actor).things, record, actor, open_now=True)
    return [each.words for each in shown]


def test_what_stands_is_read_by_everybody(cast, comment, record):
    comment("Trust takes time.")
    for who in cast:
        assert told(record, cast[who]) == ["Trust takes time."], who


def test_what_is_held_is_read_by_its_author_and_insiders(cast, comment, record):
    made = comment("Canary", held=True)
    for who in STRANGERS:
        assert told(record, cast[who]) == [], who
        assert find(record, made.pk, cast[who]) is None
    for who in (*INSIDERS, "account_holder"):
        assert told(record, cast[who]) == ["Canary"], who


def test_what_is_hidden_leaves_a_gap_with_its_reason_and_no_words(cast, comment, record, steward, at):
    made = edit_own(comment=comment("Canary"), words="Canary 2", by=cast["account_holder"], at=at)
    hide(comment=made, reason=" An insult ", by=steward, at=at)
    for who in (*STRANGERS, "team_member"):
        row = rows([find(record, made.pk, cast[who])], record, cast[who], open_now=True)[0]
        assert (row.words, row.by, row.former, row.edited_at) == ("", "", (), None), who
        assert (row.hidden_because, row.hidden_at) == ("An insult", at)
    for who in (*MODERATORS, "account_holder"):
        row = rows([find(record, made.pk, cast[who])], record, cast[who], open_now=True)[0]
        assert row.words == "Canary 2" and row.former[0].words == "Canary", who


def test_what_its_author_took_back_stands_in_no_list(cast, comment, record, at):
    made = take_back(comment=comment("Canary"), by=cast["account_holder"], at=at)
    for who in cast:
        assert told(record, cast[who]) == [], who
        assert bool(find(record, made.pk, cast[who])) == (who == "account_holder")


def test_talk_about_what_is_not_public_is_not_public(cast, comment, make, steward, team_member, at):
    draft = make("objective", publish=False)
    comment("Canary", record=draft, by=team_member)
    gone = make("objective")
    comment("Canary", record=gone)
    withdraw(record=gone, reason="Twice", by=steward, at=at)
    for who in cast:
        assert comments(gone, cast[who]).count() == 0, who
        assert comments(draft, cast[who]).count() == (1 if who in INSIDERS else 0), who


def test_moderators_hide_restore_and_release_and_the_journal_says_so(comment, steward, civil_steward, at):
    made = comment(held=True)
    release(comment=made, by=civil_steward, at=at)
    hide(comment=made, reason="An insult", by=steward, at=at)
    restored = restore(comment=made, by=civil_steward, at=at, reason="It was a joke")
    assert (restored.state, restored.hidden_at, restored.hidden_because) == (CommentState.STANDING, None, "")
    lines = Entry.objects.filter(kind__startswith="comment.").order_by("pk").values_list("kind", "reason")
    assert list(lines) == [
        ("comment.held", ""),
        ("comment.released", ""),
        ("comment.hidden", "An insult"),
        ("comment.restored", "It was a joke"),
    ]


@pytest.mark.parametrize(
    "who", ["passer_by", "account_holder", "team_member", "observer", "steward_elsewhere"]
)
def test_nobody_else_hides_restores_or_releases(who, cast, comment, steward, at):
    standing, held, hidden = comment(), comment(held=True), comment()
    hide(comment=hidden, reason="An insult", by=steward, at=at)
    before = Entry.objects.count()
    for act in (
        lambda: hide(comment=standing, reason="x", by=cast[who], at=at),
        lambda: release(comment=held, by=cast[who], at=at),
        lambda: restore(comment=hidden, by=cast[who], at=at),
    ):
        with pytest.raises(Refused):
            act()
    assert Entry.objects.count() == before


def test_nothing_is_hidden_without_a_reason_or_twice(comment, steward, at):
    made = comment()
    with pytest.raises(ReasonNeeded):
        hide(comment=made, reason=" ", by=steward, at=at)
    hide(comment=made, reason="An insult", by=steward, at=at)
    for act in (
        lambda: hide(comment=made, reason="Again", by=steward, at=at),
        lambda: release(comment=made, by=steward, at=at),
    ):
        with pytest.raises(NotStanding):
            act()


def test_answers_stand_below_what_they_answer_also_below_a_gap(
    comment, record, guest, passer_by, steward, at
):
    began = comment()
    comment("Why?", answers=began, by=guest)
    comment("Canary", answers=began, by=guest, held=True)
    hide(comment=began, reason="An insult", by=steward, at=at)
    shown = rows(page_of_talk(record, passer_by).things, record, passer_by, open_now=True)
    assert [(each.words, [answer.words for answer in each.answers]) for each in shown] == [("", ["Why?"])]


def test_a_page_has_the_first_answers_and_the_comments_own_page_all(comment, record, passer_by, guest):
    began = comment()
    for number in range(MOST_ANSWERS + 1):
        comment(f"No. {number}", answers=began, by=guest)
    row = rows([began], record, passer_by, open_now=True)[0]
    assert ([each.words for each in row.answers][-1], row.more) == (f"No. {MOST_ANSWERS - 1}", True)
    assert len(page_of_answers(began, passer_by).things) == MOST_ANSWERS + 1


def test_pages_of_one_stance_newest_or_oldest_first(comment, record, passer_by, at):
    for number in range(A_PAGE + 2):
        comment(f"No. {number}", stance="for" if number else "against")
    oldest = page_of_talk(record, passer_by, stance="for")
    assert [each.words for each in oldest.things][:2] == ["No. 1", "No. 2"]
    rest = page_of_talk(record, passer_by, stance="for", after=oldest.following)
    assert [each.words for each in rest.things] == [f"No. {A_PAGE + 1}"] and not rest.following
    newest = page_of_talk(record, passer_by, newest=True)
    assert newest.things[0].words == f"No. {A_PAGE + 1}"
    assert [
        each.words for each in page_of_talk(record, passer_by, newest=True, after=newest.following).things
    ] == ["No. 1", "No. 0"]


@pytest.mark.parametrize("number", [1, 3])
def test_the_talk_asks_the_same_number_of_questions(
    number, comment, record, passer_by, account_holder, guest, at, django_assert_num_queries
):
    for _each in range(number):
        began = edit_own(comment=comment(), words="Trust takes years.", by=account_holder, at=at)
        comment("Why?", answers=began, by=guest)
    with django_assert_num_queries(3):
        told(record, passer_by)


def test_what_stands_is_counted_by_stance_in_one_question(
    comment, record, passer_by, steward, guest, at, django_assert_num_queries
):
    began = comment(stance="for")
    comment("Why?", answers=began, by=guest)
    comment(stance="against")
    comment(stance="against", held=True)
    hide(comment=comment(stance="for"), reason="An insult", by=steward, at=at)
    for who in (passer_by, steward):
        with django_assert_num_queries(1):
            talk = talk_of(record, who)
        assert (talk.all, talk.points_for, talk.points_against, talk.neutral) == (3, 1, 1, 0)
    assert talk.url == f"{record.get_absolute_url()}talk/"


def test_its_author_may_change_it_until_it_is_answered(comment, record, account_holder, guest, passer_by):
    began = comment()
    assert rows([began], record, account_holder, open_now=True)[0].may_change
    assert not rows([began], record, passer_by, open_now=True)[0].may_change
    assert not rows([began], record, account_holder, open_now=False)[0].may_change
    comment("Why?", answers=began, by=guest)
    assert not rows([began], record, account_holder, open_now=True)[0].may_change


def test_erasing_takes_the_name_and_leaves_the_words(comment, record, account_holder, guest, passer_by, at):
    comment("Trust takes time.")
    comment("Why?", by=guest)
    erase([account_holder.participant], at + timedelta(days=1))
    shown = rows(page_of_talk(record, passer_by).things, record, passer_by, open_now=True)
    assert [(each.words, each.by) for each in shown] == [("Trust takes time.", ""), ("Why?", guest.name)]
    assert Comment.objects.filter(by_name=account_holder.name).count() == 0
