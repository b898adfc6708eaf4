"""How a plan was made is counted from the public record alone; what an edition changes is compared."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moothill.commons.policy.actors import OPERATOR
from moothill.commons.record.batches import Item, bring_in
from moothill.commons.record.linking import join
from moothill.commons.record.models import LinkKind
from moothill.core.policy import Role, Side
from moothill.rooms.commitments.models import Consultation, Edition
from moothill.rooms.commitments.queries.changes import changes
from moothill.rooms.commitments.queries.document_words import made_words, window_words
from moothill.rooms.commitments.queries.making import making_of
from moothill.rooms.commitments.queries.unanswered import heard_of
from moothill.rooms.signoffs.kinds import Verdict
from moothill.rooms.signoffs.operations import NewStep, lay_route, sign
from moothill.rooms.signoffs.queries import steps_of_route


@pytest.mark.django_db
def test_every_figure_stands_in_the_record_with_its_days_and_its_page(
    issued, promised, cut, make, steward, at, cycle
):
    stage = make("stage", when="March 2018").reference
    event = {"stage": stage, "form": "event", "place": "The hall"}
    held = {**event, "state": "complete", "came": "9", "outcome": "Much."}
    make("activity", when="5 February 2018", **held)
    make("activity", when="9 February 2018", **held)
    make("activity", when="12 February 2018", state="not-recorded", **event)
    make("activity", when="5 March 2019", state="planned", **event)
    call = make("call", title="What matters?")
    said = [make("input", title=words, call=call.reference) for words in ("Oaks", "Elms", "Books")]
    make("input", title="Secret", publish=False)
    theme = make("theme", title="Trees")
    make("point", theme=theme.reference)
    make("response", answers_to=[{"to": said[0].reference}])
    commitment, alone = promised("1"), promised("2")
    join(pairs=[(said[2].pk, commitment.pk)], kind=LinkKind.BECAME, by=steward, at=at)
    draft = cut(commitment)
    steps = [
        NewStep("Cabinet", Role.STEWARD, Side.GOVERNMENT),
        NewStep("Network", Role.STEWARD, Side.CIVIL_SOCIETY),
    ]
    route = lay_route(on=draft, title="Approval", why="", steps=steps, by=steward, at=at)
    sign(
        step=steps_of_route(route)[1],
        verdict=Verdict.APPROVED,
        day=cycle.day(at),
        said_by="Ash",
        by=steward,
        at=at,
    )

    contents = Edition.objects.get(pk=issued(draft, cut(alone)).pk).contents
    told = {
        row["code"]: words
        for row, (words, _page) in zip(contents["made"], made_words(contents["made"]), strict=True)
    }
    assert told == {
        "events": "2 events were held. (5 February 2018 to 9 February 2018) "
        "Whether 1 other event took place is not recorded.",
        "contributions": "3 contributions were made, to 1 call or elsewhere. (1 March 2018)",
        "themes": "2 themes were made of them, with 1 point. (1 March 2018)",
        "answers": "1 answer was published; 1 of 3 contributions have one. (1 March 2018)",
        "drafts": "2 numbered drafts of commitments were cut. (1 March 2018)",
        "comments": "No draft is recorded as having been open for comment.",
        "signed": f"Signed off, 1 of 2 steps: {draft.title} ({draft.reference}). (1 March 2018)",
    }
    assert [each["unlinked"] for each in contents["commitments"]] == [False, True]


def test_the_window_is_told_in_words():
    given = {"months": 4, "confirmed": False, "delivered": "2018-03-01", "last": "2018-07-01"}
    inside, doubt = window_words(given, "2018-07-01")
    assert "inside the window" in inside and "until 1 July 2018" in inside and "Nobody has confirmed" in doubt
    assert "it closed on 1 July 2018" in next(window_words(given, "2018-07-02"))
    assert "No submission is recorded yet" in next(window_words({**given, "last": ""}, "2018-07-02"))


fields = st.fixed_dictionaries({name: st.sampled_from(("a", "b")) for name in ("problem", "result")})
milestones = st.dictionaries(st.sampled_from(("MS-1", "MS-2")), st.sampled_from(("x", "y"))).map(
    lambda found: [{"reference": name, "number": name[-1], "title": title} for name, title in found.items()]
)
bundles = st.dictionaries(st.sampled_from(("C-1", "C-2", "C-3")), st.tuples(fields, milestones)).map(
    lambda found: [
        {"reference": name, "number": name[-1], "title": "", "draft": "", "fields": one, "milestones": steps}
        for name, (one, steps) in found.items()
    ]
)


@given(bundles, bundles)
@settings(max_examples=80, deadline=None)
def test_what_is_told_as_changed_is_exactly_what_differs(before, after):
    assert changes(before, before) == []
    old, new = ({each["reference"]: each for each in bundle} for bundle in (before, after))
    told = {row["reference"]: row for row in changes(before, after)}
    for name in {*old, *new}:
        if name not in old or name not in new:
            assert told[name]["what"] == ("added" if name in new else "dropped")
            continue
        one, other = old[name], new[name]
        same = one["fields"] == other["fields"] and sorted(map(str, one["milestones"])) == sorted(
            map(str, other["milestones"])
        )
        assert (name not in told) == same
        if not same:
            differing = [
                field for field in ("problem", "result") if one["fields"][field] != other["fields"][field]
            ]
            assert told[name]["fields"] == differing


@pytest.fixture
def comments_told(cycle, make, at):
    """The sentence of the plan about comments, once drafts were open under a call with these values, brought in or not."""

    def told(*, brought=False, said=0, again=False, **values):
        values = {"title": "What of this draft?", **values}
        if brought:
            item = Item("call", values, handle="call")
            call = bring_in(cycle=cycle, items=[item], by=OPERATOR, at=at, reason="old", source="a list")[
                "call"
            ]
        else:
            call = make("call", **values)
        edition = make("edition", publish=False)
        Consultation.objects.create(call_id=call.pk, on=edition)
        for number in range(said):
            make("input", title=f"More {number}", call=call.reference)
        if again:
            other = make("call", title="And now?")
            Consultation.objects.create(call_id=other.pk, on=edition)
            make("input", title="Less", call=other.reference)
        heard = heard_of(cycle, [edition.pk], cycle.day(at))
        rows = making_of(cycle, heard=heard, laid_on=[], counted=cycle.day(at))
        (row,) = [row for row in rows if row["code"] == "comments"]
        return next(made_words([row]))[0]

    return told


ELSEWHERE = {"form": "elsewhere", "address": "https://example.org/", "when": "February 2018"}
OVER = {"opens_at": "2018-02-01 09:00", "closes_at": "2018-02-20 17:00"}
OPEN = {"opens_at": "2018-02-01 09:00", "closes_at": "2018-04-20 17:00"}
ONCE, UNKNOWN = "Drafts were open for comment once.", "How many comments came is not recorded."
NONE = "0 comments were made, and 0 answered."


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("given", "words"),
    [
        (ELSEWHERE, f"{ONCE} {UNKNOWN}"),
        ({**ELSEWHERE, "brought": True}, f"{ONCE} {UNKNOWN}"),
        ({**OVER, "brought": True}, f"{ONCE} {UNKNOWN}"),
        ({**OPEN, "brought": True}, f"{ONCE} {NONE}"),
        (OVER, f"{ONCE} {NONE}"),
        ({**ELSEWHERE, "said": 2}, f"{ONCE} 2 comments were made, and 0 answered."),
        (
            {**ELSEWHERE, "again": True},
            "Drafts were open for comment 2 times. 1 comment was made, and 0 answered. "
            "How many comments came to 1 other consultation is not recorded.",
        ),
    ],
)
def test_where_nobody_counted_the_comments_the_plan_says_so(comments_told, given, words):
    assert comments_told(**given) == words


def test_an_edition_that_was_issued_before_reads_as_it_did():
    row = {"code": "comments", "number": 0, "calls": 1, "answered": 0, "page": "calls/", "from": "", "to": ""}
    assert list(made_words([row])) == [(f"{ONCE} {NONE}", "calls/")]


@pytest.fixture
def figure(cycle, at):
    """A row of how the plan was made, counted on the day of the tests, 1 March 2018."""

    def of(code, counted=None):
        heard = heard_of(cycle, [], cycle.day(at))
        rows = making_of(cycle, heard=heard, laid_on=[], counted=counted or cycle.day(at))
        return next(row for row in rows if row["code"] == code)

    return of


@pytest.fixture
def brought(cycle, at):
    """One record that an import brought in on 1 March 2018."""

    def of(kind, **values):
        item = Item(kind, {"title": "Of old", **values}, handle="it")
        return bring_in(cycle=cycle, items=[item], by=OPERATOR, at=at, reason="old", source="a list")["it"]

    return of


def days(row):
    return row["from"], row["to"]


@pytest.mark.django_db
def test_an_answer_is_of_the_day_that_it_gives_and_else_of_its_publication(figure, make):
    make("response", day="2018-02-03")
    assert days(figure("answers")) == ("2018-02-03", "2018-02-03")
    make("response")
    assert days(figure("answers")) == ("2018-02-03", "2018-03-01")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "code", "values"),
    [
        ("theme", "themes", {}),
        ("response", "answers", {"asked": "What?", "heard": "Trees.", "did": "We plant.", "because": "Yes."}),
        ("input", "contributions", {"form": "idea", "words": "Oaks"}),
    ],
)
def test_the_day_of_an_import_is_the_day_of_nothing_that_it_brought(
    figure, brought, make, kind, code, values
):
    make(kind)
    assert days(figure(code)) == ("2018-03-01", "2018-03-01")
    number = figure(code)["number"]
    if kind == "response":
        values = {**values, "answers_to": [{"to": make("theme").reference}]}
    brought(kind, **values)
    assert figure(code)["number"] == number + 1
    assert days(figure(code)) == ("", "")


@pytest.mark.django_db
def test_what_was_brought_in_keeps_the_days_that_it_gives(figure, brought):
    values = {"form": "idea", "words": "Oaks"}
    brought("input", when="5 January 2018", entered_on="2018-02-01", **values)
    brought("input", entered_on="2018-02-03", **values)
    assert days(figure("contributions")) == ("2018-01-05", "2018-02-03")


@pytest.mark.django_db
def test_no_day_of_a_figure_comes_after_the_count(figure, make):
    call = make(
        "call", opens_at="2018-01-01 09:00", closes_at="2018-04-20 17:00", reply_by="2018-05-20"
    ).reference
    make("call", title="One that nobody answered")
    make("input", call=call, when="7 March 2018")
    assert days(figure("contributions")) == ("", "")
    make("input", when="5 February 2018")
    row = figure("contributions")
    assert (days(row), row["number"], row["calls"]) == (("2018-02-05", "2018-03-01"), 2, 1)
    later = figure("contributions", counted=date(2018, 3, 9))
    assert days(later) == ("2018-02-05", "2018-03-07")
