"""Hiding with a reason, appealing, restoring: for suggestions and for versions of records."""

from datetime import timedelta

import pytest

from moothill.commons.journal.models import Entry, Head
from moothill.commons.journal.queries import verify
from moothill.commons.moderation.appealing import answer, appeal
from moothill.commons.moderation.closing import clear
from moothill.commons.moderation.errors import (
    AlreadyAppealed,
    AlreadyHidden,
    AnotherModerator,
    CannotHide,
    NoReason,
    NotHidden,
    NotTheAuthor,
)
from moothill.commons.moderation.hiding import hide, restore
from moothill.commons.moderation.models import Deed, Hiding, Sighting
from moothill.commons.policy.errors import Refused
from moothill.commons.record.models import Suggestion
from moothill.commons.record.operations import revise
from moothill.core.policy import RecordState

SPAM = "Buy cheap viagra and cialis online no prescription needed, visit http://pills-4-you.example.top today"


def hidden(thing, by, at, code="spam", words=""):
    return hide(thing=thing, code=code, words=words, by=by, at=at)


def revised(record, by, at, text="Rude words", reason="Because"):
    made = revise(record=record, values={"text": text}, base=record.version, by=by, at=at, reason=reason)
    return made.revisions.get(number=made.version)


@pytest.fixture
def section(make):
    return make("section", page=make("page").reference, text="Plain words")


def test_a_hidden_suggestion_is_out_of_sight_with_all_its_words(
    contribute, guest, moderator, passer_by, at, cycle, text_of_everything
):
    suggestion = contribute(guest, reason="A rude reason").made
    assert "A rude reason" in text_of_everything()
    hidden(suggestion, moderator, at, "abuse", "It names a neighbour.")
    assert not Suggestion.objects.visible_to(passer_by).exists()
    told = text_of_everything()
    assert "A rude reason" not in told and "An idea" not in told
    deed = Deed.objects.get()
    assert (deed.done, deed.target, deed.code) == ("hidden", "record.suggestion", "abuse")
    assert deed.reason == "Attacks or threatens somebody: It names a neighbour."
    assert list(verify(Head.objects.get(pk=cycle.head_id))) == []


def test_what_was_restored_stands_where_it_stood(
    contribute, guest, moderator, passer_by, at, cycle, text_of_everything
):
    suggestion = contribute(guest, reason="A good reason").made
    restore(hiding=hidden(suggestion, moderator, at), words="Hidden by mistake", by=moderator, at=at)
    suggestion.refresh_from_db()
    assert (suggestion.state, suggestion.answer, suggestion.answered_at) == ("waiting", "", None)
    assert Suggestion.objects.visible_to(passer_by).exists()
    assert "A good reason" in text_of_everything()
    assert Sighting.objects.get().standing == "cleared"
    assert list(verify(Head.objects.get(pk=cycle.head_id))) == []


def test_hiding_the_present_version_puts_back_what_stood_before(
    section, steward, moderator, at, text_of_everything
):
    rude = revised(section, steward, at, reason="A rude reason")
    hiding = hidden(rude, moderator, at)
    section.refresh_from_db()
    assert (section.version, section.state) == (3, RecordState.PUBLISHED)
    assert section.revisions.get(number=3).content["text"] == "Plain words"
    assert "A rude reason" not in text_of_everything()
    restore(hiding=hiding, words="It was not rude", by=moderator, at=at)
    section.refresh_from_db()
    assert section.revisions.get(number=section.version).content["text"] == "Rude words"


def test_what_others_built_upon_stays_as_it_is(section, steward, moderator, at):
    rude = revised(section, steward, at)
    section.refresh_from_db()
    revised(section, steward, at, text="Other words")
    hidden(rude, moderator, at)
    section.refresh_from_db()
    assert section.version == 3


def test_a_first_version_that_is_hidden_leaves_nothing_to_stand(section, steward, moderator, at):
    first = section.revisions.get()
    with pytest.raises(Refused):
        hidden(first, moderator, at)
    assert not Hiding.objects.exists()
    hidden(first, steward, at)
    section.refresh_from_db()
    assert section.state == RecordState.WITHDRAWN


