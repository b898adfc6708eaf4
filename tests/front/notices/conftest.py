"""A real mail server on this machine, and the mails it took."""

import email
import email.policy
import threading
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from email.message import EmailMessage
from typing import Any

import pytest

from moothill.commons.notifications import digests, sending
from tests.commons.notifications.conftest import catch_up, guest, hear, heard, propose
from tests.front.operate.test_mail import Server

__all__ = ["catch_up", "guest", "hear", "heard", "propose"]

SITE = "https://plan.example.org"


@pytest.fixture
def server(settings) -> Iterator[Server]:
    """The mail server the site is set to use."""
    served = Server({})
    threading.Thread(target=served.serve_forever, daemon=True).start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = served.server_address
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.DEFAULT_FROM_EMAIL = "plan@example.org"
    settings.SITE_URL = SITE
    yield served
    served.shutdown()
    served.server_close()


@pytest.fixture
def mails(server: Server) -> Callable[[], list[EmailMessage]]:
    """The mails that came since the last look."""

    def taken() -> list[EmailMessage]:
        raw, server.taken[:] = list(server.taken), []
        read = [email.message_from_bytes(each, policy=email.policy.default) for each in raw]
        assert all(isinstance(each, EmailMessage) for each in read)
        return read

    return taken


@pytest.fixture
def post(catch_up, mails) -> Callable[..., list[EmailMessage]]:
    """Lets followers and jobs do their work at a moment, and returns the mails that came of it, or those `to` somebody."""

    def post(at: datetime, to: str = "") -> list[EmailMessage]:
        catch_up()
        digests.post_digests(at)
        sending.send_due(at)
        return [mail for mail in mails() if to in ("", mail["To"])]

    return post


@pytest.fixture
def tomorrow(at: datetime) -> datetime:
    """After the hour of digests, the day after everything happens in these tests."""
    return at + timedelta(days=1)


@pytest.fixture(autouse=True)
def letters_are_due(monkeypatch: Any, at: datetime) -> None:
    """The follower lays letters in the outbox by its own clock, which here stands at the day of the tests."""
    monkeypatch.setattr("moothill.commons.notifications.fanning.timezone.now", lambda: at)
