"""Criteria and scores, in public: who gave what and why, changeable, with a line each time."""

import pytest

from moothill.commons.journal.models import Entry
from moothill.commons.policy.errors import Refused
from moothill.commons.record.errors import ReasonNeeded, Unchanged
from moothill.commons.record.operations import withdraw
from moothill.rooms.commitments.errors import scoring as errors
from moothill.rooms.commitments.models import Criterion, Score
from moothill.rooms.commitments.operations.scoring import (
    Asked,
    Given,
    erasing,
    exporting,
    score,
    set_criteria,
)
from moothill.rooms.commitments.queries.scoring import candidates, criteria_of, scores_of

pytestmark = pytest.mark.django_db

TWO = [Asked("Change", "How much does it change?", 4), Asked("Cost", most=10)]


@pytest.fixture
def criteria(cycle, steward, at):
    return set_criteria(cycle=cycle, criteria=TWO, reason="The forum asked.", by=steward, at=at)


def lines(kind: str) -> int:
    return Entry.objects.filter(kind=kind).count()


def test_criteria_are_set_with_a_reason_and_one_that_stays_keeps_its_scores(
    cycle, steward, at, criteria, whole
):
    commitment = whole()
    change, cost = criteria
    score(commitment=commitment, given={change.pk: Given(3), cost.pk: Given(5)}, by=steward, at=at)
    anew = [Asked("Cost ", most=10), Asked("Change", "How many gain?", 4)]
    after = set_criteria(cycle=cycle, criteria=anew, reason="Clearer.", by=steward, at=at)
    assert [(each.title, each.pk == cost.pk) for each in after] == [("Cost", True), ("Change", False)]
    assert Criterion.objects.get(pk=change.pk).retired_at == at
    told = [(each.summed.criterion.title, each.summed.count) for each in scores_of(commitment)]
    assert told == [("Cost", 1), ("Change", 0), ("Change", 1)]
    assert lines("criteria.set") == 2


@pytest.mark.parametrize(("asked", "reason", "error"), [
    (TWO, "Again.", Unchanged), ([], " ", ReasonNeeded), ([*TWO, Asked("change")], "x", errors.TwiceTheSame),
    ([Asked(str(n)) for n in range(13)], "x", errors.TooManyCriteria), ([Asked("x", most=0)], "x", errors.WrongPoints),
])  # fmt: skip
def test_criteria_that_make_no_sense_are_refused_and_leave_no_trace(
    cycle, steward, at, criteria, asked, reason, error
):
    with pytest.raises(error):
        set_criteria(cycle=cycle, criteria=asked, reason=reason, by=steward, at=at)
    assert (criteria_of(cycle), lines("criteria.set")) == (criteria, 1)


def test_scores_are_changed_and_taken_back_with_one_line_each_time(
    cycle, steward, reviewer, at, criteria, whole
):
    commitment = whole()
    change, cost = criteria
    score(commitment=commitment, given={change.pk: Given(4, "Much."), cost.pk: Given(0)}, by=reviewer, at=at)
    score(commitment=commitment, given={change.pk: Given(1)}, by=steward, at=at)
    score(
        commitment=commitment, given={change.pk: Given(2, "Less."), cost.pk: Given(None)}, by=reviewer, at=at
    )
    assert lines("commitment.scored") == 3
    by_change, by_cost = scores_of(commitment)
    assert [(each.points, each.why) for each in by_change.scores] == [(2, "Less."), (1, "")]
    assert (
        by_change.summed.average,
        by_change.summed.least,
        by_change.summed.most,
        by_cost.summed.count,
    ) == (1.5, 1, 2, 0)
    with pytest.raises(Unchanged):
        score(commitment=commitment, given={change.pk: Given(2, "Less.")}, by=reviewer, at=at)
    assert lines("commitment.scored") == 3


def test_points_and_criteria_that_are_not_there_are_refused(
    cycle, steward, account_holder, at, criteria, whole, make
):
    commitment, change = whole(), criteria[0]
    for given, error in (
        ({change.pk: Given(5)}, errors.WrongPoints),
        ({0: Given(1)}, errors.NoSuchCriterion),
    ):
        with pytest.raises(error):
            score(commitment=commitment, given=given, by=steward, at=at)
    with pytest.raises(Refused):
        score(commitment=commitment, given={change.pk: Given(1)}, by=account_holder, at=at)
    with pytest.raises(errors.NotACandidate):
        score(commitment=make("theme"), given={change.pk: Given(1)}, by=steward, at=at)
    gone = whole(steps=False)
    withdraw(record=gone, reason="Twice", by=steward, at=at)
    with pytest.raises((errors.NotACandidate, Refused)):
        score(commitment=gone, given={change.pk: Given(1)}, by=steward, at=at)
    assert (Score.objects.count(), lines("commitment.scored")) == (0, 0)


