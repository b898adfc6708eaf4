"""The cast walks from two hundred contributions to five themes and published answers, in a browser, coding by keyboard."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ALL, FEW = 200, 4  # the suite walks with the few


def main() -> int:
    """Run the journey with all of them, on SQLite; its own report says what broke."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--short", action="store_true", help=f"with {FEW}, as the suite does")
    given = parser.parse_args()
    number = FEW if given.short else ALL
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/journeys/test_walk.py"]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | {"MOOTHILL_WALK": str(number)}, check=False)
    if done.returncode == 0:
        print(
            f"{number} contributions: each coded, each answered as its theme was, each author told exactly once."
        )
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
