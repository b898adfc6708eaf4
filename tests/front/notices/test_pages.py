"""The pages of notices and follows."""

import pytest
from django.test import Client
from django.utils import timezone

from moothill.commons.cycles.queries import guest_actor
from moothill.commons.moderation.models import Hiding
from moothill.commons.notifications.models import Follow, Notice
from moothill.commons.notifications.rhythms import Rhythm
from moothill.commons.people.guests import COOKIE, begin_guest
from moothill.commons.record.operations import revise, withdraw

pytestmark = pytest.mark.django_db

CANARY = "Canarybird"


@pytest.mark.parametrize("address", ["/notices/", "/notices/settings/"])
def test_a_passer_by_is_asked_to_sign_in(address, client) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer["Location"]) == (302, f"/accounts/login/?next={address}")


def test_notices_stand_by_record_newest_first_and_are_marked_as_read(
    make, account_holder, steward, hear, heard, client_of, at
) -> None:
    one, two = make("objective", title="Open data"), make("objective", title="Plain words")
    hear(account_holder)
    for record, title in (
        (one, "Open data for all"),
        (two, "Plain words for all"),
        (one, "Open data for everyone"),
    ):
        record.refresh_from_db()
        revise(
            record=record, values={"title": title}, base=record.version, by=steward, at=at, reason="Better."
        )
    heard(account_holder)
    client = client_of(account_holder)
    page = client.get("/notices/").content.decode()
    assert page.index("Open data for everyone") < page.index("Plain words for all")
    assert page.count("O-1</span>") == page.count("O-2</span>") == 1
    newest = Notice.objects.latest("pk").pk
    assert client.post("/notices/read/", {"notices": str(newest)}).status_code == 303
    assert Notice.objects.filter(read_at=None, reader__participant=account_holder.participant).count() == 2
    assert client.post("/notices/read/", {"upto": str(newest)}).status_code == 303
    assert not Notice.objects.filter(read_at=None, reader__participant=account_holder.participant).exists()
    assert "nothing recorded yet" in client.get("/notices/?unread").content.decode()


def test_nobody_marks_another_ones_notices(make, account_holder, guest, hear, heard, client_of) -> None:
    hear(guest)
    make("objective")
    heard(guest)
    client_of(account_holder).post("/notices/read/", {"upto": str(Notice.objects.latest("pk").pk)})
    assert Notice.objects.filter(read_at=None).exists()


@pytest.mark.parametrize("mark", ["x", "-1", "9" * 30, "²"])
def test_a_place_that_there_is_not_is_said(mark, account_holder, client_of) -> None:
    client = client_of(account_holder)
    assert client.get("/notices/", {"before": mark}).status_code == 400
    assert client.post("/notices/read/", {"upto": mark}).status_code == 400
    assert client.post("/notices/read/", {"notices": mark}).status_code == 400


def test_nothing_is_told_of_what_is_hidden_since(
    make, account_holder, steward, hear, heard, client_of, at
) -> None:
    record = make("objective", title=CANARY)
    hear(account_holder)
    revise(record=record, values={"title": f"{CANARY} two"}, base=1, by=steward, at=at, reason=CANARY)
    heard(account_holder)
    client = client_of(account_holder)
    assert CANARY in client.get("/notices/").content.decode()
    withdraw(record=record, reason="It stood here twice.", by=steward, at=at)
    heard(account_holder)
    for address in ("/notices/", "/notices/settings/", "/oakland-2018-20/follow/?topic=record/O-1"):
        assert CANARY not in client.get(address).content.decode(), address
    page = client.get("/notices/").content.decode()
    assert "It stood here twice." in page and "O-1" in page


def test_a_version_that_moderators_hid_is_told_to_nobody(
    make, account_holder, steward, hear, heard, client_of, at
) -> None:
    record = make("objective", title="Open data")
    hear(account_holder)
    revise(record=record, values={"doubt": "x"}, base=1, by=steward, at=at, reason=CANARY)
    heard(account_holder)
    client = client_of(account_holder)
    assert CANARY in client.get("/notices/").content.decode()
    Hiding.objects.create(
        cycle=record.cycle, target="record.revision", target_id=record.revisions.get(number=2).pk, level="words",
        reason="spam", at=at, by_name="A moderator",
    )  # fmt: skip
    page = client.get("/notices/").content.decode()
    assert CANARY not in page and "Open data" not in page


def test_a_draft_cycles_notices_go_with_the_role(
    make, draft_cycle, make_person, hear, heard, client_of
) -> None:
    from moothill.core.policy import Role, Side

    insider = make_person("in@example.org", (draft_cycle, Role.TEAM_MEMBER, Side.GOVERNMENT))
    hear(insider, where=draft_cycle)
    make("objective", cycle=draft_cycle, title=CANARY)
    heard(insider)
    assert CANARY in client_of(insider).get("/notices/").content.decode()
    draft_cycle.roles_held.update(until="2018-03-01T12:00:00Z")
    assert CANARY not in client_of(insider).get("/notices/").content.decode()


