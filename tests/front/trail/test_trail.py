"""The whole story of a record: what led to it, what came of it, and every line about it."""

from datetime import timedelta

import pytest
from django.db import transaction

from moothill.commons.journal.operations import write
from moothill.commons.policy.actors import Actor
from moothill.commons.record.batches import Item, Tie, bring_in
from moothill.commons.record.linking import join
from moothill.commons.record.models import Link, LinkKind
from moothill.commons.record.operations import withdraw
from moothill.core.policy import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(make, tie):
    """One contribution that came all the way to an answer."""
    said = make("input", title="Trains at night", words="Run trains at night.")
    code, theme = make("code", title="Trains"), make("theme", title="Getting home", number="1")
    point = make("point", title="Later trains", theme=theme.reference)
    answer = make(
        "response",
        title="On trains",
        heard="Later trains.",
        did="A trial.",
        outcome="partly",
        because="Money",
    )
    Link.objects.filter(effect=answer).delete()  # what it answers is said here
    tie(said, code, LinkKind.CODED_TO, day=1, reason="It is about trains")
    tie(code, theme, LinkKind.PART_OF, day=2)
    tie(said, point, LinkKind.PART_OF, day=3)
    tie(theme, answer, LinkKind.ANSWERED_BY, day=4)
    return {"input": said, "code": code, "theme": theme, "point": point, "response": answer}


def page(client, record, query=""):
    return client.get(f"{record.get_absolute_url()}trail/{query}")


def test_what_became_of_a_contribution_stands_on_top_in_one_sentence(client, world):
    answer = page(client, world["input"])
    assert "It was answered on 5 March 2018, by " in answer.content.decode()
    shown = answer.content.decode()
    assert ">On trains (RE-1)</a>: partly taken up." in shown
    assert "&lt;a" not in shown


def test_words_of_others_in_the_sentence_are_escaped(client, make, tie):
    said, theme = make("input", words="x"), make("theme", title="<b>100 %s & more")
    tie(said, theme, LinkKind.PART_OF)
    shown = page(client, said).content.decode()
    assert "&lt;b&gt;100 %s &amp; more (TH-1)</a>. No answer is recorded." in shown and "<b>" not in shown


def test_each_step_onward_is_told_in_the_order_in_which_it_came_to_count(client, world):
    steps = page(client, world["input"]).context["effects"].steps
    assert [(step.cause.kind, step.effect.kind) for step in steps] == [
        ("input", "code"),
        ("code", "theme"),
        ("input", "point"),
        ("point", "theme"),
        ("theme", "response"),
    ]


def test_what_led_here_is_told_one_step_back(client, world):
    groups = page(client, world["theme"]).context["groups"]
    assert [(group.name, group.count, group.rows[0].record) for group in groups] == [
        ("of.point", 1, world["point"]),
        ("part-of.code", 1, world["code"]),
    ]
    (group,) = page(client, world["response"]).context["groups"]
    assert group.rows[0].record == world["theme"]


def test_a_contribution_tells_to_which_call_it_came(client, make):
    call = make("call", title="What should change?")
    said = make("input", words="Trains", call=call.reference)
    assert f'href="{call.get_absolute_url()}"' in page(client, said).content.decode()


def test_every_page_of_a_record_leads_to_its_story(client, world):
    for record in world.values():
        assert (
            f'href="{record.get_absolute_url()}trail/"'
            in client.get(record.get_absolute_url()).content.decode()
        )


def test_what_nobody_knows_is_said_plainly(client, make):
    theme = make("theme")
    point = make("point", theme=theme.reference, origin="unknown")
    assert "Nobody knows from which contribution it came." in page(client, point).content.decode()
    shown = page(client, theme).content.decode()
    assert "Nobody knows from which contributions it came" in shown
    assert "No answer is recorded." in shown and "0 of its 1 points answered." in shown
    assert (
        "it is in no theme, and no answer is recorded"
        in page(client, make("input", words="x")).content.decode()
    )


def test_an_answered_point_counts(client, world, tie):
    tie(world["point"], world["response"], LinkKind.ANSWERED_BY, day=5)
    assert "1 of its 1 points answered." in page(client, world["theme"]).content.decode()


