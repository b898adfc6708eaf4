"""From the days of a cycle to stages and key dates, for any start there may be."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moothill.core.dates import when
from moothill.front.begin import reading
from moothill.front.begin.calendar import Days, Impossible, add_months, days_of, spans
from moothill.front.begin.errors import BrokenTemplate, NoSuchTemplate
from moothill.front.begin.golive import TO_FILL
from moothill.front.begin.pieces import Piece, pieces_of
from moothill.front.begin.schema import Template

starts = st.dates(date(1995, 1, 1), date(2150, 1, 1))
names = st.sampled_from(reading.NAMES)
ONE_DAY = timedelta(days=1)


def made(name: str, **days: date) -> tuple[Template, Days, list[Piece]]:
    template = reading.template(name)
    found = days_of(template.plan, **days)
    return template, found, pieces_of(template, reading.common(), found)


def whens(pieces: list[Piece], kind: str) -> dict[str, date | None]:
    """The first day of each piece of a kind, by title."""
    return {
        piece.values["title"]: when(piece.values["when"]).earliest
        for piece in pieces
        if piece.kind == kind and piece.values["when"]
    }


@settings(deadline=None)
@given(names, starts)
def test_stages_follow_one_another_from_the_first_day_to_the_last(name: str, first: date) -> None:
    template, days, _pieces = made(name, starts=first)
    found = list(spans(template.stages, days).values())
    assert found[0][0] == first
    assert found[-1][1] == days.ends
    assert all(begins <= over for begins, over in found)
    assert all(later[0] == sooner[1] + ONE_DAY for sooner, later in zip(found, found[1:], strict=False))
    planning = [stage.handle for stage in template.stages if stage.part == "planning"]
    assert spans(template.stages, days)[planning[-1]][1] == days.due


@settings(deadline=None)
@given(names, starts)
def test_every_stage_has_at_least_its_least_days(name: str, first: date) -> None:
    template, days, _pieces = made(name, starts=first)
    found = spans(template.stages, days)
    for stage in template.stages:
        begins, over = found[stage.handle]
        assert (over - begins).days + 1 >= stage.least_days


@settings(deadline=None)
@given(names, starts)
def test_every_date_is_written_so_that_the_site_reads_it_back(name: str, first: date) -> None:
    template, days, pieces = made(name, starts=first)
    found = spans(template.stages, days)
    stages = [piece for piece in pieces if piece.kind == "stage"]
    for stage, piece in zip(template.stages, stages, strict=True):
        period = when(piece.values["when"])
        assert (period.earliest, period.latest) == found[stage.handle]
    for piece in pieces:
        if piece.values.get("when"):
            assert when(piece.values["when"]).doubts == ()


@settings(deadline=None)
@given(names, starts)
def test_a_plan_lasts_as_many_months_as_its_template_says(name: str, first: date) -> None:
    template, days, _pieces = made(name, starts=first)
    assert days.ends == add_months(days.due, template.plan.months)
    assert days.due >= add_months(first, template.plan.planning_months)
    if template.plan.end_days:
        assert f"{days.due:%m-%d}" in template.plan.end_days


@settings(deadline=None)
@given(st.sampled_from(["national-2", "national-4"]), starts)
def test_national_key_dates_stand_at_their_distance_from_the_days_they_hang_on(
    name: str, first: date
) -> None:
    template, days, pieces = made(name, starts=first)
    dates = whens(pieces, "key-date")
    outreach = spans(template.stages, days)["outreach"][0]
    assert dates["The timeline and the ways to take part are public"] == outreach - 14 * ONE_DAY
    assert dates["The timeline and the ways to take part are public"] >= first
    assert dates["The plan is published on the partnership's site"] == days.due
    assert dates["Independent reviewers publish their Action Plan Review"] == add_months(days.due, 4)
    assert dates["Independent reviewers publish their Results Report"] == add_months(days.ends, 4)
    assert dates["Last day for the next plan"] == add_months(days.ends, 12)
    meetings = [title for title in dates if title.startswith("Meeting with civil society")]
    assert len(meetings) == template.plan.months // 6


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2028, 2, 29), 48, date(2032, 2, 29)),
        (date(2028, 3, 31), -1, date(2028, 2, 29)),
        (date(2027, 1, 15), -13, date(2025, 12, 15)),
    ],
)
def test_months_are_counted_by_the_calendar(day: date, months: int, expected: date) -> None:
    assert add_months(day, months) == expected


@pytest.mark.parametrize("leap", [2028, 2096])
def test_key_dates_of_a_leap_year_fall_on_its_last_day_of_february(leap: int) -> None:
    due = date(leap - 1, 12, 31)
    _template, _days, pieces = made("local", starts=date(leap - 1, 6, 1), due=due)
    assert whens(pieces, "key-date")["The monitoring body files its Inception assessment"] == date(
        leap, 2, 29
    )


def test_the_end_alone_says_when_the_plan_is_due() -> None:
    _template, days, _pieces = made("national-2", starts=date(2027, 1, 11), ends=date(2029, 12, 31))
    assert days.due == date(2027, 12, 31)


def test_a_plan_that_begins_on_a_leap_day_is_no_trouble() -> None:
    _template, days, _pieces = made("blank", starts=date(2028, 2, 29), due=date(2028, 8, 31))
    assert days.ends == date(2030, 8, 31)


@pytest.mark.parametrize(
    ("given_days", "field", "code"),
    [
        ({"ends": date(2026, 1, 1)}, "ends", "before"),
        ({"ends": date(2036, 1, 11)}, "ends", "whole-long"),
        ({"ends": date(2028, 1, 11)}, "ends", "whole-short"),
        ({"due": date(2027, 1, 20)}, "due", "hasty"),
        ({"due": date(2030, 1, 20)}, "due", "slow"),
        ({"due": date(2027, 8, 31), "ends": date(2027, 8, 1)}, "due", "due-after-end"),
        ({"due": date(2027, 8, 31), "ends": date(2028, 8, 31)}, "ends", "short"),
        ({"due": date(2027, 8, 31), "ends": date(2036, 8, 31)}, "ends", "long"),
        ({"ends": date(2999, 8, 31)}, "ends", "far"),
    ],
)
def test_impossible_days_are_refused_at_the_day_to_change(given_days, field: str, code: str) -> None:
    with pytest.raises(Impossible) as refused:
        days_of(reading.template("national-2").plan, starts=date(2027, 1, 11), **given_days)
    assert (refused.value.field, refused.value.code) == (field, code)


@settings(deadline=None)
@given(names, starts, st.none() | starts, st.none() | starts)
def test_any_days_give_a_cycle_that_fits_or_a_refusal(
    name: str, first: date, due: date | None, ends: date | None
) -> None:
    template = reading.template(name)
    try:
        days = days_of(template.plan, starts=first, due=due, ends=ends)
    except Impossible:
        return
    assert days.starts < days.due < days.ends
    assert all(begins <= over for begins, over in spans(template.stages, days).values())


@pytest.mark.parametrize("name", reading.NAMES)
def test_what_could_not_be_confirmed_says_so_and_everything_else_has_its_source(name: str) -> None:
    for each in reading.template(name).key_dates:
        assert each.source or name == "blank", each.title
    unsure = [each for each in reading.template(name).key_dates if each.doubt]
    assert bool(unsure) == (name != "blank")


def test_starter_texts_have_places_to_fill() -> None:
    keyed = {section.key: section for section in reading.common().sections if section.key}
    assert set(keyed) == {
        "how-it-works", "how-to-contribute", "who-can-take-part", "privacy", "accessibility", "complaints",
        "moderation",
    }  # fmt: skip
    assert all(TO_FILL.search(section.text) for section in keyed.values())


def test_every_stage_has_a_section_with_its_activities() -> None:
    template, _days, pieces = made("national-4", starts=date(2027, 1, 11))
    slots = {piece.values["slot"] for piece in pieces if piece.kind == "section"}
    assert {f"activities.of-stage|@stage-{stage.handle}" for stage in template.stages} <= slots


def write(folder: Path, change: tuple[str, str]) -> Path:
    text = (reading.FOLDER / "local.toml").read_text()
    assert change[0] in text
    path = folder / "ours.toml"
    path.write_text(text.replace(*change, 1))
    return path


def test_a_template_of_one_s_own_is_read_like_the_others(tmp_path) -> None:
    path = write(tmp_path, ('label = "OGP Local plan"', 'label = "Ours"'))
    assert reading.template_at(str(path)).label == "Ours"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (('handle = "team"', 'handle = "Team!"'), "stages.0.handle: “Team!” does not have the right form"),
        (("share = 2", 'share = "two"'), "stages.0.share: “two” is no whole number"),
        (("least_days = 21", "least_days = 200"), "Raise least_planning_days"),
        (('after = "due"', 'after = "stage:nowhere"'), "there is no stage nowhere"),
        (('part = "planning"', 'part = "implementation"'), "put at least one stage of planning first"),
        (("least_months = 12", "least_months = 30"), "plan.months must lie between"),
        (("months = 24", "months = 2400"), "plan.months: “2400” is too large: the most is 120"),
        (('name = "local"', 'nmae = "local"'), "nmae: the schema knows no such name"),
        (("[plan]", "[plan"), "it is no TOML"),
    ],
)
def test_a_broken_template_says_where_and_what(tmp_path, change: tuple[str, str], words: str) -> None:
    with pytest.raises(BrokenTemplate) as refused:
        reading.template_at(str(write(tmp_path, change)))
    assert "ours.toml" in str(refused.value)
    assert words in str(refused.value)


@pytest.mark.parametrize("bytes_", [b"\xff\xfe\x00", b"a = " + b"[" * 5000, b"x" * 2_000_000, b""])
def test_what_is_no_template_at_all_is_refused(tmp_path, bytes_: bytes) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes(bytes_)
    with pytest.raises(BrokenTemplate):
        reading.template_at(str(path))


def test_a_name_that_is_no_template_names_those_that_are() -> None:
    with pytest.raises(NoSuchTemplate, match="national-2, national-4, local, blank"):
        reading.template_at("national-3")
