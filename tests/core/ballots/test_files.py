"""Files are read strictly: what breaks the format is named with file and line, and nothing is counted."""

import json

import pytest
from hypothesis import given

from moothill.core.ballots.budgets import Budget
from moothill.core.ballots.errors import CannotRead
from moothill.core.ballots.files import (
    read_ballots,
    read_blt,
    read_own,
    read_pabulib,
    read_wards_csv,
    write_blt,
    write_own,
)
from moothill.core.ballots.marked import Kind
from tests.core.ballots.elections import choices, election, elections

BLT = """# an election
4 2
-3   # withdrew
3 1 3 4 0
2 2 0
4 0
0
"Ann #1"
"Ben"
"Cat"
"Dan"
"Ward"
"""
CSV = """3,2,
10,1,3,
4,2,
"Candidate 1","Ann, the first","Green (Gr)",
"Candidate 2","Ben","Labour (Lab)",
"Candidate 3","Cat","Independent",
""Ward 9 - Hill, Dale"",
"""
PB = """META
key;value
description;A small town
budget;1000.00
vote_type;approval
num_projects;2
num_votes;3
currency;EUR
max_length;2
PROJECTS
project_id;cost;votes;name;selected
p1;600;2;"Trees; and shrubs";1
p2;500;2;Bench;0
VOTES
voter_id;vote
1;p1,p2
2;p1
3;p2
"""
OWN = """{
 "format": "moothill-ballots/1",
 "kind": "ranked",
 "seats": 2,
 "options": ["Ann", "Ben", "Cat"],
 "papers": 7,
 "ballots": [
  {"papers": 4, "ranking": [1, 2]},
  {"papers": 2, "ranking": [3]},
  {"ranking": []}
 ]
}
"""
POINTS = """{
 "format": "moothill-ballots/1", "kind": "dots", "most": 5,
 "budget": 1000,
 "options": [
  {"id": "a", "name": "Trees", "cost": 600},
  {"id": "b", "name": "Bench", "cost": 500}
 ],
 "ballots": [
  {"papers": 4, "points": {"1": 3, "2": 2}}
 ]
}
"""


def test_blt_is_read_with_comments_withdrawn_candidates_and_blank_papers():
    found = read_blt("a.blt", BLT)
    assert (found.names, found.seats, found.title, found.gone) == (
        ("Ann #1", "Ben", "Cat", "Dan"),
        2,
        "Ward",
        {3},
    )
    assert list(found.heaps()) == [(3, b"\x01\x04"), (2, b"\x02")]
    assert found.blank == 4


def test_the_title_of_blt_may_be_left_out():
    assert read_blt("a.blt", BLT.replace('"Ward"\n', "")).title == ""


def test_the_csv_of_wards_is_read():
    found = read_wards_csv("a.csv", CSV)
    assert (found.names, found.parties[1]) == (("Ann, the first", "Ben", "Cat"), "Labour (Lab)")
    assert (found.seats, found.title, list(found.heaps())) == (
        2,
        "Ward 9 - Hill, Dale",
        [(10, b"\x01\x03"), (4, b"\x02")],
    )


def test_pabulib_is_read():
    found = read_pabulib("a.pb", PB)
    assert (found.budget, found.costs, found.ids, found.selected) == (1000, (600, 500), ("p1", "p2"), (1,))
    assert (found.ballots.names, found.ballots.title) == (("Trees; and shrubs", "Bench"), "A small town")
    assert found.ballots.heaps == ((1, ((1, 1),)), (1, ((1, 1), (2, 1))), (1, ((2, 1),)))
    assert (found.currency, found.ballots.kind) == ("EUR", Kind.APPROVAL)


