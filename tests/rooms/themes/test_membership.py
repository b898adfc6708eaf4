"""What belongs to a theme is said by links, by people, for a reason; and it can be undone."""

import pytest

from moothill.commons.journal.models import Entry
from moothill.commons.policy.errors import Refused
from moothill.commons.record.errors import ReasonNeeded, WrongState
from moothill.commons.record.models import Link, LinkKind
from moothill.commons.record.operations import withdraw
from moothill.rooms.themes import operations
from moothill.rooms.themes.errors.themes import LastPath, NotForThemes, NothingChosen, TooMuch
from moothill.rooms.themes.models import Point
from moothill.rooms.themes.queries import inputs_of, raised_by, resting, themes_of

pytestmark = pytest.mark.django_db


def count(theme, cycle):
    return sum(raised_by([theme.pk], cycle)[theme.pk].values())


def lines(kind):
    return list(Entry.objects.filter(kind=kind).order_by("number").values_list("subject", "facts", "reason"))


def test_a_contribution_reaches_a_theme_by_any_way_and_counts_once(make, say, code, put, cycle, passer_by):
    theme, other, trees = make("theme"), make("theme"), make("code", standing="adopted")
    point = make("point", theme=theme.reference)
    direct, coded, pointed, every_way = (say(str(n)) for n in range(4))
    code(trees, coded, every_way)
    put(theme, direct, trees, every_way)
    put(point, pointed, every_way)
    assert count(theme, cycle) == 4
    assert set(inputs_of(theme.pk, cycle, passer_by).values_list("pk", flat=True)) == {
        direct.pk, coded.pk, pointed.pk, every_way.pk,
    }  # fmt: skip
    assert (count(other, cycle), inputs_of(other.pk, cycle, passer_by).count()) == (0, 0)
    ways = [way for _pk, _theme, _at, way in themes_of([every_way.pk], cycle, passer_by)]
    assert sorted(ways) == ["", trees.title, point.title]


def test_each_act_is_one_line_that_names_what_went_in_and_why(make, say, put, cycle):
    theme, one, two = make("theme"), say("a"), say("b")
    assert put(theme, one, two) == 2
    assert lines("theme.joined") == [(f"{cycle.slug}/TH-1", '{"of":["I-1","I-2"]}', "They say so.")]


def test_saying_it_twice_changes_nothing_and_writes_nothing(make, say, put):
    theme, one = make("theme"), say()
    put(theme, one)
    assert put(theme, one) == 0
    assert len(lines("theme.joined")) == 1
    assert Link.objects.get(kind=LinkKind.PART_OF).effect == theme


def test_what_was_put_in_can_be_taken_out_with_a_line(make, say, put, cycle, steward, at):
    theme, one = make("theme"), say()
    put(theme, one)
    taken = operations.take_out(theme=theme, causes=[one], reason="It is about bins.", by=steward, at=at)
    assert (taken, count(theme, cycle)) == (1, 0)
    assert lines("theme.parted") == [(f"{cycle.slug}/TH-1", '{"of":["I-1"]}', "It is about bins.")]


def test_a_point_of_unknown_origin_has_one_once_a_contribution_is_linked_to_it(
    make, say, put, cycle, steward, at
):
    theme = make("theme")
    point = make("point", theme=theme.reference, origin="unknown")
    put(point, say())
    thing = Point.objects.select_related("record").get(pk=point.pk)
    assert (thing.origin, thing.record.version) == ("linked", 2)
    assert thing.record.revisions.get(number=2).content["origin"] == "linked"
    assert count(theme, cycle) == 1
    operations.take_out_of_point(
        point=point, inputs=[Link.objects.get(effect=point).cause], reason="No.", by=steward, at=at
    )
    assert count(theme, cycle) == 0


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_what_is_not_public_is_not_put_in(make, say, put, steward, at, state):
    theme, one = make("theme"), say() if state == "withdrawn" else make("input", publish=False)
    if state == "withdrawn":
        one = withdraw(record=one, reason="Twice.", by=steward, at=at)
    with pytest.raises(NotForThemes, match=r"I-1: .*not public"):
        put(theme, one)
    assert not Link.objects.exists()


def test_what_belongs_elsewhere_is_not_put_in(make, say, put, other_cycle):
    theme = make("theme")
    point = make("point", theme=theme.reference)
    for into, cause in (
        (theme, make("input", cycle=other_cycle, words="Theirs")),
        (theme, make("objective")),
        (theme, point),
        (point, make("code", standing="adopted")),
    ):
        with pytest.raises(NotForThemes):
            put(into, cause)
    assert not Link.objects.exists()


def test_nothing_too_much_and_no_reason_are_refused_in_words(make, say, put):
    theme, one = make("theme"), say()
    with pytest.raises(NothingChosen):
        put(theme)
    with pytest.raises(ReasonNeeded):
        put(theme, one, reason=" ")
    many = [type(one)(pk=10_000 + n, kind="input") for n in range(501)]
    with pytest.raises(TooMuch, match="500"):
        put(theme, *many)
    assert lines("theme.joined") == []


def test_who_may_not_link_leaves_no_trace(make, say, put, team_member, passer_by):
    theme, one = make("theme"), say()
    for who in (team_member, passer_by):
        with pytest.raises(Refused):
            put(theme, one, by=who)
    assert not Link.objects.exists()
    assert lines("theme.joined") == []


def test_a_withdrawn_theme_takes_nothing(make, say, put, steward, at):
    theme = withdraw(record=make("theme"), reason="Twice.", by=steward, at=at)
    with pytest.raises(WrongState):
        put(theme, say())


def test_of_a_draft_the_journal_says_only_that_something_was_prepared(make, say, put, cycle):
    put(make("theme", publish=False), say("secret canary"))
    assert lines("theme.joined") == []
    assert lines("theme.prepared")[-1] == (f"{cycle.slug}/TH-1", "{}", "")


def test_an_agreed_theme_keeps_its_last_path(make, say, code, put, steward, at, asked, cycle):
    theme, one = make("theme"), say()
    point, trees = make("point", theme=theme.reference), make("code", standing="adopted")
    code(trees, one)
    put(theme, trees)
    put(point, one)
    operations.agree(theme=theme, reason="Agreed in June.", by=steward, at=at)
    out = {"reason": "No.", "by": steward, "at": at}
    assert operations.take_out(theme=theme, causes=[trees], **out) == 1
    with pytest.raises(LastPath):
        operations.take_out_of_point(point=point, inputs=[one], **out)
    assert resting([theme.pk]) == {theme.pk}
    assert lines("point.parted") == []


def test_held_private_and_withdrawn_ones_are_a_path_or_none_and_never_a_number(
    make, say, put, steward, at, cycle
):
    theme, one = make("theme"), say()
    put(theme, one)
    withdraw(record=one, reason="Taken back.", by=steward, at=at)
    assert (count(theme, cycle), resting([theme.pk])) == (0, {theme.pk})


def test_a_withdrawn_point_or_code_leads_nowhere(make, say, code, put, steward, at, cycle, passer_by):
    theme, trees = make("theme"), make("code", standing="adopted")
    point = make("point", theme=theme.reference)
    one, two = say("a"), say("b")
    code(trees, one)
    put(theme, trees)
    put(point, two)
    assert count(theme, cycle) == 2
    for gone in (trees, point):
        withdraw(record=gone, reason="Wrong.", by=steward, at=at)
    assert (count(theme, cycle), resting([theme.pk])) == (0, set())
    assert inputs_of(theme.pk, cycle, passer_by).count() == 0
    assert themes_of([one.pk, two.pk], cycle, passer_by) == []
