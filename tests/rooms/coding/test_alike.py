"""People say how contributions are alike; a machine only offers, and nothing is merged."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from moothill.commons.journal.models import Entry
from moothill.commons.policy.actors import PASSER_BY
from moothill.commons.policy.errors import Refused
from moothill.commons.record.errors import ReasonNeeded
from moothill.commons.record.linking import link
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.commons.record.operations import withdraw
from moothill.commons.search.indexing import rebuild_all
from moothill.rooms.coding.errors.alike import NoJudgement, NotComparable, NotForCampaign
from moothill.rooms.coding.operations.alike import JUDGEMENTS, judge, link_campaign, take_judgement_back
from moothill.rooms.coding.queries import campaigns
from moothill.rooms.coding.queries.alike import campaign_size, judged, offered

pytestmark = pytest.mark.django_db

LIBRARY = "Please keep the harbour library open on Saturdays, because children read there every week."
OTHERS = (
    "Publish what every school spends, as open data that anyone can use.",
    "Let people see on a map when the next bus really comes to the pier.",
)


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    cache.clear()


@pytest.fixture
def pair(contribute: Callable[..., Record]) -> tuple[Record, Record]:
    return contribute(LIBRARY), contribute(f"{LIBRARY} It is warm.")


@pytest.fixture
def say(steward: Any, at: Any) -> Callable[..., Link]:
    def of(one: Record, other: Record, kind: str = "same-as", *, by: Any = steward, reason: str = "") -> Link:
        return judge(one=one, other=other, kind=kind, reason=reason, by=by, at=at)

    return of


@pytest.mark.parametrize("kind", JUDGEMENTS)
def test_a_judgement_is_one_link_and_one_line_and_touches_neither(kind, pair, say, steward):
    one, other = pair
    before = Entry.objects.count()
    made = say(other, one, kind, reason="They say it in the same words.")
    assert (made.cause, made.effect, made.kind, made.by_name) == (one, other, kind, steward.name)
    line = Entry.objects.latest("number")
    assert Entry.objects.count() == before + 1
    assert (line.kind, line.reason) == ("link.made", "They say it in the same words.")
    assert [Record.objects.get(pk=each.pk).version for each in pair] == [1, 1]


def test_another_judgement_takes_the_place_of_what_stood_with_a_line(pair, say, cycle, client):
    say(*pair, "same-as")
    before = Entry.objects.count()
    made = say(*pair, "distinct", reason="One is about books, one about heat.")
    assert list(Link.objects.all()) == [made] and made.kind == LinkKind.DISTINCT
    line = Entry.objects.latest("number")
    assert (line.kind, Entry.objects.count()) == ("link.changed", before + 1)
    assert '"was":"same-as"' in line.facts.replace(" ", "")
    page = client.get(f"/{cycle.slug}/journal/").content.decode()
    assert "It was said anew how two contributions are alike" in page and "is not the same as I-2" in page


def test_the_same_again_or_the_other_way_round_changes_nothing(pair, say):
    one, other = pair
    made, lines = say(one, other), Entry.objects.count()
    assert say(other, one) == made
    assert (Link.objects.count(), Entry.objects.count()) == (1, lines)


def test_what_a_general_link_said_the_other_way_round_is_replaced_too(pair, say, steward, at):
    one, other = pair
    link(cause=other, effect=one, kind=LinkKind.SAME_AS, by=steward, at=at)
    made = say(one, other, "related")
    assert list(Link.objects.all()) == [made]


def test_a_judgement_can_be_taken_back_with_a_line(pair, say, steward, at):
    one, other = pair
    say(one, other)
    act = {"one": other, "other": one, "reason": "A slip.", "by": steward, "at": at}
    assert take_judgement_back(**act) == 1
    assert take_judgement_back(**act) == 0
    assert not Link.objects.exists()
    line = Entry.objects.latest("number")
    assert (line.kind, line.reason) == ("link.removed", "A slip.")


def test_what_cannot_be_compared_is_named_and_leaves_no_trace(pair, say, contribute, make, other_cycle):
    one, _other = pair
    lines = Entry.objects.count()
    wrong = (one, contribute("Held", held=True), contribute("There", cycle=other_cycle), make("objective"))
    lines = Entry.objects.count()
    for other in wrong:
        with pytest.raises(NotComparable, match=other.reference):
            say(one, other)
    with pytest.raises(NoJudgement):
        say(*pair, "merged-into")
    assert (Link.objects.count(), Entry.objects.count()) == (0, lines)


@pytest.mark.parametrize(
    "who", ["passer_by", "account_holder", "team_member", "observer", "steward_elsewhere"]
)
def test_nobody_but_a_steward_judges(who, cast, pair, say, cycle, client_of):
    with pytest.raises(Refused):
        say(*pair, by=cast[who])
    with pytest.raises(Refused):
        take_judgement_back(one=pair[0], other=pair[1], by=cast[who], at=None)
    address = f"/{cycle.slug}/inputs/I-1/alike/"
    assert client_of(cast[who]).post(address, {"other": "I-2", "kind": "same-as"}).status_code in {302, 403}
    assert "not judged yet" not in client_of(cast[who]).get(address).content.decode()
    assert not Link.objects.exists()


def test_the_most_alike_are_offered_until_somebody_judged_them(pair, say, contribute, steward, at):
    one, other = pair
    for words in OTHERS:
        contribute(words)
    third = contribute(LIBRARY.upper())
    rebuild_all()
    assert [(offer.record, offer.alike) for offer in offered(one, steward)] == [
        (third, "the very same words"),
        (other, "almost the same words"),
    ]
    say(one, other, "distinct")
    assert [offer.record for offer in offered(one, steward)] == [third]
    link(cause=third, effect=one, kind=LinkKind.MERGED_INTO, by=steward, at=at)
    assert offered(one, steward) == []
    assert [offer.record for offer in offered(other, steward)] == [third]
    withdraw(record=third, reason="Its author asked.", by=steward, at=at)
    assert offered(other, steward) == [] and offered(third, steward) == []


def test_everybody_reads_what_was_judged_and_only_of_what_is_public(pair, say, client, cycle, steward, at):
    one, other = pair
    say(one, other, "related", reason="Both want a warm room.")
    for address in (one.get_absolute_url(), f"{one.get_absolute_url()}alike/"):
        page = client.get(address).content.decode()
        assert "Related to" in page and "Both want a warm room." in page and "(I-2)" in page
    assert "(I-1)" in client.get(other.get_absolute_url()).content.decode(), "read from the other end"
    withdraw(record=other, reason="Its author asked.", by=steward, at=at)
    for address in (one.get_absolute_url(), f"{one.get_absolute_url()}alike/"):
        page = client.get(address).content.decode()
        assert "I-2" not in page and "warm room" not in page
    assert client.get(f"{other.get_absolute_url()}alike/").status_code == 404
    assert judged(one, PASSER_BY) == []


def test_a_steward_judges_on_the_page_and_keeps_what_was_written(pair, client_of, steward, cycle):
    rebuild_all()
    client, address = client_of(steward), f"/{cycle.slug}/inputs/I-1/alike/"
    assert "Say how they are alike" in client.get(f"/{cycle.slug}/inputs/I-1/").content.decode()
    assert "Shares its words" in client.get(address).content.decode()
    wrong = client.post(address, {"other": "I-2", "kind": "merged", "reason": "My long thought"})
    assert wrong.status_code == 422 and "My long thought" in wrong.content.decode()
    assert client.post(address, {"other": "I-99", "kind": "same-as"}).status_code == 404
    answer = client.post(address, {"other": "i-2", "kind": "same-as", "reason": "Same"})
    assert (answer.status_code, answer["Location"]) == (303, address)
    assert "The same idea as" in client.get(address).content.decode()
    client.post(address, {"other": "I-2", "kind": "none"})
    assert not Link.objects.exists()


def test_the_page_asks_no_more_however_many_were_judged(contribute, say, client_of, steward, cycle):
    records = [contribute(f"Plant oak number {number} beside the old road") for number in range(6)]
    rebuild_all()
    client, counts = client_of(steward), []
    client.get(f"/{cycle.slug}/inputs/I-1/alike/")
    for others in (records[1:2], records[2:4]):
        for other in others:
            say(records[0], other, "related")
        with CaptureQueriesContext(connection) as caught:
            client.get(f"/{cycle.slug}/inputs/I-1/alike/")
        counts.append(len(caught))
    assert counts[0] == counts[1]


@pytest.fixture
def letters(contribute: Callable[..., Record]) -> list[Record]:
    """Four letters after one model amid others."""
    for words in OTHERS:
        contribute(words)
    model = (
        LIBRARY,
        LIBRARY.upper(),
        f"{LIBRARY} I go there too.",
        LIBRARY.replace("Saturdays", "Saturdyas"),
    )
    return [contribute(words) for words in model]


def test_a_group_that_shares_its_words_is_found_and_waits_for_a_person(letters, cycle, steward, at):
    (group,) = campaigns.found(cycle, steward).groups
    assert (group.records, group.equal, group.words) == (letters, 2, LIBRARY)
    lines = Entry.objects.count()
    act = {"cycle": cycle, "inputs": letters, "reason": "One letter.", "by": steward, "at": at}
    assert link_campaign(**act) == 3
    assert link_campaign(**act) == 0
    line = Entry.objects.latest("number")
    assert (line.kind, Entry.objects.count()) == ("campaign.linked", lines + 1)
    assert set(Link.objects.values_list("cause", "kind")) == {(letters[0].pk, "campaign")}
    assert campaigns.found(cycle, steward).groups == []
    assert {campaign_size(letter, PASSER_BY) for letter in letters} == {4}
    rebuild_all()
    assert [offered(letter, steward) for letter in letters] == [[], [], [], []]


def test_one_more_letter_joins_the_campaign_that_is_there(letters, cycle, steward, at, contribute, say):
    say(letters[1], letters[3], "campaign")
    say(letters[1], letters[2], "distinct")
    more = contribute(f"{LIBRARY} Again!")
    every = [*letters, more]
    assert link_campaign(cycle=cycle, inputs=every, reason="One letter.", by=steward, at=at) == 2
    linked = Link.objects.filter(kind=LinkKind.CAMPAIGN).values_list("cause", "effect")
    assert set(linked) == {(letters[1].pk, each.pk) for each in (letters[0], letters[3], more)}
    assert Link.objects.get(kind=LinkKind.DISTINCT).effect == letters[2], "what a person said stays"


def test_what_is_no_campaign_is_refused_and_leaves_no_trace(letters, cycle, steward, team_member, at, make):
    lines = Entry.objects.count()
    act = {"cycle": cycle, "inputs": letters, "reason": "One letter.", "by": steward, "at": at}
    for change, error in (
        ({"reason": " "}, ReasonNeeded),
        ({"inputs": letters[:1] * 3}, NotForCampaign),
        ({"inputs": []}, NotForCampaign),
        ({"by": team_member}, Refused),
        ({"by": PASSER_BY}, Refused),
    ):
        with pytest.raises(error):
            link_campaign(**(act | change))
    withdraw(record=letters[2], reason="Its author asked.", by=steward, at=at)
    with pytest.raises(NotComparable, match=letters[2].reference):
        link_campaign(**act)
    assert (Link.objects.count(), Entry.objects.count()) == (0, lines + 1)


def test_a_steward_links_a_campaign_on_the_page(letters, cycle, client_of, steward, team_member):
    client, address = client_of(steward), f"/{cycle.slug}/coding/campaigns/"
    page = client.get(address).content.decode()
    assert "4 that share their words" in page and "6 contributions were looked at: all there are." in page
    given = {"first": letters[0].reference, "of": [each.reference for each in letters], "reason": ""}
    assert client.post(address, given).status_code == 422
    wrong = client.post(address, given | {"of": [letters[0].reference], "reason": "My long thought"})
    assert wrong.status_code == 422 and "My long thought" in wrong.content.decode()
    assert client.post(address, given | {"reason": "One letter."}).status_code == 303
    assert "or they are linked already" in client.get(address).content.decode()
    journal = client.get(f"/{cycle.slug}/journal/").content.decode()
    assert "linked as one campaign" in journal and "3 contributions" in journal
    shown = client.get(f"{letters[2].get_absolute_url()}alike/").content.decode()
    assert "It is one of 4 contributions that share their words." in shown
    coder = client_of(team_member)
    assert coder.get(address).status_code == 200
    assert coder.post(address, given | {"reason": "One letter."}).status_code == 403


@pytest.mark.parametrize("who", ["passer_by", "account_holder", "observer", "steward_elsewhere"])
@pytest.mark.parametrize("page", ["campaigns", "piles"])
def test_who_does_not_code_sees_neither_campaigns_nor_piles(who, page, cast, cycle, client_of, letters):
    answer = client_of(cast[who]).get(f"/{cycle.slug}/coding/{page}/")
    assert answer.status_code in {302, 403}
    assert "library" not in answer.content.decode()


def test_what_was_found_is_kept_and_never_shows_what_went(letters, cycle, steward, at, contribute):
    assert len(campaigns.found(cycle, steward).groups) == 1
    later = contribute(LIBRARY)
    assert later not in campaigns.found(cycle, steward).groups[0].records
    assert later in campaigns.found(cycle, steward, anew=True).groups[0].records
    withdraw(record=letters[1], reason="Its author asked.", by=steward, at=at)
    assert letters[1] not in campaigns.found(cycle, steward).groups[0].records
