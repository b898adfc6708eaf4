"""Each version at its own address; two versions as they read and as they are written; credit for both."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from moothill.commons.journal.models import Entry
from moothill.commons.moderation.models import Hiding, Sighting
from moothill.commons.record import kinds
from moothill.commons.record.answering import accept
from moothill.commons.record.models import Change, Revision
from moothill.commons.record.operations import publish, revise, withdraw
from moothill.commons.record.suggesting import Proposal, suggest
from tests.front.site.test_records import text

pytestmark = pytest.mark.django_db


@pytest.fixture
def section(make, steward, at):
    """Three versions of a text."""
    section = make(
        "section", page=make("page").reference, title="Aims", text="We meet in **May**.\n\nAll may come."
    )
    second = "We meet in **June**.\n\nAll may come."
    revise(record=section, values={"text": second}, base=1, by=steward, at=at, reason="A later month")
    revise(record=section, values={"text": f"{second}\n\nBring cake."}, base=2, by=steward, at=at)
    section.refresh_from_db()
    return section


def test_a_version_shows_what_it_said_and_says_that_it_is_old(client, section):
    page = text(client, f"{section.get_absolute_url()}versions/1/")
    assert "<strong>May</strong>" in page and "June" not in page
    assert "This is an old version" in page
    assert 'name="robots" content="noindex"' in page


def test_a_version_leads_to_those_around_it(client, section):
    page = text(client, f"{section.get_absolute_url()}versions/2/")
    for address in ("../1/", "../3/", "compare/?from=1&amp;to=2", "compare/?from=2&amp;to=3"):
        assert address in page
    assert section.get_absolute_url() in page


def test_the_present_version_says_so(client, section):
    page = text(client, f"{section.get_absolute_url()}versions/3/")
    assert "holds now" in page and "This is an old version" not in page


@pytest.mark.parametrize("number", ["0", "4", "999999999"])
def test_a_version_that_never_was_is_not_found(client, section, number):
    assert client.get(f"{section.get_absolute_url()}versions/{number}/").status_code == 404


def test_a_version_from_before_publication_is_not_found(client, make, steward, at, client_of):
    record = make("objective", title="Canary", publish=False)
    publish(record=record, by=steward, at=at)
    assert client.get(f"{record.get_absolute_url()}versions/1/").status_code == 404
    assert "Canary" in text(client_of(steward), f"{record.get_absolute_url()}versions/1/")


def test_a_version_of_what_was_withdrawn_is_gone(client, section, steward, at):
    withdraw(record=section, reason="Said twice", by=steward, at=at)
    answer = client.get(f"{section.get_absolute_url()}versions/1/")
    assert answer.status_code == 410 and b"May" not in answer.content


def test_two_versions_compare_as_they_read(client, section):
    page = text(client, f"{section.get_absolute_url()}compare/?from=1&to=3")
    assert "mh_passage-added" in page and "<p>Bring cake.</p>" in page
    assert "May" in page and "**" not in page


def test_two_versions_compare_as_they_are_written(client, section):
    page = text(client, f"{section.get_absolute_url()}compare/?from=1&to=3&as=written")
    assert "**" in page and "mh_passage" not in page


def test_hostile_words_are_harmless_in_both_comparisons(client, section, steward, at):
    hostile = "<script>alert(1)</script> [x](javascript:alert(1))"
    revise(record=section, values={"text": hostile}, base=3, by=steward, at=at)
    for query in ("from=3&to=4", "from=3&to=4&as=written"):
        page = text(client, f"{section.get_absolute_url()}compare/?{query}")
        assert "<script>alert" not in page and 'href="javascript' not in page


def test_history_credits_who_suggested_and_who_accepted(client, cycle, section, account_holder, steward, at):
    proposal = Proposal(Change.REVISE, kinds.get("section"), section, {"text": "Come."}, base=3)
    made = suggest(proposal=proposal, cycle=cycle, by=account_holder, at=at, key=uuid4())
    accept(suggestion=made, by=steward, at=at)
    for address in ("history/", "versions/4/"):
        page = text(client, section.get_absolute_url() + address)
        assert account_holder.name in page and steward.name in page and "suggested by" in page


def test_stewards_restore_and_others_suggest_it(client, section, client_of, cast):
    address = f"{section.get_absolute_url()}versions/1/"
    assert "restore/?version=1" in text(client_of(cast["civil_steward"]), address)
    assert "change/?from=1" in text(client_of(cast["account_holder"]), address)
    assert "Suggest to restore" in text(client, address)


def test_a_longer_history_asks_no_more_questions(client, section, steward, at, django_assert_num_queries):
    address = f"{section.get_absolute_url()}versions/2/"
    text(client, address)
    with CaptureQueriesContext(connection) as queries:
        text(client, address)
    for number in (3, 4):
        revise(record=section, values={"title": f"Aims {number}"}, base=number, by=steward, at=at)
    with django_assert_num_queries(len(queries)):
        text(client, address)


@pytest.fixture
def hidden(cycle, section, at):
    """Hides the second version of a text, as a moderator would."""

    def of(level):
        Hiding.objects.create(
            cycle=cycle, target="record.revision", target_id=section.revisions.get(number=2).pk, level=level,
            reason="It tells private things", at=at, author=None,
        )  # fmt: skip

    return of


def ways(section):
    """Every address that tells of the second version."""
    own, home = section.get_absolute_url(), section.cycle.get_absolute_url()
    return [
        f"{own}history/", f"{own}versions/2/", f"{own}compare/?from=1&to=2", f"{own}compare/?from=2&to=3&as=written",
        f"{own}history.atom", f"{home}changes/", f"{home}changes.atom", f"{home}changes/?act=revised",
    ]  # fmt: skip


@pytest.fixture
def canary(section, steward, account_holder, at):
    """The second version, by a hand and with words that stand nowhere else."""
    Revision.objects.filter(number=2).update(
        content={"title": "Aims", "text": "Canaryword"}, reason="Canaryword", by_name="Canaryname"
    )
    Entry.objects.filter(version=2).update(reason="Canaryword", actor_name="Canaryname")


@pytest.mark.parametrize(
    ("level", "words", "name"), [("words", False, True), ("author", True, False), ("both", False, False)]
)
def test_what_is_hidden_of_a_version_is_told_nowhere_and_the_gap_says_why(
    level, words, name, client, client_of, steward, section, canary, hidden
):
    hidden(level)
    for each in (client, client_of(steward)):
        pages = {address: each.get(address).content.decode() for address in ways(section)}
        assert any("Canaryword" in page for page in pages.values()) is words
        assert any("Canaryname" in page for page in pages.values()) is name
        assert "It tells private things" in pages[f"{section.get_absolute_url()}history/"]


def test_what_is_held_of_a_version_is_told_nowhere(client, cycle, section, canary, steward, at):
    Sighting.objects.create(
        cycle=cycle, participant_id=steward.participant, at=at, target="record.revision",
        target_id=section.revisions.get(number=2).pk, first=True, verdict="hold", standing="held",
    )  # fmt: skip
    for address in ways(section):
        assert "Canaryword" not in client.get(address).content.decode(), address
    assert "Held" in text(client, f"{section.get_absolute_url()}history/")


def test_the_page_of_a_contributor_leaves_out_what_their_name_is_hidden_from(client, section, canary, hidden):
    for address in ("changes/?by=Canaryname", "changes.atom?by=Canaryname"):
        assert "Aims" in client.get(section.cycle.get_absolute_url() + address).content.decode()
    hidden("author")
    for address in ("changes/?by=Canaryname", "changes.atom?by=Canaryname"):
        assert "Aims" not in client.get(section.cycle.get_absolute_url() + address).content.decode()
