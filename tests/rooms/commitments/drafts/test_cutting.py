"""Cutting drafts: the commitment and its milestones as they stand, for good."""

import json
from hashlib import sha256
from uuid import uuid4

import pytest

from moothill.commons.journal.models import Entry
from moothill.commons.journal.queries import verify
from moothill.commons.people.models import Participant
from moothill.commons.policy.errors import Refused
from moothill.commons.record import kinds
from moothill.commons.record.errors import Invalid, WrongState
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.commons.record.operations import create, publish, revise, withdraw
from moothill.core.policy import Role, Side
from moothill.rooms.commitments.errors.drafts import NothingNew
from moothill.rooms.commitments.models import Commitment, Draft
from moothill.rooms.commitments.operations import name_lead
from moothill.rooms.commitments.operations.moving import move_dates
from moothill.rooms.commitments.queries.frozen import digest_of, is_intact, paragraphs

pytestmark = pytest.mark.django_db


def held(record) -> dict:
    return Draft.objects.get(pk=record.pk).contents


def test_it_keeps_the_commitment_and_its_public_milestones_under_a_number(cut, step, commitment, cycle):
    step(when="June 2019")
    step("Not public yet", publish=False)
    record = cut()
    draft = Draft.objects.get(pk=record.pk)
    assert (record.reference, record.title) == ("CD-1", "Draft 1: Open the budget")
    assert (draft.place, draft.of_version, draft.day) == (1, 1, cycle.day(record.created_at))
    assert draft.contents["commitment"]["problem"] == "Nobody can read it.\n\nIt has 900 pages."
    assert [(each["number"], each["title"]) for each in draft.contents["milestones"]] == [
        ("1.1", "A summary is out")
    ]
    link = Link.objects.get(kind=LinkKind.CUT_AS)
    assert (link.cause_id, link.effect_id) == (commitment.pk, record.pk)
    line = Entry.objects.latest("pk")
    assert (line.kind, line.subject, line.reason) == ("draft.cut", f"{cycle.slug}/CD-1", "The board met")
    assert json.loads(line.facts) == {"of": "C-1", "place": 1, "digest": draft.digest}
    assert list(verify(cycle.head)) == []


def test_it_stays_as_it_was_cut_whatever_is_changed_later(cut, step, commitment, change, steward, at):
    milestone = step(when="June 2019")
    record = cut()
    before = held(record)
    change(commitment, problem="Nobody reads it.")
    withdraw(record=milestone, reason="Twice", by=steward, at=at)
    assert held(record) == before and is_intact(Draft.objects.get(pk=record.pk))
    later = cut(title="As agreed in May")
    assert Draft.objects.get(pk=later.pk).place == 2
    assert held(later)["milestones"] == []


@pytest.mark.parametrize("values", [{"why": "Another"}, {"title": "X"}, {"agreed": []}, {"digest": "0" * 64}])
def test_nothing_of_it_can_be_changed_but_what_is_said_of_its_source(values, cut, steward, at):
    record = cut()
    with pytest.raises(Invalid):
        revise(record=record, values=values, base=1, by=steward, at=at)
    assert revise(record=record, values={"doubt": "Typed off"}, base=1, by=steward, at=at).version == 2
    assert is_intact(Draft.objects.get(pk=record.pk))


def test_meddling_in_the_database_is_seen(cut, client):
    record = cut()
    contents = held(record)
    contents["commitment"]["problem"] = "All is well."
    Draft.objects.update(contents=contents)
    assert not is_intact(Draft.objects.get())
    assert "Do not cite it" in client.get(record.get_absolute_url()).content.decode()


def test_where_nothing_changed_nothing_is_cut(cut, commitment, change, step, steward, at):
    cut()
    lines = Entry.objects.count()
    with pytest.raises(NothingNew, match=r"draft 1 \(CD-1\)"):
        cut()
    assert (Draft.objects.count(), Entry.objects.count()) == (1, lines)
    step("One more step")
    second = cut()
    withdraw(record=second, reason="Too early", by=steward, at=at)
    assert Draft.objects.get(pk=cut(title="Again").pk).place == 3, "a number is never given twice"


def test_a_second_click_cuts_nothing_more(cut):
    key = uuid4()
    assert cut(key=key) == cut(key=key)
    assert Draft.objects.count() == 1


def test_only_stewards_and_those_who_lead_it_cut_one(cast, cut, commitment, change):
    for name, actor in cast.items():
        if name not in {"steward", "civil_steward"}:
            with pytest.raises(Refused):
                cut(by=actor)
    assert not Draft.objects.exists()
    cut(by=cast["civil_steward"])


@pytest.mark.parametrize(
    ("missing", "field"),
    [({"why": " "}, "why"), ({"agreed": []}, "agreed"), ({"agreed": [{"name": "", "organisation": "", "side": ""}]}, "agreed"),
     ({"agreed": [{"name": "", "organisation": "", "side": "government"}]}, "agreed")],
)  # fmt: skip
def test_without_a_reason_and_who_agreed_nothing_is_cut(missing, field, cut):
    lines = Entry.objects.count()
    with pytest.raises(Invalid) as caught:
        cut(**missing)
    assert {fault.field for fault in caught.value.faults} == {field}
    assert (Record.objects.filter(kind="draft").count(), Entry.objects.count()) == (0, lines)


