"""Bringing a page on the web: sent, looked at, confirmed."""

import os
import re
import threading
import time
import urllib.request
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections

from moothill.commons.journal.models import Entry
from moothill.commons.record.models import Record
from moothill.front.reader import kept
from tests.front.reader.conftest import PAGE
from tests.front.reader.hostile import EVERY

pytestmark = pytest.mark.django_db
STRANGERS = ("account_holder", "team_member", "observer", "steward_elsewhere")


@pytest.fixture
def browser(client_of, steward):
    return client_of(steward)


def hidden(answer) -> dict[str, str]:
    """The hidden fields of the form that confirms."""
    page = answer.content.decode()
    return {name: re.search(rf'name="{name}" value="([^"]+)"', page)[1] for name in ("token", "key")}


@pytest.mark.parametrize("who", STRANGERS)
def test_who_has_no_leave_is_told_so_and_leaves_no_trace(who, cast, client_of, home, traces, tmp_path):
    before, client = traces(), client_of(cast[who])
    assert client.get(f"{home}import/").status_code == 403
    assert client.post(f"{home}import/", {"text": PAGE}).status_code == 403
    assert traces() == before
    assert not list(tmp_path.glob("import/*"))


def test_a_passer_by_is_asked_to_sign_in(client, home, traces):
    before = traces()
    for answer in (client.get(f"{home}import/"), client.post(f"{home}import/", {"text": PAGE})):
        assert answer.status_code == 302
        assert answer["Location"].startswith("/accounts/login/?next=")
    assert traces() == before


def test_the_desk_leads_to_it(browser, home):
    assert f'href="{home}import/"' in browser.get(f"{home}desk/").content.decode()
    assert browser.get(f"{home}import/").status_code == 200


def test_a_page_is_shown_and_nothing_is_made(browser, home, traces, read_here):
    before = traces()
    answer = browser.post(f"{home}import/", {"text": PAGE})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "5 activities" in page
    assert "The number 2 is used twice in this table: lines 15 and 19." in page
    assert "a hidden word" in page
    assert traces() == before


def test_a_file_is_read_by_a_child_and_made_once_it_is_confirmed(browser, home, tmp_path):
    lines = Entry.objects.count()
    sent = {"file": SimpleUploadedFile("page.wiki", PAGE.encode())}
    answer = browser.post(f"{home}import/", sent)
    made = browser.post(f"{home}import/", {**hidden(answer), "make": "1", "reason": "We move here."})
    assert made.status_code == 303
    assert made["Location"] == f"{home}planning/"
    assert Entry.objects.count() == lines + 1
    assert Entry.objects.last().reason == "We move here."
    assert Record.objects.get(title="Survey").source == "line 19 of page.wiki"
    assert not list(tmp_path.glob("import/*"))


def test_a_second_click_makes_nothing_more(browser, home, traces, read_here):
    fields = hidden(browser.post(f"{home}import/", {"text": PAGE}))
    assert browser.post(f"{home}import/", fields).status_code == 303
    before = traces()
    assert browser.post(f"{home}import/", fields).status_code == 303
    assert traces() == before


def test_what_waits_belongs_to_the_one_who_sent_it(
    browser, client_of, civil_steward, home, traces, read_here
):
    fields = hidden(browser.post(f"{home}import/", {"text": PAGE}))
    before = traces()
    answer = client_of(civil_steward).post(f"{home}import/", fields)
    assert answer.status_code == 409
    assert "no longer here" in answer.content.decode()
    assert traces() == before


@pytest.mark.parametrize("token", ["", "x", "../../../etc/passwd", "A" * 43, "../secret_key.txt"])
def test_a_made_up_token_leads_nowhere(token, browser, home, traces):
    before = traces()
    fields = {"token": token, "key": "8b8c2b52-1d8f-4a1c-9d6f-2f6f3f0a6f11"}
    assert browser.post(f"{home}import/", fields).status_code in (409, 422)
    assert traces() == before


