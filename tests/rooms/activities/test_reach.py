"""Who is reached: groups, the activities and calls that reach them, and those whom nothing reaches."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from moothill.commons.journal.models import Entry
from moothill.commons.policy.errors import Refused
from moothill.commons.record.errors import ReasonNeeded, WrongState
from moothill.commons.record.models import Link, Record
from moothill.commons.record.operations import withdraw
from moothill.rooms.activities.errors import NotReaching
from moothill.rooms.activities.operations import set_reach
from tests.asking import open_call
from tests.rooms.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def group(make) -> Record:
    return make("group", title="Young people", who="Under 25", why="They live with it longest")


@pytest.fixture
def reach(group, steward, at):
    def of(*causes: Record, by=steward, group: Record = group, reason: str = "It was agreed.") -> None:
        set_reach(group=group, causes=causes, reason=reason, by=by, at=at)

    return of


def _reached(group: Record) -> list[str]:
    return sorted(Link.objects.filter(effect=group).values_list("cause__reference", flat=True))


def test_what_reaches_a_group_is_set_at_once_and_each_change_has_its_line(
    reach, group, activity, make, cycle
):
    blog, fair, call = activity("Blog"), activity("Fair"), open_call(make)
    reach(blog, fair)
    reach(fair, call, reason="The blog is closed.")
    assert _reached(group) == ["A-2", "Q-1"]
    lines = Entry.objects.filter(kind__startswith="link.").order_by("number")
    told = [(each.kind, each.subject, each.reason) for each in lines]
    assert told == [
        ("link.made", f"{cycle.slug}/A-1", "It was agreed."),
        ("link.made", f"{cycle.slug}/A-2", "It was agreed."),
        ("link.made", f"{cycle.slug}/Q-1", "The blog is closed."),
        ("link.removed", f"{cycle.slug}/A-1", "The blog is closed."),
    ]


def test_a_second_click_changes_nothing(reach, activity, cycle):
    blog = activity("Blog")
    reach(blog)
    before = Entry.objects.count()
    reach(blog)
    assert Entry.objects.count() == before


def test_who_may_not_link_leaves_no_trace(reach, group, activity, account_holder, observer):
    blog, before = activity("Blog"), Entry.objects.count()
    for who in (account_holder, observer):
        with pytest.raises(Refused):
            reach(blog, by=who)
    assert (_reached(group), Entry.objects.count()) == ([], before)


def test_it_needs_a_reason_a_group_that_stands_and_activities_or_calls(
    reach, group, activity, make, steward, at
):
    blog, aim, gone = activity("Blog"), make("objective"), activity("Fair")
    withdraw(record=gone, reason="It rained.", by=steward, at=at)
    with pytest.raises(ReasonNeeded):
        reach(blog, reason=" ")
    with pytest.raises(NotReaching, match=r"under: O-1, A-2\."):
        reach(blog, aim, Record.objects.get(pk=gone.pk))
    withdraw(record=group, reason="Nobody is young for ever.", by=steward, at=at)
    with pytest.raises(WrongState):
        reach(blog)
    assert _reached(group) == []


def test_those_whom_nothing_reaches_stand_first(reach, make, group, activity, client, cycle):
    make("group", title="Islanders")
    reach(activity("Blog"))
    assert f'href="/{cycle.slug}/groups/"' in client.get(f"/{cycle.slug}/activities/").content.decode()
    text = words(client.get(f"/{cycle.slug}/groups/").content.decode())
    assert text.index("Islanders") < text.index("Nothing reaches them so far.") < text.index("Young people")
    assert "Add a group" not in text


def test_what_was_called_off_reaches_nobody_and_what_is_no_draft_of_ours_is_not_told(
    reach, group, activity, client, cycle
):
    off = activity("Fair", state="cancelled", state_reason="It rained.")
    reach(off, activity("Secret fair", publish=False))
    page = client.get(f"/{cycle.slug}/groups/").content.decode()
    assert "Nothing reaches them so far." in page
    assert "Secret fair" not in page
    own = words(client.get(group.get_absolute_url()).content.decode())
    assert "What reaches them" in own
    assert "Secret fair" not in own


def test_a_steward_finds_the_box_filled_and_says_what_reaches_them(
    reach, group, activity, client_of, steward, make
):
    reach(activity("Blog"))
    browser, url = client_of(steward), f"{group.get_absolute_url()}reached-by/"
    open_call(make)
    assert f'href="{url}"' in browser.get(group.get_absolute_url()).content.decode()
    assert "A-1</textarea>" in browser.get(url).content.decode()
    answer = browser.post(url, {"of": "a-1, q-1; A-1", "reason": "The call is out."})
    assert (answer.status_code, answer["Location"]) == (303, group.get_absolute_url())
    assert _reached(group) == ["A-1", "Q-1"]


def test_a_wrong_reference_is_said_by_name_and_the_box_keeps_what_was_written(
    group, activity, client_of, steward
):
    activity("Blog")
    answer = client_of(steward).post(
        f"{group.get_absolute_url()}reached-by/", {"of": "A-1, A-99", "reason": "x"}
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "There is no activity and no call here under: A-99." in page
    assert "A-1, A-99</textarea>" in page
    assert _reached(group) == []


def test_the_page_for_stewards_is_for_stewards(group, client, client_of, account_holder):
    url = f"{group.get_absolute_url()}reached-by/"
    assert client.get(url)["Location"].startswith("/accounts/login/")
    assert client_of(account_holder).get(url).status_code == 403
    assert client.get(url.replace("G-1", "G-9")).status_code == 404


def test_the_list_asks_the_same_number_of_questions_for_one_group_and_for_three(
    reach, make, activity, client, cycle
):
    def asked() -> int:
        with CaptureQueriesContext(connection) as questions:
            client.get(f"/{cycle.slug}/groups/")
        return len(questions)

    reach(activity("Blog"))
    asked()
    one = asked()
    for title in ("Islanders", "Farmers"):
        reach(activity(f"Fair for {title}"), group=make("group", title=title))
    assert asked() == one
