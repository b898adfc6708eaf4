"""Whoever writes a call reads what was asked before, and what came of it."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from moothill.commons.cycles.models import Cycle
from moothill.commons.record.linking import link
from moothill.commons.record.models import LinkKind
from moothill.front.trail.asked_before import asked_before

pytestmark = pytest.mark.django_db

TRAINS = "How should the night trains between Oakland and Elmland run?"


@pytest.fixture
def before(other_cycle):
    """The plan before this one."""
    Cycle.objects.filter(pk=other_cycle.pk).update(starts=date(2016, 1, 10))
    other_cycle.refresh_from_db()
    return other_cycle


def titles(cycle, words=TRAINS):
    return [each.record.title for each in asked_before(cycle, words)]


def test_what_is_like_it_in_earlier_plans_is_found_of_four_kinds_and_no_more(cycle, before, make, index):
    make("theme", cycle=before, title="Night trains between Oakland and Elmland")
    make("input", cycle=before, title="Let night trains run between Oakland and Elmland", words="Please")
    make("objective", cycle=before, title=TRAINS)
    make("theme", title="Night trains between Oakland and Elmland here and now")
    make("theme", cycle=before, title="Night trains between Oakland and Elmland", publish=False)
    make("theme", cycle=before, title="School meals")
    index()
    assert sorted(titles(cycle)) == [
        "Let night trains run between Oakland and Elmland",
        "Night trains between Oakland and Elmland",
    ]
    assert titles(before) == [] and titles(cycle, " ") == []


def test_it_says_what_was_answered(cycle, before, make, index, steward_elsewhere, at):
    theme = make("theme", cycle=before, title="Night trains between Oakland and Elmland")
    answer = make(
        "response",
        cycle=before,
        title="No trains",
        heard="Trains",
        did="Buses",
        outcome="partly",
        because="Money",
    )
    link(cause=theme, effect=answer, kind=LinkKind.ANSWERED_BY, by=steward_elsewhere, at=at)
    index()
    (found,) = asked_before(cycle, TRAINS)
    assert (found.answer, found.outcome) == (answer, "partly taken up")


def test_it_stands_above_the_form_and_on_the_draft_for_insiders(
    cycle, before, make, index, client_of, steward
):
    make("theme", cycle=before, title="Night trains between Oakland and Elmland")
    draft = make("call", title=TRAINS, publish=False)
    shown = make("call", title=TRAINS)
    index()
    browser = client_of(steward)
    for address in (
        draft.get_absolute_url(),
        f"{draft.get_absolute_url()}edit/",
        f"{shown.get_absolute_url()}edit/",
    ):
        assert "Earlier plans have what is like this" in browser.get(address).content.decode(), address
    assert "Earlier plans" not in browser.get(shown.get_absolute_url()).content.decode()
    sent = browser.post(f"/{cycle.slug}/calls/new/", {"title": TRAINS, "preview": "1"})
    assert "Earlier plans have what is like this" in sent.content.decode()
    assert "Earlier plans" not in browser.get(f"/{cycle.slug}/calls/new/").content.decode()
    assert browser.get(f"/{cycle.slug}/themes/new/").status_code == 200


def test_as_many_questions_for_one_plan_before_as_for_more(cycle, before, make, index, draft_cycle, steward):
    first = make("theme", cycle=before, title="Night trains between Oakland and Elmland")
    index()
    with CaptureQueriesContext(connection) as one:
        assert titles(cycle) == [first.title]
    Cycle.objects.filter(pk=draft_cycle.pk).update(starts=date(2014, 1, 1), state="ended")
    draft_cycle.refresh_from_db()
    for where in (before, draft_cycle):
        make("theme", cycle=where, title="More night trains between Oakland and Elmland")
    index()
    with CaptureQueriesContext(connection) as three:
        assert len(titles(cycle)) == 3
    assert len(one) == len(three)
