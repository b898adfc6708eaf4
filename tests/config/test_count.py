"""moothill count: a file in, a count sheet out, with no settings, database or server; and recount.py against it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.config.test_cli import COMMAND, ROOT

BLT = '3 2\n10 1 2 0\n5 1 3 0\n3 1 0\n7 2 0\n5 3 0\n0\n"Ann"\n"Ben"\n"Cat"\n"Hill"\n'
TIE = '3 1\n2 1 0\n2 2 0\n2 3 0\n0\n"Ann"\n"Ben"\n"Cat"\n'
LOTS = ("--secret", "a secret of sixteen or more", "--public", "4 8 15 16 23 42")
BUDGET = json.dumps(
    {
        "format": "moothill-ballots/1", "kind": "approval", "budget": 100,
        "options": [{"id": "a", "name": "Trees", "cost": 60}, {"id": "b", "name": "Bench", "cost": 50}],
        "ballots": [{"papers": 3, "approves": [1]}, {"papers": 2, "approves": [1, 2]}],
    }
)  # fmt: skip


@pytest.fixture
def hill(tmp_path: Path) -> Path:
    path = tmp_path / "hill.blt"
    path.write_text(BLT)
    return path


def count(*arguments: object, code: list[str] = COMMAND) -> subprocess.CompletedProcess[str]:
    """In an environment where any setting, database or home would be found out."""
    environment = {
        "PYTHONPATH": str(ROOT / "src"),
        "PATH": os.environ["PATH"],
        "PORT": "no number",
        "LANG": "C.UTF-8",
    }
    environment |= {"MOOTHILL_HOME": "/nowhere/at/all", "DATABASE_URL": "nonsense"}
    command = [*code, "count", *map(str, arguments)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)


def again(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "recount.py"), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def test_it_prints_the_count_sheet(hill):
    said = count(hill, "--rule", "scottish-stv")
    assert (said.returncode, said.stderr) == (0, "")
    assert "Elected, in this order: Ann and Ben." in said.stdout
    assert "Ann has 18, more than the quota of 11; 7 pass on." in said.stdout.replace("\n  ", " ")
    assert "SHA-256" in said.stdout


def test_it_prints_one_object_as_json(hill):
    found = json.loads(count(hill, "--rule", "scottish-stv", "--json").stdout)
    assert (found["rule"], found["quota"], found["elected"]) == ("scottish-stv", 11, [1, 2])
    assert found["stages"][1]["totals"] == {"1": "11.00000", "2": "10.88880", "3": "6.94440"}
    assert set(found["stages"][0]) >= {"totals", "elected", "excluded", "tie"}


def test_it_writes_one_page_or_prints_it(hill, tmp_path):
    page = tmp_path / "hill.html"
    assert count(hill, "--rule", "scottish-stv", "--html", page).stdout == ""
    assert page.read_text() == count(hill, "--rule", "scottish-stv", "--html").stdout
    assert "<title>Hill: count sheet</title>" in page.read_text()


def test_no_django_is_loaded_for_it(hill):
    blocked = "import sys; sys.modules['django'] = None; " + COMMAND[2]
    assert count(hill, "--rule", "scottish-stv", code=[*COMMAND[:2], blocked]).returncode == 0


def test_a_lot_is_asked_for_and_told(tmp_path):
    path = tmp_path / "tie.blt"
    path.write_text(TIE)
    said = count(path, "--rule", "scottish-stv")
    assert (said.returncode, said.stdout) == (1, "")
    assert said.stderr.startswith("At stage 2 a lot must decide between numbers 1, 2, 3")
    drawn = count(path, "--rule", "scottish-stv", "--drawn", "3,2,1", "--json")
    assert json.loads(drawn.stdout)["elected"] == [1]
    told = count(path, "--rule", "scottish-stv", "--drawn", "3,2,1")
    assert "Lots were drawn by hand, in the order 3, 2, 1." in told.stdout
    sealed = count(path, "--rule", "scottish-stv", *LOTS)
    assert "Lots follow from the secret “a secret of sixteen or more”" in sealed.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("missing.blt", "--rule", "scottish-stv"), "missing.blt: No such file or directory."),
        ((".", "--rule", "scottish-stv"), "Is a directory"),
        (("HILL", "--rule", "greedy"), "They can be counted by: scottish-stv"),
        (
            ("HILL", "--rule", "scottish-stv", "--secret", "only half of it"),
            "a secret and a public value together",
        ),
        (("HILL", "--rule", "scottish-stv", "--drawn", "1", *LOTS), "or an order drawn by hand"),
        (("HILL", "--rule", "scottish-stv", "--html", "HILL"), "holds the ballots"),
        (("HILL", "--rule", "scottish-stv", "--html", "/nowhere/at/all.html"), "No such file or directory"),
        (("HILL", "--rule", "scottish-stv-vacancy"), "A vacancy needs a leaver."),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence_with_status_1(hill, arguments, words):
    said = count(*(hill if word == "HILL" else word for word in arguments))
    assert (said.returncode, said.stdout) == (1, "")
    assert words in said.stderr and "Traceback" not in said.stderr
    assert hill.read_text() == BLT


def test_a_fault_in_the_file_is_named_with_its_line(hill):
    hill.write_text(BLT.replace("5 1 3 0", "5 1 4 0"))
    said = count(hill, "--rule", "scottish-stv")
    assert (said.returncode, said.stdout) == (1, "")
    assert said.stderr.startswith("hill.blt, line 3: A ballot names number 4")


def test_a_rule_that_is_not_known_is_wrong_usage(hill):
    said = count(hill, "--rule", "magic")
    assert said.returncode == 2
    assert "scottish-stv" in said.stderr


def test_help_names_every_rule_and_it_stands_in_the_list_of_commands(tmp_path):
    said = count("--help").stdout
    assert "equal-shares" in said and ".blt, .csv, .pb, .json" in said
    environment = os.environ | {"MOOTHILL_HOME": str(tmp_path), "PYTHONPATH": str(ROOT / "src")}
    for arguments, words in (([], "  count "), (["help", "count"], "--rule RULE")):
        run = subprocess.run(
            [*COMMAND, *arguments], env=environment, capture_output=True, text=True, check=True
        )
        assert words in run.stdout


COUNTS = [
    (BLT, ".blt", ["--rule", "scottish-stv"]),
    (TIE, ".blt", ["--rule", "scottish-stv", *LOTS]),
    (TIE, ".blt", ["--rule", "scottish-stv", "--drawn", "2,1,3"]),
    (BLT, ".blt", ["--rule", "scottish-stv-vacancy", "--leaver", "1", "--sitting", "2"]),
    (BLT, ".blt", ["--rule", "borda"]),
    (BLT, ".blt", ["--rule", "pairwise"]),
    (BUDGET, ".json", ["--rule", "greedy", "--stop", "--least", "2"]),
    (BUDGET, ".json", ["--rule", "equal-shares", "--completion", "add1u", "--compare"]),
]


@pytest.mark.parametrize(("text", "ending", "asked"), COUNTS)
def test_recount_finds_every_published_result_the_same(tmp_path, text, ending, asked):
    path, result = tmp_path / f"ballots{ending}", tmp_path / "result.json"
    path.write_text(text)
    result.write_text(count(path, *asked, "--json").stdout)
    said = again(path, result)
    assert (said.returncode, said.stdout) == (0, "The same, to the last figure.\n"), said.stderr


def test_recount_names_the_first_figure_that_differs(hill, tmp_path):
    result = tmp_path / "result.json"
    result.write_text(
        count(hill, "--rule", "scottish-stv", "--json").stdout.replace("10.88880", "10.88881", 1)
    )
    said = again(hill, result)
    assert said.returncode == 1
    assert said.stdout == "Different. stages > 2 > totals > 2: published '10.88881', counted '10.88880'.\n"


def test_recount_wants_the_very_file_that_was_counted(hill, tmp_path):
    result = tmp_path / "result.json"
    result.write_text(count(hill, "--rule", "scottish-stv", "--json").stdout)
    hill.write_text(BLT + "\n")
    said = again(hill, result)
    assert said.returncode == 1 and "SHA-256 differs" in said.stdout


def test_recount_counts_without_a_result_too(hill):
    assert json.loads(again(hill, "--rule", "scottish-stv").stdout)["elected"] == [1, 2]
    assert again(hill).returncode == 2


def test_the_two_programs_share_no_code():
    source = (ROOT / "recount.py").read_text()
    imported = {line.split()[1] for line in source.splitlines() if line.startswith(("import ", "from "))}
    assert imported <= set(sys.stdlib_module_names)
