"""moothill begin."""

import re

import pytest
from django.core.management import CommandError, call_command

from moothill.commons.cycles.models import Cycle, Member

pytestmark = pytest.mark.django_db

GIVEN = {"template": "national-2", "member": "Oakland", "starts": "2027-01-11"}


def test_one_line_begins_a_cycle_of_a_new_member(capsys):
    call_command("begin", "oak", **GIVEN)
    cycle = Cycle.objects.get(slug="oak")
    assert (cycle.title, cycle.state) == ("Open government action plan 2027-29", "draft")
    assert "/oak/go-live/" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["oakland", "OAKLAND", "Oakland"])
def test_a_member_that_is_here_is_found_by_address_or_name(member, name):
    call_command("begin", "oak", **GIVEN | {"member": name, "title": "Oak", "ends": "31 December 2029"})
    assert Cycle.objects.get(slug="oak").member == member
    assert Member.objects.count() == 1


@pytest.mark.parametrize(
    ("slug", "change", "words"),
    [
        ("oak", {"starts": "30 Feb 2027"}, "--starts: February 2027 has 28 days"),
        ("oak", {"ends": "1 March 2036"}, "--ends: From 11 January 2027 to 1 March 2036 is too long"),
        ("oak", {"template": "national-3"}, "There is no template “national-3”"),
        ("oak", {"template": "/nowhere/x.toml"}, "No such file"),
        ("Not A Slug", {}, "SLUG: Use small letters"),
        ("oak", {"member": " "}, "--member: Say which government"),
    ],
)
def test_what_cannot_be_begun_is_explained_and_leaves_nothing(slug, change, words):
    with pytest.raises(CommandError, match=re.escape(words)):
        call_command("begin", slug, **GIVEN | change)
    assert (Cycle.objects.count(), Member.objects.count()) == (0, 0)