def test_a_draft_is_no_step_for_the_public_and_one_for_insiders(client, client_of, steward, make, tie):
    said, code = make("input", words="x"), make("code")
    hidden = make("theme", title="A canary sings", publish=False)
    tie(said, code, LinkKind.CODED_TO)
    tie(code, hidden, LinkKind.PART_OF)
    tie(hidden, make("response", heard="a", did="b", title="An answer"), LinkKind.ANSWERED_BY)
    public = page(client, said)
    assert "A canary sings" not in public.content.decode()
    assert [step.effect for step in public.context["effects"].steps] == [code]
    assert "A canary sings" in page(client_of(steward), said).content.decode()
    assert page(client, hidden).status_code == 404
    assert page(client_of(steward), hidden).status_code == 200


def test_what_was_withdrawn_shows_its_reason_and_no_longer_answers(client, world, steward, at):
    withdraw(record=world["response"], reason="It was wrong", by=steward, at=at + timedelta(days=6))
    shown = page(client, world["input"]).content.decode()
    assert "On trains" not in shown and "It was wrong" in shown
    assert "No answer is recorded." in shown
    gone = page(client, world["response"])
    assert gone.status_code == 410 and "It was wrong" in gone.content.decode()


def test_nothing_that_was_said_of_what_was_withdrawn_is_told(client, make, tie, steward, at):
    said, theme = make("input", words="x"), make("theme", title="A canary sings")
    tie(said, theme, LinkKind.PART_OF, note="It speaks of the canary", reason="The canary again")
    withdraw(record=theme, reason="Twice", by=steward, at=at + timedelta(days=1))
    shown = page(client, said).content.decode()
    assert "canary" not in shown and "TH-1" in shown and "Twice" in shown
    withdraw(record=said, reason="Mine no more", by=steward, at=at + timedelta(days=1))
    assert page(client, said).status_code == 410


def test_lines_from_before_it_led_there_are_not_told(client, told, make, tie, at):
    said, theme = make("input", words="x"), make("theme")
    before = make("code")
    tie(before, theme, LinkKind.PART_OF, day=1, reason="Before it")
    tie(said, theme, LinkKind.PART_OF, day=2, reason="Now")
    tie(theme, make("response", heard="a", did="b"), LinkKind.ANSWERED_BY, day=3, reason="At last")
    assert [why for _n, _at, _by, why in told(said)] == ["", "Now", "At last"]


def test_what_came_with_an_import_begins_with_the_line_of_the_import(told, cycle, at):
    by = Actor(name="Importer", roles={cycle.pk: frozenset({Role.STEWARD})})
    items = [
        Item("theme", {"title": "Old"}, handle="theme"),
        Item("input", {"title": "Said long ago", "words": "Trains"}, handle="said"),
    ]
    ties = [Tie("said", "theme", LinkKind.PART_OF)]
    made = bring_in(
        cycle=cycle, items=items, ties=ties, by=by, at=at, reason="Brought over", source="old.csv"
    )
    bring_in(
        cycle=cycle,
        items=[Item("theme", {"title": "New"})],
        by=by,
        at=at + timedelta(1),
        reason="Another",
        source="new.csv",
    )
    assert [(who, why) for _n, _at, who, why in told(made["said"])] == [("Importer", "Brought over")]


def test_a_wide_theme_is_counted_and_shown_part_by_part_in_as_many_questions(
    client, make, world, steward, at, django_assert_max_num_queries, django_assert_num_queries
):
    theme = make("theme")
    many = [make("input", words=f"Number {number}") for number in range(61)]
    pairs = [(each.pk, theme.pk) for each in many]
    join(pairs=pairs[:1], kind=LinkKind.PART_OF, by=steward, at=at)
    with django_assert_max_num_queries(30) as few:
        page(client, theme)
    join(pairs=pairs[:3], kind=LinkKind.PART_OF, by=steward, at=at)
    with django_assert_num_queries(len(few)):
        page(client, theme)
    join(pairs=pairs, kind=LinkKind.PART_OF, by=steward, at=at)
    with django_assert_num_queries(len(few) + 1):  # what does not stand on the page whole must be counted
        shown = page(client, theme)
    (group,) = [each for each in shown.context["groups"] if each.name == "part-of.input"]
    assert (group.count, len(group.rows)) == (61, 10)
    seen, query = [], "?causes=part-of.input"
    while query:
        part = page(client, theme, query)
        seen += [row.record for row in part.context["groups"][0].rows]
        query = part.context["older"]
    assert seen == many


