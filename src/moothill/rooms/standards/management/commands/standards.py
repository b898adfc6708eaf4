"""moothill standards check --cycle SLUG [--pack ID] [--json]; moothill standards pin --cycle SLUG --pack ID --reason WHY."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import OPERATOR
from moothill.core.standards import Finding, Pack, Result
from moothill.rooms.standards import queries
from moothill.rooms.standards.errors import NoReason, NoSuchPack, PinnedAlready, WrongParameters
from moothill.rooms.standards.operations import pin_pack
from moothill.rooms.standards.queries import Checked
from moothill.rooms.standards.queries.rows import in_order
from moothill.rooms.standards.queries.wording import RESULTS, plain


class Command(BaseCommand):
    """Checks a cycle against its rule pack, or pins one. What is not met is a result, not an error."""

    help = "Check a cycle against the OGP rules, or pin a rule pack to it"

    def add_arguments(self, parser: CommandParser) -> None:
        """Which of the two, and for which cycle."""
        acts = parser.add_subparsers(dest="act", required=True)
        check = acts.add_parser("check", help="print every rule with its result")
        check.add_argument("--cycle", required=True, metavar="SLUG")
        check.add_argument(
            "--pack", default="", metavar="ID", help="another pack than the pinned one, to compare"
        )
        check.add_argument("--json", action="store_true", help="the same as data")
        pin = acts.add_parser("pin", help="check the cycle against this pack from now on")
        pin.add_argument("--cycle", required=True, metavar="SLUG")
        pin.add_argument("--pack", required=True, metavar="ID")
        pin.add_argument("--reason", required=True, metavar="WORDS", help="everyone can read it")
        pin.add_argument(
            "--set", action="append", default=[], metavar="NAME=VALUE", help="the cycle's own number"
        )

    def handle(self, *args: object, **options: Any) -> None:
        """Do it, and say so."""
        cycle = _cycle(options["cycle"])
        if options["act"] == "pin":
            self._pin(cycle, options)
            return
        checked = queries.check(cycle, timezone.now(), pack=_pack(options["pack"]))
        if options["json"]:
            data = queries.as_data(checked)
            self.stdout.write(json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1))
        else:
            self.stdout.writelines(f"{line}\n" for line in _lines(checked))

    def _pin(self, cycle: Cycle, options: dict[str, Any]) -> None:
        try:
            pinned = pin_pack(
                cycle=cycle,
                pack=options["pack"],
                by=OPERATOR,
                at=timezone.now(),
                reason=options["reason"],
                parameters=dict(_pair(each) for each in options["set"]),
            )
        except (NoReason, NoSuchPack, PinnedAlready, WrongParameters) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"{cycle.slug} is checked against {pinned} from now on. Its journal has a line about it."
        )


def _cycle(slug: str) -> Cycle:
    cycle = Cycle.objects.select_related("member", "head").filter(slug=slug).first()
    if cycle is None:
        known = ", ".join(Cycle.objects.values_list("slug", flat=True)) or "none yet"
        raise CommandError(f"There is no cycle “{slug}”. The cycles here: {known}.")
    return cycle


def _pack(pack_id: str) -> Pack | None:
    found = {each.id: each for each in queries.packs()}
    if pack_id and pack_id not in found:
        raise CommandError(f"There is no rule pack “{pack_id}”. Choose one of: {', '.join(found)}.")
    return found.get(pack_id)


def _pair(written: str) -> tuple[str, str]:
    name, sign, value = written.partition("=")
    if not sign:
        raise CommandError(
            f"“{written}” sets nothing. Write a name and a value, such as forum.max_gap_months=4."
        )
    return name.strip(), value.strip()


def _lines(checked: Checked) -> list[str]:
    if checked.pack is None:
        return [f"No rule pack is pinned to {checked.cycle.slug}. Name one with --pack, or pin one."]
    shown = " (only to compare: not the pinned pack)" if checked.shown_only else ""
    lines = [
        f"{checked.cycle.slug} by {checked.pack.id} {checked.pack.version}{shown}, as of {checked.today}"
    ]
    if not checked.binds:
        lines.append("By its dates this is not the rule book of this plan.")
    for result, findings in in_order(checked.findings):
        lines += ["", f"{str(RESULTS[result]).upper()} ({len(findings)})"]
        lines += [line for each in findings for line in _told(each, result)]
    return lines


def _told(finding: Finding, result: Result) -> list[str]:
    provisional = " (provisional)" if finding.provisional else ""
    would = " not met, if the rule is confirmed" if finding.indicated is not result else ""
    lines = [f"{finding.rule.id:<8}{finding.rule.title}{provisional}{would}"]
    for remark in finding.remarks:
        cites = f" [{', '.join(remark.cites)}]" if remark.cites else ""
        lines.append(f"          {plain(remark)}{cites}")
    return lines
