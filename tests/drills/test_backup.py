import subprocess
import sys
from pathlib import Path

import pytest

DRILL = Path(__file__).resolve().parents[2] / "drills" / "backup.py"


@pytest.mark.drill
def test_backups_and_restores_leave_nothing_half() -> None:
    """On the database that the suite runs on: the drill makes its own beside it."""
    drill = subprocess.run(
        [sys.executable, DRILL, "--short"], capture_output=True, text=True, timeout=300, check=False
    )
    assert drill.returncode == 0, drill.stdout + drill.stderr
    assert "nothing lost, nothing half" in drill.stdout
