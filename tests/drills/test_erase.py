import subprocess
import sys
from pathlib import Path

import pytest

DRILL = Path(__file__).resolve().parents[2] / "drills" / "erase.py"


@pytest.mark.drill
def test_nothing_of_the_erased_is_left() -> None:
    """On the database that the suite runs on: the drill makes its own beside it."""
    drill = subprocess.run(
        [sys.executable, DRILL, "--short"], capture_output=True, text=True, timeout=120, check=False
    )
    assert drill.returncode == 0, drill.stdout + drill.stderr
    assert "nothing of them is left" in drill.stdout
