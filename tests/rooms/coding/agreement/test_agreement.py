"""Agreement is measured from what each said at the time, and from nothing that the public cannot see."""

import csv
import io

import pytest

from moothill.commons.policy.actors import PASSER_BY
from moothill.commons.record.linking import join
from moothill.commons.record.models import LinkKind
from moothill.commons.record.operations import withdraw
from moothill.core.synthesis.agreement import Unknown
from moothill.core.synthesis.anchoring import Advice, Share
from moothill.rooms.coding.models import Suggester, Suggestion
from moothill.rooms.coding.operations import Mark, begin_round, read
from moothill.rooms.coding.queries.agreement import agreed, hidden_for, pulled
from tests.rooms.reading import words

pytestmark = pytest.mark.django_db

HOME = "/oakland-2018-20/coding/agreement"


@pytest.fixture
def read_twice(says, ideas, codes, begun, steward, civil_steward):
    """Ten contributions: on trees both always agree, on roads they differ in two, and money is one person's alone."""
    trees, roads, money = codes
    begun()
    ten = ideas(10)
    for number, each in enumerate(ten):
        first = [trees] if number < 5 else [roads]
        second = [*first, money] if number == 0 else [] if number > 7 else first
        says(steward, each, *first)
        says(civil_steward, each, *second)
    return ten


def test_each_code_has_its_own_figures(read_twice, cycle):
    found = agreed(cycle, PASSER_BY)
    trees, roads, money = found.rows
    assert (trees.label, trees.given, trees.readings) == ("Trees", 10, 20)
    assert (trees.found.percent, trees.found.kappa, trees.found.alpha) == (1.0, 1.0, 1.0)
    assert (roads.found.percent, roads.found.kappa) == (0.8, pytest.approx(0.6))
    # 20 answers, 8 of them yes; 16 of them agree: 1 - 19 * 4 / (400 - 64 - 144).
    assert roads.found.alpha == pytest.approx(1 - 19 * 4 / 192)
    assert (money.given, money.found.percent) == (1, 0.9)
    assert (found.whole.units, found.whole.percent) == (10, 0.7)


def test_what_one_person_alone_read_waits_and_what_was_taken_back_is_gone(
    read_twice, says, ideas, codes, cycle, steward, civil_steward, at
):
    once, taken_back = ideas(2)
    says(steward, once, codes[0])
    says(steward, taken_back, codes[0])
    says(civil_steward, taken_back, codes[1], undone_at=at)
    found = agreed(cycle, PASSER_BY)
    assert (len(found.items), found.waiting) == (10, 2)


def test_only_the_sample_that_two_shall_read_counts(says, ideas, codes, cycle, steward, civil_steward):
    (one,) = ideas(1)
    says(steward, one, codes[0], double=False)
    says(civil_steward, one, codes[0], double=False)
    found = agreed(cycle, PASSER_BY)
    assert (found.items, found.whole.alpha) == ((), Unknown.NOTHING)


def test_a_withdrawn_contribution_counts_no_more_nor_does_another_cycle(
    read_twice, cycle, other_cycle, steward, at
):
    withdraw(record=read_twice[9], reason="It was a test.", by=steward, at=at)
    assert len(agreed(cycle, PASSER_BY).items) == 9
    assert agreed(other_cycle, PASSER_BY).items == ()


def test_a_round_can_be_looked_at_alone(read_twice, says, ideas, codes, begun, cycle, steward, civil_steward):
    early = begun(2, closed=True)
    (one,) = ideas(1)
    says(steward, one, codes[0], round=early)
    says(civil_steward, one, codes[1], round=early)
    assert len(agreed(cycle, PASSER_BY).items) == 11
    assert len(agreed(cycle, PASSER_BY, round=2).items) == 1


def test_a_merged_code_counts_as_it_was_said_unless_one_asks_otherwise(
    read_twice, codes, make, cycle, steward, at
):
    green, wood = (
        make("code", title="Green", standing="adopted"),
        make("code", title="Wood", standing="adopted"),
    )
    chain = [(codes[0].pk, wood.pk), (wood.pk, green.pk), (codes[2].pk, green.pk)]
    join(pairs=chain, kind=LinkKind.MERGED_INTO, by=steward, at=at)
    assert [row.label for row in agreed(cycle, PASSER_BY).rows] == ["Trees", "Roads", "=Money"]
    merged = agreed(cycle, PASSER_BY, merged=True)
    assert [row.label for row in merged.rows] == ["Roads", "Green"]
    assert merged.rows[1].given == 10  # trees and money of one person are one code now
    join(pairs=[(green.pk, codes[0].pk)], kind=LinkKind.MERGED_INTO, by=steward, at=at)
    assert agreed(cycle, PASSER_BY, merged=True).items  # a circle that no act would make stops nothing


