"""From where a request comes: read as far as proxies are trusted, kept as a digest."""

from datetime import timedelta

import pytest
from django.test import RequestFactory

from moothill.commons.moderation.models import NetworkKey
from moothill.commons.moderation.networks import client_address, network_of
from moothill.commons.moderation.receiving import sent_from
from moothill.commons.moderation.trapping import BOX, STAMP, stamp

HERE = "203.0.113.7"


def request(at, forwarded=None, remote=HERE, **posted):
    headers = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded is not None else {}
    made = RequestFactory().post("/", posted, REMOTE_ADDR=remote, **headers)
    made.at = at
    return made


@pytest.mark.parametrize(
    ("trusted", "forwarded", "address"),
    [
        (0, None, HERE),
        (0, "198.51.100.1", HERE),
        (1, None, HERE),
        (1, "198.51.100.1", "198.51.100.1"),
        (1, "6.6.6.6, 198.51.100.1", "198.51.100.1"),
        (2, "6.6.6.6, 198.51.100.1, 192.0.2.9", "198.51.100.1"),
        (2, "198.51.100.1", HERE),
        (1, "6.6.6.6, unknown", HERE),
        (1, "", HERE),
    ],
)
def test_only_what_a_trusted_proxy_wrote_counts(at, settings, trusted, forwarded, address):
    settings.TRUSTED_PROXIES = trusted
    assert client_address(request(at, forwarded)) == address


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("203.0.113.7", "203.0.113.8", False),
        ("203.0.113.7", "203.0.113.7:4711", True),
        ("203.0.113.7", "::ffff:203.0.113.7", True),
        ("2001:db8:1:2:3::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2:3::1", "[2001:db8:1:2::5]:80", True),
        ("2001:db8:1:2:3::1", "2001:db8:1:3:3::1", False),
    ],
)
def test_an_address_is_a_whole_one_or_the_half_that_a_household_has(db, at, one, other, same):
    assert (network_of(request(at, remote=one)) == network_of(request(at, remote=other))) is same


def test_a_digest_tells_no_address_and_is_another_one_next_week(db, at):
    now, later = network_of(request(at)), network_of(request(at + timedelta(days=7)))
    assert HERE not in now and now != later
    NetworkKey.objects.all().delete()
    assert network_of(request(at)) != now, "without its secret nobody can make the same digest again"


def test_how_long_a_form_was_open_is_read_from_what_we_signed(db, at):
    served = stamp(at - timedelta(seconds=90))
    sent = sent_from(request(at, **{STAMP: served, BOX: ""}))
    assert (round(sent.seconds), sent.trap) == (90, False)
    assert sent_from(request(at, **{STAMP: served.replace(":", "0:", 1)})).seconds == 0
    assert sent_from(request(at)).seconds is None
    assert sent_from(request(at, **{STAMP: stamp(at - timedelta(days=2))})).seconds is None
    assert sent_from(request(at, **{BOX: "cheap"})).trap
