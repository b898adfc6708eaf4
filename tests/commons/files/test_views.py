"""Giving a file out: to whom a gate vouches for, as an attachment, and with one answer for everybody else."""

import pytest

from moothill.commons.files import access
from tests.commons.files import samples

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def gates(monkeypatch):
    """No gate, until a test opens one."""
    opened = []
    monkeypatch.setattr(access, "gates", opened)
    return opened


def test_without_a_gate_nobody_reads_anything(client, keep_one):
    assert client.get(keep_one().get_absolute_url()).status_code == 404


def test_one_gate_that_vouches_is_enough(client, keep_one, gates):
    gates += [lambda stored, request: False, lambda stored, request: True]
    answer = client.get(keep_one().get_absolute_url())
    assert (answer.status_code, b"".join(answer.streaming_content)) == (200, samples.PDF)


def test_the_gate_is_asked_about_this_file_and_this_visitor(client, keep_one, gates):
    asked = []
    gates.append(lambda stored, request: asked.append((stored, request.path)))
    stored = keep_one()
    client.get(stored.get_absolute_url())
    assert asked == [(stored, stored.get_absolute_url())]


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("plan.pdf", samples.PDF, "application/pdf"),
        ("notes.txt", samples.TEXT, "text/plain; charset=utf-8"),
        ("people.csv", samples.TEXT, "text/csv; charset=utf-8"),
    ],
)
def test_a_file_is_given_out_so_that_no_browser_runs_it(client, keep_one, gates, name, content, media_type):
    gates.append(lambda stored, request: True)
    answer = client.get(keep_one(name, content).get_absolute_url())
    assert answer["Content-Type"] == media_type
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
    assert answer["Content-Length"] == str(len(content))
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["Cache-Control"] == "private, no-cache"


def test_a_name_in_any_script_survives_the_way_out(client, keep_one, gates):
    gates.append(lambda stored, request: True)
    answer = client.get(keep_one("Còmhradh 100% “A”?.pdf").get_absolute_url())
    assert answer.status_code == 200
    assert "filename*=utf-8''C%C3%B2mhradh" in answer["Content-Disposition"]


def test_refused_unknown_and_misnamed_files_get_the_same_answer(client, keep_one, gates):
    stored = keep_one()
    refused = client.get(stored.get_absolute_url())
    unknown = client.get("/files/0000/plan.pdf")
    gates.append(lambda stored, request: True)
    misnamed = client.get(f"/files/{stored.token}/other.pdf")
    assert [refused.status_code, unknown.status_code, misnamed.status_code] == [404, 404, 404]
    assert len({_without_address(each) for each in (refused, unknown, misnamed)}) == 1


def _without_address(answer):
    return answer.content.replace(answer.request["PATH_INFO"].encode(), b"")


def test_a_file_whose_bytes_are_lost_is_not_found_and_the_log_says_where(
    client, keep_one, gates, files_on_disk, caplog
):
    gates.append(lambda stored, request: True)
    stored = keep_one()
    files_on_disk()[0].unlink()
    assert client.get(stored.get_absolute_url()).status_code == 404
    assert stored.path in caplog.text


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_a_file_is_only_ever_read(client, keep_one, gates, method):
    gates.append(lambda stored, request: True)
    assert getattr(client, method)(keep_one().get_absolute_url()).status_code == 405