def test_what_waits_is_gone_after_a_day(browser, home, traces, read_here, tmp_path):
    fields = hidden(browser.post(f"{home}import/", {"text": PAGE}))
    (waiting,) = tmp_path.glob("import/*")
    assert waiting.parent.stat().st_mode & 0o077 == 0
    yesterday = time.time() - 25 * 60 * 60
    os.utime(waiting, (yesterday, yesterday))
    before = traces()
    assert browser.post(f"{home}import/", fields).status_code == 409
    assert not waiting.exists()
    assert traces() == before


def test_nobody_fills_the_disk_with_waiting_pages(tmp_path):
    for number in range(14):
        kept.keep(b"page", name=str(number), form="", participant=1, cycle="a")
    other = kept.keep(b"page", name="other", form="", participant=2, cycle="a")
    assert len(list(tmp_path.glob("import/*"))) == 11
    assert kept.find(other, participant=2, cycle="a") is not None
    assert kept.find(other, participant=2, cycle="b") is None


def test_if_the_cycle_changed_in_between_it_is_shown_again(browser, home, make, read_here):
    fields = hidden(browser.post(f"{home}import/", {"text": PAGE}))
    make("task", title="Book the hall", everyone=True)
    answer = browser.post(f"{home}import/", fields)
    assert answer.status_code == 409
    assert not Record.objects.filter(title="Survey").exists()
    assert browser.post(f"{home}import/", hidden(answer)).status_code == 303
    assert Record.objects.filter(title="Book the hall").count() == 1


def test_nothing_sent_is_said(browser, home):
    answer = browser.post(f"{home}import/", {"text": "  "})
    assert answer.status_code == 422
    assert "Choose a file, or paste the page." in answer.content.decode()


@pytest.mark.parametrize("name", ["archive.txt", "latin1.txt", "empty.txt", "huge.txt", "deep.html"])
def test_a_bad_file_is_refused_on_the_page(name, browser, home, traces, tmp_path, read_here):
    (file,) = [each for each in EVERY if each.name == name]
    before = traces()
    answer = browser.post(f"{home}import/", {"file": SimpleUploadedFile(name, file.data)})
    assert answer.status_code == 422
    assert file.says.partition("(")[0] in answer.content.decode()
    assert traces() == before
    assert not list(tmp_path.glob("import/*"))


def test_a_refused_paste_is_still_in_the_box(browser, home, read_here):
    answer = browser.post(f"{home}import/", {"text": '{"json": "by mistake"}'})
    assert answer.status_code == 422
    assert "by mistake" in answer.content.decode()


def test_nothing_of_a_hostile_page_runs_on_ours(browser, home, read_here):
    page = "<!DOCTYPE html><html><body><h1>&lt;script&gt;alert(1)&lt;/script&gt;</h1><p>A</p><script>alert(2)</script></body></html>"
    answer = browser.post(f"{home}import/", {"text": page}).content.decode()
    assert "<script>alert" not in answer
    assert "&lt;script&gt;alert" in answer


@pytest.mark.django_db(transaction=True)
def test_the_site_answers_while_a_hostile_page_is_read(live_server, client_of, steward, home, settings):
    settings.MOOTHILL_IMPORT_SECONDS = 3
    settings.MOOTHILL_IMPORT_ROWS = 10_000_000
    slow = b"A paragraph of words, and more of them, to be read.\n" * 90_000
    browser, statuses = client_of(steward), []
    cookie = browser.cookies["sessionid"].value

    def send() -> None:
        answer = browser.post(f"{home}import/", {"file": SimpleUploadedFile("slow.txt", slow)})
        statuses.append(answer.status_code)
        connections.close_all()  # this thread's own: nobody else would

    sender = threading.Thread(target=send)
    sender.start()
    answered = 0
    while sender.is_alive():
        request = urllib.request.Request(live_server.url + home, headers={"Cookie": f"sessionid={cookie}"})
        with urllib.request.urlopen(request, timeout=5) as answer:
            answered += answer.status == 200
    sender.join()
    assert statuses == [422]
    assert answered > 2


def test_the_child_knows_nothing_of_the_site():
    import subprocess
    import sys

    seen = "import sys, moothill.front.reader.child; print([m for m in sys.modules if m.partition('.')[0] in ('django', 'psycopg')])"
    run = subprocess.run(
        [sys.executable, "-c", seen],
        env={"PYTHONPATH": str(Path(__file__).parents[3] / "src")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == "[]"
