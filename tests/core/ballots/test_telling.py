"""A result told: sentences, tables, pictures and data that say the same."""

import re
from fractions import Fraction
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings

from moothill.core.ballots.budgets.completing import Completion, equal_shares
from moothill.core.ballots.budgets.greedy import greedy
from moothill.core.ballots.errors import CannotCount
from moothill.core.ballots.lots import DrawnLots
from moothill.core.ballots.marked import Kind, marked
from moothill.core.ballots.rules import RULES, Wishes, count_by
from moothill.core.ballots.stv import UNIT, count, fill_vacancy
from moothill.core.ballots.tallies import borda, count_marks, pairwise
from moothill.core.ballots.telling.bars_picture import bars_picture
from moothill.core.ballots.telling.budget_sheet import about, greedy_sheet, shares_sheet
from moothill.core.ballots.telling.page import html_page
from moothill.core.ballots.telling.stv_data import stv_data
from moothill.core.ballots.telling.stv_sheet import stv_sheet, vacancy_sheet
from moothill.core.ballots.telling.tally_sheet import pairwise_sheet, tally_sheet
from moothill.core.ballots.telling.text import WIDTH, text_sheet
from moothill.core.ballots.telling.words import decimal, fraction, listed, say, short
from tests.core.ballots.budgets import town
from tests.core.ballots.elections import LOTS, election, elections

A, B, C = 1, 2, 3


def lines(sheet):
    return [
        str(said)
        for said in (*sheet.result, *sheet.opening, *(one for step in sheet.steps for one in step.said))
    ]


def test_votes_and_points_are_written_exactly():
    assert (decimal(81250000), decimal(5), decimal(-5)) == ("812.50000", "0.00005", "-0.00005")
    assert (short(81250000), short(175000000), short(0)) == ("812.50000", "1,750", "0")
    assert [fraction(Fraction(n, d)) for n, d in ((12, 1), (25, 2), (1234, 1), (1, 3))] == [
        "12",
        "12.5",
        "1,234",
        "1/3",
    ]
    assert (about(Fraction(1500)), about(Fraction(10000, 3))) == ("1,500", "≈ 3,333.33")
    assert [listed(names) for names in (["A"], ["A", "B"], "ABC")] == ["A", "A and B", "A, B and C"]


def test_a_sentence_keeps_its_words_and_its_facts_apart_for_translators():
    said = say("%(name)s has %(votes)s.", name="Ann", votes=1234)
    assert (said.words, said.facts, str(said)) == (
        "%(name)s has %(votes)s.", {"name": "Ann", "votes": "1,234"}, "Ann has 1,234.",
    )  # fmt: skip


def test_each_stage_is_told_so_that_it_can_be_followed_by_hand():
    sheet = stv_sheet(count(election(2, "10 AB, 5 AC, 3 A, 7 B, 5 C"), by_value=True))
    assert lines(sheet) == [
        "Elected, in this order: A and B.",
        "30 papers name somebody who stands; 2 seats are to be filled.",
        "The quota is 30 divided by 3 (the seats and one more), cut to a whole number, and 1 added: 11. Whoever reaches it "
        "is elected.",
        "Each paper counts one vote for its first preference: A 18; B 7; C 5.",
        "Elected, with the quota or more: A (18).",
        "A has 18, more than the quota of 11; 7 pass on. Each paper that counts for that candidate, whenever it came, goes "
        "to the next one on it who is neither elected nor excluded. It is now worth its value × 7 ÷ 18; what follows the "
        "fifth decimal place is dropped.",
        "Received: B 3.88880 = 10 × 0.38888; C 1.94440 = 5 × 0.38888.",
        "1.16680 are lost: 3 papers name nobody further, and cutting leaves remainders.",
        "Nobody has a surplus to pass on. C has fewest votes, 6.94440, and is excluded. Each paper goes, at the value it "
        "has, to the next candidate on it who is neither elected nor excluded.",
        "6.94440 are lost with 10 papers that name nobody further.",
        "As many are left as seats, so these are elected without the quota: B (10.88880).",
        "All seats are filled, so the count ends here.",
    ]  # fmt: skip


def test_ties_are_told_with_the_stages_that_narrowed_them_and_the_lot():
    three = "80 E, 50 A, 50 B, 60 C, 10 D, 15 FA, 15 FB, 5 FC"
    said = lines(stv_sheet(count(election(1, three), DrawnLots((B, A)))))
    assert "A, B and C are equal with fewest votes; whoever had fewer before is excluded." in said
    assert "The latest stage to tell them apart is stage 2, which leaves A and B." in said
    assert "They were equal at every earlier stage, so a lot decided. Drawn in this order: B and A." in said
    said = lines(stv_sheet(count(election(3, "10 AD, 10 BD, 4 C, 3 D, 2 E"), DrawnLots((A, B)))))
    assert "A and B have equal surpluses; that of whoever had more votes goes first." in said


