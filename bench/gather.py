"""How fast contributions come in, from a file and from crowds of guests; and how fast a million of them are listed."""

import argparse
import sys
from pathlib import Path

from kit.ground import new_site, on_each_database
from kit.writers import leave

PARTS = ("imports", "submissions", "lists")


def main() -> int:
    """Print a table for each part and database."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", choices=PARTS, help="one of the parts")
    parser.add_argument("--listed", type=int, default=1_000_000, help="contributions in the long list")
    parser.add_argument("--rounds", type=int, default=20, help="how often each page is made (default: 20)")
    parser.add_argument(
        "--rows", type=int, default=100_000, help="contributions in the file (default: 100,000)"
    )
    parser.add_argument(
        "--texts", type=Path, help="a folder of CSV files whose texts are taken, with changes"
    )
    parser.add_argument("--seconds", type=float, default=10, help="how long each crowd sends (default: 10)")
    parser.add_argument("--here", action="store_true", help="only on the database of this environment")
    given = parser.parse_args()
    if not given.here:
        return on_each_database(__file__, sys.argv[1:])
    missed: list[str] = []
    for part in [given.only] if given.only else PARTS:
        with new_site() as database:
            _ready()
            missed += _PARTS[part](database, given)
            leave()
    print("Every goal is met." if not missed else f"Missed: {'; '.join(missed)}.")
    return 0


def _ready() -> None:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)


def _lists(database: str, given: argparse.Namespace) -> list[str]:
    from kit.gather_lists import measure

    return measure(database, rows=given.listed, rounds=given.rounds)


def _imports(database: str, given: argparse.Namespace) -> list[str]:
    from kit.gather_imports import measure

    return measure(database, rows=given.rows, texts=given.texts)


def _submissions(database: str, given: argparse.Namespace) -> list[str]:
    from kit.gather_submissions import measure

    return measure(database, seconds=given.seconds)


_PARTS = {"imports": _imports, "submissions": _submissions, "lists": _lists}

if __name__ == "__main__":
    sys.exit(main())
