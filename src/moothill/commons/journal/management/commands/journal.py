"""moothill journal verify: hold every journal against its seals."""

import re

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from moothill.commons.journal.models import Head
from moothill.commons.journal.queries import unchecked, verify
from moothill.commons.journal.verified import note_verified

_HEAD = re.compile(r"(\d+):([0-9a-f]{64})")


class Command(BaseCommand):
    """Reads only; exits 1 and names every fault if a journal is not as it was sealed."""

    help = "Check the sealed journal: `journal verify [--cycle SLUG] [--head N:HASH]`, `journal heads`"

    def add_arguments(self, parser: CommandParser) -> None:
        """One action and two narrowing options."""
        parser.add_argument("action", choices=["verify", "heads"])
        parser.add_argument("--cycle", help="only the journal of this cycle")
        parser.add_argument(
            "--head", help="a head kept elsewhere, as `moothill journal heads` prints it: N:HASH"
        )

    def handle(self, *args: object, **options: object) -> None:
        """Print each journal's state."""
        heads = self._heads(options["cycle"])
        if options["action"] == "heads":
            for head in heads:
                self.stdout.write(f"{head.scope} {head.number}:{head.seal}")
            return
        kept = self._kept(options["head"], heads)
        sound = [head for head in heads if not self._verify(head, kept)]
        note_verified([head.scope for head in sound], timezone.now())
        if len(sound) < len(heads):
            faulty = len(heads) - len(sound)
            raise CommandError(f"{faulty} of {len(heads)} journals are not as they were sealed.")

    def _heads(self, slug: object) -> list[Head]:
        heads = Head.objects.order_by("scope")
        if slug:
            heads = heads.filter(scope=slug)
            if not heads:
                raise CommandError(f"There is no journal “{slug}”. `moothill journal heads` lists them.")
        return list(heads)

    def _kept(self, text: object, heads: list[Head]) -> tuple[int, str] | None:
        if not text:
            return None
        match = _HEAD.fullmatch(str(text))
        if not match:
            raise CommandError(
                f"--head {text}: write it as N:HASH, a number, a colon and 64 hexadecimal digits."
            )
        if len(heads) != 1:
            raise CommandError("--head belongs to one journal: say which with --cycle.")
        return int(match[1]), match[2]

    def _verify(self, head: Head, kept: tuple[int, str] | None) -> bool:
        faults = list(verify(head, kept=kept))
        for fault in faults:
            self.stdout.write(f"{head.scope}: {fault.kind}: {fault.words}")
        if not faults:
            self.stdout.write(
                f"{head.scope}: {head.number} lines, all as sealed. Head {head.number}:{head.seal}"
            )
        if lines := unchecked(head):
            self.stdout.write(
                f"{head.scope}: the words of {lines} old lines can no longer be checked: a name in them was erased."
            )
        return bool(faults)
