"""Pinning a rule pack to a cycle."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from moothill.commons.cycles.models import Cycle
from moothill.commons.journal.operations import write
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.ui.words import said
from moothill.core.policy import Act, CycleState
from moothill.core.standards import Pack, Value, WrongValue, newest, pack_of
from moothill.rooms.standards.errors import NoReason, NoSuchPack, PinnedAlready, WrongParameters
from moothill.rooms.standards.models import PackPinned

PINNED = "standards.pinned"
MAX_REASON = 2000


@transaction.atomic
def pin_pack(
    *,
    cycle: Cycle,
    pack: str,
    by: Actor,
    at: datetime,
    reason: str,
    parameters: Mapping[str, str] | None = None,
) -> PackPinned:
    """From now on, check `cycle` against the newest version of the pack with the id `pack`.

    `parameters` are the cycle's own numbers and pointers, by name, as a person writes them; the pack's own hold for the
    rest, and values that equal the pack's are not kept. The pin before this one ends now and stays in the history.
    Raises Refused, NoSuchPack, WrongParameters, NoReason, and PinnedAlready where nothing would change.
    """
    require(Act.CHANGE_CYCLE, by.facts(cycle.pk, cycle=CycleState(cycle.state)))
    found = pack_of(pack)
    if found is None:
        raise NoSuchPack(pack, (each.id for each in newest()))
    if not reason.strip() or len(reason) > MAX_REASON:
        raise NoReason(MAX_REASON)
    values = _read(found, parameters or {})
    # Whoever pins holds the cycle's row until they commit, so that one pin ends before the next begins.
    Cycle.objects.select_for_update().get(pk=cycle.pk)
    before = PackPinned.objects.filter(cycle=cycle, until=None).first()
    if before and (before.pack, before.version, before.parameters) == (found.id, found.version, values):
        raise PinnedAlready
    PackPinned.objects.filter(cycle=cycle, until=None).update(until=at)
    pinned = PackPinned.objects.create(
        cycle=cycle, pack=found.id, version=found.version, parameters=values,
        since=at, by_id=by.participant, by_name=by.name, reason=reason.strip(),
    )  # fmt: skip
    _journal(pinned, before, by, at)
    return pinned


def forget_names(participants: Sequence[int], at: datetime) -> None:
    """Take the names of these participants from the packs they pinned. The pins stay."""
    PackPinned.objects.filter(by__in=participants).update(by_name="")


def _read(pack: Pack, written: Mapping[str, str]) -> dict[str, object]:
    """The cycle's own values as the JSON column keeps them: what was several numbers is a list."""
    values: dict[str, object] = {}
    faults: dict[str, str] = {}
    for name, text in written.items():
        try:
            values |= {key: _plain(value) for key, value in pack.read({name: text}).items()}
        except WrongValue as error:
            faults[name] = said(error.sentence, error.facts)
        except KeyError:
            faults[name] = _("This pack has no such parameter. It has: %(known)s.") % {
                "known": ", ".join(pack.settings)
            }
    if faults:
        raise WrongParameters(faults)
    return values


def _plain(value: Value) -> object:
    return list(value) if isinstance(value, tuple) else value


def _journal(pinned: PackPinned, before: PackPinned | None, by: Actor, at: datetime) -> None:
    write(
        head=pinned.cycle.head_id,
        kind=PINNED,
        subject=pinned.cycle.slug,
        title=pinned.cycle.title,
        reason=pinned.reason,
        by=by,
        at=at,
        facts={"from": str(before or ""), "to": str(pinned), "own": sorted(pinned.parameters)},
    )
