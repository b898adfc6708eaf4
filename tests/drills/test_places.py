import subprocess
import sys
from pathlib import Path

import pytest

DRILL = Path(__file__).resolve().parents[2] / "drills" / "places.py"


@pytest.mark.drill
def test_no_place_is_given_twice_when_everybody_comes_at_once() -> None:
    """On the database that the suite runs on: the drill makes one of its own beside it."""
    drill = subprocess.run(
        [sys.executable, DRILL, "--short"], capture_output=True, text=True, timeout=300, check=False
    )
    assert drill.returncode == 0, drill.stdout + drill.stderr
    assert "all as promised" in drill.stdout
