"""Contributions that say the same are gathered by links: each stays as it is, and nobody counts twice."""

from uuid import uuid4

import pytest

from moothill.commons.cycles.queries import guest_actor
from moothill.commons.journal.models import Entry
from moothill.commons.people.guests import begin_guest
from moothill.commons.policy.errors import Refused
from moothill.commons.record.errors import ReasonNeeded
from moothill.commons.record.models import Link, Record
from moothill.commons.record.operations import withdraw
from moothill.rooms.inputs import operations
from moothill.rooms.inputs.errors import NotGathered, TooFew
from moothill.rooms.inputs.models import Input
from moothill.rooms.inputs.operations.gathering import links_into
from moothill.rooms.inputs.queries.register import Gathered, gathered_into

pytestmark = pytest.mark.django_db


@pytest.fixture
def gather(cycle, steward, at):
    def of(*originals, by=steward, **more) -> Record:
        given = {
            "title": "More trees",
            "words": "People want more trees.",
            "reason": "They say the same.",
            **more,
        }
        return operations.gather(cycle=cycle, originals=originals, by=by, at=at, **given)

    return of


def test_the_originals_stay_as_they_are_and_say_where_they_went(gather, contribute, client, steward, guest):
    oaks, elms = contribute("Plant oaks", author=guest), contribute("Plant elms")
    before = [Input.objects.values().get(pk=each.pk) for each in (oaks, elms)]
    made = gather(oaks, elms)
    assert [Input.objects.values().get(pk=each.pk) for each in (oaks, elms)] == before
    assert [Record.objects.get(pk=each.pk).version for each in (oaks, elms)] == [1, 1]
    page = client.get(oaks.get_absolute_url()).content.decode()
    assert "was gathered into" in page
    assert "More trees (I-3)" in page
    assert "They say the same." in page
    thing = Input.objects.get(pk=made.pk)
    assert (thing.form, thing.author, made.revisions.get().by_name) == ("idea", None, steward.name)


def test_each_original_has_its_own_line_so_that_those_who_follow_it_hear(gather, contribute, cycle):
    gather(contribute("Plant oaks"), contribute("Plant elms"))
    lines = Entry.objects.filter(kind="link.made").order_by("number").values_list("subject", "reason")
    assert list(lines) == [(f"{cycle.slug}/I-{n}", "They say the same.") for n in (1, 2)]


def test_people_are_counted_once_however_often_they_said_it(
    gather, contribute, guest, account_holder, cycle, client, at
):
    oaks, elms = contribute("Plant oaks", author=guest), contribute("Plant elms", author=guest)
    third = guest_actor(begin_guest(at=at).participant)
    for record, who in ((oaks, account_holder), (elms, account_holder), (elms, third)):
        operations.support(record=record, by=who, at=at)
    made = gather(oaks, elms)
    assert gathered_into(made, cycle, guest) == Gathered(contributions=2, people=3)
    page = client.get(made.get_absolute_url()).content.decode()
    assert "3 people" in page
    assert "in 2 contributions." in page
    assert Input.objects.get(pk=made.pk).supports == 0


def test_what_is_no_longer_public_counts_no_longer(gather, contribute, steward, guest, cycle, at):
    oaks, elms = contribute("Plant oaks", author=guest), contribute("Plant elms")
    made = gather(oaks, elms)
    withdraw(record=oaks, reason="Its author asked.", by=steward, at=at)
    assert gathered_into(made, cycle, guest) == Gathered(contributions=1, people=0)


def test_more_are_gathered_into_one_that_is_there_and_none_twice(gather, contribute):
    first, second, third = (contribute(f"Plant {what}") for what in ("oaks", "elms", "ash trees"))
    made = gather(first, second)
    assert gather(second, third, into=made) == made
    assert [link.cause for link in links_into(made)] == [first, second, third]


def test_a_second_click_makes_no_second_one(gather, contribute):
    originals, key = (contribute("Plant oaks"), contribute("Plant elms")), uuid4()
    assert gather(*originals, key=key) == gather(*originals, key=key)
    assert Record.objects.filter(kind="input").count() == 3
    assert Link.objects.count() == 2


def test_nothing_is_gathered_into_itself_or_into_what_it_holds(gather, contribute):
    oaks, elms = contribute("Plant oaks"), contribute("Plant elms")
    made = gather(oaks, elms)
    for originals, into in (([made], made), ([made], oaks)):
        with pytest.raises(NotGathered):
            gather(*originals, into=into)
    assert Link.objects.count() == 2


def test_what_cannot_be_gathered_is_named(gather, contribute, make, other_cycle):
    oaks = contribute("Plant oaks")
    with pytest.raises(TooFew):
        gather(oaks)
    with pytest.raises(TooFew):
        gather(oaks, oaks)
    with pytest.raises(ReasonNeeded):
        gather(oaks, contribute("Plant elms"), reason=" ")
    for wrong in (make("call"), contribute("Held", held=True), contribute("There", cycle=other_cycle)):
        with pytest.raises(NotGathered, match=wrong.reference):
            gather(oaks, wrong)
    assert not Link.objects.exists()


@pytest.mark.parametrize(
    "who", ["passer_by", "account_holder", "team_member", "observer", "steward_elsewhere"]
)
def test_nobody_but_a_steward_gathers(who, cast, gather, contribute, cycle, client_of):
    oaks, elms = contribute("Plant oaks"), contribute("Plant elms")
    with pytest.raises(Refused):
        gather(oaks, elms, by=cast[who])
    given = {"of": "I-1, I-2", "title": "Trees", "words": "Trees", "reason": "Same"}
    answer = client_of(cast[who]).post(f"/{cycle.slug}/inputs/gather/", given)
    assert answer.status_code in {302, 403}
    assert not Link.objects.exists()
    assert "Gather those I ticked" not in client_of(cast[who]).get(f"/{cycle.slug}/inputs/").content.decode()


def test_a_steward_ticks_gathers_and_takes_one_out_again(client_of, steward, contribute, cycle):
    contribute("Plant oaks"), contribute("Plant elms")
    client, address = client_of(steward), f"/{cycle.slug}/inputs/gather/"
    assert "Gather those I ticked" in client.get(f"/{cycle.slug}/inputs/").content.decode()
    page = client.get(f"{address}?of=I-1&of=I-2").content.decode()
    assert "I-1, I-2" in page
    assert "Plant elms" in page
    given = {
        "of": "i-1, I-2",
        "title": "More trees",
        "words": "People want trees.",
        "reason": "They say the same.",
    }
    assert client.post(address, {**given, "of": "I-1, I-99"}).status_code == 422
    answer = client.post(address, given)
    assert (answer.status_code, answer["Location"]) == (303, f"/{cycle.slug}/inputs/I-3/")
    there = f"/{cycle.slug}/inputs/I-3/gathered/"
    assert "Plant oaks" in client.get(there).content.decode()
    assert client.post(there, {"out": "I-1", "reason": ""}).status_code == 422
    assert client.post(there, {"out": "I-7", "reason": "Wrong"}).status_code == 404
    assert client.post(there, {"out": "I-1", "reason": "It says something else."}).status_code == 303
    assert [link.cause.reference for link in links_into(Record.objects.get(reference="I-3"))] == ["I-2"]
    line = Entry.objects.latest("number")
    assert (line.kind, line.subject, line.reason) == (
        "link.removed",
        f"{cycle.slug}/I-1",
        "It says something else.",
    )