def test_blank_papers_and_those_who_withdrew_are_told():
    said = lines(stv_sheet(count(election(1, "3 AB, 2 B, 4", "AB").without([A]))))
    assert "4 papers name nobody who stands and do not count." in said
    assert "A: no longer standing; each paper passes over the name." in said


def test_a_vacancy_is_told():
    equal = election(3, "1 A, 5 B, 8 C, 8 D, 5 E")
    said = lines(vacancy_sheet(fill_vacancy(equal, leaver=A, sitting=[B, 5], lots=DrawnLots((4, 3)))))
    assert said[0] == "C and D reached the quota with equal votes; whoever had more is first."
    assert said[1].endswith("Drawn in this order: D and C.")
    assert said[2] == "D takes the seat of A."
    assert "Sitting now: B and E." in said
    alone = fill_vacancy(election(1, "2 A, 1 B"), leaver=A, sitting=[])
    assert not [one for one in lines(vacancy_sheet(alone)) if one.startswith("Sitting")]


@settings(max_examples=30)
@given(elections())
def test_every_column_of_the_table_adds_up_to_all_papers(ballots):
    account = count(ballots, LOTS)
    (grid,) = stv_sheet(account).grids
    *rows, whole = [[float(cell) * UNIT for cell in row[1:-1]] for row in grid.rows]
    assert [round(sum(column)) for column in zip(*rows, strict=True)] == [round(one) for one in whole]
    assert {row[0] for place, row in enumerate(grid.rows) if place in grid.marked} == {
        ballots.names[one - 1] for one in account.elected
    }


@settings(max_examples=30)
@given(elections())
def test_the_picture_is_sound_and_shows_every_vote_that_the_table_shows(ballots):
    account = count(ballots, LOTS)
    picture = ElementTree.fromstring(stv_sheet(account).picture)
    words = {element.text for element in picture.iter("{http://www.w3.org/2000/svg}text")}
    assert {name if len(name) <= 26 else name[:25] + "…" for name in ballots.names} <= words
    assert {f"Stage {stage.number}" for stage in account.stages} <= words
    moves = [one for one in picture.iter("{http://www.w3.org/2000/svg}path") if one.get("class") == "move"]
    assert len(moves) == sum(len(stage.moves) for stage in account.stages[1:])


def test_text_stays_within_its_width_and_long_names_are_cut():
    names = ["A candidate whose name is longer than any column should be", *"BCDEFGHIJ"]
    ballots = election(2, ", ".join(f"{n} {letter}" for n, letter in enumerate("ABCDEFGHIJ", 3)))
    told = text_sheet(
        stv_sheet(count(type(ballots)(tuple(names), 2, ballots.rankings, ballots.before))), ["A note."]
    )
    assert max(map(len, told.splitlines())) <= WIDTH
    assert "A candidate whose name is longer than a…" in told
    assert told.endswith("A note.\n")


def test_names_are_escaped_in_the_page_and_in_the_picture():
    ballots = election(1, "3 A, 2 B")
    named = type(ballots)(("<b>Ann</b>", 'B"&'), 1, ballots.rankings, ballots.before, title="<script>")
    page = html_page(stv_sheet(count(named)), ["A <note>"])
    assert "<b>" not in page and "<script>" not in page
    assert "&lt;b&gt;Ann&lt;/b&gt;" in page and "A &lt;note&gt;" in page


def test_the_page_needs_nothing_from_elsewhere():
    page = html_page(stv_sheet(count(election(1, "3 A, 2 B"))))
    assert not re.search(r"<(script|link|img|iframe)|url\(|@import|https?://(?!www\.w3\.org/2000/svg)", page)


def test_the_data_has_what_a_reader_needs():
    data = stv_data(count(election(1, "5 A, 4 B, 3 CB")))
    assert (data["rule"], data["quota"], data["elected"]) == ("scottish-stv", 7, [B])
    second = data["stages"][1]
    assert second["totals"] == {"1": "5.00000", "2": "7.00000", "3": "0.00000"}
    assert (second["elected"], second["excluded"], second["tie"]) == ([B], [C], None)


def test_points_are_told_with_equals_by_name():
    rows = [(5, {A: 1}), (3, {B: 1, C: 1})]
    ballots = marked(names="ABC", seats=2, kind=Kind.APPROVAL, ballots=rows)
    sheet = tally_sheet(count_marks(ballots))
    assert lines(sheet)[:2] == [
        "Chosen: A.",
        "Still open: 1 of the places. B and C are equal, and only a lot could decide between them.",
    ]
    assert [row[1:] for row in sheet.grids[0].rows] == [
        ("5", "1", "chosen"),
        ("3", "2", "equal at the edge"),
        ("3", "2", "equal at the edge"),
    ]
    drawn = tally_sheet(count_marks(ballots, DrawnLots((C, B))))
    assert lines(drawn)[1] == "C and B were equal; a lot put them in this order, and the first 1 are chosen."
    assert drawn.grids[0].rows[2][3] == "chosen by lot"
    assert tally_sheet(borda(election(1, "1 A, 1 B, 1 C"))).result[0].words.startswith("Still open")