def test_an_event_that_is_part_of_a_theme_led_there_too(client, make, world, tie):
    stage = make("stage", title="One", when="March 2018")
    event = make(
        "activity", title="A walk", stage=stage.reference, form="event", when="5 March 2018", place="Ayr"
    )
    tie(event, world["theme"], LinkKind.PART_OF)
    shown = page(client, world["theme"]).context
    assert [group.count for group in shown["groups"] if group.name == "part-of.activity"] == [1]
    (group,) = page(client, world["theme"], "?causes=part-of.activity").context["groups"]
    assert [row.record for row in group.rows] == [event]


def test_causes_beyond_those_read_count_although_a_contribution_was_among_those(
    client, make, world, tie, monkeypatch
):
    theme = world["theme"]
    for cause in (make("input", words="Odd"), *(make("objective") for _number in range(4))):
        tie(cause, theme, LinkKind.SUPERSEDES)
    monkeypatch.setattr("moothill.front.trail.behind.MOST", 4)
    shown = page(client, theme).context
    (group,) = [each for each in shown["groups"] if each.name == "superseded-by.objective"]
    assert (shown["behind"].near, group.count) == (None, 4)


def test_causes_too_many_to_be_read_at_once_are_told_as_those_that_were(
    client, make, world, tie, monkeypatch
):
    theme = world["theme"]
    for number in range(12):
        tie(make("code", title=f"Code {number}"), theme, LinkKind.PART_OF, day=20 - number)
    shown = page(client, theme).context
    assert [(group.count, bool(group.more)) for group in shown["groups"] if group.name == "part-of.code"] == [
        (13, True)
    ]
    monkeypatch.setattr("moothill.front.trail.behind.MOST", 12)
    asked = page(client, theme).context
    assert len(shown["behind"].near) == 13 and asked["behind"].near is None
    assert asked["groups"] == shown["groups"]


@pytest.mark.parametrize(
    "query", ["?after=x", "?causes=part-of.nothing", "?causes=part-of.code&from=y", "?causes="]
)
def test_a_place_that_was_never_given_out_is_refused_in_words(client, world, query):
    answer = page(client, world["theme"], query)
    assert answer.status_code == 400
    assert "Begin at" in answer.content.decode()


def test_another_kinds_address_or_no_reference_is_not_found(client, world):
    assert (
        client.get(f"{world['input'].get_absolute_url().replace('inputs', 'themes')}trail/").status_code
        == 404
    )
    assert client.get(f"{world['input'].get_absolute_url()[:-1]}99/trail/").status_code == 404


def test_circles_of_links_end(client, world, tie):
    tie(world["theme"], world["code"], LinkKind.PART_OF, day=9)
    assert page(client, world["code"]).status_code == 200
    assert Link.objects.count() == len(world)


def test_every_kind_of_link_reads_from_both_ends_on_the_pages_of_both(client, make, tie):
    first, second = make("objective", title="An end"), make("objective", title="Another end")
    for kind in LinkKind:
        tie(first, second, kind)
    for record in (first, second):
        assert client.get(record.get_absolute_url()).status_code == 200


def test_a_records_page_lists_the_first_links_only(client, make, steward, at):
    theme = make("objective")
    others = [make("objective", title=f"Another {number}") for number in range(22)]
    join(pairs=[(each.pk, theme.pk) for each in others], kind=LinkKind.SAME_AS, by=steward, at=at)
    answer = client.get(theme.get_absolute_url())
    assert len(answer.context["links"]) == 20
    assert "the whole story tells all" in answer.content.decode()


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("theme.agreed", "Theme: agreed"),
        ("call.finished", "Call: finished: everybody has an answer"),
        ("call.reopened", "an answer to it was withdrawn"),
        ("theme.unheard-of", "unheard-of"),
    ],
)
def test_new_acts_are_told_in_words_and_an_unknown_one_as_it_is(
    client, cycle, steward, at, make, kind, words
):
    code = make("code")
    with transaction.atomic():
        write(head=cycle.head_id, kind=kind, subject=f"{cycle.slug}/{code.reference}", by=steward, at=at)
    assert words in page(client, code).content.decode()
