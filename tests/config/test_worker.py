"""What runs beside the pages: it does its work, and a SIGTERM leaves nothing behind."""

import json
import os
import signal
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.config.test_cli import COMMAND, ROOT, run

pytestmark = pytest.mark.skipif("DATABASE_URL" in os.environ, reason="a site of its own, on SQLite")


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


def test_the_server_indexes_by_itself_and_leaves_no_process_behind(server, port) -> None:
    end = time.monotonic() + 90
    while time.monotonic() < end and server.poll() is None and not found(port):
        time.sleep(0.3)
    assert found(port) > 5
    server.send_signal(signal.SIGTERM)
    said, _none = server.communicate(timeout=15)
    assert those_left(server.pid) == []
    assert "Traceback" not in said


def test_a_worker_beside_sqlite_is_refused_and_once_is_not(tmp_path: Path) -> None:
    assert run(tmp_path, "migrate").returncode == 0
    refused = run(tmp_path, "worker")
    assert refused.returncode == 1
    assert "moothill serve" in refused.stderr and "Traceback" not in refused.stderr
    assert run(tmp_path, "sample").returncode == 0
    once = run(tmp_path, "worker", "--once")
    assert (once.returncode, once.stderr) == (0, "")
    assert "lines of the journals were read" in once.stdout