def test_pabulib_with_points_is_read_and_without_an_outcome_says_so():
    text = (
        PB.replace("approval", "cumulative")
        .replace("voter_id;vote", "voter_id;vote;points")
        .replace(";selected", "")
    )
    text = text.replace(";1\np2", "\np2").replace("Bench;0", "Bench")
    found = read_pabulib(
        "a.pb", text.replace("1;p1,p2", "1;p1,p2;3,1").replace("2;p1", "2;p1;4").replace("3;p2", "3;p2;2")
    )
    assert (found.selected, found.ballots.kind) == (None, Kind.DOTS)
    assert (1, ((1, 3), (2, 1))) in found.ballots.heaps


def test_our_own_json_is_read():
    found = read_own("a.json", OWN)
    assert (found.names, found.seats, found.blank) == (("Ann", "Ben", "Cat"), 2, 1)
    assert list(found.heaps()) == [(4, b"\x01\x02"), (2, b"\x03")]
    budget = read_own("a.json", POINTS)
    assert isinstance(budget, Budget)
    assert (budget.costs, budget.budget, budget.ballots.most) == ((600, 500), 1000, 5)


@given(elections())
def test_what_is_written_is_read_again(ballots):
    assert read_blt("a.blt", write_blt(ballots)) == ballots
    assert read_own("a.json", write_own(ballots)) == ballots


def test_withdrawn_candidates_and_blank_papers_are_written_too():
    ballots = election(2, "3 ABC, 2 B, 4", "ABC").without([2])
    assert read_blt("a.blt", write_blt(ballots)) == ballots
    assert read_own("a.json", write_own(ballots)) == ballots


@given(choices(Kind.APPROVAL))
def test_approvals_that_are_written_are_read_again(choice):
    assert read_own("a.json", write_own(choice)) == choice


@given(choices(Kind.DOTS))
def test_dots_that_are_written_are_read_again(choice):
    assert read_own("a.json", write_own(choice)) == choice


def test_a_budget_that_is_written_is_read_again():
    budget = read_own("a.json", POINTS)
    assert read_own("a.json", write_own(budget)) == budget


def test_quotation_marks_and_line_ends_in_names_do_no_harm_to_blt():
    ballots = election(1, "1 A")
    named = type(ballots)(('An "odd"\nname',), 1, ballots.rankings, ballots.before)
    assert read_blt("a.blt", write_blt(named)).names == ("An 'odd' name",)


def test_files_are_read_by_their_ending():
    assert read_ballots("a.blt", BLT.encode()).seats == 2
    assert read_ballots("A.CSV", b"\xef\xbb\xbf" + CSV.replace("\n", "\r\n").encode()).seats == 2
    with pytest.raises(CannotRead, match=r"a\.xls: files that end in “\.xls”"):
        read_ballots("a.xls", b"")


def test_what_is_not_utf_8_is_named_with_its_line():
    with pytest.raises(CannotRead, match=r"a\.blt, line 9: this is not text in UTF-8"):
        read_ballots("a.blt", BLT.encode().replace(b"Ben", b"B\xe9n"))


