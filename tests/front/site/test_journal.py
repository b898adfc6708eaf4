"""The journal as people and programs read it."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from moothill.commons.journal.models import Entry
from moothill.commons.record.operations import revise, withdraw
from moothill.core.ledger import Line, Sealed, check

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(cycle) -> str:
    return f"{cycle.get_absolute_url()}journal/"


def test_each_act_is_a_line_in_words(client, make, steward, at, address):
    record = make("objective", title="Open the books")
    revise(record=record, values={"remarks": "x"}, base=1, by=steward, at=at, reason="Agreed on Monday")
    page = client.get(address).content.decode()
    assert "Objective: added" in page and "Objective: changed" in page
    assert "Agreed on Monday" in page and "Open the books" in page


def test_a_line_about_what_was_withdrawn_stays_without_its_words(client, make, steward, at, address):
    record = make("objective", title="Canary")
    withdraw(record=record, reason="Canary reason", by=steward, at=at)
    page = client.get(address).content.decode()
    assert "Objective: withdrawn" in page and record.reference in page
    assert "Canary" not in page
    assert f'<a href="{record.get_absolute_url()}">its address says why</a>' in page


def test_a_reason_that_is_not_shown_is_not_said_to_be_missing(client, make, steward, at, address):
    record = make("objective", title="Canary")
    revise(record=record, values={"remarks": "x"}, base=1, by=steward, at=at, reason="Canary reason")
    withdraw(record=record, reason="Twice", by=steward, at=at + timedelta(days=1))
    page = client.get(address).content.decode()
    assert page.count("not shown: what it is about is not public") == 1 and "Canary" not in page


def test_the_head_stands_on_the_page(client, make, cycle, address):
    make("objective")
    cycle.head.refresh_from_db()
    assert f"{cycle.head.number}:{cycle.head.seal}" in client.get(address).content.decode()


def test_anybody_can_compute_every_seal_from_the_data(client, make, cycle):
    for number in range(3):
        make("objective", title=f"Aim {number}")
    data = client.get(f"{cycle.get_absolute_url()}journal.json").json()
    lines = [
        Sealed(
            Line(
                scope=data["scope"],
                **{name: row[name] for name in row if name not in ("previous", "seal")},
            ),
            row["previous"],
            row["seal"],
        )
        for row in reversed(data["results"])
    ]
    number, seal = data["head"].split(":")
    assert list(check(lines, head=(int(number), seal))) == []


def test_the_data_hold_no_salt_and_no_words(client, make, cycle):
    make("objective", title="Canary")
    content = client.get(f"{cycle.get_absolute_url()}journal.json").content.decode()
    assert "Canary" not in content
    names = ("actor_salt", "reason_salt", "title_salt")
    salts = [salt for line in Entry.objects.values_list(*names) for salt in line]
    assert all(salts) and all(salt not in content for salt in salts)


def test_old_lines_are_on_the_pages_after(client, make, address):
    for number in range(60):
        make("objective", title=f"Aim {number}")
    first = client.get(address).content.decode()
    assert "Aim 59" in first and "Aim 0<" not in first
    assert "Aim 0<" in client.get(f"{address}?before=12").content.decode()


@pytest.mark.parametrize("before", ["x", "-1", "9" * 40, "1;drop"])
def test_a_place_that_is_none_is_said_so(before, client, address, cycle):
    assert client.get(address, {"before": before}).status_code == 400
    answer = client.get(f"{cycle.get_absolute_url()}journal.json", {"before": before})
    assert answer.status_code == 400
    assert "error" in json.loads(answer.content)


def test_the_number_of_queries_does_not_grow_with_lines(client, make, address):
    counts = []
    for _number in range(3):
        make("objective")
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        counts.append(len(queries))
    assert counts[0] == counts[-1]
