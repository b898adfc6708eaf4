"""What the page of the checks costs when it must be made: the sample cycle, and the same many times larger."""

import argparse
import sys

from kit.ground import new_site, on_each_database

SLUG = "scotland-2018-20"
PATHS = (f"/{SLUG}/standards/", f"/{SLUG}/standards.json")
TIMES = (1, 10, 60)
GOAL = 150  # milliseconds of processor time for the sample; larger cycles are bounded by what is read of each list


def main() -> int:
    """Print one table for each database; 1 if the sample takes too long or a larger cycle asks more questions."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--here", action="store_true", help="only on the database of this environment")
    if not parser.parse_args().here:
        return on_each_database(__file__, [])
    with new_site() as database:
        return _measure(database)


def _measure(database: str) -> int:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("sample", verbosity=0)
    from kit import cold

    print(f"\n{database}\n{'times the sample':<18}{'address':<50}{'ms':>8}{'questions':>12}")
    worst, asked, before = 0.0, set(), 1
    for times in TIMES:
        if times > before:
            cold.multiply(SLUG, times // before)
        before = times
        for path in PATHS:
            cost, questions = cold.milliseconds(path, 5), cold.queries(path)
            print(f"{times:<18}{path:<50}{cost:>8.0f}{questions:>12}")
            asked.add((path, questions))
            worst = max(worst, cost) if times == 1 else worst
    held = worst <= GOAL and len(asked) == len(PATHS)
    print(
        f"goal: at most {GOAL} ms for the sample, as many questions at any size: {'held' if held else 'missed'}"
    )
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
