"""What fits no theme: a page of its own, and people who say why."""

import pytest

from moothill.commons.journal.models import Entry
from moothill.commons.policy.errors import Refused
from moothill.commons.record.errors import ReasonNeeded
from moothill.commons.record.models import Record
from moothill.commons.record.operations import withdraw
from moothill.rooms.themes import operations
from moothill.rooms.themes.errors.themes import AlreadyApart, NotApart, NotForThemes
from moothill.rooms.themes.models import Apart
from moothill.rooms.themes.operations.erasing import erase
from moothill.rooms.themes.operations.exporting import export
from moothill.rooms.themes.queries.fitting import apart_among, fitting_none, page_of_unfitting

pytestmark = pytest.mark.django_db


def unfitting(cycle, actor):
    return list(fitting_none(cycle, actor).order_by("pk").values_list("record__reference", flat=True))


def test_only_what_reaches_no_published_theme_fits_none(make, say, code, put, cycle, passer_by, steward, at):
    theme, draft, label = make("theme"), make("theme", publish=False), make("code", standing="adopted")
    point = make("point", theme=theme.reference)
    direct, coded, pointed, drafted, bare, gone = (say(n) for n in "abcdef")
    make("input", words="held", publish=False)
    code(label, coded)
    put(theme, direct, label)
    put(point, pointed)
    put(draft, drafted)
    withdraw(record=gone, reason="Twice.", by=steward, at=at)
    assert unfitting(cycle, passer_by) == [drafted.reference, bare.reference]
    assert [thing.record.reference for thing in page_of_unfitting(cycle, passer_by).things] == ["I-4", "I-5"]
    withdraw(record=theme, reason="Wrong.", by=steward, at=at)
    assert unfitting(cycle, passer_by) == ["I-1", "I-2", "I-3", "I-4", "I-5"]


def test_a_person_says_that_one_fits_none_and_its_author_can_hear(say, cycle, team_member, at, passer_by):
    one = say()
    operations.set_apart(record=one, because="It is about Mars.", by=team_member, at=at)
    operations.set_apart(record=one, because="It is about Mars.", by=team_member, at=at)
    assert apart_among([one.pk])[one.pk].because == "It is about Mars."
    assert list(Entry.objects.filter(kind="input.set-apart").values_list("subject", "reason")) == [
        (f"{cycle.slug}/I-1", "It is about Mars.")
    ]


def test_it_is_taken_back_with_a_line(say, team_member, steward, at):
    one = say()
    operations.set_apart(record=one, because="It is about Mars.", by=team_member, at=at)
    operations.take_back_apart(record=one, reason="Mars is in scope.", by=steward, at=at)
    assert not Apart.objects.exists()
    assert Entry.objects.get(kind="input.apart-taken-back").reason == "Mars is in scope."
    with pytest.raises(NotApart):
        operations.take_back_apart(record=one, reason="Again.", by=steward, at=at)


def test_what_is_in_a_theme_held_or_set_apart_already_is_refused(
    make, say, put, team_member, steward, at, passer_by
):
    fits, one = say("a"), say("b")
    put(make("theme"), fits)
    held = make("input", words="canary", publish=False)
    operations.set_apart(record=one, because="Mars.", by=team_member, at=at)
    for record, error in ((fits, NotForThemes), (held, NotForThemes), (one, AlreadyApart)):
        with pytest.raises(error):
            operations.set_apart(record=record, because="No.", by=steward, at=at)
    with pytest.raises(ReasonNeeded):
        operations.set_apart(record=fits, because=" ", by=steward, at=at)
    with pytest.raises(Refused):
        operations.set_apart(record=fits, because="No.", by=passer_by, at=at)
    assert Apart.objects.count() == 1


def test_the_names_of_the_erased_go_and_a_download_shows_what_they_did(say, cycle, team_member, steward, at):
    operations.set_apart(record=say(), because="It is about Mars.", by=team_member, at=at)
    operations.set_missed(cycle=cycle, call=None, because="No time.", by=steward, at=at)
    told = {section.name: list(section.rows) for section in export([team_member.participant])}
    assert told["set-apart"][0]["because"] == "It is about Mars."
    assert told["missed"] == []
    erase([team_member.participant], at)
    assert Apart.objects.get().by_name == ""
    assert {section.name: list(section.rows) for section in export([steward.participant])}["missed"]


def test_many_are_paged_and_each_comes_once(cycle, at, passer_by):
    given = {"cycle": cycle, "kind": "input", "state": "published", "created_at": at, "published_at": at}
    from moothill.rooms.inputs.models import Input

    Record.objects.bulk_create(
        [Record(reference=f"I-{n}", title=str(n), position=n, **given) for n in range(1, 141)]
    )
    ids = Record.objects.filter(kind="input").order_by("pk").values_list("pk", flat=True)
    Input.objects.bulk_create([Input(record_id=pk, words="Plant") for pk in ids])
    seen, after = [], ""
    while True:
        page = page_of_unfitting(cycle, passer_by, after=after)
        seen += [thing.pk for thing in page.things]
        after = page.following
        if not after:
            break
    assert seen == list(ids)
