"""An edition is put together, issued once, and never changes after that."""

from datetime import timedelta
from uuid import uuid4

import pytest

from moothill.commons.journal.models import Entry
from moothill.commons.policy.errors import Refused
from moothill.commons.record import kinds
from moothill.commons.record.errors import Invalid, WrongState
from moothill.commons.record.models import Link, LinkKind, Record, Revision
from moothill.commons.record.operations import create, publish, revise, withdraw
from moothill.rooms.commitments.models import Edition
from moothill.rooms.commitments.operations import compose, issue, recompose
from moothill.rooms.commitments.queries.editions import digest_of

pytestmark = pytest.mark.django_db


def trace():
    return Record.objects.count(), Revision.objects.count(), Entry.objects.count(), Link.objects.count()


def test_issuing_keeps_exact_drafts_and_seals_them(promised, cut, plan, steward, at, cycle):
    first, second = promised("1"), promised("2", title="Open doors")
    drafts = [cut(first), cut(second)]
    edition = plan(*drafts)
    assert (edition.state, edition.reference) == ("draft", "AP-1")
    line = Entry.objects.order_by("-pk").first()
    assert (line.kind, line.title) == ("edition.prepared", ""), "the journal is public, a draft is not"
    made = issue(edition=edition, by=steward, at=at)
    thing = Edition.objects.get(pk=made.pk)
    assert (made.state, thing.place, thing.day, thing.cycle) == ("published", 1, cycle.day(at), cycle)
    assert digest_of(thing.contents) == thing.digest
    kept = thing.contents["commitments"]
    assert [each["draft"] for each in kept] == ["CD-1", "CD-2"]
    assert kept[1]["title"] == "Open doors" and kept[0]["milestones"][0]["number"] == "1.1"
    line = Entry.objects.order_by("-pk").first()
    assert line.kind == "edition.issued" and thing.digest in line.facts
    bundled = Link.objects.filter(effect=made, kind=LinkKind.BUNDLED_IN)
    assert set(bundled.values_list("cause", flat=True)) == {draft.pk for draft in drafts}

    revise(record=first, values={"problem": "Other words."}, base=1, by=steward, at=at, reason="Later")
    thing.refresh_from_db()
    assert kept == thing.contents["commitments"], "what is promised later is no part of it"


def test_what_was_issued_never_changes(issued, steward, at):
    edition = issued()
    before = trace()
    for values in ({"foreword": "Other words."}, {"title": "Another plan"}, {"drafts": []}):
        with pytest.raises(Invalid, match="never changes"):
            revise(record=edition, values=values, base=edition.version, by=steward, at=at, reason="x")
    with pytest.raises(WrongState):
        issue(edition=edition, by=steward, at=at)
    assert trace() == before
    revise(record=edition, values={"doubt": "A page is missing."}, base=2, by=steward, at=at, reason="Found")
    gone = withdraw(record=edition, reason="A mistake.", by=steward, at=at)
    again = publish(record=gone, by=steward, at=at)
    assert again.state == "published" and Edition.objects.get(pk=edition.pk).place == 1


def test_a_second_click_makes_and_issues_nothing_more(promised, cut, plan, steward, at):
    draft, key = cut(promised()), uuid4()
    edition = plan(draft, key=key)
    assert plan(draft, key=key) == edition
    other = uuid4()
    issue(edition=edition, by=steward, at=at, key=other)
    before = trace()
    issue(edition=edition, by=steward, at=at, key=other)
    assert trace() == before


def test_only_stewards_put_a_plan_together_and_issue_it(promised, cut, plan, cast, cycle, at):
    edition = plan(cut(promised()))
    before = trace()
    for name in ("passer_by", "account_holder", "team_member", "observer", "steward_elsewhere"):
        with pytest.raises(Refused):
            compose(cycle=cycle, drafts=[], values={"title": "Mine"}, by=cast[name], at=at)
        with pytest.raises(Refused):
            issue(edition=edition, by=cast[name], at=at)
        with pytest.raises(Refused):
            recompose(edition=edition, values={"title": "Mine"}, base=1, by=cast[name], at=at)
    assert trace() == before
    recompose(edition=edition, values={"title": "Ours"}, base=1, by=cast["civil_steward"], at=at)
    issue(edition=edition, by=cast["civil_steward"], at=at)


def test_an_edition_is_made_of_public_drafts_one_of_each_commitment(
    promised, cut, plan, make, steward, at, cycle
):
    commitment = promised()
    first = cut(commitment)
    revise(record=commitment, values={"result": "More."}, base=1, by=steward, at=at, reason="x")
    second = cut(commitment)
    with pytest.raises(Invalid, match="drafts of the same commitment"):
        plan(first, second)
    with pytest.raises(Invalid, match="no public draft"):
        plan(make("objective"))
    empty = plan()
    with pytest.raises(Invalid, match="Choose the drafts"):
        issue(edition=empty, by=steward, at=at)
    edition = plan(second)
    withdraw(record=second, reason="A slip.", by=steward, at=at)
    with pytest.raises(Invalid, match="CD-2 is not public any more"):
        issue(edition=edition, by=steward, at=at)
    with pytest.raises(Invalid, match="not published but issued"):
        publish(record=edition, by=steward, at=at)
    with pytest.raises(Invalid, match="not published but issued"):
        create(kind=kinds.get("edition"), cycle=cycle, values={"title": "Mine"}, by=steward, at=at)


def test_an_amendment_says_why_who_agreed_and_what_it_changes(issued, plan, promised, cut, steward, at):
    commitment, other = promised("1"), promised("2", title="Open doors")
    edition = issued(cut(commitment), cut(other))
    later = at + timedelta(days=30)
    revise(record=commitment, values={"result": "More."}, base=1, by=steward, at=later, reason="Agreed")
    third = promised("3", title="Open windows")
    drafts = [cut(commitment, at=later), cut(third, at=later)]
    with pytest.raises(Invalid, match="Say why the plan is amended"):
        plan(*drafts, amends="AP-1")
    amendment = plan(*drafts, amends="AP-1", because="Money was found.")
    with pytest.raises(Invalid, match="Say who agreed"):
        issue(edition=amendment, by=steward, at=later)
    amendment = recompose(
        edition=amendment, values={"agreed": [{"name": "Ash", "organisation": "", "side": "government"}]}, base=1,
        by=steward, at=later,
    )  # fmt: skip
    issue(edition=amendment, by=steward, at=later)
    thing = Edition.objects.get(pk=amendment.pk)
    assert thing.place == 2
    assert [(row["reference"], row["what"]) for row in thing.contents["changes"]] == [
        (commitment.reference, "changed"), (third.reference, "added"), (other.reference, "dropped"),
    ]  # fmt: skip
    assert thing.contents["changes"][0]["fields"] == ["result"]
    assert Link.objects.filter(cause=edition, effect=amendment, kind=LinkKind.SUPERSEDES).exists()
    again = plan(*drafts, amends="AP-1", because="Again.", agreed=[{"name": "Ash"}])
    with pytest.raises(Invalid, match="amended by AP-"):
        issue(edition=again, by=steward, at=later)
