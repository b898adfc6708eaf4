"""moothill begin SLUG --template national-2 --member NAME --starts DAY [--due DAY] [--ends DAY] [--title WORDS]."""

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from moothill.commons.cycles.models import Cycle, Member
from moothill.commons.policy.actors import OPERATOR
from moothill.commons.record.errors import Invalid
from moothill.front.begin import reading
from moothill.front.begin.asking import NEW, understood
from moothill.front.begin.errors import BrokenTemplate, NoSuchTemplate
from moothill.front.begin.making import make
from moothill.front.begin.pieces import pieces_of


class Command(BaseCommand):
    """Makes a draft cycle from a template, as the web does, and says where to go on."""

    help = "Begin a new cycle from a template, as a draft"

    def add_arguments(self, parser: CommandParser) -> None:
        """What the cycle is, and its days in words."""
        names = ", ".join(reading.NAMES)
        parser.add_argument("slug", help="its address: small letters, digits and hyphens")
        parser.add_argument(
            "--template", required=True, help=f"{names}, or a file of your own that ends in .toml"
        )
        parser.add_argument(
            "--member", required=True, help="the government whose plan it is; a new name makes a new member"
        )
        parser.add_argument("--title", default="", help="default: from the years")
        parser.add_argument(
            "--starts", required=True, help="the day the work begins: 2027-01-11 or “11 January 2027”"
        )
        parser.add_argument("--due", default="", help="the day the plan is due (default: computed)")
        parser.add_argument("--ends", default="", help="the day the plan ends (default: computed)")
        parser.add_argument("--zone", default="Europe/London", help="its time zone (default: Europe/London)")

    def handle(self, *args: object, **options: str) -> None:
        """Do it, and say so."""
        try:
            self.stdout.write(_words(_made(options)))
        except Invalid as invalid:
            faults = (f"{_option(fault.field)}: {fault.words}" for fault in invalid.faults)
            raise CommandError("\n".join([*faults, "Nothing was made."])) from invalid
        except (BrokenTemplate, NoSuchTemplate) as error:
            raise CommandError(str(error)) from error


def _option(field: str) -> str:
    return {"slug": "SLUG", "member_name": "--member"}.get(field, f"--{field}")


def _made(options: dict[str, str]) -> Cycle:
    template = reading.template_at(options["template"])
    name = " ".join(options["member"].split())
    members = {member.slug: member for member in Member.objects.all()}
    known = members.get(name) or Member.objects.filter(name__iexact=name).first()
    given = {field: options[field] for field in ("slug", "title", "starts", "due", "ends", "zone")}
    given |= {"member": known.slug if known else NEW, "member_name": name}
    asked = understood(template, given, members)
    pieces = pieces_of(template, reading.common(), asked.days)
    return make(asked=asked, pieces=pieces, by=OPERATOR, at=timezone.now())


def _words(cycle: Cycle) -> str:
    return (
        f"{cycle.title}: a draft with {cycle.records.count()} records, at {cycle.get_absolute_url()}\n"
        f"Give it its stewards: moothill appoint EMAIL --role steward --side government --cycle {cycle.slug}\n"
        f"What then still needs a person: {cycle.get_absolute_url()}go-live/"
    )
