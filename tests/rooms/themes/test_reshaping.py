"""Merging and splitting carry everything, and the address of what is gone leads on."""

from uuid import uuid4

import pytest

from moothill.commons.journal.models import Entry
from moothill.commons.policy.errors import Refused
from moothill.commons.record.errors import Invalid, ReasonNeeded
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.commons.record.operations import withdraw
from moothill.rooms.themes import operations
from moothill.rooms.themes.errors.themes import NotJoined, NotOfTheTheme, TooFewParts
from moothill.rooms.themes.models import Point, Theme
from moothill.rooms.themes.operations import Part
from moothill.rooms.themes.queries import inputs_of, raised_by

pytestmark = pytest.mark.django_db


@pytest.fixture
def merge(steward, at):
    def of(*themes, into, reason="They are one.", by=steward, **more):
        return operations.merge(themes=themes, into=into, reason=reason, by=by, at=at, **more)

    return of


@pytest.fixture
def split(steward, at):
    def of(theme, *parts, reason="They are two.", by=steward, **more):
        return operations.split(theme=theme, parts=parts, reason=reason, by=by, at=at, **more)

    return of


def references(theme, cycle, actor):
    return set(inputs_of(theme.pk, cycle, actor).values_list("record__reference", flat=True))


def points_of(theme):
    return set(Point.objects.filter(theme=theme.pk).values_list("record__reference", flat=True))


def test_what_is_merged_is_carried_and_its_own_links_stay(make, say, code, put, merge, cycle, passer_by):
    parks, trees = make("theme", title="Parks"), make("theme", title="Trees")
    label, stage = make("code", standing="adopted"), make("stage", when="March 2018")
    event = make("activity", title="A workshop", stage=stage.reference)
    point = make("point", theme=trees.reference)
    one, two, three = say("a"), say("b"), say("c")
    code(label, one)
    put(trees, label, two, event)
    put(point, three)
    put(parks, two)
    before = set(Link.objects.filter(effect=trees).values_list("cause", flat=True))
    merge(trees, into=parks)
    assert references(parks, cycle, passer_by) == {"I-1", "I-2", "I-3"}
    assert set(Link.objects.filter(effect=trees).values_list("cause", flat=True)) == before
    assert points_of(parks) == {"P-1"}
    assert point.revisions.latest("number").content["theme"] == "TH-1"
    assert Link.objects.filter(cause=event, effect=parks, kind=LinkKind.PART_OF).exists()
    gone = Record.objects.get(pk=trees.pk)
    assert (gone.state, gone.withdrawn_because) == ("withdrawn", "They are one.")


def test_the_address_of_a_merged_theme_says_where_it_went(make, merge, client):
    parks, trees = make("theme", title="Parks"), make("theme", title="Trees")
    merge(trees, into=parks)
    answer = client.get(trees.get_absolute_url())
    assert answer.status_code == 410
    assert "Parks (TH-1)" in answer.content.decode()
    assert "They are one." in answer.content.decode()
    assert "TH-2" in client.get(parks.get_absolute_url()).content.decode()


def test_an_answer_to_a_merged_theme_can_still_be_reached(make, merge, client, at):
    parks, trees = make("theme"), make("theme")
    answer = make("response", title="We plant", publish=True, heard="You asked", did="We do", asked="What?")
    Link.objects.get_or_create(cause=trees, effect=answer, kind=LinkKind.ANSWERED_BY, defaults={"at": at})
    merge(trees, into=parks)
    assert Link.objects.filter(cause=trees, effect=answer).exists()


def test_each_merged_theme_has_its_line(make, merge, cycle):
    into, *others = (make("theme") for _n in range(3))
    merge(*others, into=into)
    lines = Entry.objects.filter(kind="theme.merged").order_by("number").values_list("subject", "facts")
    assert list(lines) == [(f"{cycle.slug}/TH-{n}", '{"to":"TH-1"}') for n in (2, 3)]


def test_a_second_click_merges_once(make, merge):
    into, other, key = make("theme"), make("theme"), uuid4()
    for _again in range(2):
        assert merge(other, into=into, key=key) == into
    assert Entry.objects.filter(kind="theme.merged").count() == 1


