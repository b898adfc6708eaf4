"""A wave is looked at, undone in one act, and put back again in one."""

from datetime import timedelta

import pytest

from moothill.commons.cycles.queries import guest_actor
from moothill.commons.journal.models import Entry, Head
from moothill.commons.journal.queries import verify
from moothill.commons.moderation.errors import Moved, NoReason, NotHidden, NothingChosen
from moothill.commons.moderation.models import Deed, Hiding, Sighting, Standing, Wave
from moothill.commons.moderation.receiving import Sent, receive
from moothill.commons.moderation.reporting import report
from moothill.commons.moderation.waves import Choice, counts_in_words, preview, restore, undo
from moothill.commons.people.guests import begin_guest
from moothill.commons.policy.errors import Refused
from moothill.commons.record.editing import set_mode
from moothill.commons.record.models import Suggestion
from moothill.commons.record.operations import revise
from moothill.core.policy import Contributor, Mode


@pytest.fixture
def spammers(at):
    return [guest_actor(begin_guest(at=at).participant) for _each in range(3)]


@pytest.fixture
def wave(contribute, spammers):
    """Three guests of one network, two suggestions each."""
    return [contribute(by, f"Something about {what}").made for by in spammers for what in ("parks", "buses")]


@pytest.fixture
def edited(make, cycle, steward, spammers, at):
    """A section that the first of them changes at once."""
    set_mode(cycle=cycle, contributor=Contributor.GUEST, mode=Mode.OPEN, kind="section", by=steward, at=at)
    section = make("section", page=make("page").reference, text="Plain words")

    def act(_verdict):
        return revise(record=section, values={"text": "Cheap words"}, base=1, by=spammers[0], at=at)

    receive(cycle=cycle, by=spammers[0], at=at, sent=Sent("a network"), text="Cheap words", act=act)
    section.refresh_from_db()
    return section


def chosen(at, **choice):
    choice.setdefault("networks", frozenset({"a network"}))
    return Choice(since=at - timedelta(hours=1), until=at + timedelta(hours=1), **choice)


def undone(cycle, choice, by, at, reason="A wave of advertising"):
    digest = preview(cycle, choice, by=by).digest
    return undo(cycle=cycle, choice=choice, digest=digest, reason=reason, by=by, at=at)


def content(section):
    section.refresh_from_db()
    return section.revisions.get(number=section.version).content["text"]


def test_a_preview_says_what_would_be_undone_and_changes_nothing(wave, edited, cycle, moderator, at):
    lines = Entry.objects.count()
    shown = preview(cycle, chosen(at), by=moderator)
    assert shown.counts == {"record.suggestion": 6, "record.revision": 1}
    assert (shown.total, shown.people, shown.networks, shown.looked_at) == (7, 3, 1, 0)
    assert (Entry.objects.count(), Wave.objects.count()) == (lines, 0)


def test_a_wave_is_undone_in_one_act_and_one_line_beside_those_of_changed_records(
    wave, edited, cycle, moderator, passer_by, at
):
    lines = Entry.objects.count()
    done = undone(cycle, chosen(at), moderator, at)
    assert not Suggestion.objects.visible_to(passer_by).exists()
    assert content(edited) == "Plain words"
    assert Entry.objects.count() == lines + 2
    assert set(Sighting.objects.values_list("standing", flat=True)) == {Standing.UNDONE}
    assert counts_in_words(done) == [
        ("version", "put back to what stood before", 1), ("suggestion", "removed", 6),
    ]  # fmt: skip
    assert (Deed.objects.get().done, Deed.objects.get().count) == ("wave-undone", 7)
    assert Hiding.objects.get().target == "record.revision"
    assert not Entry.objects.filter(title="An idea").exists()
    assert list(verify(Head.objects.get(pk=cycle.head_id))) == []


def test_a_second_click_undoes_nothing_more(wave, cycle, moderator, at):
    choice = chosen(at)
    digest = preview(cycle, choice, by=moderator).digest
    first = undo(cycle=cycle, choice=choice, digest=digest, reason="Spam", by=moderator, at=at)
    lines = Entry.objects.count()
    assert undo(cycle=cycle, choice=choice, digest=digest, reason="Spam", by=moderator, at=at) == first
    assert Entry.objects.count() == lines


