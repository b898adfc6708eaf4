"""Putting an edition together before anybody else reads it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record import kinds
from moothill.commons.record.models import Record
from moothill.commons.record.operations import create, facts_of, revise
from moothill.core.policy import Act

Rows = Sequence[Mapping[str, str]]


@transaction.atomic
def compose(
    *,
    cycle: Cycle,
    drafts: Sequence[Record],
    values: Mapping[str, Any],
    by: Actor,
    at: datetime,
    key: UUID | None = None,
) -> Record:
    """A new edition, not yet public, of these drafts in their order: one of each commitment.

    `values` are the other open fields of an edition: title, foreword, signed, vision, follow, plan_number, amends (a
    reference), because, agreed, outside. A `key` seen before gets what it made then. Raises Refused, KeyReused; Invalid for
    what is no public draft of `cycle`, for two drafts of one commitment, and for an amendment that does not say why.
    """
    require(Act.ISSUE, facts_of(by, cycle))
    rows = [{"draft": _reference(record, cycle)} for record in drafts]
    return create(
        kind=kinds.get("edition"),
        cycle=cycle,
        values={**values, "drafts": rows},
        by=by,
        at=at,
        key=key,
        publish=False,
    )


def _reference(record: Record, cycle: Cycle) -> str:
    """The reference in `cycle`; for what is in another one a word that leads nowhere, so that it is refused with the rest."""
    return record.reference if record.cycle_id == cycle.pk else f"{record.reference}?"


@transaction.atomic
def recompose(
    *,
    edition: Record,
    values: Mapping[str, Any],
    base: int,
    by: Actor,
    at: datetime,
    reason: str = "",
    key: UUID | None = None,
) -> Record:
    """Change an edition that is not issued yet. Raises Refused, and as `record.operations.revise`: Invalid for an issued one.

    What is left out of `values` stays.
    """
    require(Act.ISSUE, facts_of(by, edition.cycle, edition))
    return revise(record=edition, values=values, base=base, by=by, at=at, reason=reason, key=key)