def refused(read, text, place, words):
    with pytest.raises(CannotRead) as found:
        read("a.file", text)
    assert str(found.value).startswith(f"a.file, line {place}: "), str(found.value)
    assert words in str(found.value)


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("4 2\n", "", 2, "numbers of candidates and of seats"),
        ("4 2\n", "4 2 1\n", 2, "numbers of candidates and of seats"),
        ("4 2\n", "four 2\n", 2, "“four” is not a whole number"),
        ("4 2\n", "0 2\n", 2, "There are 0 options"),
        ("4 2\n", "255 2\n", 2, "There are 255 options"),
        ("4 2\n", "4 0\n", 2, "There are 0 seats"),
        ("-3 ", "-5 ", 3, "-5 is less than -4"),
        ("-3 ", "-3 -3 ", 3, "names number 3 twice"),
        ("-3 ", "-3 2 ", 3, "names number -2"),
        ("3 1 3 4 0", "3 1 - 4 0", 4, "a gap or equal ranks"),
        ("3 1 3 4 0", "3 1=3 4 0", 4, "a gap or equal ranks"),
        ("3 1 3 4 0", "3 1 3 4", 4, "does not end in 0"),
        ("3 1 3 4 0", "3", 4, "does not end in 0"),
        ("3 1 3 4 0", "3 1 3 5 0", 4, "names number 5"),
        ("3 1 3 4 0", "3 1 3 0 0", 4, "names number 0"),
        ("3 1 3 4 0", "3 1 3 1 0", 4, "names number 1 twice"),
        ("3 1 3 4 0", "-3 1 3 4 0", 4, "-3 is less than 0"),
        ("3 1 3 4 0", "3.5 1 3 4 0", 4, "“3.5” is not a whole number"),
        ("3 1 3 4 0", "9" * 5000 + " 1 0", 4, "is not a whole number"),
        ("3 1 3 4 0", "1000000001 1 0", 4, "1000000001 papers"),
        ("3 1 3 4 0", "x 1 3 4 0", 4, "“x” is not a whole number"),
        ("\n0\n", "\n", 7, '“"Ann” is not a whole number'),
        ('"Cat"\n"Dan"\n"Ward"\n', "", 9, "the file ends here, before the name of candidate 3"),
        ('"Ward"\n', '"Ward"\n"Another"\n', 13, "nothing may follow the title"),
        ('"Ben"', "Ben", 9, "must stand in quotation marks"),
        ('"Ben"', '"', 9, "must stand in quotation marks"),
    ],
)
def test_a_blt_that_breaks_its_format_is_refused_with_the_line(old, new, line, words):
    assert old in BLT
    refused(read_blt, BLT.replace(old, new, 1), line, words)


def test_a_blt_cut_short_among_its_papers_is_refused():
    refused(read_blt, BLT[: BLT.index("4 0\n0")], 5, "the file ends here, before the line “0”")
    refused(read_blt, "", 1, "numbers of candidates")


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("3,2,\n", "", 1, '“"Candidate'),
        ("3,2,", "3,", 1, "numbers of candidates and of seats"),
        ("3,2,", "3,2", 1, "does not end in a comma"),
        ("3,2,", "300,2,", 1, "There are 300 options"),
        ("3,2,", "2,2,", 2, "names number 3"),
        ("3,2,", "4,2,", 7, "“Candidate 4”"),
        ("10,1,3,", "10,1,3", 2, "does not end in a comma"),
        ("10,1,3,", "10,1,4,", 2, "names number 4"),
        ("10,1,3,", "10,1,1,", 2, "names number 1 twice"),
        ("10,1,3,", "-10,1,3,", 2, "-10 is less than 0"),
        ("10,1,3,", "10,,3,", 2, "“” is not a whole number"),
        ("10,1,3,", "ten,1,3,", 2, "“ten” is not a whole number"),
        ('"Candidate 2"', '"Candidate 3"', 5, "“Candidate 2”"),
        ('"Labour (Lab)",', "", 5, "“Candidate 2”"),
        ('"Candidate 3","Cat","Independent",\n', "", 6, "“Candidate 3”"),
        ('""Ward 9 - Hill, Dale"",\n', "", 6, "the file ends here, before all candidates"),
        ('""Ward 9 - Hill, Dale"",\n', '"Ward",\n"More",\n', 8, "nothing may follow"),
    ],
)
def test_a_csv_that_breaks_its_format_is_refused_with_the_line(old, new, line, words):
    assert old in CSV
    text = CSV.replace(old, new, 1)
    if words.startswith('“"Cand'):
        refused(read_wards_csv, text[text.index('"Cand') :], 1, "is not a whole number")
    else:
        refused(read_wards_csv, text, line, words)


def test_empty_lines_in_pabulib_are_passed_over_and_endless_fields_refused():
    assert read_pabulib("a.pb", PB.replace("PROJECTS", "\nPROJECTS")) == read_pabulib("a.pb", PB)
    refused(read_pabulib, PB.replace("Bench", '"' + "x" * 200_000), 13, "cannot be read")