def test_what_came_since_the_preview_is_looked_at_first(wave, contribute, spammers, cycle, moderator, at):
    choice = chosen(at)
    digest = preview(cycle, choice, by=moderator).digest
    contribute(spammers[0], "One more, about schools and swimming")
    with pytest.raises(Moved):
        undo(cycle=cycle, choice=choice, digest=digest, reason="Spam", by=moderator, at=at)
    assert not Wave.objects.exists()


def test_an_undone_wave_can_be_put_back(wave, edited, cycle, moderator, passer_by, at):
    before = sorted(Suggestion.objects.values_list("pk", "state", "answer"))
    standings = sorted(Sighting.objects.values_list("pk", "standing"))
    done = undone(cycle, chosen(at), moderator, at)
    restore(wave=done, reason="It was a school class", by=moderator, at=at)
    assert sorted(Suggestion.objects.values_list("pk", "state", "answer")) == before
    assert sorted(Sighting.objects.values_list("pk", "standing")) == standings
    assert content(edited) == "Cheap words"
    assert not Hiding.objects.filter(restored_at=None).exists()
    assert Entry.objects.filter(title="An idea").exists()
    assert list(verify(Head.objects.get(pk=cycle.head_id))) == []
    with pytest.raises(NotHidden):
        restore(wave=done, reason="Again", by=moderator, at=at)


def test_what_somebody_built_upon_needs_a_person(edited, cycle, steward, moderator, at):
    revise(record=edited, values={"text": "Cheap words, mended"}, base=2, by=steward, at=at, reason="Mended")
    done = undone(cycle, chosen(at), moderator, at)
    assert content(edited) == "Cheap words, mended"
    assert counts_in_words(done) == [("version", "left: it needs a person", 1)]


def test_what_was_looked_at_and_accounts_on_the_same_network_are_spared(
    wave, contribute, account_holder, cycle, moderator, at
):
    Sighting.objects.filter(target_id=wave[0].pk).update(standing=Standing.CLEARED, looked_at=at)
    mine = contribute(account_holder, "A thought about the library and its opening hours").made
    shown = preview(cycle, chosen(at), by=moderator)
    assert (shown.total, shown.looked_at) == (5, 1)
    undone(cycle, chosen(at), moderator, at)
    wave[0].refresh_from_db(), mine.refresh_from_db()
    assert "removed" not in (wave[0].state, mine.state)


def test_reports_by_and_about_a_wave_are_closed(wave, spammers, make, cycle, guest, moderator, at):
    report(thing=wave[0], code="spam", words="Look", by=guest, at=at, sent=Sent("elsewhere"))
    theirs = report(
        thing=make("page").revisions.get(),
        code="spam",
        words="No",
        by=spammers[2],
        at=at,
        sent=Sent("a network"),
    )
    undone(cycle, chosen(at), moderator, at)
    theirs.refresh_from_db()
    assert theirs.outcome == "undone"
    assert sorted(cycle.reports.values_list("outcome", flat=True)) == ["acted", "undone"]


def test_a_guest_alone_can_be_chosen(wave, spammers, cycle, moderator, at):
    choice = chosen(at, networks=frozenset(), guests=frozenset({spammers[0].participant}))
    assert preview(cycle, choice, by=moderator).total == 2


@pytest.mark.parametrize(
    "who", ["passer_by", "account_holder", "team_member", "observer", "steward_elsewhere"]
)
def test_others_undo_nothing(cast, who, wave, cycle, moderator, at):
    with pytest.raises(Refused):
        preview(cycle, chosen(at), by=cast[who])
    digest = preview(cycle, chosen(at), by=moderator).digest
    lines = Entry.objects.count()
    with pytest.raises(Refused):
        undo(cycle=cycle, choice=chosen(at), digest=digest, reason="Spam", by=cast[who], at=at)
    done = undone(cycle, chosen(at), moderator, at)
    with pytest.raises(Refused):
        restore(wave=done, reason="Please", by=cast[who], at=at)
    assert Entry.objects.count() == lines + 1


def test_a_reason_and_something_to_undo_are_needed(wave, cycle, moderator, at):
    with pytest.raises(NoReason):
        undone(cycle, chosen(at), moderator, at, reason=" ")
    with pytest.raises(NothingChosen):
        undone(cycle, chosen(at, networks=frozenset({"another"})), moderator, at)
