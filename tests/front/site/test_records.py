"""Every record's own page, its history, and any two versions compared."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from moothill.commons.record.linking import link
from moothill.commons.record.models import LinkKind
from moothill.commons.record.operations import move, revise

pytestmark = pytest.mark.django_db


def text(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_a_record_says_where_it_comes_from_and_what_is_uncertain(client, make):
    record = make("objective", source="https://example.org/page lines 1-2", doubt="The year is not written.")
    page = text(client, record.get_absolute_url())
    assert 'href="https://example.org/page"' in page
    assert "The year is not written." in page


@pytest.mark.parametrize("source", ["javascript:alert(1)", "data:text/html,x", "a drawer in the office"])
def test_only_a_web_address_becomes_a_link(source, client, make):
    page = text(client, make("objective", source=source).get_absolute_url())
    assert f'href="{source}' not in page


def test_a_reference_in_small_letters_leads_to_the_right_address(client, make):
    record = make("objective")
    answer = client.get(record.get_absolute_url().lower())
    assert (answer.status_code, answer["Location"]) == (301, record.get_absolute_url())


def test_a_reference_under_the_wrong_kind_is_not_found(client, make, cycle):
    make("objective")
    assert client.get(f"{cycle.get_absolute_url()}stages/O-1/").status_code == 404


def test_links_are_read_from_both_ends(client, make, steward, at):
    one, other = make("objective", title="Event seven here"), make("objective", title="Event seven there")
    link(cause=one, effect=other, kind=LinkKind.AROSE_IN, by=steward, at=at)
    assert "gave rise to" in text(client, one.get_absolute_url())
    assert "arose in" in text(client, other.get_absolute_url())


def test_tools_of_change_are_for_stewards(client, make, cast, client_of):
    record = make("objective")
    assert "edit/" not in text(client, record.get_absolute_url())
    for who in ("account_holder", "observer", "team_member", "steward_elsewhere"):
        assert "edit/" not in text(client_of(cast[who]), record.get_absolute_url())
    for who in ("steward", "civil_steward"):
        assert "edit/" in text(client_of(cast[who]), record.get_absolute_url())


def test_history_tells_who_when_and_why(client, make, steward, at):
    record = make("objective", title="Old words")
    revise(record=record, values={"title": "New words"}, base=1, by=steward, at=at, reason="Clearer")
    page = text(client, f"{record.get_absolute_url()}history/")
    assert "Version 2" in page and "Clearer" in page and steward.name in page


def test_any_two_versions_compare_word_by_word(client, make, steward, at):
    record = make("objective", title="Old words")
    revise(record=record, values={"title": "New words"}, base=1, by=steward, at=at)
    revise(record=record, values={"title": "Newest words"}, base=2, by=steward, at=at)
    page = text(client, f"{record.get_absolute_url()}compare/?from=1&to=3")
    assert "<del" in page and "Old" in page and "<ins" in page and "Newest" in page


def test_a_move_is_said_when_versions_are_compared(client, make, steward, at):
    make("objective")
    second = make("objective")
    move(record=second, after=None, by=steward, at=at)
    assert "moved" in text(client, f"{second.get_absolute_url()}compare/?from=1&to=2")


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("", 400),
        ("?from=1", 400),
        ("?from=x&to=2", 400),
        ("?from=1&to=99", 404),
        ("?from=1&to=9999999999", 400),
    ],
)
def test_versions_that_are_not_there_are_said_so(query, status, client, make):
    assert client.get(f"{make('objective').get_absolute_url()}compare/{query}").status_code == status


def test_the_public_reads_no_version_from_before_publication(client, make, steward, at, client_of):
    from moothill.commons.record.operations import publish

    record = make("objective", title="Canary", publish=False)
    revise(record=record, values={"title": "Ready"}, base=1, by=steward, at=at)
    publish(record=record, by=steward, at=at)
    page = text(client, f"{record.get_absolute_url()}history/")
    assert "Version 3" in page and "Version 1" not in page
    assert client.get(f"{record.get_absolute_url()}compare/?from=1&to=3").status_code == 404
    assert "Version 1" in text(client_of(steward), f"{record.get_absolute_url()}history/")


def test_the_number_of_queries_does_not_grow_with_versions_or_links(client, make, steward, at):
    record, counts = make("objective", title="0"), []
    for number in range(1, 4):
        revise(record=record, values={"title": str(number)}, base=number, by=steward, at=at)
        link(cause=record, effect=make("objective"), kind=LinkKind.SAME_AS, by=steward, at=at)
        with CaptureQueriesContext(connection) as queries:
            text(client, record.get_absolute_url())
            text(client, f"{record.get_absolute_url()}history/")
        counts.append(len(queries))
    assert counts[0] == counts[-1]


def test_a_list_of_any_kind_has_pages_and_a_fixed_number_of_queries(client, make, cycle):
    counts = []
    for _number in range(3):
        make("objective")
        with CaptureQueriesContext(connection) as queries:
            text(client, f"{cycle.get_absolute_url()}objectives/")
        counts.append(len(queries))
    assert counts[0] == counts[-1]
    assert client.get(f"{cycle.get_absolute_url()}objectives/?after=nonsense").status_code == 400
    assert client.get(f"{cycle.get_absolute_url()}unicorns/").status_code == 404


def test_drafts_are_marked_for_those_who_see_them(make, client_of, steward, cycle):
    make("objective", title="Not yet", publish=False)
    page = text(client_of(steward), f"{cycle.get_absolute_url()}objectives/")
    assert "Not yet" in page and "draft" in page


def test_a_source_with_lines_links_to_the_page_itself(client, make):
    record = make("stage", when="March 2018", source="https://example.org/page, lines 4-5")
    page = client.get(record.get_absolute_url()).content.decode()
    assert '<a href="https://example.org/page" rel' in page
