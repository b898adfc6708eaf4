"""Each act of the desk, tried by each of the cast."""

import pytest

from tests.front.desk.conftest import STEWARDS, STRANGERS

pytestmark = pytest.mark.django_db

ACTS = [
    ("objectives/new/", {"title": "New", "save": "1"}),
    ("objectives/paste/", {"rows": "One\nTwo", "make": "1"}),
    ("objectives/O-1/edit/", {"title": "Changed", "base": "1", "save": "1"}),
    ("objectives/O-1/copy/", {"title": "A copy", "save": "1"}),
    ("objectives/O-1/withdraw/", {"reason": "It was said twice."}),
    ("objectives/O-1/move/", {"after": "O-2"}),
    ("objectives/O-1/link/", {"link_kind": "same-as", "to": "O-2"}),
    ("desk/state/", {"state": "ended", "reason": "It is over."}),
    (
        "desk/appoint/",
        {"who": "holder@example.org", "role": "observer", "side": "neither", "reason": "To watch."},
    ),
]
NAMES = [address for address, _data in ACTS]


@pytest.fixture(autouse=True)
def two_objectives(make):
    return make("objective", title="First"), make("objective", title="Second")


@pytest.mark.parametrize(("address", "data"), ACTS, ids=NAMES)
@pytest.mark.parametrize("who", STRANGERS)
def test_who_has_no_leave_is_told_so_and_leaves_no_trace(who, address, data, cast, client_of, home, traces):
    before, client = traces(), client_of(cast[who])
    assert client.get(home + address).status_code == 403
    answer = client.post(home + address, data)
    assert answer.status_code == 403
    assert traces() == before


@pytest.mark.parametrize(("address", "data"), ACTS, ids=NAMES)
def test_a_passer_by_is_asked_to_sign_in_and_leaves_no_trace(address, data, client, cast, home, traces):
    before = traces()
    for answer in (client.get(home + address), client.post(home + address, data)):
        assert answer.status_code == 302
        assert answer["Location"].startswith("/accounts/login/?next=")
    assert traces() == before


@pytest.mark.parametrize(("address", "data"), ACTS, ids=NAMES)
@pytest.mark.parametrize("who", STEWARDS)
def test_stewards_of_both_sides_may_and_a_line_tells_of_it(who, address, data, cast, client_of, home, cycle):
    client = client_of(cast[who])
    assert client.get(home + address).status_code == 200
    cycle.head.refresh_from_db()
    before = cycle.head.number
    answer = client.post(home + address, data)
    assert answer.status_code == 303, answer.content.decode()
    cycle.head.refresh_from_db()
    assert cycle.head.number == before + 1


def test_a_draft_is_published_by_a_steward_alone(make, cast, client_of, home, traces):
    draft = make("objective", title="Not yet", publish=False)
    address = f"{home}objectives/{draft.reference}/publish/"
    before = traces()
    assert (
        client_of(cast["account_holder"]).post(address).status_code == 404
    )  # a draft is not there for others
    assert client_of(cast["observer"]).post(address).status_code in (403, 404)
    assert traces() == before
    assert client_of(cast["civil_steward"]).post(address).status_code == 303
    draft.refresh_from_db()
    assert draft.state == "published"
