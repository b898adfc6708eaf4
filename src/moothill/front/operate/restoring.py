"""Restoring an archive onto an empty place: everything, or nothing at all."""

from collections.abc import Sequence
from pathlib import Path

from django.core.management import call_command
from django.db import connection, transaction

from moothill.front.operate import contents, fitting, place
from moothill.front.operate.archive import Archive
from moothill.front.operate.comparing import Compared, compare_files, compare_journals, compare_tables
from moothill.front.operate.loading import load
from moothill.front.operate.placing import Placing
from moothill.front.operate.rows import Table
from moothill.front.operate.telling import Teller


def restore(*, path: Path, teller: Teller) -> list[Compared]:
    """Restore the archive at `path`, and return what was compared with its list and found the same.

    Raises BadArchive for the archive, CannotRestore for the place. Then no row and no file is there that was not
    before; of tables, at most empty ones.
    """
    with place.nobody_serves(), Archive(path) as archive:
        fitting.refuse_other_release(path, archive.manifest)
        place.refuse_living_site()
        place.refuse_other_files(archive.manifest)
        place.refuse_little_room(archive.manifest)
        teller.line("Checking the archive ...")
        archive.check(teller)
        teller.line("Preparing the database ...")
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
        return _fill(archive, teller)


def _fill(archive: Archive, teller: Teller) -> list[Compared]:
    tables = [Table(model) for model in contents.kept()]
    fitting.refuse_other_tables(archive.path, archive.manifest, tables)
    with Placing(archive) as files:
        files.unpack(teller)
        with transaction.atomic():
            place.refuse_living_site()  # nobody came in between: on SQLite we now hold the lock of writers
            teller.line("Loading ...")
            load(archive, tables, teller)
            teller.line("Comparing with the archive's list ...")
            compared = _compare(archive, tables, teller)
            for each in contents.derived:
                teller.line(f"Making anew: {each.name} ...")
                each.rebuild()
            files.move_in()
    return compared


def _compare(archive: Archive, tables: Sequence[Table], teller: Teller) -> list[Compared]:
    compared = list(compare_tables(archive.manifest, tables, teller))
    compared.append(compare_files(archive.manifest))
    compared.extend(compare_journals(archive.manifest))
    return compared


def database() -> str:
    """The name of the kind of database that was restored to."""
    return connection.display_name
