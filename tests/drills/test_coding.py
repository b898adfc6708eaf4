"""The drill runs; what it says of sixty proposals is tried in tests/rooms/coding/agreement."""

import subprocess
import sys
from pathlib import Path

import pytest

DRILL = Path(__file__).resolve().parents[2] / "drills" / "coding.py"


@pytest.mark.drill
def test_the_figures_of_real_proposals_are_those_of_other_programs() -> None:
    """On the database that the suite runs on: the drill makes its own beside it."""
    drill = subprocess.run(
        [sys.executable, DRILL, "--short"], capture_output=True, text=True, timeout=120, check=False
    )
    assert drill.returncode == 0, drill.stdout + drill.stderr
    assert "every figure is that of other programs" in drill.stdout
