"""Moving the dates of a public milestone: the one door through which they change."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from moothill.commons.journal.operations import write
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record import kinds, laying
from moothill.commons.record.cleaning import clean
from moothill.commons.record.context import Context
from moothill.commons.record.errors import Fault, Invalid, ReasonNeeded, Unchanged, WrongState
from moothill.commons.record.models import RECORD_STATES, Record
from moothill.commons.record.operations import facts_of, require_launched
from moothill.core.dates import from_json
from moothill.core.policy import Act, RecordState
from moothill.rooms.commitments.errors.drafts import AgreementNeeded
from moothill.rooms.commitments.models import Move

_MOST = {"because": 2000, "agreed": 400}


class Moving(Context):
    """The one act in which a public milestone may get other dates: see `register.milestone_checks`."""


@transaction.atomic
def move_dates(
    *,
    milestone: Record,
    when: str,
    because: str,
    agreed: str,
    by: Actor,
    at: datetime,
    key: UUID | None = None,
) -> Record:
    """Give a published milestone other dates, and keep what they were, why, and who agreed.

    `when` is as people write it. A `key` seen before moves nothing more. Raises Refused, Invalid, ReasonNeeded,
    AgreementNeeded, Unchanged, KeyReused, and WrongState for a milestone that is not public.
    """
    locked = laying.lock(milestone)
    require(Act.MOVE_DATE, facts_of(by, locked.cycle, locked))
    if laying.answered(key, record=locked):
        return locked
    if locked.state != RecordState.PUBLISHED:
        raise WrongState(str(dict(RECORD_STATES)[locked.state]))
    because, agreed = because.strip(), " ".join(agreed.split())
    _require_words(because, agreed)
    kind = kinds.get("milestone")
    thing = kind.things().get(pk=locked.pk)
    thing.record = locked
    before = kind.read(thing)
    context = Moving(locked.cycle, record=locked.pk, at=at)
    values = clean(kind, {"when": when}, context, present=before)
    _require_other_dates(before, values)
    require_launched(kind, values, context)
    locked.version += 1
    laying.project(kind, thing, values, context)
    laying.lay(locked, values, act="re-dated", by=by, at=at, reason=because, key=key)
    _keep(locked, before, values, because=because, agreed=agreed, by=by, at=at)
    return locked


def _require_words(because: str, agreed: str) -> None:
    if not because:
        raise ReasonNeeded
    if not agreed:
        raise AgreementNeeded
    given = {"because": because, "agreed": agreed}
    if faults := [Fault(name, _too_long(most)) for name, most in _MOST.items() if len(given[name]) > most]:
        raise Invalid(faults)


def _too_long(most: int) -> str:
    return _("At most %(limit)s characters fit here. Shorten it.") % {"limit": most}


def _require_other_dates(before: Mapping[str, Any], values: Mapping[str, Any]) -> None:
    if not values["when"]:
        raise Invalid([Fault("when", _("Say when it is to be done now."))])
    if values["when"] == before["when"]:
        raise Unchanged


def _keep(
    record: Record,
    before: Mapping[str, Any],
    values: Mapping[str, Any],
    *,
    because: str,
    agreed: str,
    by: Actor,
    at: datetime,
) -> None:
    """The row that tells of the move, and its line."""
    if by.participant is None:
        raise ValueError("dates are moved by somebody")
    Move.objects.create(
        milestone_id=record.pk,
        version=record.version,
        before=before["when"],
        after=values["when"],
        because=because,
        agreed=agreed,
        by_id=by.participant,
        by_name=by.name,
        at=at,
    )
    write(
        head=record.cycle.head_id,
        kind="milestone.re-dated",
        subject=f"{record.cycle.slug}/{record.reference}",
        version=record.version,
        title=record.title,
        reason=because,
        by=by,
        at=at,
        # In figures: the words are people's own, and facts are sealed for good.
        facts={name: _figures(each["when"]) for name, each in (("from", before), ("to", values))},
    )


def _figures(when: Mapping[str, Any] | None) -> str:
    return from_json(when).edtf if when else ""
