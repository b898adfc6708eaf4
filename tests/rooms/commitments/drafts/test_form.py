"""What a cycle asks of its commitments: the template in its own words, and questions of its own."""

import json

import pytest

from moothill.commons.journal.models import Entry
from moothill.commons.policy.errors import Refused
from moothill.commons.record import kinds
from moothill.commons.record.context import Context
from moothill.commons.record.errors import ReasonNeeded, Unchanged
from moothill.commons.record.forms import form_for
from moothill.rooms.commitments.errors.drafts import BadForm
from moothill.rooms.commitments.kinds import NEEDED, TEMPLATE
from moothill.rooms.commitments.models import Commitment, Draft, PlanForm
from moothill.rooms.commitments.operations.forms import MOST_OWN, Wish, set_form
from moothill.rooms.commitments.queries.forms import form_of
from moothill.rooms.commitments.queries.frozen import parts_of

pytestmark = pytest.mark.django_db

CAUSES = Wish("causes", label="Where does it come from?", help="In two lines.", column="Short Title")
PEOPLE = Wish("", label="How many people gain by it?", needed=True)


@pytest.fixture
def ask(cycle, steward, at):
    def of(*wishes: Wish, **given):
        return set_form(
            **{
                "cycle": cycle,
                "wishes": wishes,
                "reason": "The forum asked.",
                "by": steward,
                "at": at,
                **given,
            }
        )

    return of


def test_without_a_word_of_its_own_a_cycle_asks_what_the_template_asks(cycle):
    fields = form_of(cycle)
    assert [each.name for each in fields] == list(TEMPLATE)
    assert {each.name for each in fields if each.needed} == set(NEEDED)
    assert {each.name: each.column for each in fields}["civil_lead"] == "Supporting Institution(s)"
    assert all(each.shown and each.label for each in fields)


def test_a_cycle_says_it_in_its_own_words_and_asks_more(ask, cycle):
    fields = {each.name: each for each in ask(CAUSES, Wish("resources", shown=False), PEOPLE)}
    assert (fields["causes"].label, fields["causes"].column) == ("Where does it come from?", "Short Title")
    assert not fields["resources"].shown
    assert fields["own-1"].own and fields["own-1"].needed
    line = Entry.objects.latest("pk")
    assert (line.kind, line.reason) == ("plan-form.set", "The forum asked.")
    assert json.loads(line.facts) == {"fields": ["causes", "own-1", "resources"]}
    with pytest.raises(Unchanged):
        ask(CAUSES)
    back = {each.name: each for each in ask(Wish("causes", column="Full Text"))}
    assert back["causes"].own_label == "" and str(back["causes"].label) == "What are the causes?"
    assert [row["name"] for row in PlanForm.objects.get().fields] == ["resources", "own-1"]


@pytest.mark.parametrize(
    "wish",
    [Wish("title", shown=False), Wish("problem", needed=False, column="Full Text"), Wish("lead", needed=True),
     Wish("nothing"), Wish("causes", column="Colour"), Wish("", label="x" * 201), Wish("own-1", label="")],
)  # fmt: skip
def test_what_makes_no_sense_is_refused_and_leaves_no_trace(wish, ask):
    ask(PEOPLE)
    lines, stored = Entry.objects.count(), PlanForm.objects.get().fields
    with pytest.raises(BadForm):
        ask(Wish("goals", label="Goals"), wish)
    assert (Entry.objects.count(), PlanForm.objects.get().fields) == (lines, stored)


def test_a_reason_and_leave_are_needed_and_questions_are_not_without_end(ask, cast):
    with pytest.raises(ReasonNeeded):
        ask(CAUSES, reason=" ")
    for name, actor in cast.items():
        if name not in {"steward", "civil_steward"}:
            with pytest.raises(Refused):
                ask(CAUSES, by=actor)
    with pytest.raises(BadForm, match=str(MOST_OWN)):
        ask(*[Wish("", label=f"Question {number}") for number in range(MOST_OWN + 1)])
    assert not PlanForm.objects.exists()


def test_the_edit_form_asks_so_and_answers_are_kept_and_drafted(
    ask, commitment, cycle, steward, client_of, cut
):
    kind = kinds.get("commitment")
    assert "more" not in form_for(kind, Context(cycle)).fields
    ask(CAUSES, PEOPLE, Wish("", label="And then?"), Wish("resources", shown=False))
    form = form_for(kind, Context(cycle))
    assert str(form.fields["causes"].label) == "Where does it come from?" and "resources" not in form.fields
    browser, address = client_of(steward), f"{commitment.get_absolute_url()}edit/"
    page = browser.get(address).content.decode()
    assert "How many people gain by it?" in page and 'name="more-own-1"' in page
    sent = {
        "title": "Open the budget",
        "problem": "P",
        "base": "1",
        "save": "1",
        "more-own-1": "Ten.\n\nOr more.",
        "more-own-2": "",
    }
    assert browser.post(address, sent).status_code in (302, 303)
    assert Commitment.objects.get().more == [{"name": "own-1", "words": "Ten.\n\nOr more."}]
    cut()
    ask(Wish("own-1", label="How many?", shown=False))
    part = parts_of(Draft.objects.get())[-1]
    assert part.label == "How many people gain by it?", "as it was called then"
    assert [each.anchor for each in part.paragraphs] == ["p-own-1-1", "p-own-1-2"]
    page = browser.get(address).content.decode()
    assert '<input type="hidden" name="more-own-1" value="Ten.' in page, (
        "what is not asked any more is not lost"
    )


def test_everybody_reads_what_is_asked_and_stewards_set_it(
    client, client_of, steward, account_holder, home, cycle
):
    page = client.get(f"{home}commitments/form/").content.decode()
    assert "Supporting Institution(s)" in page and "not confirmed" in page and "edit/" not in page
    address = f"{home}commitments/form/edit/"
    assert client.get(address).status_code == 302
    assert client_of(account_holder).get(address).status_code == 403
    browser = client_of(steward)
    opened = browser.get(address)
    given = {
        name: value if value is not True else "on"
        for name, value in opened.context["form"].initial.items()
        if value not in (False, None, "")
    }
    answer = browser.post(address, given | {"causes.label": "Why is it so?", "new-1.label": "How many?"})
    assert answer.status_code == 422 and "Why is it so?" in answer.content.decode()
    sent = given | {"causes.label": "Why is it so?", "new-1.label": "How many?", "reason": "Plainer."}
    assert browser.post(address, sent).status_code == 303
    fields = {each.name: each for each in form_of(cycle)}
    assert (fields["causes"].label, fields["own-1"].label) == ("Why is it so?", "How many?")
    assert browser.post(address, sent | {"new-1.label": ""}).status_code == 422, (
        "a second click changes nothing"
    )
    assert Entry.objects.filter(kind="plan-form.set").count() == 1
    assert "Why is it so?" in client.get(f"{home}commitments/form/").content.decode()
