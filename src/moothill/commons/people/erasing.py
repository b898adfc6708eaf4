"""Erasing somebody: names, addresses and codes go everywhere; what they contributed stays as "a contributor".

Each app that keeps a name, an address or a code beside a participant gives an Eraser; `config.wiring` names them all.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from moothill.commons.people import traces
from moothill.commons.people.errors import NotErasable
from moothill.commons.people.models import Guest, Participant, Person
from moothill.commons.people.queries import all_of

# Takes the names, addresses and codes of participants from one app's tables. Gets their ids and the moment; runs in the
# transaction of the erasure; may be run again on the same ids; takes locks on rows before any lock on a journal's head.
Eraser = Callable[[Sequence[int], datetime], None]

_ERASERS: list[Eraser] = []
_WITHDRAWERS: list[Eraser] = []
_REFUSALS: list[Callable[[int], bool]] = []


def fill(
    erasers: Iterable[Eraser],
    withdrawers: Iterable[Eraser] = (),
    refusals: Iterable[Callable[[int], bool]] = (),
) -> None:
    """Make these the erasers of the house, in this order. Called once, by `config.wiring`.

    The last one holds the journals. A withdrawer takes back what of theirs still waits. A refusal says of a participant
    whether they cannot be erased: somebody invented for practice.
    """
    _ERASERS[:], _WITHDRAWERS[:], _REFUSALS[:] = erasers, withdrawers, refusals


@transaction.atomic
def erase(*, participant: Participant, withdraw: bool, by: Participant | None, at: datetime) -> list[int]:
    """Erase `participant`, and every guest they claimed, for good; return the ids. All or nothing.

    With `withdraw`, what of theirs still waits is taken back first. `by` is the participant, or None for whoever runs the
    server. Raises NotErasable for anybody else, and for somebody invented for practice.
    """
    if (by and by.pk != participant.pk) or any(refuses(participant.pk) for refuses in _REFUSALS):
        raise NotErasable
    # Held against a claim; not against what others write about them, which holds a head and then looks at these rows.
    held = Participant.objects.select_for_update(no_key=True).order_by("pk")
    list(held.filter(pk=participant.pk))
    ids = all_of(participant.pk)
    list(held.filter(pk__in=ids))
    if withdraw:
        for take_back in _WITHDRAWERS:
            take_back(ids, at)
    people = list(Person.objects.filter(participant__in=ids))
    traces.remove(_addresses(ids, people), people)
    run(ids, at)
    _blank(ids, people, at)
    return ids


def run(ids: Sequence[int], at: datetime) -> None:
    """Let every eraser of the house do its part. Call inside a transaction."""
    for eraser in _ERASERS:
        eraser(ids, at)


@transaction.atomic
def erase_again(ids: Iterable[int], at: datetime) -> None:
    """Take away what was still being written in the name of erased participants while they were erased."""
    erased = Participant.objects.filter(pk__in=list(ids), erased_at__isnull=False)
    if left := list(erased.order_by("pk").values_list("pk", flat=True)):
        run(left, at)


def _addresses(ids: Sequence[int], people: Iterable[Person]) -> set[str]:
    """Every address at which they could be written to."""
    guests = Guest.objects.filter(participant__in=ids).exclude(address="").values_list("address", flat=True)
    return {*guests, *(address for person in people for address in traces.addresses_of(person))}


def _blank(ids: Sequence[int], people: Iterable[Person], at: datetime) -> None:
    """Leave nothing of them but their rows. The label is one that nobody can choose: see names.is_plain."""
    Guest.objects.filter(participant__in=ids).delete()
    for pk in ids:
        gone: dict[str, Any] = {
            "label": f"erased:{pk}",
            "person": None,
            "organisation": None,
            "erased_at": at,
        }
        Participant.objects.filter(pk=pk, erased_at=None).update(**gone)
    for person in people:
        person.delete()  # and with it addresses, passwords, passkeys and second factors
