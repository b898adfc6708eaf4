import subprocess
import sys
from pathlib import Path

import pytest

DRILL = Path(__file__).resolve().parents[2] / "drills" / "editors.py"


@pytest.mark.drill
def test_editors_of_one_section_lose_no_word_when_the_server_is_killed() -> None:
    """On the database that the suite runs on: the drill makes one of its own beside it."""
    drill = subprocess.run(
        [sys.executable, DRILL, "--short"], capture_output=True, text=True, timeout=120, check=False
    )
    assert drill.returncode == 0, drill.stdout + drill.stderr
    assert "no acknowledged word lost" in drill.stdout
