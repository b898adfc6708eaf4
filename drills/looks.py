"""Every page is looked at in a real browser, at both widths, in English and in both pseudo-languages."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    """0 if every page bears it."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-n",
        "2",
        "tests/journeys",
        "-k",
        "looked_at or translatable",
    ]
    return subprocess.run(
        command, cwd=ROOT, env=os.environ | {"MOOTHILL_LOOK_AT_ALL": "1"}, check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main())