def test_what_cannot_be_merged_is_refused_whole(make, merge, other_cycle, steward, at, team_member):
    into, other = make("theme"), make("theme")
    gone = withdraw(record=make("theme"), reason="Twice.", by=steward, at=at)
    wrong = [into, gone, make("theme", publish=False), make("theme", cycle=other_cycle), make("objective")]
    for each in wrong:
        with pytest.raises(NotJoined):
            merge(other, each, into=into)
    with pytest.raises(NotJoined):
        merge(into=into)
    with pytest.raises(ReasonNeeded):
        merge(other, into=into, reason="")
    with pytest.raises(Refused):
        merge(other, into=into, by=team_member)
    assert Theme.objects.filter(record__state="published").count() == 3
    assert not Link.objects.exists()


def test_a_split_places_everything_and_leaves_nothing_behind(make, say, code, put, split, cycle, passer_by):
    theme = make("theme", title="Parks and bins")
    parks, bins = make("code", title="parks"), make("code", title="bins")
    event = make("activity", stage=make("stage", when="March 2018").reference)
    p, q, r = (make("point", title=n, theme=theme.reference) for n in "pqr")
    a, b, c, d = (say(n) for n in "abcd")
    code(parks, a)
    code(bins, b)
    put(theme, parks, bins, c, event)
    put(p, d)
    made = split(theme, Part("Parks", causes=[parks], points=[p]), Part("Bins", causes=[bins, c], points=[q]))
    assert [new.title for new in made] == ["Parks", "Bins"]
    assert [references(new, cycle, passer_by) for new in made] == [{"I-1", "I-4"}, {"I-2", "I-3"}]
    assert [points_of(new) for new in made] == [{"P-1", "P-3"}, {"P-2"}]  # the third was not placed
    assert points_of(theme) == set()
    assert Link.objects.filter(cause=event, kind=LinkKind.PART_OF).count() == 3
    assert Theme.objects.get(pk=made[0].pk).standing == "proposed"
    order = Theme.objects.filter(record__state="published").order_by("record__position")
    assert list(order.values_list("record__title", flat=True)) == ["Parks", "Bins"]
    line = Entry.objects.get(kind="theme.split")
    assert (line.subject, line.facts) == (f"{cycle.slug}/TH-1", '{"into":["TH-2","TH-3"]}')
    assert r.revisions.count() == 2


def test_the_address_of_a_split_theme_leads_to_its_parts(make, split, client):
    theme = make("theme")
    split(theme, Part("Parks"), Part("Bins"))
    page = client.get(theme.get_absolute_url())
    assert page.status_code == 410
    assert "Parks (TH-2)" in page.content.decode()
    assert "Bins (TH-3)" in page.content.decode()
    assert "TH-1" in client.get("/oakland-2018-20/themes/TH-2/").content.decode()


def test_what_is_not_of_the_theme_or_claimed_twice_is_refused_whole(make, say, put, split, team_member):
    theme, stranger = make("theme"), say()
    point = make("point", theme=theme.reference)
    for parts in (
        (Part("A", causes=[stranger]), Part("B")),
        (Part("A", points=[stranger]), Part("B")),
        (Part("A", points=[point]), Part("B", points=[point])),
    ):
        with pytest.raises(NotOfTheTheme):
            split(theme, *parts)
    with pytest.raises(TooFewParts):
        split(theme, Part("A"))
    with pytest.raises(Invalid):
        split(theme, Part("A"), Part(" "))
    with pytest.raises(Refused):
        split(theme, Part("A"), Part("B"), by=team_member)
    assert list(Theme.objects.values_list("record__reference", "record__state")) == [("TH-1", "published")]


def test_a_second_click_splits_once(make, split, cycle):
    theme, key = make("theme"), uuid4()
    first = split(theme, Part("A"), Part("B"), key=key)
    assert split(theme, Part("A"), Part("B"), key=key) == first
    assert Theme.objects.filter(record__cycle=cycle).count() == 3


def test_numbers_after_both_are_those_of_the_links(make, say, put, merge, split, cycle):
    one, two = make("theme"), make("theme")
    put(one, say("a"), say("b"))
    put(two, say("c"))
    merge(two, into=one)
    left, right = split(one, Part("A"), Part("B"))
    found = raised_by([left.pk, right.pk], cycle)
    assert [sum(found[each.pk].values()) for each in (left, right)] == [3, 0]
