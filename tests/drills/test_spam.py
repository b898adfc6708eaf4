import subprocess
import sys
from pathlib import Path

import pytest

DRILLS = Path(__file__).resolve().parents[2] / "drills"


@pytest.mark.drill
def test_a_wave_is_held_and_undone_and_honest_people_come_first() -> None:
    """On the database that the suite runs on: the drill makes one of its own beside it."""
    drill = subprocess.run(
        [sys.executable, DRILLS / "spam.py", "--short"],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert drill.returncode == 0, drill.stdout + drill.stderr
    assert "the wave was held and undone" in drill.stdout
