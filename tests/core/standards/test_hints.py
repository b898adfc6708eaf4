"""The live look at a commitment: one missing thing is one hint, and what reviewers could verify is called verifiable."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moothill.core.dates import Period, Precision, when
from moothill.core.standards import Severity
from moothill.core.standards.facts import Commitment, Milestone
from moothill.core.standards.hints import hints, milestone_hints
from moothill.core.standards.said import is_nobody, names_several, said
from moothill.core.standards.verifying import is_vague, shows
from tests.core.standards.promises import GOOD, but, steps_but

FIVE = json.loads((Path(__file__).parent / "data" / "five.json").read_text())
PLAN = Period(
    "", when("10 January 2018", year=2018).earliest, when("31 August 2020", year=2018).latest, Precision.RANGE
)
MUST = {"CMT-01", "CMT-02", "CMT-03", "CMT-04"}


def codes(commitment: Commitment, **more) -> list[str]:
    return [each.code for each in hints(commitment, plan=PLAN, **more) if each.rule]


def test_a_good_commitment_gives_no_hint():
    assert hints(GOOD, plan=PLAN) == ()


WISHES = {
    "title": "Raise awareness of openness among officials",
    "output": "Greater awareness",
    "verification": "",
}
FAULTS = [
    ("no-title", "CMT-01", but(title=" ")),
    ("no-lead", "CMT-01", but(lead="TBC")),
    ("no-problem", "CMT-01", but(problem="")),
    ("no-solution", "CMT-01", but(solution="To be confirmed.")),
    ("no-result", "CMT-01", but(result="")),
    ("no-dates", "CMT-01", but(when=None)),
    ("no-end", "CMT-01", but(when=when("from December 2018", year=2018))),
    ("no-milestone", "CMT-02", but(milestones=())),
    ("undated-milestone", "CMT-02", steps_but(when=None)),
    ("no-output", "CMT-02", steps_but(output="")),
    ("no-value", "CMT-03", but(values=())),
    ("no-reason", "CMT-03", but(values=(("transparency", " n/a"),))),
    ("beside-only", "CMT-04", but(values=(("technology", "A new portal."), ("inclusion", "")))),
    ("milestone-outside", "CMT-05", but(milestones=(replace(GOOD.milestones[0], when=when("June 2021", year=2021)),))),
    ("outside-plan", "CMT-05", but(when=when("1 December 2018 to 31 December 2021", year=2018))),
    ("unclear-lead", "CMT-06", but(lead="All ministries")),
    ("no-government-lead", "CMT-06", but(government_lead="")),
    ("no-civil-partner", "CMT-06", but(civil_lead="-")),
    ("no-contact", "CMT-06", but(contact="")),
    ("no-area", "CMT-08", but(areas=0)),
    ("not-traced", "RES-08", but(traced=False)),
    ("not-verifiable", "CMT-07", replace(
        steps_but(**WISHES), solution="We will encourage a culture of openness.", result="Officials are more open.")),
    # What wishes and names no output lacks one thing, and is told so once.
    ("not-verifiable", "CMT-07", replace(
        steps_but(**{**WISHES, "output": ""}), solution="We will explore options for a portal.", result="More trust.")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "rule", "bad"), FAULTS, ids=[f"{code}-{n}" for n, (code, _r, _b) in enumerate(FAULTS)]
)
def test_one_fault_is_one_hint_and_touches_no_other_rule(code, rule, bad):
    found = [each for each in hints(bad, plan=PLAN) if each.rule]
    assert [(each.code, each.rule) for each in found] == [(code, rule)]
    assert found[0].words % found[0].facts and found[0].suggestion
    assert (found[0].severity is Severity.MUST) is (rule in MUST)


def test_what_one_milestone_of_several_lacks_is_said_of_it_and_weighs_less():
    first, second = GOOD.milestones
    (hint,) = hints(but(milestones=(first, replace(second, output="?"))))
    assert (hint.code, hint.milestone, hint.severity) == ("no-output", "MS-2", Severity.SHOULD)
    (hint,) = hints(but(milestones=(first, replace(second, when=None))))
    assert (hint.code, hint.words % hint.facts) == (
        "undated-milestone",
        "Milestone 2 does not say by when it is done.",
    )
    (hint,) = hints(but(milestones=(first, replace(second, **WISHES))))
    assert (hint.code, hint.rule, hint.milestone) == ("wish", "CMT-07", "MS-2")


@pytest.mark.parametrize("given", FIVE["commitments"], ids=lambda each: f"commitment-{each['number']}")
def test_the_five_real_commitments_are_verifiable_as_their_reviewers_said(given):
    steps = tuple(
        Milestone(reference=f"MS-{n}", number=each["number"], title=each["title"])
        for n, each in enumerate(given["milestones"], start=1)
    )
    period = when(given["when"], year=2018)
    real = Commitment(
        reference=f"C-{given['number']}", title=given["title"], lead=given["lead"], problem=given["problem"],
        result=given["result"], when=period, milestones=steps,
    )  # fmt: skip
    assert "not-verifiable" not in codes(real)
    # Neither do the milestones alone, as the progress reports name them, leave nothing to look at.
    assert "not-verifiable" not in codes(replace(real, result="")) or given["number"] == 5


@pytest.mark.parametrize("text", [
    "Publish all datasets on the portal", "A charter, signed by both sides", "Train 200 officials", "20 per cent of wards",
    "Three citizens’ juries", "Pass the Freedom of Information Act into law", "Consider the answers, then publish a report",
    "Form civil society partnerships working group", "Set up a budget office", "Survey dissemination", "Make the minutes available",
    "An independent panel of residents", "Adopt the code of conduct",
])  # fmt: skip
def test_whatever_can_be_looked_at_is_seen(text):
    assert shows(text) and not is_vague(text)


@pytest.mark.parametrize("text", [
    "Promote a culture of openness", "Explore a register of lobbyists", "Consider whether to set up an office", "Work more closely with groups",
    "Strengthen the rule of law by 2025", "Support the action plan", "Establish trust between the sides", "Improve budget transparency",
    "Look into options for a portal", "Advance SDG 16 in phase 2", "Better dialogue with councils during 2018-20", "Raise public awareness by 31 May 2020",
])  # fmt: skip
def test_what_is_only_wished_is_called_vague(text):
    assert is_vague(text)


def test_a_wording_that_nobody_thought_of_is_no_fault():
    odd = replace(
        steps_but(title="Flood gates at Elm Weir swing freely", output="Gates", verification=""),
        solution="Gates",
        result="Dry feet",
    )
    assert codes(odd) == []


def test_of_other_languages_nothing_is_guessed():
    vague = replace(steps_but(**WISHES), solution="We will encourage openness.", result="")
    assert codes(vague, language="fr") == ["no-result"]
    assert codes(replace(vague, result="Plus de confiance"), language="cy-GB") == []


def test_a_milestone_can_be_looked_over_by_itself():
    step = replace(GOOD.milestones[0], when=when("June 2021", year=2021), output="")
    assert [each.code for each in milestone_hints(step, whole=GOOD.when)] == [
        "no-output",
        "milestone-outside",
    ]
    assert milestone_hints(GOOD.milestones[0], whole=GOOD.when) == ()
    assert [each.code for each in milestone_hints(replace(step, **WISHES, when=None))] == [
        "undated-milestone",
        "wish",
    ]


@pytest.mark.parametrize("text", ["", "  ", "TBC", "[to be confirmed]", "N/A.", "–", "…"])
def test_what_stands_in_for_words_says_nothing(text):
    assert not said(text)


def test_who_leads_is_somebody():
    assert is_nobody("Government") and is_nobody("various public bodies and agencies")
    assert not is_nobody("The Other Office") and not is_nobody("Department of All Works")
    assert names_several("Works\nTrade") and not names_several("Works, with Trade")


TEXTS = st.sampled_from(
    [
        "",
        "TBC",
        "Publish a register",
        "Promote openness",
        "%(x)s 100%",
        "Ministry; Office",
        "\x00\u202e",
        "長い文章。",
    ]
) | st.text(max_size=60)
PERIODS = st.sampled_from(
    [None, when("June 2019", year=2019), when("from June 2019", year=2019), when("until 2020", year=2019)]
)
STEPS = st.lists(
    st.builds(
        Milestone,
        reference=st.sampled_from(["MS-1", "MS-2"]),
        title=TEXTS,
        output=TEXTS,
        verification=TEXTS,
        when=PERIODS,
    ),
    max_size=3,
)


@given(st.builds(
    Commitment, reference=st.just("C-1"), title=TEXTS, when=PERIODS, problem=TEXTS, solution=TEXTS, result=TEXTS, lead=TEXTS,
    values=st.lists(st.tuples(st.sampled_from(["transparency", "technology", "inclusion", "other"]), TEXTS), max_size=3).map(tuple),
    areas=st.integers(0, 1), traced=st.sampled_from([None, True, False]), milestones=STEPS.map(tuple),
), st.sampled_from(["en", "gd", ""]))  # fmt: skip
@settings(max_examples=60, deadline=None)
def test_anything_at_all_is_looked_over_in_whole_sentences_the_heaviest_first(commitment, language):
    found = hints(commitment, plan=PLAN, language=language)
    assert all(each.words % each.facts and each.suggestion % each.facts for each in found)
    weights = [[Severity.MUST, Severity.SHOULD, Severity.ADVICE].index(each.severity) for each in found]
    assert weights == sorted(weights)
    about = [(each.code, each.where, each.milestone, each.words % each.facts) for each in found]
    assert len(set(about)) == len(about) or len(commitment.milestones) > 1
