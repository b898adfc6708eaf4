"""The whole suite on PostgreSQL, pages included: `script/test` tries there what the pages rest on."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_WITH_URL = 'DATABASE_URL="postgres://$PGUSER:$PGPASSWORD@$PGHOST:$PGPORT/postgres" exec "$@"'


def main() -> int:
    """0 if all of it passes."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    tests = [sys.executable, "-m", "pytest", "-q", "-n", "3", "--dist", "worksteal", "-m", "not browser"]
    around = [
        "pg_virtualenv",
        "-t",
        "-o",
        "fsync=off",
        "-o",
        "max_connections=200",
        "sh",
        "-c",
        _WITH_URL,
        "sh",
    ]
    return subprocess.run(
        [*around, *tests], cwd=ROOT, env=os.environ | {"MOOTHILL_WHOLE": "1"}, check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main())
