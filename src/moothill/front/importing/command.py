"""moothill import inputs FILE --cycle SLUG [--as READER] [--call Q-1] [--map "Heading=words"] [--dry-run], and --undo N."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.files import File
from django.core.management.base import CommandError, CommandParser, OutputWrapper
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from moothill.commons.cycles.models import Cycle
from moothill.commons.files.errors import FileRefused
from moothill.commons.policy.actors import OPERATOR
from moothill.commons.record.errors import Invalid, ReasonNeeded
from moothill.commons.ui.words import said
from moothill.core.exchange import READERS
from moothill.core.exchange.shapes import EXTERNAL, KEYS, CannotRead
from moothill.front.importing import child, reading
from moothill.front.importing.telling import told
from moothill.rooms.inputs.kinds import BatchState, ComingBy, Consent, InputForm
from moothill.rooms.inputs.operations import importing
from moothill.rooms.inputs.operations.importing import Given
from moothill.rooms.inputs.operations.importing.errors import BatchMoved, BuiltUpon, Overtaken
from moothill.rooms.inputs.queries.batches import batch_of, broken_off, digest_of_file, remembered

if TYPE_CHECKING:
    from moothill.rooms.inputs.models import Batch

_MOST = child.Bounds().size


def add_arguments(what: Any) -> None:
    """Adds `inputs` to the things that can be imported."""
    inputs: CommandParser = what.add_parser(
        "inputs", help="what people contributed elsewhere: sheets, lists, mails, exports of other systems"
    )
    inputs.add_argument("file", nargs="?", type=Path, metavar="FILE", help="the file (none with --undo)")
    inputs.add_argument("--cycle", required=True, metavar="SLUG", help="the cycle's address")
    inputs.add_argument(
        "--as", dest="reader", choices=sorted(READERS), help="what kind of file it is (default: seen)"
    )
    inputs.add_argument("--dry-run", action="store_true", help="only show what it would bring")
    inputs.add_argument(
        "--map", action="append", default=[], metavar="HEADING=KEY", dest="columns",
        help=f"what a column is; may be repeated, or be a list with commas. KEY: {', '.join((*KEYS, EXTERNAL))}",
    )  # fmt: skip
    inputs.add_argument("--call", default="", metavar="Q-1", help="the call that they answer")
    inputs.add_argument("--event", default="", metavar="A-3", help="the event where they were said")
    inputs.add_argument(
        "--form", choices=InputForm.values, default=InputForm.IDEA.value, help="what they are"
    )
    inputs.add_argument(
        "--coming-by", choices=ComingBy.values, default=ComingBy.ELSEWHERE.value, help="how they came"
    )
    inputs.add_argument(
        "--consent",
        choices=Consent.values,
        default=Consent.UNNAMED.value,
        help="what their authors agreed to",
    )
    inputs.add_argument("--licence", default=Given().licence, help="under which they are published")
    inputs.add_argument("--language", default="", help="a short code, where the file does not say")
    inputs.add_argument("--when", default="", help="when it was said, where the file does not say")
    inputs.add_argument("--source", default="", metavar="ADDRESS", help="where they stay authoritative")
    inputs.add_argument("--doubles", action="store_true", help="rows that repeat another are other people's")
    inputs.add_argument(
        "--undo", type=int, metavar="N", help="take out what import N brought; needs --reason"
    )
    inputs.add_argument("--reason", default="", help="with --undo: why; everyone can read it")
    inputs.add_argument("--even-so", action="store_true", help="with --undo: also what people built upon")


class Bringing:
    """Brings a file in, goes on where one broke off, shows what one would bring, or undoes an import."""

    def __init__(self, stdout: OutputWrapper, stderr: OutputWrapper) -> None:
        self.stdout, self.stderr = stdout, stderr

    def run(self, options: dict[str, Any]) -> None:
        """Do it, and say so. Raises CommandError, with one sentence that says what to do."""
        cycle = _cycle(options["cycle"])
        with translation.override(cycle.language):
            try:
                if options["undo"] is not None:
                    self._undo(cycle, options)
                else:
                    self._bring(cycle, _path(options["file"]), options)
            except CannotRead as error:
                raise CommandError(f"{options['file']}: {said(error.reason, error.facts)}") from error
            except Invalid as invalid:
                raise CommandError(
                    " ".join(f"{each.field}: {each.words}" for each in invalid.faults)
                ) from invalid
            except (FileRefused, BatchMoved, Overtaken, ReasonNeeded) as error:
                raise CommandError(str(error)) from error

    def _bring(self, cycle: Cycle, path: Path, options: dict[str, Any]) -> None:
        with path.open("rb") as file:
            reader = options["reader"] or _guessed(path, file.read(reading.HEAD))
            given = _given(options)
            mapping = self._mapping(cycle, reader, file, options["columns"])
            if options["dry_run"]:
                self._look(cycle, reader, given, mapping, path, file)
                return
            batch = self._begun(cycle, reader, given, file, path)
        self._run(batch, mapping)

    def _mapping(self, cycle: Cycle, reader: str, file: Any, columns: list[str]) -> dict[str, str]:
        """What was said of the columns, laid over what was said last time or what their headings mean."""
        if not READERS[reader].columns:
            if columns:
                raise CommandError("This kind of file has no columns to map. Leave out --map.")
            return {}
        names = child.headings(file, reader)
        asked = dict(_pair(each, names) for words in columns for each in words.split(","))
        return asked or remembered(cycle, reader, names) or reading.suggested(reader, names)

    def _look(
        self, cycle: Cycle, reader: str, given: Given, mapping: Mapping[str, str], path: Path, file: Any
    ) -> None:
        found = child.rows(file, reader, mapping)
        shown, unfit = importing.examined(cycle, reader, given, found, file=path.name)
        for line in told(shown, unfit, name=path.name, reader=reader, cycle=cycle, mapping=mapping):
            self.stdout.write(line)
        self.stdout.write("\nNothing was made. Run it again without --dry-run to bring it in.")

    def _begun(self, cycle: Cycle, reader: str, given: Given, file: Any, path: Path) -> Batch:
        """The import of this very file that broke off, or a new one."""
        if before := broken_off(cycle, reader, digest_of_file(file)):
            self.stdout.write(
                f"Import {before.number} of this file broke off after {before.done:,} rows. It goes on there."
            )
            return before
        file.seek(0)
        return importing.begin_batch(
            cycle=cycle, reader=reader, upload=File(file, name=path.name), given=given, by=OPERATOR,
            at=timezone.now(), most=_MOST,
        )  # fmt: skip

    def _run(self, batch: Batch, mapping: Mapping[str, str]) -> None:
        at = timezone.now()
        if batch.state == BatchState.PREVIEWED and mapping:
            names = list(mapping)
            batch = importing.settle(batch=batch, by=OPERATOR, at=at, mapping=mapping, headings=names)
        batch = importing.start_batch(batch=batch, by=OPERATOR, at=at, here=True)
        if batch.file is None:
            raise CommandError("The file of this import is gone. Throw the import away on its page.")
        found = reading.rows(batch.file, batch.reader, batch.mapping)
        try:
            done = importing.run_batch(batch=batch, rows=found, clock=timezone.now, say=self._progress())
        except CannotRead as error:
            importing.stop_batch(batch=batch, trouble=said(error.reason, error.facts))
            raise
        for each in done.refusals.all()[:20]:
            self.stderr.write(f"  row {each.row}: {each.reason} {each.beginning[:60]}".rstrip())
        self.stdout.write(
            f"Import {done.number}: {done.made:,} contributions brought in, {done.same:,} rows here already, "
            f"{done.refused:,} refused. To take it out again: --undo {done.number} --reason WHY"
        )

    def _progress(self) -> Callable[[int], object]:
        """How far it has come, on the terminal only."""

        def say(done: int) -> None:
            if sys.stderr.isatty():
                self.stderr.write(f"\rBringing in: {done:,} rows", ending="")
                self.stderr.flush()

        return say

    def _undo(self, cycle: Cycle, options: dict[str, Any]) -> None:
        batch = batch_of(cycle, options["undo"])
        if batch is None:
            raise CommandError(f"{cycle.slug} has no import {options['undo']}.")
        try:
            undone = importing.undo_batch(
                batch=batch,
                reason=options["reason"],
                by=OPERATOR,
                at=timezone.now(),
                even_so=options["even_so"],
            )
        except BuiltUpon as error:
            raise CommandError(f"{error} Or run it again with --even-so.") from error
        removed = sum(importing.sweep(undone))
        self.stdout.write(f"Import {undone.number} is undone: {removed:,} contributions are gone.")


def _cycle(slug: str) -> Cycle:
    found = Cycle.objects.select_related("member").filter(slug=slug).first()
    if found is None:
        known = ", ".join(Cycle.objects.values_list("slug", flat=True)[:10]) or "none yet"
        raise CommandError(f"There is no cycle “{slug}” (there are: {known}). Give the address of one.")
    return found


def _path(path: Path | None) -> Path:
    if path is None:
        raise CommandError("Give the path of a file, or --undo N.")
    if not path.is_file():
        why = "it is a folder" if path.is_dir() else "there is no such file"
        raise CommandError(f"{path} cannot be read: {why}.")
    return path


def _guessed(path: Path, head: bytes) -> str:
    found = reading.guess(path.name, head)
    if not found:
        raise CommandError(
            _("It looks like no kind of file that can be read here. Choose what it is, or save it as CSV.")
        )
    return found[0]


def _given(options: dict[str, Any]) -> Given:
    names = (
        "call",
        "event",
        "form",
        "coming_by",
        "consent",
        "licence",
        "language",
        "when",
        "source",
        "doubles",
    )
    return Given(**{name: options[name] for name in names})


def _pair(words: str, names: list[str]) -> tuple[str, str]:
    """ "Your idea=words", or a key alone before the heading, as people write it either way."""
    heading, sign, key = (part.strip() for part in words.rpartition("="))
    if sign and heading in (*KEYS, EXTERNAL) and key in names:
        heading, key = key, heading
    if not sign or heading not in names or key not in (*KEYS, EXTERNAL):
        raise CommandError(
            f"--map {words}: write HEADING=KEY, with a heading of the file ({', '.join(names)}) "
            f"and one of: {', '.join((*KEYS, EXTERNAL))}."
        )
    return heading, key
