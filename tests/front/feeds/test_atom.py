"""Atom: valid, stable, paged, kept, and telling nothing that is not public."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client

from moothill.commons.record import kinds
from moothill.commons.record.answering import accept
from moothill.commons.record.models import Change
from moothill.commons.record.operations import revise, withdraw
from moothill.commons.record.suggesting import Proposal, suggest
from moothill.front.store import PageStore
from tests.front.feeds import atom

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(cycle):
    return cycle.get_absolute_url()


def feed(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    return atom.read(answer.content)


def test_every_feed_is_valid(client, home, make, steward, at):
    record = make("section", page=make("page").reference, title="Aims & <b>", text="*One* [x](/planning/)")
    revise(record=record, values={"text": "Two"}, base=1, by=steward, at=at, reason="Shorter")
    own = record.get_absolute_url()
    for address in ("changes.atom", "changes.atom?kind=section", "sections.atom", "stages.atom"):
        feed(client, home + address)
    assert atom.words(feed(client, f"{own}history.atom"), "summary") == [
        "Shorter",
        "Version 1, added: Aims & <b>",
    ]


def test_words_that_would_break_xml_or_html_do_no_harm(client, home, make):
    make("objective", title="A\ufffe ]]> <script>alert(1)</script> & more")
    found = feed(client, f"{home}objectives.atom")
    assert atom.words(found, "title") == ["A ]]> <script>alert(1)</script> & more"]
    assert "<script" not in atom.words(found, "content")[0]


def test_an_entry_keeps_its_id_when_the_site_moves(home, make, settings):
    settings.ALLOWED_HOSTS = ["one.example", "two.example"]
    make("objective")
    for name in ("changes.atom", "objectives.atom"):
        here, there = (feed(Client(headers={"Host": host}), home + name) for host in settings.ALLOWED_HOSTS)
        assert atom.words(here, "id") == atom.words(there, "id")
        assert atom.link(here, "self") == f"http://one.example{home}{name}"


def test_addresses_begin_with_the_sites_own_where_it_is_set(client, home, settings):
    settings.SITE_URL = "https://plan.example.org/"
    assert (
        atom.link(feed(client, f"{home}changes.atom"), "self")
        == f"https://plan.example.org{home}changes.atom"
    )


def test_a_record_is_the_same_entry_after_it_changed(client, home, make, steward, at):
    record = make("objective", title="Old")
    before = feed(client, f"{home}objectives.atom")
    revise(record=record, values={"title": "New"}, base=1, by=steward, at=at + timedelta(hours=1))
    after = feed(client, f"{home}objectives.atom")
    assert atom.words(before, "id") == atom.words(after, "id")
    assert atom.words(before, "published") == atom.words(after, "published")
    assert atom.words(before, "updated") < atom.words(after, "updated")


def test_moments_are_in_utc(client, home, make, at):
    make("objective")
    assert atom.words(feed(client, f"{home}objectives.atom"), "published") == ["2018-03-01T12:00:00Z"]


@pytest.mark.parametrize("name", ["changes.atom", "objectives.atom", "changes.atom?kind=objective"])
def test_pages_lead_from_one_to_the_next_until_all_was_told(client, home, make, name):
    for number in range(60):
        make("objective", title=f"Thing {number}")
    titles, address, ids = [], home + name, []
    while address:
        page = feed(client, address)
        titles += atom.words(page, "title")
        ids += atom.words(page, "id")
        following = atom.link(page, "next")
        address = following.replace("http://testserver", "")
    told = [title.rpartition(": ")[2] for title in titles if "Thing" in title]
    assert told == [f"Thing {number}" for number in range(59, -1, -1)]
    assert len(ids) == len(set(ids))


def test_a_long_history_has_pages(client, make, steward, at):
    record = make("objective", title="0")
    for number in range(1, 23):
        revise(record=record, values={"title": str(number)}, base=number, by=steward, at=at)
    first = feed(client, f"{record.get_absolute_url()}history.atom")
    second = feed(client, atom.link(first, "next").replace("http://testserver", ""))
    assert [len(atom.entries(page)) for page in (first, second)] == [20, 3]
    assert atom.link(second, "next") == ""


@pytest.mark.parametrize(
    "name",
    [
        "changes.atom?kind=x",
        "changes.atom?before=x",
        "objectives.atom?before=x",
        "objectives.atom?before=9-x",
    ],
)
def test_a_mark_that_was_not_given_out_here_is_refused_in_words(client, home, name):
    answer = client.get(home + name)
    assert answer.status_code == 400 and answer["Content-Type"].startswith("text/plain") and answer.content


def test_what_is_not_there_is_not_found(client, home, make):
    draft = make("objective", publish=False)
    for address in (
        "nowhere.atom",
        "objectives/O-99/history.atom",
        f"objectives/{draft.reference}/history.atom",
    ):
        assert client.get(home + address).status_code == 404, address


def test_what_was_withdrawn_is_gone(client, make, steward, at):
    record = make("objective", title="Canary")
    withdraw(record=record, reason="Twice", by=steward, at=at)
    answer = client.get(f"{record.get_absolute_url()}history.atom")
    assert answer.status_code == 410 and b"Canary" not in answer.content


def test_a_feed_tells_insiders_no_more_than_anybody(
    cast, client_of, client, home, make, draft_cycle, cycle, at
):
    draft = make("objective", title="Canary", publish=False)
    new = Proposal(Change.CREATE, kinds.get("objective"), values={"title": "Canary"})
    suggest(
        proposal=new, cycle=cycle, by=cast["account_holder"], at=at, key=uuid4(), reason="Canary", held=True
    )  # fmt: skip
    for name in ("changes.atom", "objectives.atom", "changes.atom?kind=suggestion"):
        anybody = client.get(home + name).content
        assert b"Canary" not in anybody
        for who in cast.values():
            assert client_of(who).get(home + name).content == anybody
    for who in cast.values():
        assert client_of(who).get(f"{draft.get_absolute_url()}history.atom").status_code == 404
        assert client_of(who).get(f"{draft_cycle.get_absolute_url()}changes.atom").status_code == 404


def test_both_are_credited(client, cycle, make, account_holder, steward, at):
    record = make("objective", title="Old")
    proposal = Proposal(Change.REVISE, kinds.get("objective"), record, {"title": "New"}, base=1)
    accept(
        suggestion=suggest(proposal=proposal, cycle=cycle, by=account_holder, at=at, key=uuid4()), by=steward, at=at
    )  # fmt: skip
    newest = atom.entries(feed(client, f"{record.get_absolute_url()}history.atom"))[0]
    names = [each.text for each in newest.iter(f"{atom.ATOM}name")]
    assert names == [account_holder.name, steward.name]


def test_a_reader_who_has_the_feed_gets_nothing_new(client, home, make):
    make("objective")
    answer = client.get(f"{home}changes.atom")
    again = client.get(f"{home}changes.atom", headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304 and not again.content
    make("objective", title="Another")
    assert client.get(f"{home}changes.atom", headers={"If-None-Match": answer["ETag"]}).status_code == 200


def test_the_page_store_may_keep_a_feed_until_the_journal_moves(client, home, cycle, make):
    assert PageStore  # the header below is what it reads
    answer = client.get(f"{home}changes.atom")
    assert answer["X-Moothill-Scope"] == str(cycle.head_id)


def test_pages_say_where_their_feeds_are(client, home, make):
    record = make("objective")
    assert f'href="{home}changes.atom"' in client.get(home).content.decode()
    page = client.get(f"{record.get_absolute_url()}history/").content.decode()
    assert f'href="{record.get_absolute_url()}history.atom"' in page


@pytest.mark.parametrize("name", ["changes.atom", "objectives.atom"])
def test_three_entries_ask_no_more_questions_than_one(client, home, make, name, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    make("objective")
    client.get(home + name)
    with CaptureQueriesContext(connection) as queries:
        client.get(home + name)
    make("objective"), make("objective")
    with django_assert_num_queries(len(queries)):
        client.get(home + name)
