"""The peers of the counting bench: libraries in an environment of their own, never beside the site's packages."""

import json
import os
import subprocess
import sys
import venv
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
HOME = ROOT / "var" / "peers"
LOCK = ROOT / "requirements-bench.txt"


def install() -> None:
    """Make the environment from the lock, if it is not there yet. It needs 1 GB and some minutes."""
    mark = HOME / "lock"
    if mark.exists() and mark.read_text() == LOCK.read_text():
        return
    print(f"Installing the peers into {HOME} ...", file=sys.stderr, flush=True)
    venv.create(HOME, with_pip=False, clear=True)
    command = [ROOT / ".venv/bin/uv", "pip", "install", "--quiet", "--python", HOME / "bin/python"]
    environment = os.environ | {"UV_SYSTEM_CERTS": "1"}
    subprocess.run([*command, "--require-hashes", "-r", LOCK], check=True, env=environment)
    mark.write_text(LOCK.read_text())


def run(task: str, *arguments: str, ours: bool = False) -> dict[str, Any]:
    """One task of `kit.counting` in a process of its own: what it found, its seconds, and its peak memory in MB."""
    python = ROOT / ".venv/bin/python" if ours else HOME / "bin/python"
    environment = os.environ | {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT / 'bench'}", "PYTHONHASHSEED": "0"}
    command = [str(python), "-W", "ignore", "-m", "kit.counting", task, *arguments]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])
