"""The console command and the start of the site: one sentence for whatever is wrong."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [
    sys.executable,
    "-c",
    "import sys; sys.argv[0] = 'moothill'; from moothill.config.cli import main; main()",
]


def run(home: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "PORT")}
    environment |= {"MOOTHILL_HOME": str(home), "PYTHONPATH": str(ROOT / "src"), **settings}
    return subprocess.run(
        [*COMMAND, *arguments], env=environment, capture_output=True, text=True, timeout=60, check=False
    )


def test_alone_it_lists_our_own_commands(tmp_path: Path) -> None:
    said = run(tmp_path)
    assert said.returncode == 0
    for command in ("serve", "sample", "appoint", "journal"):
        assert f"  {command} " in said.stdout
    assert "makemessages" not in said.stdout


def test_an_unknown_command_is_named(tmp_path: Path) -> None:
    said = run(tmp_path, "fly")
    assert said.returncode == 2
    assert "fly" in said.stderr


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"PORT": "eighty"}, "PORT"),
        ({"DATABASE_URL": "sqlite:////nowhere/at/all.sqlite3"}, "unable to open database file"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named_without_a_traceback(tmp_path, given, words) -> None:
    said = run(tmp_path, "journal", "heads", **given)
    assert said.returncode == 1
    assert words in said.stderr
    assert "Traceback" not in said.stderr


def test_a_busy_port_is_said_before_anything_else_is_done(tmp_path: Path) -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]
        said = run(tmp_path / "home", "serve", PORT=str(port))
    assert said.returncode == 1
    assert f"Port {port}" in said.stderr and f"PORT={port + 1}" in said.stderr
    assert not (tmp_path / "home" / "moothill.sqlite3").exists()


def test_two_processes_cannot_serve_one_sqlite(tmp_path: Path) -> None:
    from moothill.config.serve import CannotServe, hold_home

    held = hold_home(tmp_path / "home")
    if held is None:
        pytest.skip("another database is served by many")
    with pytest.raises(CannotServe, match="already serves"):
        hold_home(tmp_path / "home")
    held.close()
    again = hold_home(tmp_path / "home")
    assert again
    again.close()


def test_many_workers_on_sqlite_are_refused_by_a_check(tmp_path: Path) -> None:
    said = run(tmp_path, "check", MOOTHILL_WORKERS="4")
    assert said.returncode == 1
    assert "MOOTHILL_WORKERS" in said.stderr


def test_a_public_site_without_mail_is_warned_of(tmp_path: Path) -> None:
    said = run(tmp_path, "check", "--deploy", MOOTHILL_SITE_URL="https://plan.example.org")
    assert "EMAIL_URL" in said.stderr and "MOOTHILL_ALLOWED_HOSTS" in said.stderr
