"""Every record of the practice cycle: the lines on its trail are counted a second time, without the trail's own code."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TEST = "tests/front/trail/test_practice.py"


def main() -> int:
    """Run the test over all records, on SQLite; its own report says what differs."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", TEST]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | {"MOOTHILL_TRAILS": "all"}, check=False)
    if done.returncode == 0:
        print("Each trail holds exactly the lines about its record, what led to it and what it led to.")
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