def test_only_the_name_may_be_hidden_and_the_words_stay(section, steward, moderator, at):
    version = revised(section, steward, at)
    hide(thing=version, code="personal", words="", by=moderator, at=at, level="author")
    section.refresh_from_db()
    assert section.version == 2


@pytest.mark.parametrize(
    "who", ["passer_by", "account_holder", "team_member", "observer", "steward_elsewhere"]
)
def test_others_hide_clear_and_restore_nothing(cast, who, contribute, guest, moderator, cycle, at):
    suggestion = contribute(guest, SPAM).made
    lines = Entry.objects.count()
    with pytest.raises(Refused):
        hidden(suggestion, cast[who], at)
    with pytest.raises(Refused):
        clear(cycle=cycle, things=[suggestion], by=cast[who], at=at)
    assert (Entry.objects.count(), Hiding.objects.count()) == (lines, 0)
    hiding = hidden(suggestion, moderator, at)
    with pytest.raises(Refused):
        restore(hiding=hiding, words="Please", by=cast[who], at=at)


def test_hiding_needs_a_reason_and_is_done_once(contribute, guest, moderator, at):
    suggestion = contribute(guest).made
    with pytest.raises(NoReason):
        hidden(suggestion, moderator, at, code="no such code")
    hiding = hidden(suggestion, moderator, at)
    with pytest.raises(AlreadyHidden):
        hidden(suggestion, moderator, at)
    restore(hiding=hiding, words="A mistake", by=moderator, at=at)
    with pytest.raises(NotHidden):
        restore(hiding=hiding, words="A mistake", by=moderator, at=at)


def test_what_its_author_took_back_cannot_be_hidden(contribute, guest, moderator, at):
    suggestion = contribute(guest).made
    Suggestion.objects.update(state="taken-back")
    with pytest.raises(CannotHide):
        hidden(suggestion, moderator, at)
    assert not Hiding.objects.exists()


def test_a_held_suggestion_is_shown_once_a_moderator_lets_it_stand(
    contribute, guest, moderator, cycle, passer_by, at
):
    suggestion = contribute(guest, SPAM).made
    assert clear(cycle=cycle, things=[suggestion], by=moderator, at=at) == 1
    assert Suggestion.objects.visible_to(passer_by).get() == suggestion
    assert (Deed.objects.get().done, Sighting.objects.get().looked_by_id) == (
        "released",
        moderator.participant,
    )
    assert clear(cycle=cycle, things=[suggestion], by=moderator, at=at) == 1
    assert Deed.objects.count() == 1


def test_the_author_appeals_and_another_moderator_answers(
    contribute, guest, moderator, steward, passer_by, at
):
    hiding = hidden(contribute(guest).made, moderator, at)
    with pytest.raises(NotTheAuthor):
        appeal(hiding=hiding, words="It is fair", by=passer_by, at=at)
    appeal(hiding=hiding, words="It is fair", by=guest, at=at)
    with pytest.raises(AlreadyAppealed):
        appeal(hiding=hiding, words="Again", by=guest, at=at)
    with pytest.raises(AnotherModerator):
        answer(hiding=hiding, restores=False, words="No", by=moderator, at=at)
    answer(hiding=hiding, restores=True, words="You are right", by=steward, at=at + timedelta(hours=1))
    assert Suggestion.objects.visible_to(passer_by).exists()
    assert [deed.done for deed in Deed.objects.all()] == ["appeal-granted", "appealed", "hidden"]
    assert guest.name not in " ".join(Deed.objects.values_list("by_name", flat=True))
    assert Entry.objects.get(kind="appeal.made").actor_name == ""


def test_where_nobody_else_moderates_the_same_one_answers(contribute, guest, steward, at):
    hiding = hidden(contribute(guest).made, steward, at)
    appeal(hiding=hiding, words="It is fair", by=guest, at=at)
    answer(hiding=hiding, restores=False, words="It stays hidden", by=steward, at=at)
    hiding.refresh_from_db()
    assert (hiding.answer, hiding.restored_at, hiding.waits) == ("It stays hidden", None, False)
