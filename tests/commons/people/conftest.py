"""Guests to come back, to be claimed and to be erased."""

from collections.abc import Callable
from datetime import datetime

import pytest

from moothill.commons.people.guests import NewGuest, begin_guest
from moothill.commons.people.models import Participant
from moothill.commons.policy.actors import Actor


@pytest.fixture
def guest(db: None, at: datetime) -> NewGuest:
    return begin_guest(at=at)


@pytest.fixture
def account(account_holder: Actor) -> Participant:
    return Participant.objects.get(pk=account_holder.participant)


@pytest.fixture
def participant_of() -> Callable[[Actor], Participant]:
    return lambda actor: Participant.objects.get(pk=actor.participant)
