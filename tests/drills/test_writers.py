import subprocess
import sys
from pathlib import Path

import pytest

DRILL = Path(__file__).resolve().parents[2] / "drills" / "writers.py"


@pytest.mark.drill
def test_ten_writers_lose_nothing_and_double_nothing() -> None:
    """On the database that the suite runs on: the drill makes one of its own beside it."""
    drill = subprocess.run(
        [sys.executable, DRILL, "--short"], capture_output=True, text=True, timeout=60, check=False
    )
    assert drill.returncode == 0, drill.stdout + drill.stderr
    assert "nothing lost, nothing doubled" in drill.stdout
