"""The sample cycle shows what the real page held, to the row."""

from collections import Counter

import pytest

from moothill.commons.record.models import Link, LinkKind
from tests.rooms.reading import words

COUNTS = {
    "objectives": 5,
    "ways-of-working": 3,
    "stages": 6,
    "key-dates": 6,
    "levels": 3,
    "channels": 22,
    "activities": 35,
    "tasks": 11,
    "meetings": 3,
    "timelines": 2,
    "documents": 6,
}
ROWS_BY_STAGE = {"ST-1": 7, "ST-2": 5, "ST-3": 17, "ST-4": 6}


@pytest.mark.parametrize(("name", "count"), COUNTS.items())
def test_each_list_has_as_many_entries_as_the_page_had(rows, name, count):
    assert len(rows(name)) == count


def test_thirty_rows_are_activities_and_five_hold_none(rows):
    assert Counter(row["placeholder"] for row in rows("activities")) == {False: 30, True: 5}


def test_the_rows_stand_in_their_stages_and_two_stages_are_empty(rows):
    assert Counter(row["stage"] for row in rows("activities")) == ROWS_BY_STAGE


def test_ten_rows_are_parts_of_another(rows):
    assert sum("." in row["number"] for row in rows("activities")) == 10


def test_states_are_those_of_the_page(rows):
    states = Counter(row["state"] for row in rows("activities"))
    assert states == {"complete": 21, "in-progress": 2, "cancelled": 1, "not-recorded": 11}


def test_the_lone_cancelled_keeps_its_state_and_says_that_no_reason_was_given(rows, page):
    (row,) = [row for row in rows("activities") if row["state"] == "cancelled"]
    assert (row["title"], row["state_reason"]) == ("Cancelled", "")
    assert "none given on the page" in page(f"activities/{row['reference']}/")


def test_the_second_number_four_is_kept_as_written(rows):
    (row,) = [row for row in rows("activities") if row["number_as_written"]]
    assert (row["stage"], row["number"], row["number_as_written"]) == ("ST-1", "", "4")


def test_seven_events_were_public_and_the_seventh_stands_in_two_stages(rows, page):
    events = [row for row in rows("activities") if row["form"] == "event"]
    assert len(events) == 8
    assert len({event["title"] for event in events}) == 7
    twins = [event for event in events if "Event Seven" in event["title"]]
    assert [event["stage"] for event in twins] == ["ST-3", "ST-4"]
    assert f'href="{twins[1]["url"]}"' in page(twins[0]["url"].removeprefix("/scotland-2018-20/"))


def test_every_task_is_done(rows):
    assert [row["done"] for row in rows("tasks")] == [True] * 11


def test_three_meetings_had_ten_attendances(rows):
    assert sum(len(row["attendance"]) for row in rows("meetings")) == 10


def test_the_two_timelines_have_their_rows_and_marks(rows):
    lines = rows("timeline-rows")
    by_timeline = Counter(line["timeline"] for line in lines)
    marks = Counter()
    for line in lines:
        marks[line["timeline"]] += len(line["periods"]) if line["marks"] is None else line["marks"]
    assert by_timeline == {"TL-1": 6, "TL-2": 26}
    assert marks == {"TL-1": 12, "TL-2": 42}


def test_the_revision_of_the_timeline_is_told(page):
    assert "30 April 2018" in page("timeline/")


def test_empty_stages_and_event_reports_of_a_cycle_that_is_over_read_nothing_recorded(page):
    planning = page("planning/")
    for reference in ("Stage Five", "Stage Six", "Event reports"):
        part = planning[planning.rindex(reference) :]
        assert "othing recorded<" in part[: part.index("</section>")]


def test_the_archive_has_its_notes_its_commitments_and_its_sixteen_themes(rows):
    texts = {row["title"]: row["text"] for row in rows("sections")}
    commitments = [
        line
        for line in texts["Enabling open government"].split("\n")
        if line[:2] in ("1.", "2.", "3.", "4.", "5.", "- ")
    ]
    table = [line for line in texts["Using open government"].split("\n") if line.startswith("|")]
    assert len(commitments) == 5
    assert len(table) == 2 + 16


def test_every_section_says_something_of_its_own_or_shows_a_table(rows):
    assert [row["title"] for row in rows("sections") if not (row["text"] or row["slot"])] == []


def test_every_record_names_its_source(rows):
    for name in COUNTS:
        assert [row["reference"] for row in rows(name) if not row["source"]] == []