def test_an_empty_csv_is_refused():
    refused(read_wards_csv, "", 1, "numbers of candidates and of seats")
    refused(read_wards_csv, CSV[: CSV.index('"Cand')], 3, "the file ends here")


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("META\n", "", 1, "must begin with META"),
        ("key;value", "key;val", 2, "no column “value”"),
        ("budget;1000.00", "budget;1000.50", 4, "“1000.50” is not a whole number"),
        ("budget;1000.00\n", "", 1, "META has no budget"),
        ("budget;1000.00", "budget;0", 4, "A budget or a cost is 0"),
        ("budget;1000.00", "budget;9999999999999999", 4, "A budget or a cost is 9999999999999999"),
        ("vote_type;approval", "vote_type;ordinal", 5, "of the type “ordinal”"),
        ("vote_type;approval\n", "", 1, "of the type “”"),
        ("num_projects;2", "num_projects;3", 6, "num_projects is given as 3, but the file holds 2"),
        ("num_votes;3", "num_votes;4", 7, "num_votes is given as 4, but the file holds 3"),
        ("max_length;2", "max_length;1", 16, "the vote has 2 where max_length allows 1"),
        ("max_length;2", "max_length;two", 9, "“two” is not a whole number"),
        ("project_id;cost;", "project_id;price;", 11, "no column “cost”"),
        ("p1;600;2;", "p1;-600;2;", 12, "-600 is less than 0"),
        ("p1;600;2;", "p1;600;3;", 12, "votes is given as 3, but the file holds 2"),
        ("p1;600;2;", "p1;600;2;2;", 12, "6 fields for 5 columns"),
        ("PROJECTS", "PROJECT", 10, "1 fields for 2 columns"),
        ("voter_id;vote", "voter;vote", 15, "no column “voter_id”"),
        ("2;p1\n", "2;p7\n", 17, "project “p7”, which is not in PROJECTS"),
        ("1;p1,p2\n", "1;p1,p1\n", 16, "“p1” twice"),
        ("3;p2\n", "3\n", 18, "1 fields for 2 columns"),
        (
            "VOTES\nvoter_id;vote\n1;p1,p2\n2;p1\n3;p2\n",
            "",
            13,
            "the file ends here, before the section VOTES",
        ),
    ],
)
def test_a_pabulib_file_that_breaks_its_format_is_refused_with_the_line(old, new, line, words):
    assert old in PB
    refused(read_pabulib, PB.replace(old, new, 1), line, words)


