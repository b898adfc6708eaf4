"""The navigation of a cycle says where one is: on the page itself, or somewhere behind it."""

import re

import pytest

pytestmark = pytest.mark.django_db


def marked(client, address):
    """The doors that are marked on a page, each with its mark."""
    markup = client.get(address).content.decode()
    nav = re.search(r'<nav class="mh_nav".*?</nav>', markup, re.DOTALL)
    return re.findall(r'aria-current="(\w+)">([^<]*)', nav[0])


@pytest.mark.parametrize(
    ("address", "mark"),
    [
        ("", ("page", "Overview")),
        ("planning/", ("page", "Planning page")),
        ("codes/", ("true", "Themes")),
        ("inputs/", ("true", "Take part")),
        ("sign-offs/", ("true", "Action plan")),
        ("groups/", ("true", "Activities")),
    ],
)
def test_one_door_is_marked(client, cycle, address, mark):
    assert marked(client, f"/{cycle.slug}/{address}") == [mark]


def test_a_record_is_behind_the_door_of_its_list(client, make):
    stage = make("stage", title="One", when="March 2018")
    activity = make("activity", title="A walk", stage=stage.reference)
    assert marked(client, activity.get_absolute_url()) == [("true", "Activities")]
    assert marked(client, make("objective").get_absolute_url()) == [("true", "Planning page")]


def test_a_page_of_no_part_marks_nothing(client, cycle):
    assert marked(client, f"/{cycle.slug}/search/?q=trees") == []
