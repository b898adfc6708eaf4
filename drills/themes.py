"""Long random histories of themes and of answers: merged, split, withdrawn, erased; all is recounted after each step."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TESTS = ("tests/rooms/themes/test_histories.py", "tests/rooms/responses/test_histories.py")


def main() -> int:
    """0 if every promise held after every step, on the database of this environment."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--histories", type=int, default=100, help="how many (default: 100)")
    parser.add_argument("--steps", type=int, default=60, help="steps of each (default: 60)")
    given = parser.parse_args()
    settings = {"MOOTHILL_HISTORIES": str(given.histories), "MOOTHILL_STEPS": str(given.steps)}
    command = [sys.executable, "-m", "pytest", "-q", *TESTS]
    return subprocess.run(command, cwd=ROOT, env=os.environ | settings, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
