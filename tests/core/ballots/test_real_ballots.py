"""Official results, from ballots that may not be shipped: MOOTHILL_BALLOTS=FOLDER with scottish-stv/ and pabulib/."""

import csv
import os
from collections import defaultdict
from pathlib import Path

import pytest

from moothill.core.ballots.budgets.completing import Completion, equal_shares
from moothill.core.ballots.budgets.greedy import greedy
from moothill.core.ballots.files import read_ballots
from moothill.core.ballots.stv import UNIT, count
from moothill.core.ballots.telling.stv_data import stv_data
from tests.core.ballots.elections import ASKED, recount

FOLDER = os.environ.get("MOOTHILL_BALLOTS", "")
pytestmark = pytest.mark.skipif(
    not FOLDER, reason="OFFICIAL RESULTS NOT CHECKED: set MOOTHILL_BALLOTS to the folder of the real ballots"
)


def read(*parts):
    path = Path(FOLDER, *parts)
    return read_ballots(path.name, path.read_bytes())


def rows(name):
    found = defaultdict(list)
    with Path(FOLDER, "scottish-stv", name).open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            found[row["contest"]].append(row)
    return found


@pytest.fixture(scope="module")
def accounts():
    return {ward: count(read("scottish-stv", "ballots", f"{ward}.csv")) for ward in rows("winners.csv")}


def test_winners_quotas_and_first_preferences_of_all_60_wards_are_the_official_ones(accounts):
    official = rows("winners.csv")
    assert len(official) == 60
    for ward, candidates in official.items():
        account = accounts[ward]
        assert set(account.elected) == {
            int(row["candidate_no"]) for row in candidates if row["elected"] == "1"
        }
        assert account.quota == int(candidates[0]["quota"])
        firsts = [int(row["first_preferences"]) * UNIT for row in candidates]
        assert list(account.stages[0].totals) == firsts


def test_all_3214_figures_of_all_stages_are_the_official_ones(accounts):
    """Figures with two decimal places were rounded by whoever published them."""
    seen = 0
    for ward, figures in rows("stages.csv").items():
        for row in figures:
            published = row["total_votes_as_published"]
            if published:
                total = accounts[ward].stages[int(row["stage"]) - 1].totals[int(row["candidate_no"]) - 1]
                places = 2 if len(published.partition(".")[2]) == 2 else 5
                assert f"{total / UNIT:.{places}f}" == f"{float(published):.{places}f}", (ward, row)
                seen += 1
    assert seen == 3214


def test_the_other_program_counts_every_ward_the_same(accounts):
    program = recount()
    for account in accounts.values():
        ballots = account.ballots
        papers = [(copies, list(ranking)) for copies, ranking in ballots.heaps()]
        again = program.stv(program.Ballots(list(ballots.names), papers, ballots.seats), ASKED)
        told = stv_data(account)
        assert {key: told[key] for key in again} == again


@pytest.mark.parametrize(
    ("file", "selected"),
    [
        ("Poland_Warszawa_2021_Praga-Polnoc", lambda budget: greedy(budget).selected),
        ("Poland_Gdynia_2020_Dabrowa__small", lambda budget: greedy(budget, stop=True, least=50).selected),
        ("Poland_Czestochowa_2025_Stradom", lambda budget: greedy(budget, least=300).selected),
        ("Netherlands_Assen_2024", lambda budget: equal_shares(budget).selected),
        ("Poland_Wieliczka_2023_Green_Budget", lambda budget: equal_shares(budget, compare=True).selected),
    ],
)
def test_budgets_select_what_was_officially_selected(file, selected):
    budget = read("pabulib", f"{file}.pb")
    assert set(selected(budget)) == set(budget.selected)


def test_wieliczka_shows_that_stopping_early_elects_one_project_more():
    budget = read("pabulib", "Poland_Wieliczka_2023_Green_Budget.pb")
    assert len(equal_shares(budget, completion=Completion.ADD1E).selected) == len(budget.selected) + 1
