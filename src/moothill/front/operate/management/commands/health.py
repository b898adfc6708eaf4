"""moothill health."""

import json
import sys
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from moothill.front.operate.health import Finding, State, examine


class Command(BaseCommand):
    """Looks at everything and changes nothing. Exits 1 if something is broken."""

    help = "How the site is: database, journals, backups, disk, mail, settings"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """One option."""
        parser.add_argument("--json", action="store_true", help="for machines: an array of findings")

    def handle(self, *args: object, **options: Any) -> None:
        """Print one line for each finding, and its mend below."""
        findings = examine(timezone.now())
        if options["json"]:
            self.stdout.write(
                json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=1)
            )
        else:
            self.stdout.write("\n".join(_words(finding) for finding in findings))
        if any(finding.state is State.BROKEN for finding in findings):
            sys.exit(1)


def _words(finding: Finding) -> str:
    first = f"{finding.state.value.upper():7} {finding.name}: {finding.words}"
    return f"{first}\n        {finding.mend}" if finding.mend else first
