"""Restoring an archive onto an empty place: everything, or nothing at all."""

from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from moothill.commons.journal.verified import note_verified
from moothill.front.operate.archives import contents, fitting, place
from moothill.front.operate.archives.archive import Archive
from moothill.front.operate.archives.comparing import (
    Compared,
    compare_files,
    compare_journals,
    compare_tables,
)
from moothill.front.operate.archives.errors import CannotRestore
from moothill.front.operate.archives.loading import load
from moothill.front.operate.archives.placing import Placing
from moothill.front.operate.archives.rows import Table
from moothill.front.operate.archives.telling import Teller


def restore(*, path: Path, teller: Teller) -> list[Compared]:
    """Restore the archive at `path`, and return what was compared with its list and found the same.

    Raises BadArchive for the archive, CannotRestore for the place. Then no row and no file is there that was not
    before; of tables, at most empty ones.
    """
    try:
        return _restore(path, teller)
    except OSError as error:
        raise CannotRestore(
            f"{error.filename or settings.HOME} cannot be written: {error.strerror}. Nothing was restored. Check the "
            "free disk space and the rights of the home folder."
        ) from error


def _restore(path: Path, teller: Teller) -> list[Compared]:
    with place.nobody_serves(), Archive(path) as archive:
        release = fitting.Release(path, archive.manifest)
        release.refuse_newer()
        place.refuse_living_site()
        place.refuse_other_files(archive.manifest)
        place.refuse_little_room(archive.manifest)
        teller.line("Checking the archive ...")
        archive.check(teller)
        teller.line("Preparing the database ...")
        tables = release.make_tables()
        with Placing(archive) as files:
            files.unpack(teller)
            fill = _fill_older if release.is_older else _fill
            compared = fill(archive, tables, files, teller)
        note_verified([head.scope for head in archive.manifest.heads], timezone.now())
        return compared


def _fill(archive: Archive, tables: Sequence[Table], files: Placing, teller: Teller) -> list[Compared]:
    """All in one transaction. The files come last: only renaming is left, and the commit."""
    with transaction.atomic():
        compared = _load(archive, tables, teller)
        compared += _finish(archive, teller)
        files.move_in()
    return compared


def _fill_older(archive: Archive, tables: Sequence[Table], files: Placing, teller: Teller) -> list[Compared]:
    """Load into the tables as they were, then let the migrations do what they do to every site, or empty the place."""
    with transaction.atomic():
        compared = _load(archive, tables, teller)
    try:
        teller.line(f"Migrating from release {archive.manifest.release} ...")
        fitting.bring_up_to_date()
        with transaction.atomic():
            compared += _finish(archive, teller)
            files.move_in()
    except BaseException:
        call_command("flush", verbosity=0, interactive=False)
        raise
    return compared


def _load(archive: Archive, tables: Sequence[Table], teller: Teller) -> list[Compared]:
    place.refuse_living_site()  # nobody came in between: on SQLite we now hold the lock of writers
    teller.line("Loading ...")
    load(archive, tables, teller)
    teller.line("Comparing with the archive's list ...")
    return list(compare_tables(archive.manifest, tables, teller))


def _finish(archive: Archive, teller: Teller) -> list[Compared]:
    compared = [compare_files(archive.manifest), *compare_journals(archive.manifest)]
    for each in contents.derived:
        teller.line(f"Making anew: {each.name} ...")
        each.rebuild()
    return compared


def database() -> str:
    """The name of the kind of database that was restored to."""
    return connection.display_name
