"""A full plan of 5 and of 50 commitments in each format: seconds, size and memory.

Each format is made in a process of its own, as the first thing it makes: the seconds count from the question to the whole
file, libraries that are imported for it included, and "work" is how much of that the processor was at it. The memory is the
most that the process ever held. "nothing" is a process that only finds the cycle: the floor. SQLite alone is measured:
formats are made from one row, whatever the database.
"""

import argparse
import os
import resource
import subprocess
import sys
from datetime import UTC, datetime
from time import perf_counter, process_time
from typing import Any

from kit.ground import new_site

SIZES = (5, 50)
FORMATS = ("nothing", "web", "pdf", "docx", "txt", "json", "csv")
MOMENT = datetime(2026, 3, 2, 12, tzinfo=UTC)
MILESTONES = 6
_SENTENCE = (
    "People on the island can see what is decided, by whom, and what became of what they said about it. "
)


def main() -> int:
    """Print a table for each size."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--make", nargs=2, metavar=("CYCLE", "FORMAT"), help=argparse.SUPPRESS)
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=SIZES, help="how many commitments (default: 5 50)"
    )
    given = parser.parse_args()
    if given.make:
        return _make(*given.make)
    with new_site() as database:
        _django()
        for size in given.sizes:
            slug = _plan(size)
            print(f"\n{database}, {size} commitments with {MILESTONES} milestones each")
            print(f"{'':10}{'seconds':>10}{'work':>10}{'kilobytes':>12}{'memory':>12}")
            for form in FORMATS:
                _measure(slug, form)
    return 0


def _django() -> None:
    import django

    django.setup()


def _plan(size: int) -> str:
    """A cycle with an issued plan of so many commitments: its slug."""
    from kit.cycle import begin

    from moothill.commons.policy.actors import Actor
    from moothill.commons.record import kinds
    from moothill.commons.record.operations import create
    from moothill.core.policy import Role
    from moothill.rooms.commitments.operations import compose, issue
    from moothill.rooms.commitments.operations.cutting import cut_draft

    cycle = begin(f"plan-{size}")
    by = Actor(name="Bench", roles={cycle.pk: frozenset({Role.STEWARD})})
    act: dict[str, Any] = {"by": by, "at": MOMENT}
    drafts = []
    for number in range(1, size + 1):
        values = _commitment(number)
        record = create(kind=kinds.get("commitment"), cycle=cycle, values=values, **act)
        for step in range(1, MILESTONES + 1):
            values = _milestone(record.reference, f"{number}.{step}")
            create(kind=kinds.get("milestone"), cycle=cycle, values=values, **act)
        agreed = [
            {"name": "Ash", "organisation": "", "side": "government"},
            {"name": "Fern", "organisation": "", "side": "civil-society"},
        ]
        drafts.append(cut_draft(commitment=record, why="It was agreed.", agreed=agreed, **act))
    words = {"title": "The plan", "foreword": _text(4), "vision": _text(6), "follow": _text(1)}
    issue(edition=compose(cycle=cycle, drafts=drafts, values=words, **act), **act)
    return cycle.slug


def _text(paragraphs: int) -> str:
    return "\n\n".join([_SENTENCE * 5] * paragraphs)


def _commitment(number: int) -> dict[str, Any]:
    texts = {name: _text(2) for name in ("problem", "causes", "so_far", "solution", "result")}
    others = [
        {"name": f"Partner {each}", "side": "other", "part": "helps with the work"} for each in range(6)
    ]
    values = [
        {"value": each, "why": _SENTENCE} for each in ("transparency", "participation", "accountability")
    ]
    return {
        "title": f"Promise {number}: everybody sees what is decided",
        "number": str(number),
        "when": "April 2026 to March 2028",
        "lead": "Open Government Unit",
        "civil_lead": "Civic Network",
        "values": values,
        "others": others,
        **texts,
    }


def _milestone(commitment: str, number: str) -> dict[str, Any]:
    words = {"title": "The register is open to everybody", "output": _SENTENCE, "verification": _SENTENCE}
    when = {"when": "June 2026 to March 2027", "lead": "Open Government Unit"}
    return {"commitment": commitment, "number": number, **words, **when}


def _measure(slug: str, form: str) -> None:
    command = [sys.executable, __file__, "--make", slug, form]
    told = subprocess.run(command, env=os.environ, check=True, capture_output=True, text=True).stdout
    seconds, work, size, memory = told.split()[-4:]
    times = f"{float(seconds):>10.2f}{float(work):>10.2f}"
    print(f"{form:10}{times}{int(size) / 1000:>12.1f}{int(memory) / 1000:>9.0f} MB", flush=True)


def _make(slug: str, form: str) -> int:
    _django()
    from django.conf import settings
    from django.test import Client

    from moothill.commons.cycles.models import Cycle

    settings.ALLOWED_HOSTS = ["testserver"]
    address = Cycle.objects.get(slug=slug).get_absolute_url() + "action-plan/"
    ends = {"web": "", "nothing": None}
    begun, busy = perf_counter(), process_time()
    size = 0
    if (end := ends.get(form, f"AP-1/plan.{form}")) is not None:
        answer = Client().get(f"{address}{end}")
        if answer.status_code != 200:
            raise SystemExit(f"{form}: {answer.status_code}")
        size = len(answer.content)
    seconds, work = perf_counter() - begun, process_time() - busy
    print(seconds, work, size, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    return 0


if __name__ == "__main__":
    sys.exit(main())