def test_the_two_ideas_say_where_they_were_born_and_how_late_they_were_typed_in(rows):
    call, _of_the_draft = rows("calls")
    assert call["form"] == "elsewhere" and call["when"]["words"] == "Ongoing from June 2018"
    first, second = rows("inputs")
    assert {first["call"], second["call"]} == {call["reference"]}
    assert first["event_title"].startswith("Event One: Glasgow")
    assert second["event_title"].startswith("Event Four: Glasgow")
    assert (first["when"]["earliest"], first["entered_on"]) == ("2018-06-05", "2018-08-10")
    assert (second["when"]["earliest"], second["entered_on"]) == ("2018-08-13", "2018-08-13")
    assert all(row["source"].startswith("https://www.ideas.gov.scot/") for row in (first, second))


def test_an_idea_names_the_day_on_which_it_was_typed_into_the_ideas_site(page):
    shown = words(page("inputs/I-1/"))
    assert "It was entered on 10 August 2018, 66 days after it was said" in shown
    assert "Received 10 August 2018; it came into this site on" in shown
    for address in ("inputs/", "calls/Q-1/"):
        assert "entered on 10 August 2018" in words(page(address))


def test_who_leads_for_a_side_is_named_with_their_organisation_once(page):
    shown = words(page(""))
    assert "Emma Harvey, equivalent at the Scottish Government (government)" in shown


def test_no_contribution_is_made_up(rows):
    """What the themes hold came out of the contributions: it is none of them."""
    assert len(rows("inputs")) == 2


def test_six_themes_hold_forty_three_points_under_their_printed_numbers(rows):
    themes, points = rows("themes"), rows("points")
    assert [theme["number"] for theme in themes] == ["1", "2", "3", "4", "5", "6"]
    of = Counter(point["theme"] for point in points)
    assert [of[theme["reference"]] for theme in themes] == [11, 4, 8, 5, 7, 8]
    numbers = [point["number"] for point in points]
    assert len(set(numbers)) == 43 and numbers[0] == "1.1" and numbers[-1] == "6.8"
    assert all(row["source"] for row in (*themes, *points))


def test_one_point_is_an_ideas_words_and_all_others_have_no_known_origin(rows):
    (linked,) = [point for point in rows("points") if point["origin"] == "linked"]
    assert linked["number"] == "6.5"
    (link,) = Link.objects.filter(effect__reference=linked["reference"], cause__kind="input")
    assert link.kind == LinkKind.PART_OF
    assert link.cause.title == rows("inputs")[0]["title"]


def test_the_other_idea_leads_to_a_theme_and_says_that_this_is_inferred(rows):
    (link,) = Link.objects.filter(effect__kind="theme", cause__kind="input")
    assert link.cause.title == rows("inputs")[1]["title"]
    assert link.effect.number == "6" and link.note.startswith("Inferred")


def test_the_event_that_set_priorities_is_linked_to_every_theme(rows):
    links = Link.objects.filter(effect__kind="theme", cause__kind="activity", kind=LinkKind.PART_OF)
    assert {link.effect.number for link in links} == {"1", "2", "3", "4", "5", "6"}
    assert {link.cause.title for link in links} == {"Event Seven: Edinburgh, Hanover Conf Centre"}


def test_no_answer_to_a_theme_is_made_up_and_the_pages_say_plainly_that_none_was_given(rows, page):
    assert [row["answers_to"] for row in rows("responses")] == [[{"to": "Q-2"}]]
    for address in ("planning/", "themes/"):
        assert "0 of 43" in page(address)


def test_the_story_of_the_one_idea_leads_to_its_theme_and_says_that_no_answer_is_recorded(page):
    shown = page("inputs/I-1/trail/")
    assert "Participation and Consultation (TH-6)</a>" in shown
    assert "(C-2)</a>" in shown
    assert "No answer is recorded." in shown
    assert "0 of its 8 points answered." in page("themes/TH-6/trail/")
    assert "Nobody knows from which contribution it came." in page("points/P-1/trail/")


def test_what_is_left_of_the_plan_before_is_a_cycle_of_its_own(sample, client):
    def before(name):
        return client.get(f"/scotland-2017/{name}.json").json()["results"]

    themes, points = before("themes"), before("points")
    assert [theme["number"] for theme in themes] == [str(number) for number in range(17)]
    assert sum(len(theme["goals"]) for theme in themes) == 17
    assert all("inferred" in theme["doubt"] for theme in themes)
    assert Counter(point["theme"] for point in points)[themes[0]["reference"]] == 5
    assert len(points) == 5 + 32
    assert len(before("documents")) == 6
    (text,) = [row["text"] for row in before("sections") if row["title"] == "Commitments of the plan"]
    assert text.count("SCO000") >= 5