def test_pairs_are_told_with_winner_circle_and_draws():
    assert (
        lines(pairwise_sheet(pairwise(election(1, "3 ABC, 2 BCA, 2 CBA"))))[0]
        == "B beats every other option."
    )
    circle = lines(pairwise_sheet(pairwise(election(1, "1 ABC, 1 BCA, 1 CAB"))))
    assert circle[0] == "No option beats every other. A, B and C beat all the rest, but not one another."
    draw = lines(pairwise_sheet(pairwise(election(1, "1 ABC, 1 BAC"))))
    assert draw[1:3] == ["Lose to nobody: A and B.", "Draws: A – B."]


def test_a_greedy_budget_is_told():
    sheet = greedy_sheet(greedy(town(100, {"A": 60, "B": 50, "C": 30}, "5 AB, 3 A, 2 BC")))
    assert lines(sheet)[0] == "2 projects are chosen, for 90 of 100: A and C."
    assert "Projects that do not fit are passed over." in lines(sheet)
    assert [row[-1] for row in sheet.grids[0].rows] == ["taken", "does not fit", "taken"]
    stopped = greedy_sheet(greedy(town(50, {"A": 30, "B": 30}, "2 AB"), stop=True, lots=DrawnLots((B, A))))
    assert "The count ends at the first project that does not fit." in lines(stopped)
    assert [row[-1] for row in stopped.grids[0].rows] == ["taken, by lot", "does not fit, by lot"]
    assert lines(greedy_sheet(greedy(town(10, {"A": 30}, "1 A"))))[0] == "No project is chosen."


def test_equal_shares_are_told_round_by_round():
    sheet = shares_sheet(
        equal_shares(
            town(60, {"A": 30, "B": 32}, "3 AB, 2 A, 1 B, 1 B"), completion=Completion.ADD1, compare=True
        )
    )
    assert "An equal share of the budget is ≈ 8.57 for each voter." in lines(sheet)
    assert str(sheet.steps[0].heading) == "Round 1: A"
    assert (
        "It costs 30. 5 supporters pay 6 each and 0 pay all that they have left: 5 effective votes, the most of all."
        in lines(sheet)
    )
    assert any(one.startswith("Compared with the greedy outcome") for one in lines(sheet))
    filled = shares_sheet(
        equal_shares(town(40, {"A": 10, "B": 24, "C": 6}, "1 A, 2 B, 1 C"), completion=Completion.FILL)
    )
    assert "What is left is filled up with the most wanted projects that still fit." in lines(filled)
    assert len(filled.grids) == 2
    greedier = shares_sheet(
        equal_shares(
            town(100, {"A": 100, "B": 20, "C": 18}, "6 A, 2 B, 2 C"), completion=Completion.NONE, compare=True
        )
    )
    assert "More prefer greedy, so the greedy outcome is used." in lines(greedier)


def test_equal_projects_and_points_are_told():
    drawn = shares_sheet(equal_shares(town(20, {"A": 10, "B": 10}, "2 A, 2 B"), lots=DrawnLots((B, A))))
    assert "Exactly as good: A and B. The cheaper goes first, then the one with more points." in lines(drawn)
    assert "A lot decided: B and A." in lines(drawn)


def test_too_many_bars_make_no_picture():
    assert bars_picture([("A", Fraction(1), True)] * 61) == ""
    assert bars_picture([]) and bars_picture([("A", Fraction(0), False)])


BALLOTS = {
    "ranked": election(2, "5 AB, 4 BC, 2 C"),
    "approval": marked(names="AB", kind=Kind.APPROVAL, ballots=[(1, {1: 1})]),
    "dots": marked(names="AB", kind=Kind.DOTS, most=3, ballots=[(1, {1: 2})]),
    "score": marked(names="AB", kind=Kind.SCORE, most=3, ballots=[(1, {1: 2})]),
    "budget": town(100, {"A": 60, "B": 50}, "3 A, 2 B"),
}
FITTING = {
    "scottish-stv": "ranked", "scottish-stv-vacancy": "ranked", "borda": "ranked", "pairwise": "ranked",
    "approval": "approval", "dots": "dots", "score": "score", "greedy": "budget", "equal-shares": "budget",
}  # fmt: skip


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_tells_a_sheet_and_data_by_its_own_name(rule):
    told = count_by(rule, BALLOTS[FITTING[rule]], Wishes(lots=LOTS, leaver=1, sitting=[2]))
    assert told.data()["rule"] == rule
    assert "elected" in told.data()
    assert html_page(told.sheet()).startswith("<!DOCTYPE html>")


@pytest.mark.parametrize("rule", RULES)
def test_no_rule_counts_ballots_of_another_kind(rule):
    for kind, ballots in BALLOTS.items():
        if kind != FITTING[rule]:
            with pytest.raises(CannotCount):
                count_by(rule, ballots, Wishes(lots=LOTS, leaver=1, sitting=[2]))


def test_a_vacancy_needs_a_leaver():
    with pytest.raises(CannotCount, match="Say who left"):
        count_by("scottish-stv-vacancy", BALLOTS["ranked"], Wishes())