def test_a_pabulib_file_must_give_points_for_each_project_of_a_vote_and_call_each_project_once():
    text = PB.replace("approval", "cumulative").replace("voter_id;vote", "voter_id;vote;points")
    text = text.replace("1;p1,p2", "1;p1,p2;3").replace("2;p1\n", "2;p1;4\n").replace("3;p2", "3;p2;2")
    refused(read_pabulib, text, 16, "points for 1 of 2 projects")
    refused(read_pabulib, PB.replace("p2;500;2", "p1;500;2"), 13, "a second project is called “p1”")


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("ballots/1", "ballots/2", 2, "the format must be"),
        ('"format": "moothill-ballots/1",\n', "\n", 1, "“format” is missing"),
        ('"ranked"', '"rank"', 3, "the kind must be one of"),
        ('"seats": 2', '"seats": "2"', 4, "seats must be a whole number"),
        ('"seats": 2', '"seats": true', 4, "seats must be a whole number"),
        ('"seats": 2', '"seats": 0', 4, "There are 0 seats"),
        ('"seats": 2', '"places": 2', 4, "“places” is not a key"),
        ('"seats": 2', '"seats": ' + "9" * 5000, 4, "this is not JSON"),
        ('"seats": 2', '"seats": 2, "seats": 3', 4, "a key comes twice"),
        ('"seats": 2', '"seats": NaN', 4, "NaN is no number"),
        ('"seats": 2', '"seats": 2, "withdrawn": [7]', 4, "names number 7"),
        ('["Ann", "Ben", "Cat"]', '"Ann"', 5, "options must be a list"),
        ('["Ann", "Ben", "Cat"]', '["Ann", "Ben", 3]', 5, "must be text"),
        ('["Ann", "Ben", "Cat"]', "[]", 8, "names number 1"),
        ('"papers": 7', '"papers": 8', 6, "the ballots come to 7 papers"),
        ('{"papers": 2, "ranking": [3]}', '{"papers": 2, "ranking": [4]}', 9, "names number 4"),
        ('{"papers": 2, "ranking": [3]}', '{"papers": 2, "ranking": [3, 3]}', 9, "names number 3 twice"),
        ('{"papers": 2, "ranking": [3]}', '{"papers": -2, "ranking": [3]}', 9, "-2 papers"),
        ('{"papers": 2, "ranking": [3]}', '{"papers": 2, "ranking": "3"}', 9, "must be a list"),
        ('{"papers": 2, "ranking": [3]}', '{"papers": 2}', 9, "must have the keys: papers, ranking"),
        (
            '{"papers": 2, "ranking": [3]}',
            '{"papers": 2, "papers": 2, "ranking": [3]}',
            9,
            "a key comes twice",
        ),
        ('{"papers": 2, "ranking": [3]}', '{"papers": 2, "ranking": [3], "who": 1}', 9, "must have the keys"),
        ('{"papers": 2, "ranking": [3]}', "[2, 3]", 9, "must be an object"),
        ('{"papers": 2, "ranking": [3]}', '{"papers": 2, "ranking": [3]', 10, "this is not JSON"),
        ("\n ]\n}", "\n ]\n", 12, "“,” or “}” should stand here"),
        ("\n ]\n}", "\n ]\n}}", 12, "something follows"),
        ("\n ]\n}", "", 10, "“,” or “]” should stand here"),
        ('"kind":', "kind:", 3, "this is not JSON"),
        ('"kind":', "3:", 3, "not a text"),
        ("{\n", "[\n", 1, "“{” or “{” should stand here"),
    ],
)
def test_json_that_breaks_our_format_is_refused_with_the_line(old, new, line, words):
    assert old in OWN
    refused(read_own, OWN.replace(old, new, 1), line, words)


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ('"2": 2', '"2": 3', 9, "6 points where 5"),
        ('"2": 2', '"2": -1', 9, "the mark -1"),
        ('"2": 2', '"2": 1000001', 9, "the mark 1000001"),
        ('"2": 2', '"3": 1', 9, "names number 3"),
        ('"2": 2', '"two": 1', 9, "“two” is not a whole number"),
        ('"2": 2', '"01": 1', 9, "names an option twice"),
        ('"2": 2', '"2": 1.5', 9, "must be a whole number"),
        ('{"1": 3, "2": 2}', "[1]", 9, "must be an object"),
        ('"id": "b"', '"id": "a"', 3, "called a"),
        ('"cost": 500', '"cost": 0', 6, "A budget or a cost is 0"),
        ('"cost": 500', '"price": 500', 6, "cost must be a whole number"),
        ('"budget": 1000', '"budget": "1000"', 3, "budget must be a whole number"),
    ],
)
def test_json_of_a_budget_that_breaks_our_format_is_refused_with_the_line(old, new, line, words):
    assert old in POINTS
    refused(read_own, POINTS.replace(old, new, 1), line, words)


def test_json_nested_beyond_all_bounds_is_refused():
    text = OWN.replace('"Ann"', "[" * 100_000)
    refused(read_own, text, 5, "this is not JSON")


def test_an_option_approved_twice_is_refused():
    text = json.loads(OWN) | {"kind": "approval", "papers": 1, "ballots": [{"approves": [1, 1]}]}
    with pytest.raises(CannotRead, match="names number 1 twice"):
        read_own("a.json", json.dumps(text))
