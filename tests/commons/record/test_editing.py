"""Who may edit what, and how: what a cycle settled, and what comes of it."""

import pytest

from moothill.commons.journal.models import Entry
from moothill.commons.policy.errors import Refused
from moothill.commons.record.editing import may_edit_at_once, set_mode
from moothill.commons.record.errors import Unchanged
from moothill.commons.record.models import Editing
from moothill.commons.record.operations import revise, withdraw
from moothill.core.policy import Contributor, Mode

pytestmark = pytest.mark.django_db


@pytest.fixture
def section(make):
    return make("section", page=make("page").reference, text="As it was.")


def test_people_with_an_account_edit_sections_at_once_and_nothing_else(section, make, account_holder, at):
    revised = revise(record=section, values={"text": "As it is."}, base=1, by=account_holder, at=at)
    assert revised.revisions.last().by_name == account_holder.name
    with pytest.raises(Refused):
        revise(record=make("objective"), values={"title": "Mine"}, base=1, by=account_holder, at=at)
    with pytest.raises(Refused):
        withdraw(record=section, reason="Mine", by=account_holder, at=at)


def test_a_cycle_opens_and_closes_as_it_likes_and_says_so(
    section, cycle, passer_by, account_holder, steward, at
):
    set_mode(cycle=cycle, contributor=Contributor.GUEST, mode=Mode.OPEN, reason="Try it", by=steward, at=at)
    assert may_edit_at_once(passer_by, section)
    set_mode(cycle=cycle, contributor=Contributor.ACCOUNT, mode=Mode.LOCKED, by=steward, at=at)
    assert not may_edit_at_once(account_holder, section)
    assert may_edit_at_once(steward, section)
    kinds = Entry.objects.filter(head=cycle.head_id, kind="editing.changed").values_list("reason", flat=True)
    assert list(kinds) == ["Try it", ""]


def test_one_record_may_differ_until_its_rule_is_taken_away(section, cycle, account_holder, steward, at):
    change = {"cycle": cycle, "record": section, "contributor": Contributor.ACCOUNT, "by": steward, "at": at}
    set_mode(mode=Mode.LOCKED, **change)
    assert not may_edit_at_once(account_holder, section)
    with pytest.raises(Unchanged):
        set_mode(mode=Mode.LOCKED, **change)
    set_mode(mode=None, **change)
    assert may_edit_at_once(account_holder, section)


@pytest.mark.parametrize(
    "who", ["passer_by", "account_holder", "team_member", "observer", "steward_elsewhere"]
)
def test_nobody_but_a_steward_sets_modes(who, cast, cycle, at):
    with pytest.raises(Refused):
        set_mode(cycle=cycle, contributor=Contributor.GUEST, mode=Mode.OPEN, by=cast[who], at=at)
    assert not Editing.objects.exists()
