"""moothill import codebook FILE --cycle SLUG [--adopt] [--reason WHY] [--dry-run]."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import CommandError, CommandParser, OutputWrapper
from django.utils import timezone, translation

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import OPERATOR
from moothill.commons.record.errors import Invalid, Unchanged
from moothill.commons.ui.words import said
from moothill.core.exchange import CannotRead
from moothill.core.exchange.codebooks import MOST_BYTES, read
from moothill.rooms.coding.operations import bring_in_codebook
from moothill.rooms.coding.queries.bringing import Fate, plan

if TYPE_CHECKING:
    from moothill.core.exchange.codebooks import Book
    from moothill.rooms.coding.queries.bringing import Plan


def add_arguments(what: Any) -> None:
    """Adds `codebook` to the things that can be imported."""
    codebook: CommandParser = what.add_parser("codebook", help="codes: REFI-QDA (.qdc), CSV or JSON")
    codebook.add_argument("file", type=Path, metavar="FILE", help="the file")
    codebook.add_argument("--cycle", required=True, metavar="SLUG", help="the cycle's address")
    codebook.add_argument(
        "--adopt", action="store_true", help="new codes that the file calls adopted can be used at once"
    )
    codebook.add_argument("--reason", default="", help="why; everyone can read it")
    codebook.add_argument("--dry-run", action="store_true", help="only show what it would bring")


class Bringing:
    """Brings a codebook in, or shows what one would bring."""

    def __init__(self, stdout: OutputWrapper, stderr: OutputWrapper) -> None:
        self.stdout, self.stderr = stdout, stderr

    def run(self, options: dict[str, Any]) -> None:
        """Do it, and say so. Raises CommandError, with one sentence that says what to do."""
        cycle = _cycle(options["cycle"])
        path: Path = options["file"]
        with translation.override(cycle.language):
            try:
                self._bring(cycle, path, options)
            except CannotRead as error:
                raise CommandError(f"{path}: {said(error.reason, error.facts)}") from error
            except OSError as error:
                raise CommandError(f"{path} cannot be read: {error.strerror}.") from error
            except Invalid as error:
                raise CommandError(str(error)) from error

    def _bring(self, cycle: Cycle, path: Path, options: dict[str, Any]) -> None:
        with path.open("rb") as file:
            book = read(file.read(MOST_BYTES + 1))
        found = plan(cycle, book)
        self._tell(book, found)
        if options["dry_run"]:
            self.stdout.write("Nothing was made. Run it again without --dry-run to bring it in.")
            return
        try:
            brought = bring_in_codebook(
                cycle=cycle,
                book=book,
                source=path.name,
                adopt=options["adopt"],
                reason=options["reason"],
                by=OPERATOR,
                at=timezone.now(),
            )
        except Unchanged:
            self.stdout.write("Everything in it is here already. Nothing was made.")
            return
        self.stdout.write(f"Brought in: {brought.new} new codes, {brought.changed} changed.")

    def _tell(self, book: Book, found: Plan) -> None:
        """What it would bring, and what stays out with its place."""
        counts = [f"{len(found.of(fate))} {fate.value}" for fate in (Fate.NEW, Fate.CHANGED, Fate.SAME)]
        out = len(found.of(Fate.LEFT)) + len(book.unread)
        self.stdout.write(f"In the file: {', '.join(counts)}; {out} stay out.")
        for each in book.unread:
            self.stderr.write(f"  {each.place} {each.beginning}: {said(each.reason, each.facts)}")
        for entry in found.of(Fate.LEFT):
            self.stderr.write(f"  {entry.place} {entry.line.label}: {entry.why}")


def _cycle(slug: str) -> Cycle:
    found = Cycle.objects.select_related("member").filter(slug=slug).first()
    if found is None:
        known = ", ".join(Cycle.objects.values_list("slug", flat=True)[:10]) or "none yet"
        raise CommandError(f"There is no cycle “{slug}” (there are: {known}). Give the address of one.")
    return found
