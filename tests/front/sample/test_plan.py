"""The sample cycle holds the real plan: what was promised, what was reported on it, and how its draft was consulted on."""

from collections import Counter
from datetime import date

import pytest

from moothill.commons.record import kinds
from moothill.commons.record.models import Link, LinkKind
from moothill.rooms.monitoring.queries import commitment_state
from tests.rooms.reading import words

pytestmark = pytest.mark.django_db


def things(kind, **columns):
    return kinds.get(kind).model.objects.filter(record__cycle__slug="scotland-2018-20", **columns)


def test_five_commitments_stand_with_their_identifiers_and_what_they_were_called_before(rows):
    found = rows("commitments")
    assert [row["ogp_id"] for row in found] == [f"SCO000{number}" for number in (6, 7, 8, 9)] + ["SCO0010"]
    assert [len(row["formers"]) for row in found] == [2, 4, 3, 2, 3]
    assert {row["when"]["words"] for row in found} == {"December 2018 – 2020"}
    assert all(row["source"] and row["lead"] and row["others"] and row["values"] for row in found)
    assert "October 2018" in found[3]["doubt"] and "November 2018" in found[4]["doubt"]

    steps = rows("milestones")
    assert Counter(row["commitment"] for row in steps) == {"C-1": 4, "C-2": 6, "C-3": 3, "C-4": 8, "C-5": 2}
    groups = [row for row in steps if "Group title only" in row["doubt"]]
    assert [row["number"] for row in groups] == ["2.2", "2.3", "2.4"]
    altered = [row for row in steps if "Covid-19" in row["altered"]]
    assert {row["commitment"] for row in altered} == {"C-4"} and len(altered) == 8
    assert all("pre-election" in row["altered"] for row in altered)


def test_forty_six_updates_stand_in_five_rounds_each_with_the_word_of_its_source(rows):
    found = rows("updates")
    assert len(found) == 46 and all(row["source"] for row in found)
    rounds = [row["title"] for row in rows("rounds")]
    assert rounds[0] == "Progress to September 2019" and rounds[-1] == "Final progress reports, February 2021"
    in_rounds = Counter(row["round"] for row in found)
    assert in_rounds == {"RR-1": 7, "RR-2": 8, "RR-3": 15, "RR-4": 8, "RR-5": 7, "": 1}
    words = Counter((row["state"], row["as_written"]) for row in found)
    assert words == {
        ("in-progress", "On track"): 20,
        ("behind", "Delayed"): 3,
        ("complete", "Complete"): 18,
        ("complete", ""): 1,
        ("altered", ""): 1,
        ("not-said", ""): 3,
    }
    assert all(row["hindrance"] for row in found if row["state"] == "behind")
    assert all("not visible" in row["doubt"] for row in found if row["state"] == "not-said")


def test_milestone_5_1_went_back_from_complete_and_so_no_commitment_is_complete(rows, page):
    (step,) = [row["reference"] for row in rows("milestones") if row["number"] == "5.1"]
    mine = [row for row in rows("updates") if row["milestone"] == step]
    assert [(row["day"], row["state"]) for row in mine] == [
        ("2019-09-30", "complete"),
        ("2021-02-28", "in-progress"),
    ]
    assert "went back from complete" in page("progress/changes/")
    assert not any(
        each.is_complete
        for each in commitment_state(things("commitment").values_list("pk", flat=True)).values()
    )
    assert "10 of 23 milestones are complete. 0 of 5 commitments are complete" in page("progress/")


def test_the_draft_was_open_for_13_days_and_the_plan_came_96_days_late_and_its_answer_two_days_after(rows):
    draft, plan = things("edition").order_by("place")
    assert (draft.day, plan.day, plan.submission.day) == (
        date(2018, 11, 14), date(2018, 12, 5), date(2018, 12, 5),
    )  # fmt: skip
    (consultation,) = kinds.get("call").model.objects.get(record__reference="Q-2").consultations.all()
    assert consultation.on_id == draft.pk
    call = consultation.call
    assert (call.form, (call.latest - call.earliest).days) == ("elsewhere", 13)
    (deadline,) = [row for row in rows("key-dates") if row["title"].startswith("Formal")]
    assert (plan.submission.day - date.fromisoformat(deadline["when"]["latest"])).days == 96
    (response,) = rows("responses")
    assert (date.fromisoformat(response["day"]) - plan.submission.day).days == 2
    assert response["answers_to"] == [{"to": "Q-2"}]
    assert (plan.submission.unanswered, plan.submission.unanswered_calls) == (None, 1)
    assert "two days after" in plan.submission.because


