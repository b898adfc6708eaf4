"""moothill import page FILE --cycle SLUG [--dry-run] [--form flat|wikitext|html]."""

import sys
from datetime import date
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import CommandError, CommandParser, OutputWrapper
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from moothill.commons.cycles.models import Cycle, Member
from moothill.commons.cycles.operations import begin_cycle
from moothill.commons.policy.actors import OPERATOR
from moothill.commons.record.errors import Invalid
from moothill.core.wiki import Form, Unreadable
from moothill.front.reader import words
from moothill.front.reader.importing import Preview, make, preview
from moothill.front.reader.parsing import bounds, parse
from moothill.front.reader.telling import told


def add_arguments(what: Any) -> None:
    """Adds `page` to the things that can be imported: which page, and into which cycle."""
    page: CommandParser = what.add_parser("page", help="a planning page: plain text, wikitext or HTML")
    page.add_argument("file", type=Path, metavar="FILE", help="the page")
    page.add_argument("--cycle", required=True, metavar="SLUG", help="the cycle's address")
    page.add_argument("--dry-run", action="store_true", help="only show what it would make")
    page.add_argument(
        "--form", choices=[form.value for form in Form], help="how it is written (default: seen)"
    )
    page.add_argument("--new", metavar="TITLE", help="begin the cycle, with this title")
    page.add_argument("--starts", metavar="DAY", help="with --new: 2018-01-10")
    page.add_argument("--ends", metavar="DAY", help="with --new: 2020-08-31")
    page.add_argument(
        "--member", metavar="NAME", help="with --new: whose plan it is (default: the only member)"
    )


class Bringing:
    """Reads a page, says what it holds, and brings it in unless it is only to be looked at."""

    def __init__(self, stdout: OutputWrapper, stderr: OutputWrapper) -> None:
        self.stdout, self.stderr = stdout, stderr

    def run(self, options: dict[str, Any]) -> None:
        """Do it, and say so. Raises CommandError."""
        file: Path = options["file"]
        try:
            data = _bytes(file)
            # Outside the transaction: while a page is read, nobody waits for the database.
            reading = parse(data, form=_form(options), year=_year(options), progress=self._progress)
            with transaction.atomic():
                cycle = _cycle(options)
                shown = preview(reading, cycle=cycle, file=file.name)
                self._show(shown, cycle, options)
        except Unreadable as error:
            raise CommandError(f"{file}: {words.refusal(error)} Nothing was stored.") from error
        except Invalid as invalid:
            faults = "\n".join(f"  {fault.field}: {fault.words}" for fault in invalid.faults[:20])
            raise CommandError(f"{file} cannot be brought in. Nothing was stored.\n{faults}") from invalid

    def _show(self, shown: Preview, cycle: Cycle, options: dict[str, Any]) -> None:
        for line in told(shown, cycle):
            self.stdout.write(line)
        if options["dry_run"]:
            self.stdout.write("\nNothing was made. Run it again without --dry-run to make it.")
            transaction.set_rollback(True)
            return
        number = make(shown, cycle=cycle, by=OPERATOR, at=timezone.now())
        if number:
            self.stdout.write(f"\nMade {number} records in one act, at {cycle.get_absolute_url()}planning/")
            self.stdout.write("To see first what a page would make: --dry-run.")
        else:
            self.stdout.write("\nNothing new on this page: nothing was made.")

    def _progress(self, line: int, lines: int) -> None:
        """How far the reading has come, on the terminal only."""
        if sys.stderr.isatty():
            self.stderr.write(f"\rReading: line {line:,} of {lines:,} ({line * 100 // lines} %)", ending="")
            self.stderr.flush()


def _bytes(file: Path) -> bytes:
    most = bounds().page
    try:
        if not file.is_file():
            why = "it is a folder" if file.is_dir() else "there is no such file"
            raise CommandError(f"{file} cannot be read: {why}. Give the path of a saved page.")
        with file.open("rb") as page:
            return page.read(most + 1)
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}. Check who may read it.") from error


def _form(options: dict[str, Any]) -> Form | None:
    return Form(options["form"]) if options["form"] else None


def _year(options: dict[str, Any]) -> int | None:
    """The year for dates without one: the cycle's first."""
    if options["starts"]:
        return _day(options, "starts").year
    cycle = Cycle.objects.filter(slug=options["cycle"]).first()
    if cycle is None and not options["new"]:
        raise _no_cycle(options)
    return cycle.starts.year if cycle else None


def _no_cycle(options: dict[str, Any]) -> CommandError:
    known = ", ".join(Cycle.objects.values_list("slug", flat=True)[:10]) or "none yet"
    return CommandError(
        f"There is no cycle “{options['cycle']}” (there are: {known}). Give the address of one, or begin it: "
        '--new "TITLE" --starts 2018-01-10 --ends 2020-08-31'
    )


def _cycle(options: dict[str, Any]) -> Cycle:
    """The cycle that was asked for, or a new one."""
    cycle = Cycle.objects.select_related("member").filter(slug=options["cycle"]).first()
    if cycle and options["new"]:
        raise CommandError(
            f"There is a cycle “{cycle.slug}” already. Leave out --new to bring the page into it."
        )
    if cycle:
        return cycle
    if not options["starts"] or not options["ends"]:
        raise CommandError("A new cycle needs its first and last day: --starts 2018-01-10 --ends 2020-08-31")
    try:
        return begin_cycle(
            member=_member(options), slug=options["cycle"], title=options["new"],
            starts=_day(options, "starts"), ends=_day(options, "ends"), by=OPERATOR, at=timezone.now(),
        )  # fmt: skip
    except ValidationError as error:
        raise CommandError(" ".join(error.messages)) from error


def _day(options: dict[str, Any], name: str) -> date:
    try:
        return date.fromisoformat(options[name])
    except ValueError as error:
        raise CommandError(f"--{name} {options[name]} is no day. Write one such as 2018-01-10.") from error


def _member(options: dict[str, Any]) -> Member:
    if options["member"]:
        name = options["member"]
        return Member.objects.get_or_create(slug=slugify(name)[:80], defaults={"name": name[:120]})[0]
    members = list(Member.objects.all()[:2])
    if len(members) != 1:
        raise CommandError("Say whose plan it is: --member NAME")
    return members[0]
