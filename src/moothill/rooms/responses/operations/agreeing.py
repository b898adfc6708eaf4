"""Agreeing to a response before it is published, for one's side."""

from datetime import datetime

from django.db import transaction

from moothill.commons.journal.operations import write
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record import laying
from moothill.commons.record.errors import WrongState
from moothill.commons.record.models import Record
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act, RecordState
from moothill.rooms.responses.errors import AgreedAlready, NoSideToAgree
from moothill.rooms.responses.models import Consent
from moothill.rooms.responses.queries.agreeing import side_of


@transaction.atomic
def agree(*, response: Record, version: int, by: Actor, at: datetime) -> Consent:
    """Say that the side of which `by` is a steward agrees to the response as it stands, which they read as `version`.

    A change of the response makes a new version, to which nobody agreed yet. Raises Refused, NoSideToAgree, AgreedAlready,
    and WrongState for one that is public already, or that was changed since.
    """
    locked = laying.lock(response)
    require(Act.RESPOND, facts_of(by, locked.cycle, locked))
    side = side_of(by, locked.cycle, at)
    if side is None or by.participant is None:
        raise NoSideToAgree
    if locked.state == RecordState.PUBLISHED:
        raise WrongState(str(locked.get_state_display()))
    if locked.version != version:
        raise WrongState(_changed())
    if Consent.objects.filter(response=locked.pk, version=locked.version, side=side).exists():
        raise AgreedAlready
    consent = Consent.objects.create(
        response_id=locked.pk, version=locked.version, side=side, by_id=by.participant, by_name=by.name, at=at
    )
    # A draft's line says that something was prepared, and no more than for which side.
    write(
        head=locked.cycle.head_id, kind="response.prepared", subject=f"{locked.cycle.slug}/{locked.reference}",
        version=locked.version, by=by, at=at, facts={"agreed": side.value},
    )  # fmt: skip
    return consent


def _changed() -> str:
    from django.utils.translation import gettext as _

    return _("changed since you read it")
