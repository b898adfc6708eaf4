"""Who sits at the machine itself: judged once, for everything that is allowed there only."""

import pytest
from django.test import RequestFactory

from moothill.commons.policy.at_home import is_at_home
from moothill.core.policy import ACTS, Act, Facts, Role, decide

HERE = {"REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "127.0.0.1:8000"}


@pytest.fixture(autouse=True)
def trial_site(settings) -> None:
    settings.AT_HOME = True


def judged(**given: str) -> bool:
    return is_at_home(RequestFactory().get("/", **{**HERE, **given}))


def test_whoever_sits_here_is_at_home() -> None:
    assert judged()
    assert judged(REMOTE_ADDR="::1", HTTP_HOST="[::1]:8000")


@pytest.mark.parametrize(
    "given",
    [
        {"REMOTE_ADDR": "192.0.2.7"},
        {"HTTP_HOST": "plan.example.org"},
        {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"HTTP_FORWARDED": "for=127.0.0.1"},
        {"HTTP_VIA": "1.1 proxy"},
        {"SERVER_PROTOCOL": "HTTP/1.0"},
        {"SERVER_PROTOCOL": "HTTP/1"},
    ],
)
def test_whoever_came_by_a_detour_is_not(given) -> None:
    assert not judged(**given)


def test_a_site_that_others_can_reach_has_nobody_at_home(settings) -> None:
    settings.AT_HOME = False
    assert not judged()


def test_at_home_anyone_signed_in_begins_a_cycle_and_nothing_else() -> None:
    at_home = Facts(signed_in=True, at_home=True)
    more = {act for act in ACTS if decide(act, at_home).allowed} - {
        act for act in ACTS if decide(act, Facts(signed_in=True)).allowed
    }
    assert more == {Act.BEGIN_CYCLE}
    assert not decide(Act.BEGIN_CYCLE, Facts(at_home=True)).allowed
    assert decide(Act.BEGIN_CYCLE, Facts(signed_in=True, roles=frozenset({Role.STEWARD}))).allowed
