"""What runs beside the pages: it does its work, and a SIGTERM leaves nothing behind."""

import json
import os
import shutil
import signal
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection

from bench.kit.ground import model_file
from moothill.commons.search.models import Indexed
from tests.config.test_cli import COMMAND, ROOT, run

ON_POSTGRES = "DATABASE_URL" in os.environ
on_sqlite = pytest.mark.skipif(ON_POSTGRES, reason="a site of its own, on SQLite")
on_postgres = pytest.mark.skipif(not ON_POSTGRES, reason="workers beside a server are for PostgreSQL")


@pytest.fixture
def port() -> int:
    import socket

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture
def server(tmp_path: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    """`moothill serve` with the sample, in a session of its own, so that its children can be counted."""
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    shutil.copyfile(model_file(), tmp_path / "moothill.sqlite3")
    environment |= {"MOOTHILL_HOME": str(tmp_path), "PYTHONPATH": str(ROOT / "src"), "PORT": str(port)}
    served = subprocess.Popen(
        [*COMMAND, "serve", "--with-sample"], env=environment, text=True, start_new_session=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    yield served
    if served.poll() is None:
        os.killpg(served.pid, signal.SIGKILL)
    served.communicate()


def found(port: int) -> int:
    try:
        address = f"http://127.0.0.1:{port}/scotland-2018-20/search.json?q=workshop"
        with urllib.request.urlopen(address, timeout=5) as answer:
            return int(json.load(answer)["count"])
    except OSError:
        return 0


def those_left(session: int) -> list[str]:
    """The processes of a session that still run."""
    listed = subprocess.run(["ps", "-o", "stat=,args=", "-s", str(session)], capture_output=True, text=True)
    return [line for line in listed.stdout.splitlines() if not line.startswith("Z")]


@on_sqlite
def test_the_server_indexes_by_itself_and_leaves_no_process_behind(server, port) -> None:
    end = time.monotonic() + 90
    while time.monotonic() < end and server.poll() is None and not found(port):
        time.sleep(0.3)
    assert found(port) > 5
    server.send_signal(signal.SIGTERM)
    said, _none = server.communicate(timeout=15)
    assert those_left(server.pid) == []
    assert "Traceback" not in said


@on_sqlite
def test_a_worker_beside_sqlite_is_refused_and_once_is_not(tmp_path: Path) -> None:
    shutil.copyfile(model_file(), tmp_path / "moothill.sqlite3")
    refused = run(tmp_path, "worker")
    assert refused.returncode == 1
    assert "moothill serve" in refused.stderr and "Traceback" not in refused.stderr
    assert run(tmp_path, "sample").returncode == 0
    once = run(tmp_path, "worker", "--once")
    assert (once.returncode, once.stderr) == (0, "")
    assert "lines of the journals were read" in once.stdout


@pytest.fixture
def workers(tmp_path: Path) -> Iterator[list[subprocess.Popen[str]]]:
    """Two workers on the database of this test."""
    server = os.environ["DATABASE_URL"].rpartition("/")[0]
    environment = os.environ | {"MOOTHILL_HOME": str(tmp_path), "PYTHONPATH": str(ROOT / "src")}
    environment["DATABASE_URL"] = f"{server}/{connection.settings_dict['NAME']}"
    piped = {"text": True, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    both = [subprocess.Popen([*COMMAND, "worker"], env=environment, **piped) for _each in range(2)]
    yield both
    for worker in both:
        worker.kill()
        worker.communicate()


@on_postgres
@pytest.mark.django_db(transaction=True)
def test_workers_share_the_work_and_end_when_told(make, cycle, workers) -> None:
    for number in range(20):
        make("objective", title=f"Aim {number}")
    end = time.monotonic() + 60
    while time.monotonic() < end and Indexed.objects.count() < 20:
        time.sleep(0.2)
    assert Indexed.objects.count() == 20
    for worker in workers:
        assert worker.stdout and "The worker runs" in worker.stdout.readline()
        worker.send_signal(signal.SIGTERM)
    assert [worker.wait(timeout=15) for worker in workers] == [0, 0]
    assert ["The worker has stopped.\n"] * 2 == [worker.stdout.read() for worker in workers if worker.stdout]
