"""moothill backup [FILE], moothill backup --check FILE."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from moothill.front.operate.archives.archive import Archive
from moothill.front.operate.archives.backing_up import back_up, default_target
from moothill.front.operate.archives.manifest import Manifest
from moothill.front.operate.archives.telling import Teller


class Command(BaseCommand):
    """Makes a backup, or checks one. Exits 1 with one sentence if it cannot."""

    help = "Write everything into one file, while the site runs; `--check FILE` reads one through"

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to, or what to check."""
        parser.add_argument("file", nargs="?", type=Path, help="a new file (default: one in the home folder)")
        parser.add_argument("--check", type=Path, metavar="FILE", help="only check that this backup is whole")

    def handle(self, *args: object, **options: Any) -> None:
        """Do it, and say what the archive holds."""
        self.stdout.ending = ""  # the teller moves on one line of a terminal
        teller = Teller(self.stdout)
        if checked := options["check"]:
            with Archive(checked) as archive:
                archive.check(teller)
            teller.line(f"{checked} is whole. {_holds(archive.manifest)}")
            return
        now = timezone.now()
        target = (options["file"] or default_target(now)).expanduser().absolute()
        manifest = back_up(target=target, at=now, teller=teller)
        teller.line(f"{target} ({target.stat().st_size:,} bytes). {_holds(manifest)}")
        teller.line(
            "It holds personal data: keep it where only operators can read it, and not on this machine alone."
        )


def _holds(manifest: Manifest) -> str:
    heads = ", ".join(f"{head.scope} {head.number}:{head.seal[:12]}…" for head in manifest.heads)
    return (
        f"It is of {manifest.made_at}, release {manifest.release}: {manifest.rows:,} rows, "
        f"{len(manifest.files):,} files. Journals: {heads or 'none'}."
    )
