"""moothill appoint EMAIL --role steward --side government --cycle SLUG."""

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from moothill.commons.cycles.errors import AlreadyHeld, NoSuchPerson, OnlyInPractice, SideNeeded
from moothill.commons.cycles.models import Cycle
from moothill.commons.cycles.operations import appoint
from moothill.commons.people.models import Participant, Person
from moothill.commons.people.operations import participant_of
from moothill.commons.policy.actors import OPERATOR
from moothill.core.policy import Role, Side


class Command(BaseCommand):
    """Gives somebody with an account a role; the journal records it as the operator's act."""

    help = "Give somebody a role in a cycle; the first steward is made this way"

    def add_arguments(self, parser: CommandParser) -> None:
        """Who, what, on which side, where."""
        parser.add_argument("email", help="the address they signed up with")
        parser.add_argument("--role", required=True, choices=[role.value for role in Role])
        parser.add_argument("--side", default=Side.NEITHER.value, choices=[side.value for side in Side])
        parser.add_argument("--cycle", required=True, metavar="SLUG")
        parser.add_argument("--reason", default="appointed by the operator")

    def handle(self, *args: object, **options: str) -> None:
        """Do it, and say so."""
        try:
            participant = self._participant(options["email"])
            held = appoint(
                cycle=self._cycle(options["cycle"]),
                participant=participant,
                role=Role(options["role"]),
                side=Side(options["side"]),
                reason=options["reason"],
                by=OPERATOR,
                at=timezone.now(),
            )
        except (NoSuchPerson, AlreadyHeld, OnlyInPractice, SideNeeded) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"{participant.label} ({options['email']}) is {held.get_role_display()} ({held.get_side_display()}) "
            f"in {held.cycle.title}. The journal of the cycle has a line about it."
        )

    def _cycle(self, slug: str) -> Cycle:
        cycle = Cycle.objects.filter(slug=slug).first()
        if cycle is None:
            known = ", ".join(Cycle.objects.values_list("slug", flat=True)) or "none yet"
            raise CommandError(f"There is no cycle “{slug}”. The cycles here: {known}.")
        return cycle

    def _participant(self, email: str) -> Participant:
        person = Person.objects.filter(email__iexact=email, is_active=True).first()
        if person is None:
            raise NoSuchPerson(email)
        return participant_of(person)
