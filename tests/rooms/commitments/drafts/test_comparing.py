"""Two drafts compared: exactly what differs, in words and word by word."""

from copy import deepcopy

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags
from hypothesis import given, settings
from hypothesis import strategies as st

from moothill.commons.record import kinds
from moothill.commons.record.operations import withdraw
from moothill.rooms.commitments.kinds import DRAFTED
from moothill.rooms.commitments.queries.comparing import compare
from moothill.rooms.commitments.queries.frozen import digest_of, says_the_same

LINES = ("title", "lead", "government_lead", "civil_lead", "contact", "ogp_id")
TEXTS = ("problem", "causes", "so_far", "solution", "result", "resources")
words = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=40).map(str.strip)


def empty(kind: str) -> dict:
    return {field.name: [] if field.empty == () else field.empty for field in kinds.get(kind).fields}


def contents(**values) -> dict:
    return {"commitment": empty("commitment") | values, "milestones": [], "labels": {}}


def step(reference="MS-1", **values) -> dict:
    return {"reference": reference, **empty("milestone"), **values}


@settings(max_examples=20, deadline=None)
@given(
    st.fixed_dictionaries(dict.fromkeys((*LINES, *TEXTS), words)),
    st.fixed_dictionaries({}, optional=dict.fromkeys((*LINES, *TEXTS), words)),
)
def test_a_comparison_names_exactly_the_fields_that_differ(values, changes):
    old, new = contents(**values), contents(**values | changes)
    labels = {
        str(kinds.get("commitment").field(name).label) for name in changes if changes[name] != values[name]
    }
    assert {str(each.label) for each in compare(old, new).fields} == labels
    assert {str(each.label) for each in compare(old, new, written=True).fields} == labels
    assert compare(old, new).same == says_the_same(old, new) == (old == new)
    assert compare(new, deepcopy(new)).same
    assert (digest_of(old) == digest_of(new)) == (old == new)
    assert digest_of(old) == digest_of(deepcopy(dict(reversed(old.items()))))


def test_every_field_of_a_draft_is_compared():
    filled = {
        name: [{"area": "water"}] if isinstance(empty("commitment")[name], list) else "x"
        for name in DRAFTED
        if name not in ("values", "goals", "others", "when")
    }
    found = compare(contents(), contents(**filled))
    assert [str(each.label) for each in found.fields] == [
        str(field.label) for field in kinds.get("commitment").fields if field.name in filled
    ]


def told(old, new) -> list[str]:
    return [strip_tags(sentence) for sentence in compare(old, new).told]


def test_milestones_are_told_in_words():
    march = {
        "words": "March 2019",
        "edtf": "2019-03",
        "earliest": "2019-03-01",
        "latest": "2019-03-31",
        "precision": "month",
    }
    june = march | {"words": "June 2019", "edtf": "2019-06", "earliest": "2019-06-01", "latest": "2019-06-30"}
    old, new = contents(), contents()
    old["milestones"] = [
        step("MS-1", number="1.1", title="A law", group="Laws", when=march),
        step("MS-2", number="1.2", title="A map"),
    ]
    new["milestones"] = [
        step("MS-1", number="1.2", title="A law", group="", when=june),
        step("MS-3", number="1.3", title="<b>A song</b>", when=june),
    ]
    assert told(old, new) == [
        "Milestone 1.3 &lt;b&gt;A song&lt;/b&gt; (MS-3) was added.",
        "Milestone 1.2 A map (MS-2) is gone.",
        "Milestone 1.2 A law (MS-1) has another number: it was 1.1, it is 1.2.",
        "Milestone 1.2 A law (MS-1) stands under another heading: it was Laws, it is none.",
        "Milestone 1.2 A law (MS-1) has other dates: they were March 2019, they are June 2019.",
    ]
    assert told(new, new) == []
    assert told(
        *[contents() | {"milestones": order} for order in (new["milestones"], new["milestones"][::-1])]
    ) == ["The milestones stand in another order."]


def test_words_of_a_milestone_are_compared_too():
    old, new = contents(), contents()
    old["milestones"] = [step(number="1", title="A law", output="A draft law")]
    new["milestones"] = [step(number="1", title="A law", output="A law in force")]
    found = compare(old, new)
    assert [(each.reference, [str(one.label) for one in each.differences]) for each in found.steps] == [
        ("MS-1", ["What will exist"])
    ]
    assert not found.fields and not found.told and not found.same


def test_answers_to_own_questions_are_compared_under_their_question():
    old, new = contents(), contents(more=[{"name": "own-1", "words": "Ten."}])
    new["labels"] = {"own-1": "How many people?"}
    assert [each.label for each in compare(old, new).fields] == ["How many people?"]
    assert [
        each.sides for each in compare(new, contents(more=[{"name": "own-1", "words": "Ten more."}])).fields
    ]


@pytest.mark.django_db
def test_the_page_shows_what_went_and_what_came_and_asks_a_fixed_number_of_questions(
    cut, change, commitment, step, client, home, steward, at
):
    one = step("A summary is out", output="A summary", when="June 2019")
    cut()
    change(commitment, problem="Hardly anybody can read it.\n\nIt has 900 pages.")
    change(one, output="A plain summary")
    cut(title="Second")
    address = f"{home}commitments/C-1/drafts/compare/"
    page = client.get(f"{address}?from=1&to=2").content.decode()
    assert "<ins>" in page and "<del>" in page and "Hardly" in page
    side = client.get(f"{address}?from=1&to=2&as=side").content.decode()
    assert 'class="mh_table mh_sides"' in side

    def questions(query: str) -> int:
        with CaptureQueriesContext(connection) as seen:
            assert client.get(f"{address}?{query}").status_code == 200
        return len(seen)

    before = questions("from=1&to=now&x=1")
    for number in range(3):
        step(f"Step {number}")
    assert questions("from=1&to=now&x=2") == before
    assert "was added" in client.get(f"{address}?from=2&to=now").content.decode()
    assert client.get(f"{address}?from=2&to=2").content.decode().count("They say the same.") == 1
    withdraw(record=commitment, reason="Merged", by=steward, at=at)
    assert client.get(f"{address}?from=1&to=2").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["from=3&to=1", "from=1&to=9", "from=x", "", "from=-1", "from=9999999999"])
def test_a_number_that_no_draft_has_is_answered_in_words(query, cut, client, home):
    cut()
    answer = client.get(f"{home}commitments/C-1/drafts/compare/?{query}")
    assert answer.status_code == 400
    assert "There is no draft" in answer.content.decode()