def test_the_header_counts_what_is_not_read_and_only_for_who_is_known(
    make, account_holder, hear, heard, client_of, cycle
) -> None:
    hear(account_holder)
    make("objective")
    heard(account_holder)
    page = client_of(account_holder).get(f"{cycle.get_absolute_url()}journal/").content.decode()
    assert 'class="mh_notices_count"><span translate="no">1</span>' in page
    assert "mh_notices" not in Client().get(f"{cycle.get_absolute_url()}journal/").content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_asks_the_same_number_of_questions(
    rows, make, account_holder, hear, heard, client_of, django_assert_num_queries
) -> None:
    hear(account_holder)
    for _row in range(rows):
        make("objective")
    heard(account_holder)
    client = client_of(account_holder)
    with django_assert_num_queries(12):
        client.get("/notices/")


def test_a_guest_reads_their_notices_by_their_cookie_and_on_their_own_page(make, hear, heard) -> None:
    begun = begin_guest(at=timezone.now(), language="en")
    hear(guest_actor(begun.participant))
    make("objective", title="Open data")
    heard(guest_actor(begun.participant))
    client = Client()
    client.cookies[COOKIE] = begun.cookie
    for address in ("/notices/", "/me/"):
        assert "Open data" in client.get(address).content.decode(), address
    assert "You have given no e-mail address" in client.get("/notices/settings/").content.decode()


def test_long_lists_are_paged(make, account_holder, hear, heard, client_of, monkeypatch) -> None:
    monkeypatch.setattr("moothill.front.notices.reading._PAGE", 2)
    monkeypatch.setattr("moothill.front.notices.reading.shown.__kwdefaults__", {"unread": False, "most": 2})
    hear(account_holder)
    for number in range(5):
        make("objective", title=f"Aim {number}")
    heard(account_holder)
    client, address, seen = client_of(account_holder), "/notices/", []
    while address:
        answer = client.get(address)
        seen += [group.title for group in answer.context["groups"]]
        older = answer.context["older"]
        address = f"/notices/{older}" if older else ""
    assert seen == [f"Aim {number}" for number in (4, 3, 2, 1, 0)]


def test_following_from_a_page_and_stopping_again(make, account_holder, client_of, cycle) -> None:
    make("objective", title="Open data")
    client, url = client_of(account_holder), f"{cycle.get_absolute_url()}follow/"
    assert "Open data" in client.get(url, {"topic": "record/O-1"}).content.decode()
    answer = client.post(url, {"topic": "record/O-1", "often": Rhythm.WEEKLY})
    assert (answer.status_code, answer["Location"]) == (303, "/oakland-2018-20/objectives/O-1/")
    assert Follow.objects.get().often == Rhythm.WEEKLY
    page = client.get("/notices/settings/").content.decode()
    assert "Open data" in page and "once a week" in page
    client.post(url, {"topic": "record/O-1", "stop": "yes"})
    assert not Follow.objects.exists()


def test_a_passer_by_is_shown_both_ways_and_follows_nothing(make, client, cycle) -> None:
    make("objective")
    url = f"{cycle.get_absolute_url()}follow/"
    page = client.get(url, {"topic": "record/O-1"}).content.decode()
    assert "/oakland-2018-20/subscribe/?topic=record/O-1" in page and "/accounts/login/" in page
    assert client.post(url, {"topic": "record/O-1"}).status_code == 400
    assert "Sign in to follow this" in client.post(url, {"topic": "record/O-1"}).content.decode()
    assert not Follow.objects.exists()


@pytest.mark.parametrize("topic", ["record/O-9", "x", "kind/planet", "record/" + "9" * 300])
def test_what_cannot_be_followed_is_said(topic, account_holder, client_of, cycle) -> None:
    url = f"{cycle.get_absolute_url()}follow/"
    assert client_of(account_holder).get(url, {"topic": topic}).status_code == 400
    assert client_of(account_holder).post(url, {"topic": topic}).status_code == 400


def test_choosing_how_often_and_in_which_language(account_holder, client_of, hear) -> None:
    client = client_of(account_holder)
    follow = hear(account_holder)
    assert client.post("/notices/settings/", {"often": Rhythm.WEEKLY, "language": "en"}).status_code == 303
    assert client.post("/notices/settings/", {"often": "hourly"}).status_code == 422
    follow.reader.refresh_from_db()
    assert (follow.reader.often, follow.reader.language) == (Rhythm.WEEKLY, "en")
    assert client.post("/notices/settings/", {"do": "stop", "follow": str(follow.pk)}).status_code == 303
    assert client.post("/notices/settings/", {"do": "stop", "follow": str(follow.pk)}).status_code == 404
    assert client.post("/notices/settings/", {"do": "stop", "follow": "x"}).status_code == 404


def test_the_link_to_follow_is_the_same_for_every_passer_by_and_asks_nothing(
    cycle, make, rf, django_assert_num_queries, account_holder, hear
) -> None:
    from django.template import Context, Template

    from moothill.commons.policy.actors import PASSER_BY

    record = make("objective")
    hear(account_holder, "record/O-1")
    template = Template("{% load notifications %}{% follow_link cycle record=record %}")
    request = rf.get("/")
    request.actor = PASSER_BY
    with django_assert_num_queries(0):
        link = template.render(Context({"request": request, "cycle": cycle, "record": record}))
    assert link == '<a href="/oakland-2018-20/follow/?topic=record%2FO-1" rel="nofollow">Follow</a>'
    request.actor = account_holder
    assert ">Following<" in template.render(Context({"request": request, "cycle": cycle, "record": record}))
