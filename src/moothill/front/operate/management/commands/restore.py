"""moothill restore FILE."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from moothill.front.operate.archives.comparing import Compared
from moothill.front.operate.archives.restoring import database, restore
from moothill.front.operate.archives.telling import Teller


class Command(BaseCommand):
    """Restores a backup onto an empty place. Exits 1 with one sentence if it cannot, and then nothing was restored."""

    help = "Restore a backup onto an empty place: a new home folder, or an empty database"

    def add_arguments(self, parser: CommandParser) -> None:
        """Which archive. There is no way to overwrite a site."""
        parser.add_argument("file", type=Path, help="the archive that `moothill backup` made")

    def handle(self, *args: object, **options: Any) -> None:
        """Do it, and print what was compared."""
        path = Path(options["file"])
        self.stdout.ending = ""  # the teller moves on one line of a terminal
        teller = Teller(self.stdout)
        teller.line(_table(restore(path=path, teller=teller)))
        teller.line(f"Restored from {path.name} to {database()}: everything is as the archive says.")


def _table(compared: list[Compared]) -> str:
    rows = [(each.what, f"{each.count:,}", each.digest[:12], "the same") for each in compared if each.count]
    width = max((len(what) for what, *_rest in rows), default=0)
    head = f"{'compared':{width}}  {'count':>9}  {'digest':12}"
    return "\n".join(
        [head, *(f"{what:{width}}  {count:>9}  {digest:12}  {same}" for what, count, digest, same in rows)]
    )
