"""How a session knows somebody invented. It lets nobody in: `acting` does, and `cycles.middleware` judges each request."""

from django.contrib.auth.backends import BaseBackend

from moothill.commons.cycles.models import PracticePerson
from moothill.commons.people.models import Person

BACKEND = "moothill.front.practice.backend.PracticeBackend"


class PracticeBackend(BaseBackend):
    """Finds people who were invented for practice, and nobody else. Knows no password and no code."""

    def get_user(self, user_id: int) -> Person | None:
        """The invented person with this id."""
        practice = PracticePerson.objects.filter(participant__person=user_id).select_related(
            "participant__person"
        )
        found = practice.first()
        return found.participant.person if found else None
