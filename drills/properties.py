"""Every property is tried on other examples than the suite's, round after round."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    """0 if they held in every round."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=10, help="how often all are tried (default: 10)")
    given = parser.parse_args()
    command = [sys.executable, "-m", "pytest", "-q", "-n", "2", "-m", "hypothesis and not browser", "tests"]
    around = os.environ | {"MOOTHILL_RANDOM": "1"}
    rounds = (subprocess.run(command, cwd=ROOT, env=around, check=False) for _ in range(given.rounds))
    return max(done.returncode for done in rounds)


if __name__ == "__main__":
    sys.exit(main())