def test_a_third_person_makes_pairs(read_twice, says, codes, cycle, team_member, steward):
    for each in read_twice[:4]:
        says(team_member, each, codes[0])
    found = agreed(cycle, PASSER_BY)
    assert found.whole.kappa is Unknown.MORE_THAN_TWO
    assert sorted(pair.items for pair in found.pairs) == [4, 4, 10]
    assert list(found.names)[-1] == team_member.participant


def test_it_asks_as_often_for_many_as_for_few(
    says, ideas, codes, cycle, steward, civil_steward, django_assert_num_queries
):
    for each in ideas(2):
        says(steward, each, codes[0])
        says(civil_steward, each, codes[0])
    with django_assert_num_queries(2):
        agreed(cycle, PASSER_BY)
    for each in ideas(20):
        says(steward, each, *codes)
        says(civil_steward, each, codes[0])
    with django_assert_num_queries(2):
        agreed(cycle, PASSER_BY)


def test_the_page_tells_it_in_words(read_twice, client, cycle):
    answer = client.get(f"{HOME}/")
    shown = words(answer.content.decode())
    assert "10 contributions were read by two people or more. That is too few to rely on." in shown
    assert "Trees CO-1 10 of 20 times 100 % 1.00 1.00 (1.00 – 1.00) good" in shown
    assert "2 codes are weak: people do not mean the same by them." in shown
    assert "Roads CO-2 8 of 20 times 80 % 0.60 0.60" in shown
    assert "weak: reword it or merge it, and code again" in shown
    assert "Too few have been read yet to tell." in shown
    assert answer["X-Moothill-Scope"] == str(cycle.head_id)


def test_the_page_says_when_there_is_nothing_yet(client, cycle, django_assert_max_num_queries):
    shown = words(client.get(f"{HOME}/").content.decode())
    assert "No contribution has been read by two people yet." in shown


@pytest.mark.parametrize("query", ["round=7", "round=x", "merged=no", "round=%00"])
def test_what_leads_nowhere_is_refused_in_words(read_twice, client, query):
    for suffix in ("/", ".json", ".csv"):
        answer = client.get(f"{HOME}{suffix}?{query}")
        assert answer.status_code == 400
    assert "alert" in client.get(f"{HOME}/?{query}").content.decode()


def test_the_data_hold_what_each_said_so_that_anybody_can_count_again(read_twice, client, cycle, steward):
    told = client.get(f"{HOME}.json").json()
    assert (told["items"], told["coders"][0]["name"], len(told["readings"])) == (10, steward.name, 20)
    said: dict[str, dict[int, bool]] = {}
    for each in told["readings"]:
        said.setdefault(each["input"], {})[each["coder"]] = "CO-2" in each["codes"]
    same = sum(len(set(unit.values())) == 1 for unit in said.values())
    roads = next(code for code in told["codes"] if code["code"] == "CO-2")
    assert roads["percent"] == same / len(said)
    assert told["suggestions"]["advice"] == "too-few"
    assert told["limits"] == {"weak_below": 0.667, "good_from": 0.8}


def test_the_sheet_holds_no_formula_and_says_why_a_figure_is_missing(read_twice, client):
    whole, *rows = list(csv.DictReader(io.StringIO(client.get(f"{HOME}.csv").content.decode())))
    assert (whole["items"], whole["percent"]) == ("10", "0.7")
    assert [row["label"] for row in rows] == ["Trees", "Roads", "'=Money"]
    assert rows[0]["strength"] == "good"
    assert float(rows[2]["kappa"]) == 0.0


def test_a_draft_code_has_no_row_for_a_passer_by_and_a_withdrawn_one_no_label(
    says, ideas, make, codes, cycle, client, steward, civil_steward, at
):
    secret = make("code", title="A secret label", publish=False)
    for each in ideas(3):
        says(steward, each, secret, codes[0])
        says(civil_steward, each, secret, codes[1])
    withdraw(record=codes[0], reason="It names somebody.", by=steward, at=at)
    for address in ("/", ".json", ".csv"):
        content = client.get(f"{HOME}{address}").content.decode()
        assert "A secret label" not in content
        assert "Trees" not in content
        assert "CO-1" in content
    assert secret.reference not in client.get(f"{HOME}.csv").content.decode()
    assert secret.reference not in client.get(f"{HOME}.json").content.decode()


