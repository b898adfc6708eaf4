"""The planning page: every section in order, with its tools, its last change, and a way to each."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from moothill.commons.record.batches import Item, bring_in
from moothill.commons.record.operations import move, publish, revise, withdraw
from tests.rooms.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(cycle) -> str:
    return f"/{cycle.slug}/planning/"


@pytest.fixture
def look(client, address):
    """The planning page as a passer-by gets it."""
    return lambda: client.get(address).content.decode()


def anchors(markup: str) -> list[str]:
    return re.findall(r'<section class="mh_part" id="([^"]+)"', markup)


def headings(markup: str) -> list[tuple[str, str]]:
    return [
        (level, words(title)) for level, title in re.findall(r"<h([1-6])[^>]*>(.*?)</h\1>", markup, re.DOTALL)
    ]


def test_a_cycle_with_no_page_says_so(look, client_of, steward, address):
    assert "nothing recorded yet" in look()
    assert "pages/new/" not in look()
    assert "pages/new/" in client_of(steward).get(address).content.decode()


def test_a_page_with_no_section_says_so(planning_page, look):
    assert "How the plan is made" in look()
    assert "All of it, in one place." in look()
    assert "nothing recorded yet" in look()


def test_the_sections_stand_in_order_each_at_its_reference(section, look):
    for title in ("One", "Two", "Three"):
        section(title, text=f"Words of {title}.")
    assert anchors(look()) == ["SE-1", "SE-2", "SE-3"]
    assert "Words of Two." in look()


def test_a_section_that_is_moved_stands_elsewhere_under_the_same_reference(section, look, steward, at):
    first, _second, third = section("One"), section("Two"), section("Three")
    move(record=third, after=first, by=steward, at=at)
    assert anchors(look()) == ["SE-1", "SE-3", "SE-2"]


def test_headings_go_down_with_the_depth_and_those_in_a_text_go_below(section, look):
    section("Chapter", depth="1", text="# Inside one")
    section("Part", depth="2", text="# Inside two")
    section("Passage", depth="3", text="# Inside three")
    assert headings(look()) == [
        ("1", "How the plan is made"),
        ("2", "Chapter"), ("3", "Inside one"),
        ("3", "Part"), ("4", "Inside two"),
        ("4", "Passage"), ("5", "Inside three"),
    ]  # fmt: skip


def test_no_heading_leaves_out_a_step_however_sections_are_moved(section, look):
    for depth in ("3", "3", "1", "3", "2"):
        section("A heading", depth=depth)
    assert [level for level, _title in headings(look())[1:]] == ["2", "2", "2", "3", "3"]


def test_the_contents_lead_to_every_section_nested_as_they_are(section, look):
    for title, depth in (("Chapter", "1"), ("Part", "2"), ("Passage", "3"), ("Next", "1")):
        section(title, depth=depth)
    contents = re.search(r'<nav class="mh_contents".*?</nav>', look(), re.DOTALL)[0]
    assert re.findall(r'href="#([^"]+)"', contents) == ["SE-1", "SE-2", "SE-3", "SE-4"]
    assert contents.count("<ol") == 3


def test_an_untouched_section_says_nothing_of_versions(section, look):
    section()
    assert "changed on" not in look()
    assert "History (1)" in look()


def test_a_changed_section_says_when_and_by_whom(section, look, steward, at):
    revise(record=section(), values={"text": "New"}, base=1, by=steward, at=at, reason="clearer")
    shown = words(look())
    assert "Version 2, changed on 1 March 2018" in shown
    assert steward.name in shown
    assert "History (2)" in look()


def test_every_part_has_its_history_and_its_link_for_anyone(section, look, cycle):
    section()
    home = f"/{cycle.slug}/sections/SE-1/"
    assert f'href="{home}history/"' in look()
    assert f'href="{home}"' in look()


ACTS = ("edit", "move", "copy", "withdraw")


def test_only_stewards_find_the_tools_that_change_things(section, cast, client_of, address):
    section()
    offering = set()
    for name, actor in cast.items():
        markup = client_of(actor).get(address).content.decode()
        tools = [act for act in ACTS if f"/sections/SE-1/{act}/" in markup]
        assert tools in ([], list(ACTS)), name
        assert bool(tools) is ("sections/new/?" in markup), name
        offering |= {name} if tools else set()
    assert offering == {"steward", "civil_steward"}


def test_after_a_change_the_steward_comes_back_to_the_same_place(section, client_of, steward, address):
    section()
    browser = client_of(steward)
    link = re.search(r'href="([^"]*/sections/SE-1/edit/[^"]*)"', browser.get(address).content.decode())[1]
    form = browser.get(link.replace("&amp;", "&"))
    assert form.context["back"] == f"{address}#SE-1"


def test_a_section_added_after_another_stands_right_after_it(section, client_of, steward, address):
    section("One")
    section("Two")
    browser = client_of(steward)
    link = re.search(
        r'href="([^"]*/sections/new/\?[^"]*after=SE-1[^"]*)"', browser.get(address).content.decode()
    )[1]
    answer = browser.post(
        link.replace("&amp;", "&"), {"title": "Between", "page": "PG-1", "depth": "1", "save": "1"}
    )
    assert answer.status_code == 303
    assert anchors(browser.get(address).content.decode()) == ["SE-1", "SE-3", "SE-2"]


def test_a_draft_section_is_for_insiders_and_said_to_be_one(section, look, client_of, team_member, address):
    section("Canary", text="Canary text", publish=False)
    assert "Canary" not in look()
    inside = words(client_of(team_member).get(address).content.decode())
    assert "Canary draft" in inside


def test_a_withdrawn_section_is_gone_from_the_page(section, look, steward, at):
    withdraw(record=section("Canary"), reason="wrong", by=steward, at=at)
    assert "Canary" not in look()


def test_a_draft_page_is_for_insiders(make, look, client_of, steward, at, address):
    draft = make("page", title="Canary page", publish=False)
    assert "Canary" not in look()
    assert "Canary page draft" in words(client_of(steward).get(address).content.decode())
    publish(record=draft, by=steward, at=at)
    assert "Canary page" in look()


def test_the_first_page_in_order_is_the_planning_page_and_others_have_their_own_address(
    make, section, look, client, cycle, steward, at
):
    section("On the first")
    second = make("page", title="The archive")
    section("On the second", page="PG-2")
    assert anchors(look()) == ["SE-1"]
    own = client.get(second.get_absolute_url()).content.decode()
    assert anchors(own) == ["SE-2"]
    assert f'href="{second.get_absolute_url()}"' in look()
    move(record=second, after=None, by=steward, at=at)
    assert anchors(look()) == ["SE-2"]


def test_doubt_about_a_section_is_said(section, look):
    section(doubt="An unfinished draft in its source.")
    assert "Uncertain: An unfinished draft in its source." in words(look())


def test_what_people_wrote_is_never_run(section, look):
    section("<script>alert(1)</script>", text="<script>alert(2)</script> [x](javascript:alert(3))")
    assert "&lt;script&gt;alert(1)" in look()
    assert "<script>" not in look()
    assert 'href="javascript' not in look()


def test_a_passer_by_s_page_can_be_kept_and_shared(section, client, address):
    section()
    answer = client.get(address)
    assert not answer.cookies
    assert "csrfmiddlewaretoken" not in answer.content.decode()
    assert "style=" not in answer.content.decode()


def test_more_sections_ask_no_more_questions(section, client, address, steward, at):
    counts = []
    for number in range(3):
        made = section(f"Section {number}", slot="pages.documents|")
        revise(record=made, values={"text": "Changed"}, base=1, by=steward, at=at)
        with CaptureQueriesContext(connection) as questions:
            assert client.get(address).status_code == 200
        counts.append(len(questions))
    assert counts[0] == counts[-1]


def test_a_very_long_page_comes_in_parts(planning_page, cycle, steward, at, client, address):
    items = [Item("section", {"title": f"No. {number}", "page": "PG-1"}) for number in range(1000)]
    bring_in(cycle=cycle, items=items, by=steward, at=at, reason="many", source="a list")
    first = client.get(address).content.decode()
    assert len(anchors(first)) == 100
    following = re.search(r'href="(\?after=[^"]+)"', first)[1]
    assert anchors(client.get(address + following).content.decode())[0] == "SE-101"


def test_a_part_of_the_page_that_there_is_not_is_a_400_with_words(section, client, address):
    section()
    answer = client.get(f"{address}?after=nonsense")
    assert answer.status_code == 400
    assert "This list has no such page." in words(answer.content.decode())
