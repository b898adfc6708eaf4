"""The steward's own page: what waits, and who holds which role."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from moothill.commons.cycles.models import RoleHeld

pytestmark = pytest.mark.django_db


def test_drafts_wait_there(make, client_of, steward, home):
    make("objective", title="Not yet public", publish=False)
    page = client_of(steward).get(f"{home}desk/").content.decode()
    assert "Not yet public" in page


def test_the_number_of_queries_does_not_grow_with_drafts(make, client_of, steward, home):

    client, counts = client_of(steward), []
    for number in range(1, 4):
        make("objective", title=f"Draft {number}", publish=False)
        client.get(f"{home}desk/")
        with CaptureQueriesContext(connection) as queries:
            client.get(f"{home}desk/")
        counts.append(len(queries))
    assert counts[0] == counts[-1]


def test_a_role_is_given_and_ended_in_public(client_of, steward, account_holder, home, cycle):
    browser = client_of(steward)
    given = {"who": "holder@example.org", "role": "steward", "side": "government", "reason": "Nominated."}
    assert browser.post(f"{home}desk/appoint/", given).status_code == 303
    held = RoleHeld.objects.get(cycle=cycle, participant=account_holder.participant)
    assert browser.post(f"{home}desk/roles/{held.pk}/end/", {"reason": "Moved on."}).status_code == 303
    held.refresh_from_db()
    assert held.until is not None


def test_an_unknown_person_or_a_missing_side_is_said(client_of, steward, account_holder, home):
    browser = client_of(steward)
    unknown = {"who": "nobody@example.org", "role": "observer", "side": "neither", "reason": "x"}
    assert browser.post(f"{home}desk/appoint/", unknown).status_code == 422
    sideless = {"who": "holder@example.org", "role": "steward", "side": "neither", "reason": "x"}
    assert browser.post(f"{home}desk/appoint/", sideless).status_code == 422