def test_candidates_stand_by_their_order_unless_somebody_asks_for_the_highest_first(
    cycle, steward, at, criteria, whole
):
    first, second, third = whole(steps=False), whole(steps=False), whole(steps=False)
    score(commitment=first, given={criteria[0].pk: Given(1)}, by=steward, at=at)
    score(commitment=third, given={criteria[0].pk: Given(4), criteria[1].pk: Given(5)}, by=steward, at=at)
    assert [row.record for row in candidates(cycle, steward)] == [first, second, third]
    sorted_ = candidates(cycle, steward, by_share=True)
    assert [(row.record, row.share) for row in sorted_] == [(third, 75.0), (first, 25.0), (second, None)]


@pytest.mark.parametrize("number", [1, 3])
def test_the_table_asks_as_much_for_one_candidate_as_for_three(
    cycle, steward, at, criteria, whole, number, django_assert_num_queries
):
    for _n in range(number):
        score(commitment=whole(steps=False), given={criteria[0].pk: Given(1)}, by=steward, at=at)
    with django_assert_num_queries(3):
        candidates(cycle, steward)


def test_a_reviewer_scores_on_a_form_and_everybody_reads_it(
    cycle, reviewer, client, client_of, criteria, whole
):
    commitment = whole()
    change, cost = criteria
    address = commitment.get_absolute_url()
    mine = client_of(reviewer)
    assert "How much does it change?" in mine.get(f"{address}score/").content.decode()
    wrong = mine.post(f"{address}score/", {f"points-{change.pk}": "9", f"why-{change.pk}": "<i>Much</i>"})
    assert wrong.status_code == 422 and "&lt;i&gt;Much&lt;/i&gt;" in wrong.content.decode()
    given = {f"points-{change.pk}": "3", f"why-{change.pk}": "<i>Much</i>", f"points-{cost.pk}": ""}
    assert mine.post(f"{address}score/", given).headers["Location"] == f"{address}scores/"
    again = mine.post(f"{address}score/", given)
    assert again.status_code == 409 and "nothing" in again.content.decode()
    page = client.get(f"{address}scores/").content.decode()
    assert "1 person gave 3.0 of 4 points." in page and "&lt;i&gt;Much&lt;/i&gt;" in page
    assert "Nobody scored it by this criterion yet." in page and "Give points" not in page
    assert "3.0 of 4 points by 1 person" in client.get(address).content.decode()
    journal = client.get(f"/{cycle.slug}/journal/").content.decode()
    assert (
        "scored by the criteria of the cycle" in journal
        and "by which criteria candidates are scored" in journal
    )
    table = client.get(f"/{cycle.slug}/commitments/criteria/?sort=share").content.decode()
    assert "75 %" in table and "How much does it change?" in table
    assert client.get(f"{address}score/").status_code == 302


def test_stewards_set_criteria_on_a_form(cycle, steward, reviewer, client_of):
    address = f"/{cycle.slug}/commitments/criteria/"
    given = {
        "title-1": "Change",
        "most-1": "4",
        "question-1": "Much?",
        "title-2": "change",
        "most-2": "4",
        "reason": "So.",
    }
    mine = client_of(steward)
    wrong = mine.post(f"{address}set/", given)
    assert wrong.status_code == 422 and "Give each a title of its own" in wrong.content.decode()
    assert mine.post(f"{address}set/", {**given, "title-2": ""}).status_code == 303
    assert [each.title for each in criteria_of(cycle)] == ["Change"]
    assert client_of(reviewer).post(f"{address}set/", given).status_code == 403
    assert "Set the criteria" in mine.get(address).content.decode()


def test_whoever_is_erased_leaves_points_without_a_name_and_can_take_them_along_before(
    cycle, reviewer, at, criteria, whole
):
    score(commitment=whole(), given={criteria[0].pk: Given(3, "Much.")}, by=reviewer, at=at)
    (section,) = exporting.export([reviewer.participant])
    assert section.rows[0]["points"] == 3 and section.rows[0]["why"] == "Much."
    erasing.erase([reviewer.participant], at)
    kept = Score.objects.get()
    assert (kept.by_name, kept.points, kept.why) == ("", 3, "Much.")
