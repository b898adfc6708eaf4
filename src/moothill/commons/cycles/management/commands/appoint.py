"""moothill appoint EMAIL --role steward --side government --cycle SLUG, and with --end the end of that role."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from moothill.commons.cycles.errors import AlreadyHeld, NoSuchPerson, NotHeld, OnlyInPractice, SideNeeded
from moothill.commons.cycles.models import Cycle, RoleHeld
from moothill.commons.cycles.operations import appoint, end_role
from moothill.commons.people.models import Participant, Person
from moothill.commons.people.operations import participant_of
from moothill.commons.policy.actors import OPERATOR
from moothill.core.policy import Role, Side


class Command(BaseCommand):
    """Gives somebody with an account a role, or ends it; the journal records it as the operator's act.

    It holds at once, where stewards would wait for the other side.
    """

    help = "Give somebody a role in a cycle, or end it; the first steward is made this way"

    def add_arguments(self, parser: CommandParser) -> None:
        """Who, what, on which side, where."""
        parser.add_argument("email", help="the address they signed up with")
        parser.add_argument("--role", required=True, choices=[role.value for role in Role])
        parser.add_argument("--side", default=Side.NEITHER.value, choices=[side.value for side in Side])
        parser.add_argument("--cycle", required=True, metavar="SLUG")
        parser.add_argument("--end", action="store_true", help="end the role instead of giving it")
        parser.add_argument("--reason", default="", help="everyone can read it")

    def handle(self, *args: object, **options: Any) -> None:
        """Do it, and say so."""
        try:
            cycle, participant = self._cycle(options["cycle"]), self._participant(options["email"])
            held = (self._end if options["end"] else self._give)(cycle, participant, options)
        except (NoSuchPerson, AlreadyHeld, NotHeld, OnlyInPractice, SideNeeded) as error:
            raise CommandError(str(error)) from error
        verb = "is no longer" if options["end"] else "is"
        self.stdout.write(
            f"{participant.label} ({options['email']}) {verb} {held.get_role_display()} "
            f"({held.get_side_display()}) in {cycle.title}. The journal of the cycle has a line about it."
        )

    def _give(self, cycle: Cycle, participant: Participant, options: dict[str, Any]) -> RoleHeld:
        return appoint(
            cycle=cycle,
            participant=participant,
            role=Role(options["role"]),
            side=Side(options["side"]),
            reason=options["reason"] or "appointed by the operator",
            by=OPERATOR,
            at=timezone.now(),
        )

    def _end(self, cycle: Cycle, participant: Participant, options: dict[str, Any]) -> RoleHeld:
        held = cycle.roles_held.filter(participant=participant, role=options["role"], until=None).first()
        if held is None:
            raise CommandError(
                f"{participant.label} does not hold the role {options['role']} in {cycle.title} now."
            )
        reason = options["reason"] or "ended by the operator"
        return end_role(held=held, reason=reason, by=OPERATOR, at=timezone.now())

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
