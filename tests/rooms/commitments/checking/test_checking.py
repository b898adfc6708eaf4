"""What is still missing or unclear: on a page, in a list, as a sheet, and while somebody writes."""

import csv
import io

import pytest

from moothill.commons.cycles.operations import change_state
from moothill.commons.policy.actors import PASSER_BY
from moothill.commons.record.models import Record
from moothill.commons.record.operations import withdraw
from moothill.commons.record.panels import Place
from moothill.core.policy import CycleState
from moothill.core.standards.hints import Hint
from moothill.rooms.commitments.models import Commitment, PlanForm
from moothill.rooms.commitments.queries.checking import check_all, traced
from moothill.rooms.commitments.register.checking import CHECK
from tests.rooms.commitments.checking.conftest import WHOLE

pytestmark = pytest.mark.django_db


def hints_of(cycle, actor=PASSER_BY) -> dict[str, list[Hint]]:
    things = list(Commitment.objects.visible_in(cycle, actor).select_related("record").order_by("pk"))
    return {each.record.reference: list(each.hints) for each in check_all(things, cycle, actor)}


def codes(found) -> list[str]:
    return [each.code for each in found]


def test_a_commitment_that_says_everything_gives_no_hint_and_one_without_says_each(cycle, whole):
    good, bare = whole(), whole(traced=False, steps=False, contact="", values=[{"value": "technology"}])
    found = hints_of(cycle)
    assert found[good.reference] == []
    assert codes(found[bare.reference]) == ["no-milestone", "beside-only", "no-contact", "not-traced"]


def test_what_a_passer_by_cannot_see_counts_for_nothing(cycle, whole, make, steward, at):
    commitment = whole(steps=False)
    make(
        "milestone",
        commitment=commitment.reference,
        number="1",
        output="A register",
        when="June 2019",
        publish=False,
    )
    assert codes(hints_of(cycle)[commitment.reference]) == ["no-milestone"]
    assert "no-milestone" not in codes(hints_of(cycle, steward)[commitment.reference])
    said = Record.objects.get(kind="input")
    withdraw(record=said, reason="Twice", by=steward, at=at)
    assert traced([commitment.pk], cycle) == set()
    assert "not-traced" in codes(hints_of(cycle)[commitment.reference])


def test_what_the_cycle_asks_for_itself_is_asked_and_what_it_leaves_out_is_not(cycle, whole):
    row = {"label": "", "help": "", "shown": True, "needed": True, "column": ""}
    own = {**row, "name": "own-1", "label": "Which islands gain?"}
    hidden = {**row, "name": "contact", "shown": False, "needed": False}
    PlanForm.objects.create(cycle=cycle, fields=[{**row, "name": "resources"}, own, hidden])
    commitment = whole(contact="")
    found = hints_of(cycle)[commitment.reference]
    assert [each.words % each.facts for each in found] == [
        "“Resources” is empty.",
        "“Which islands gain?” is empty.",
    ]


@pytest.mark.parametrize("number", [1, 3])
def test_as_many_questions_for_one_commitment_as_for_three(cycle, whole, number, django_assert_num_queries):
    for _n in range(number):
        whole(contact="")
    with django_assert_num_queries(7):
        assert len(hints_of(cycle)) == number


