"""The steward's own page: what waits, and who holds which role."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from moothill.commons.cycles.models import RoleHeld
from moothill.commons.moderation.models import Sighting
from moothill.core.policy import Role, Side

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


def hold(steward, cycle, at, number):
    """So many more contributions wait for a second look."""
    for each in range(number):
        Sighting.objects.create(
            cycle=cycle, participant_id=steward.participant, at=at, target="record.suggestion", target_id=each,
            first=True, verdict="hold", standing="held",
        )  # fmt: skip


def test_what_is_held_waits_there_with_a_way_to_it(client_of, steward, home, cycle, at):
    browser = client_of(steward)
    assert "0 contributions are held" in browser.get(f"{home}desk/").content.decode()
    hold(steward, cycle, at, 2)
    page = browser.get(f"{home}desk/").content.decode()
    assert f'{home}desk/moderation/?show=held">2 contributions are held' in page
    assert browser.get(f"{home}desk/moderation/?show=held").status_code == 200


def test_who_may_not_look_at_what_is_held_is_offered_no_way_to_it(client_of, make_person, home, cycle):
    team = make_person("team@inside.example.org", (cycle, Role.TEAM_MEMBER, Side.GOVERNMENT))
    page = client_of(team).get(f"{home}desk/").content.decode()
    assert "desk/moderation/" not in page


def test_the_number_of_queries_does_not_grow_with_what_is_held(client_of, steward, home, cycle, at):
    client, counts = client_of(steward), []
    client.get(f"{home}desk/")
    for number in (1, 5):
        hold(steward, cycle, at, number)
        with CaptureQueriesContext(connection) as queries:
            client.get(f"{home}desk/")
        counts.append(len(queries))
    assert counts[0] == counts[1]


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