def test_a_commitment_that_is_not_public_is_not_cut(make, cut):
    with pytest.raises(WrongState):
        cut(commitment=make("commitment", publish=False))


def test_a_draft_is_made_by_no_other_door(commitment, cycle, steward, at):
    given = {"title": "X", "why": "Y", "agreed": [{"name": "Ash", "organisation": "", "side": ""}],
             "commitment": commitment.reference, "place": 1, "day": "2018-03-01", "of_version": 1, "contents": {},
             "digest": "0"}  # fmt: skip
    with pytest.raises(Invalid, match="not written but cut"):
        create(kind=kinds.get("draft"), cycle=cycle, values=given, by=steward, at=at)


def test_one_that_is_prepared_is_linked_once_it_is_published(cut, steward, at, client):
    record = cut(publish=False)
    assert not Link.objects.filter(kind=LinkKind.CUT_AS).exists()
    line = Entry.objects.latest("pk")
    assert (line.kind, line.title, line.reason) == ("draft.prepared", "", "")
    assert client.get(record.get_absolute_url()).status_code == 404
    publish(record=record, by=steward, at=at)
    assert Link.objects.filter(kind=LinkKind.CUT_AS).count() == 1


def test_every_paragraph_has_an_address_of_its_own(cut, step, client):
    step(output="A summary.\n\nA table.", when="June 2019")
    draft = Draft.objects.get(pk=cut().pk)
    found = [(each.anchor, each.words) for each in paragraphs(draft)]
    assert found == [
        ("p-problem-1", "Nobody can read it."),
        ("p-problem-2", "It has 900 pages."),
        ("p-solution-1", "A plain summary"),
        ("p-solution-2", "A data set"),
        ("p-values-1", "transparency, Everybody can see it."),
        ("p-when-1", "December 2018 to August 2020"),
        ("p-lead-1", "The ministry"),
        ("p-ms-1-title", "A summary is out"),
        ("p-ms-1-output-1", "A summary."),
        ("p-ms-1-output-2", "A table."),
        ("p-ms-1-when-1", "June 2019"),
    ]
    page = client.get("/oakland-2018-20/drafts/CD-1/").content.decode()
    for anchor, _words in found:
        assert page.count(f'id="{anchor}"') == 1, anchor
    assert digest_of(draft.contents) in page and "The network" in page


def test_whoever_leads_it_cuts_drafts_and_moves_dates_and_a_lead_elsewhere_does_not(
    cut, step, make_person, cycle, commitment, steward, at
):
    milestone = step(when="March 2019")
    lead = make_person("lead@example.org", (cycle, Role.COMMITMENT_LEAD, Side.CIVIL_SOCIETY))
    moved = {
        "milestone": milestone,
        "when": "May 2019",
        "because": "Rain",
        "agreed": "Both",
        "by": lead,
        "at": at,
    }
    for act in (lambda: cut(by=lead), lambda: move_dates(**moved)):
        with pytest.raises(Refused):
            act()
    name_lead(
        commitment=Commitment.objects.select_related("record__cycle").get(pk=commitment.pk), side=Side.CIVIL_SOCIETY,
        participant=Participant.objects.get(pk=lead.participant), by=steward, at=at,
    )  # fmt: skip
    assert cut(by=lead).reference == "CD-1"
    assert move_dates(**moved).version == 2


def test_anybody_can_reckon_the_digest_from_the_data(cut, step, client, home):
    step(when="June 2019", output="Ä summary")
    cut()
    (row,) = client.get(f"{home}drafts.json").json()["results"]
    canonical = json.dumps(row["contents"], sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert sha256(canonical.encode()).hexdigest() == row["digest"]


def test_a_withdrawn_draft_says_why_and_nothing_more(cut, steward, at, client, commitment):
    record = cut()
    withdraw(record=record, reason="It named a person", by=steward, at=at)
    answer = client.get(record.get_absolute_url())
    assert answer.status_code == 410 and "It named a person" in answer.content.decode()
    assert "900 pages" not in answer.content.decode()


def test_of_a_commitment_that_was_withdrawn_its_pages_tell_no_more_than_they_kept(
    cut, step, commitment, change, steward, at, client
):
    milestone = step(when="July 2020 to October 2020")
    record = cut()
    change(commitment, title="Canarybird", when="1 July 2020 to 30 August 2020")
    withdraw(record=commitment, reason="It named a person", by=steward, at=at)
    for page in (milestone.get_absolute_url(), record.get_absolute_url()):
        told = client.get(page).content.decode()
        assert "Canarybird" not in told and "30 August 2020" not in told and ">C-1<" in told


def test_a_milestone_page_and_a_draft_of_it_are_drawn_for_passers_by(cut, step, client):
    milestone = step(when="June 2019", altered="The law came late.")
    cut()
    page = client.get(milestone.get_absolute_url()).content.decode()
    assert "It is another one than was promised" in page and "Open the budget" in page