def test_links_lead_from_points_through_themes_to_updates_and_those_from_themes_are_called_inferred(page):
    became = Link.objects.filter(kind=LinkKind.BECAME).values_list("effect__number", "cause__number", "note")
    assert {(to, of) for to, of, _note in became} == {
        ("1", "2"), ("1", "3"), ("2", "6"), ("2", "4"), ("2", "3"), ("3", "1"), ("4", "5"),
    }  # fmt: skip
    assert all(note.startswith("Inferred") for _to, _of, note in became)
    behind = things(
        "point", theme__in=Link.objects.filter(effect__number="2", kind=LinkKind.BECAME).values("cause")
    )
    assert behind.count() == 8 + 5 + 8
    assert "No theme and no contribution stand behind this commitment" in page("commitments/C-5/")
    steps = Link.objects.filter(kind=LinkKind.STEPS_TO, cause__kind="commitment", effect__kind="milestone")
    assert steps.count() == 23
    assert Link.objects.filter(kind=LinkKind.REPORTED_BY, cause__in=steps.values("effect")).count() == 46


def test_every_page_of_the_plan_is_drawn(sample, client):
    """One record of each kind, its trail, and the dashboards."""
    addresses = ["progress/", "progress/?by=theme", "progress/late/", "progress/changes/?since=2019-12-31"]
    addresses += ["action-plan/", "action-plan/AP-2/plan.txt", "action-plan/AP-2/plan.csv"]
    for kind in ("commitment", "milestone", "edition", "round", "update"):
        thing = things(kind).select_related("record__cycle").first()
        address = thing.record.get_absolute_url().removeprefix("/scotland-2018-20/")
        addresses += [address, f"{address}trail/"]
    assert {client.get(f"/scotland-2018-20/{address}").status_code for address in addresses} == {200}


def test_what_is_not_recorded_of_how_the_plan_was_made_is_not_given_a_number_or_a_day(sample, client):
    text = client.get("/scotland-2018-20/action-plan/AP-2/plan.txt").content.decode()
    assert text.splitlines()[:3] == [
        "Scotland's second Open Government Action Plan 2018-2020",
        "",
        "Edition 2, 5 December 2018.",
    ]
    assert "• 2 contributions were made, to 1 call or elsewhere. (5 June 2018 to 13 August 2018)\n" in text
    assert "• 6 themes were made of them, with 43 points.\n" in text
    assert "• 1 answer was published; 0 of 2 contributions have one. (7 December 2018)\n" in text
    assert "• Drafts were open for comment once. How many comments came is not recorded.\n" in text


def test_the_pages_of_the_consultation_do_not_tell_a_number_of_comments_either(page, client):
    for address in ("action-plan/AP-1/", "calls/Q-2/heard/"):
        shown = page(address)
        assert "How many comments came is not recorded." in shown
        assert "0 comments" not in shown and "0 of 0" not in shown and "Nobody has commented" not in shown
    data = client.get("/scotland-2018-20/calls/Q-2/heard/heard.json").json()
    assert [data[name] for name in ("comments", "answered", "unanswered")] == [None, None, None]


@pytest.mark.parametrize(
    "address",
    ("commitments/C-1/", "calls/Q-1/", "responses/", "responses/RE-1/", "inputs/I-1/", "activities/"),
)
def test_the_cycle_is_over_and_so_nothing_is_asked_for_or_said_to_come(page, address):
    shown = words(page(address))
    assert "nothing recorded yet" not in shown and " yet" not in shown
    assert "still open" not in shown and "Say what will be done" not in shown


def test_what_is_missing_is_told_as_a_fact_and_an_answer_without_an_outcome_as_one(page):
    assert "No solution is described." in words(page("commitments/C-1/"))
    assert "nothing recorded" in words(page("calls/Q-1/"))
    assert "no outcome recorded" in words(page("responses/"))