def test_a_cycle_that_nobody_may_know_of_has_no_such_page(client, draft_cycle):
    for suffix in ("/", ".json", ".csv"):
        assert client.get(f"/oakland-2020-22/coding/agreement{suffix}").status_code == 404


def test_the_pull_is_what_is_taken_when_shown_against_what_is_said_when_hidden(
    says, ideas, codes, cycle, steward
):
    first, second = ([{"code": code.reference, "rank": 1, "score": 0.9}] for code in codes[:2])
    for number, each in enumerate(ideas(60)):
        blind = number >= 30
        taken = codes[0] if number % 30 < (20 if blind else 27) else codes[1]
        offers = {"hidden" if blind else "offered": first}
        says(steward, each, taken, double=False, blind=blind, **offers)
    extra = ideas(3)
    says(steward, extra[0], codes[1], double=False, offered=[])  # nothing was suggested
    says(steward, extra[1], codes[1], double=False, blind=True, hidden=[])
    says(steward, extra[2], codes[1], double=True, offered=second)  # of the sample that two read
    found = pulled(cycle, PASSER_BY)
    assert (found.shown, found.hidden) == (Share(27, 30), Share(20, 30))
    assert found.points == pytest.approx(100 * 7 / 30)
    assert found.advice is Advice.UNSURE


def test_one_reference_is_no_part_of_another(says, ideas, cycle, steward):
    one, other = ideas(2)
    says(steward, one, "CO-11", double=False, offered=[{"code": "CO-1", "rank": 1, "score": 1}])
    says(steward, other, "CO-2", "CO-1", double=False, offered=[{"code": "CO-1", "rank": 1, "score": 1}])
    assert pulled(cycle, PASSER_BY).shown == Share(1, 2)


def test_what_is_hidden_is_what_the_newest_standing_training_suggests(ideas, codes, cycle, at):
    one, other = ideas(2)
    older, newer, withdrawn = (
        Suggester.objects.create(cycle=cycle, number=n, method="linear", digest="0" * 64, at=at)
        for n in (1, 2, 3)
    )
    Suggester.objects.filter(pk=withdrawn.pk).update(withdrawn_at=at, withdrawn_because="It was wrong.")
    rows = [(older, codes[0], 1), (newer, codes[1], 2), (newer, codes[2], 1), (withdrawn, codes[0], 1)]
    for suggester, code, rank in rows:
        Suggestion.objects.create(suggester=suggester, input_id=one.pk, code_id=code.pk, rank=rank, score=0.5)
    found = hidden_for([one.pk, other.pk])
    assert [row["code"] for row in found[one.pk]] == [codes[2].reference, codes[1].reference]
    assert found[one.pk][0] == {"code": codes[2].reference, "rank": 1, "score": 0.5}
    assert found[other.pk] == []


@pytest.mark.parametrize("one_in", [0, 1])
def test_what_was_hidden_is_kept_with_a_reading_that_saw_nothing(ideas, codes, cycle, steward, at, one_in):
    (idea,) = ideas(1)
    suggester = Suggester.objects.create(cycle=cycle, number=1, method="linear", digest="0" * 64, at=at)
    Suggestion.objects.create(suggester=suggester, input_id=idea.pk, code_id=codes[0].pk, rank=1, score=0.5)
    begin_round(cycle=cycle, by=steward, at=at, seed=1, double=0, blind=one_in)
    made = read(record=idea, codes=[Mark(codes[0])], base=idea.version, by=steward, at=at, key=None)
    suggested = [{"code": codes[0].reference, "rank": 1, "score": 0.5}]
    assert (made.blind, made.hidden, made.offered) == (
        (True, suggested, []) if one_in else (False, [], suggested)
    )
    found = pulled(cycle, PASSER_BY)
    assert (found.hidden, found.shown) == (
        (Share(1, 1), Share(0, 0)) if one_in else (Share(0, 0), Share(1, 1))
    )


def test_the_panel_sums_it_up(read_twice, make, client, cycle):
    page = make("page", title="The plan")
    make("section", title="Coding", page=page.reference, slot="coding.agreement|")
    shown = words(client.get(page.get_absolute_url()).content.decode())
    assert "On all codes together Krippendorff’s alpha is" in shown
    assert "2 weak codes of 3." in shown