def test_the_list_names_each_hint_with_its_rule_and_the_sheet_holds_the_same(
    cycle, whole, steward, client, client_of
):
    whole()
    bad = whole(contact="", title="=cmd() & <b>", problem="We utilise it.")
    page = client_of(steward).get(f"/{cycle.slug}/commitments/check/").content.decode()
    assert "It does not say whom to write to." in page and "standards/#CMT-06" in page
    assert '“<span translate="no">utilise</span>”' in page and "Plainer: use." in page
    assert "<b>" not in page and "mh_state-stop" not in page and "They are no score" in page
    assert client.get(f"/{cycle.slug}/commitments/check/?after=x").status_code == 400
    sheet = client.get(f"/{cycle.slug}/commitments/check.csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(sheet)))
    assert [row["rule"] for row in rows] == ["", "CMT-06", "plain"]
    assert rows[1]["title"] == "'=cmd() & <b>" and rows[1]["commitment"] == bad.reference
    assert client.get(f"/{cycle.slug}/commitments/check.csv").headers["Access-Control-Allow-Origin"] == "*"


def test_on_the_page_of_a_commitment_and_of_a_milestone_the_hints_stand_for_everybody(cycle, whole, client):
    commitment = whole(contact="")
    page = client.get(commitment.get_absolute_url()).content.decode()
    assert "What is still missing or unclear" in page and "It does not say whom to write to." in page
    step = Record.objects.get(kind="milestone")
    assert (
        "Nothing was found that is missing or unclear" in client.get(step.get_absolute_url()).content.decode()
    )


def test_only_whoever_can_change_it_while_the_cycle_runs_is_told_what_to_do(
    cycle, whole, steward, client, client_of, at
):
    commitment = whole(contact="")
    places = (commitment.get_absolute_url(), f"/{cycle.slug}/commitments/check/")

    def told(who) -> list[bool]:
        pages = [who.get(place).content.decode() for place in places]
        assert all("It does not say whom to write to." in page for page in pages)
        return ["Give an address that is read." in page for page in pages]

    assert told(client) == [False, False]
    assert told(client_of(steward)) == [True, True]
    change_state(cycle=cycle, state=CycleState.ENDED, reason="It is over.", by=steward, at=at)
    assert told(client_of(steward)) == [False, False]


def test_a_withdrawn_commitment_is_not_looked_over(cycle, whole, steward, at):
    commitment = whole(contact="")
    withdraw(record=commitment, reason="Twice", by=steward, at=at)
    commitment.refresh_from_db()
    place = Place(cycle, PASSER_BY, at, record=commitment)
    assert CHECK.gather(place, [""]) == {}


def sent(**values) -> dict[str, str]:
    """What a form sends of the good commitment: its rows by their boxes."""
    flat = {name: value for name, value in WHOLE.items() if isinstance(value, str)}
    rows = {"values-0-value": "transparency", "values-0-why": "All can look.", "areas-0-area": "Contracts"}
    return {**flat, **rows, **values}


@pytest.mark.parametrize("who", ["steward", "passer_by"])
def test_while_writing_a_look_gives_hints_and_stores_nothing(cycle, cast, client_of, whole, who):
    commitment = whole()
    door = "edit/" if who == "steward" else "change/"
    client, address = client_of(cast[who]), f"{commitment.get_absolute_url()}{door}"
    page = client.get(address).content.decode()
    assert "Look it over" in page and "ui/looking.js" in page and "data-look" in page
    given = {**sent(contact="", problem="A stakeholder said so."), "base": "1", "preview": "1"}
    looked = client.post(address, given)
    words = looked.content.decode()
    assert looked.status_code == 200
    assert "It does not say whom to write to." in words and "Plainer: the people concerned" in words
    assert "No contribution leads to it" not in words  # its trail and its milestones are those that stand
    assert 'value="Ministry of Works"' in words
    assert (
        Record.objects.get(pk=commitment.pk).version,
        Commitment.objects.get(pk=commitment.pk).contact,
    ) == (1, WHOLE["contact"])


def test_a_new_commitment_is_not_asked_for_milestones_and_a_milestone_is_held_against_its_commitment(
    cycle, steward, client_of, whole
):
    client = client_of(steward)
    page = client.post(
        f"/{cycle.slug}/commitments/new/", {**sent(lead="TBC"), "preview": "1"}
    ).content.decode()
    assert "No institution is named that leads it." in page and "It has no milestone." not in page
    commitment = whole(steps=False)
    given = {
        "commitment": commitment.reference,
        "title": "Promote openness",
        "when": "June 2021",
        "preview": "1",
    }
    page = client.post(f"/{cycle.slug}/milestones/new/", given).content.decode()
    assert "says what is wished, and not what will exist" in page and "lies outside its commitment" in page


def test_a_form_of_another_kind_offers_no_look(cycle, steward, client_of):
    page = client_of(steward).get(f"/{cycle.slug}/objectives/new/").content.decode()
    assert "Look it over" not in page and "looking.js" not in page and "mh_looked" not in page


def test_a_commitment_that_is_prepared_is_told_to_its_own_people_alone(
    cycle, draft_cycle, make, steward, client, client_of
):
    hidden = make("commitment", title="Canarybird", publish=False)
    make("commitment", title="Canarybird", cycle=draft_cycle)
    home = f"/{cycle.slug}/commitments/"
    for address in ("check/", "check.csv", "criteria/"):
        assert "Canarybird" not in client.get(f"{home}{address}").content.decode()
        assert client.get(f"/{draft_cycle.slug}/commitments/{address}").status_code == 404
    assert client.get(f"{hidden.get_absolute_url()}scores/").status_code == 404
    assert client.get(f"{hidden.get_absolute_url()}score/").status_code == 404
    assert "Canarybird" in client_of(steward).get(f"{home}check/").content.decode()
