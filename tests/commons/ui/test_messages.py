"""The catalogue holds every word that is marked, so that a translator misses none."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[3]


def test_the_catalogue_is_current() -> None:
    run = subprocess.run([ROOT / "script/messages", "--check"], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
