"""A theme is agreed by people, once it rests on something and people were asked what was missed."""

from datetime import timedelta
from uuid import uuid4

import pytest

from moothill.commons.journal.models import Entry
from moothill.commons.policy.errors import Refused
from moothill.commons.record.batches import Item, bring_in
from moothill.commons.record.errors import ReasonNeeded, Unchanged, WrongState
from moothill.commons.record.models import Link, LinkKind
from moothill.commons.record.operations import withdraw
from moothill.rooms.themes import operations
from moothill.rooms.themes.errors.themes import NoPath, NotAgreed, NotAsked, NotMissed, StillAsking
from moothill.rooms.themes.models import Missed, Theme
from moothill.rooms.themes.queries import asked_in, standings_of
from tests.rooms.themes.conftest import LATER

pytestmark = pytest.mark.django_db


@pytest.fixture
def agree(steward, at):
    def of(theme, *, reason="The forum agreed.", by=steward, at=at, **more):
        return operations.agree(theme=theme, reason=reason, by=by, at=at, **more)

    return of


def shown(theme):
    return standings_of([Theme.objects.get(pk=theme.pk)])[theme.pk]


def test_it_is_agreed_then_used_with_a_version_and_a_line_each(make, say, put, agree, asked, steward, at):
    theme = make("theme")
    put(theme, say())
    agree(theme)
    operations.use(theme=theme, reason="Commitment 2.", by=steward, at=at)
    thing = Theme.objects.select_related("record").get(pk=theme.pk)
    assert (thing.standing, thing.record.version) == ("used", 3)
    contents = list(thing.record.revisions.order_by("number").values_list("act", "content__standing"))
    assert contents == [("created", "proposed"), ("agreed", "agreed"), ("used", "used")]
    lines = Entry.objects.filter(kind__in=("theme.agreed", "theme.used")).order_by("number")
    assert list(lines.values_list("kind", "reason", "version")) == [
        ("theme.agreed", "The forum agreed.", 2), ("theme.used", "Commitment 2.", 3),
    ]  # fmt: skip


def test_one_that_rests_on_nothing_is_not_agreed(make, agree, asked):
    theme = make("theme")
    with pytest.raises(NoPath):
        agree(theme)
    assert shown(theme).standing == "proposed"
    assert not Entry.objects.filter(kind="theme.agreed").exists()


def test_a_draft_contribution_is_no_path(make, say, put, agree, asked):
    theme, one = make("theme"), say()
    put(theme, one)
    type(one).objects.filter(pk=one.pk).update(state="draft")
    with pytest.raises(NoPath):
        agree(theme)


def test_nothing_is_agreed_before_people_were_asked_what_it_misses(
    make, say, put, agree, cycle, steward, at, close
):
    theme, call = make("theme"), make("call", title="What did we miss?")
    put(theme, say())
    with pytest.raises(NotAsked):
        agree(theme)
    operations.set_missed(cycle=cycle, call=call, by=steward, at=at)
    with pytest.raises(StillAsking, match="Q-1"):
        agree(theme)
    close(call)
    assert asked_in(cycle, at).is_over
    agree(theme)
    assert shown(theme).standing == "agreed"


def test_a_call_that_was_withdrawn_asks_nobody(make, say, put, agree, cycle, steward, at, close):
    theme, call = make("theme"), make("call")
    put(theme, say())
    operations.set_missed(cycle=cycle, call=call, by=steward, at=at)
    close(call)
    withdraw(record=call, reason="Wrong.", by=steward, at=at)
    with pytest.raises(NotAsked):
        agree(theme, at=at + LATER)


def test_it_is_settled_once_and_said_again_without_a_line(make, cycle, steward, at):
    call = make("call")
    for _again in range(2):
        operations.set_missed(cycle=cycle, call=call, by=steward, at=at)
    operations.set_missed(cycle=cycle, call=None, because="No time.", by=steward, at=at + timedelta(days=1))
    assert list(Missed.objects.values_list("cycle", "call", "because")) == [(cycle.pk, None, "No time.")]
    lines = Entry.objects.filter(kind="missed.set").order_by("number").values_list("subject", "reason")
    assert list(lines) == [(f"{cycle.slug}/Q-1", ""), (cycle.slug, "No time.")]


def test_neither_a_call_nor_a_reason_is_refused(make, cycle, other_cycle, steward, at, passer_by):
    wrong = [None, make("call", publish=False), make("call", cycle=other_cycle), make("theme")]
    for call in wrong:
        with pytest.raises(NotMissed):
            operations.set_missed(cycle=cycle, call=call, by=steward, at=at)
    with pytest.raises(Refused):
        operations.set_missed(cycle=cycle, call=None, because="No.", by=passer_by, at=at)
    assert not Missed.objects.exists()


def test_a_theme_whose_last_path_went_by_recoding_is_a_proposal_again(make, say, code, put, agree, asked):
    theme, trees, one = make("theme"), make("code", standing="adopted"), say()
    code(trees, one)
    put(theme, trees)
    agree(theme)
    Link.objects.filter(kind=LinkKind.CODED_TO).delete()
    stands = shown(theme)
    assert (stands.standing, stands.fell, stands.rests) == ("proposed", True, False)
    with pytest.raises(NoPath):
        agree(theme)
    code(trees, one)
    assert (shown(theme).standing, shown(theme).fell) == ("agreed", False)


def test_what_an_import_set_up_is_not_asked_for_its_path(cycle, steward, at, agree, asked):
    values = {"title": "Health", "standing": "used"}
    made = bring_in(
        cycle=cycle, items=[Item("a", "theme", values, "here")], by=steward, at=at, reason="The sample"
    )
    stands = shown(made["a"])
    assert (stands.standing, stands.unknown, stands.rests) == ("used", True, False)


def test_order_reasons_and_rights(make, say, put, agree, asked, steward, at, team_member):
    theme = make("theme")
    put(theme, say())
    use = {"theme": theme, "reason": "Why not.", "by": steward, "at": at}
    with pytest.raises(NotAgreed):
        operations.use(**use)
    with pytest.raises(ReasonNeeded):
        agree(theme, reason="")
    with pytest.raises(Refused):
        agree(theme, by=team_member)
    with pytest.raises(WrongState):
        agree(make("theme", publish=False))
    agree(theme)
    with pytest.raises(Unchanged):
        agree(theme)


def test_a_second_click_agrees_once(make, say, put, agree, asked):
    theme, key = make("theme"), uuid4()
    put(theme, say())
    for _again in range(2):
        agree(theme, key=key)
    assert Entry.objects.filter(kind="theme.agreed").count() == 1
