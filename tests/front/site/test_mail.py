"""The page of mails is for whoever sits at this very machine, and for nobody else."""

import pytest
from django.core.mail import EmailMessage
from django.core.mail.backends.filebased import EmailBackend
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_home(settings, tmp_path):
    settings.SHOWS_MAIL, settings.MAIL_FOLDER = True, tmp_path
    settings.ALLOWED_HOSTS = ["*"]
    mail = EmailMessage("Your code", "It is ABC-123.\n\nGoodbye – é", "site@example.org", ["you@example.org"])
    EmailBackend(file_path=str(tmp_path)).send_messages([mail, mail])


def read(**given) -> tuple[int, str]:
    answer = Client().get("/mail/", **{"REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "127.0.0.1:8000", **given})
    return answer.status_code, answer.content.decode()


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "localhost", "[::1]:8000", "[::1]"])
def test_at_this_machine_the_mails_can_be_read(host):
    status, page = read(HTTP_HOST=host)
    assert status == 200
    assert page.count("ABC-123") == 2
    assert "é" in page


@pytest.mark.parametrize(
    "given",
    [
        {"REMOTE_ADDR": "192.0.2.7"},
        {"REMOTE_ADDR": ""},
        {"HTTP_HOST": "plan.example.org"},
        {"HTTP_HOST": "127.0.0.1.example.org"},
        {"HTTP_HOST": "[::1].example.org"},
        {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"HTTP_X_FORWARDED_HOST": "localhost"},
        {"HTTP_X_REAL_IP": "127.0.0.1"},
        {"HTTP_FORWARDED": "for=127.0.0.1"},
        {"HTTP_VIA": "1.1 proxy"},
        {"HTTP_TRUE_CLIENT_IP": "127.0.0.1"},
        {"HTTP_CF_CONNECTING_IP": "127.0.0.1"},
    ],
)
def test_from_anywhere_else_there_is_no_such_page(given):
    status, page = read(**given)
    assert status in (400, 404)
    assert "ABC-123" not in page


def test_a_site_that_sends_mail_has_no_such_page(settings):
    settings.SHOWS_MAIL = False
    assert read()[0] == 404


def test_the_page_is_kept_by_nobody():
    answer = Client().get("/mail/", REMOTE_ADDR="127.0.0.1", HTTP_HOST="localhost")
    assert "no-store" in answer["Cache-Control"]
    assert "X-Moothill-Scope" not in answer


def test_the_sign_in_page_leads_there_only_from_here():
    here = {"REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "localhost"}
    assert "/mail/" in Client().get("/accounts/login/", **here).content.decode()
    assert "/mail/" not in Client().get("/accounts/login/", **here, HTTP_VIA="1.1 x").content.decode()
