"""My data: everything that is kept about somebody, for them to take away.

Each app that keeps something about a participant gives an Exporter; `config.wiring` names them all.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator

from moothill.commons.people.models import Guest, Participant, Person

FORMAT = "moothill-my-data-1"


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the download: `about` says in English how to read `rows`, which hold what JSON can."""

    name: str
    about: str
    rows: list[Any]


Exporter = Callable[[Sequence[int]], Iterable[Section]]

_EXPORTERS: list[Exporter] = []


def fill(exporters: Iterable[Exporter]) -> None:
    """Make these the exporters of the house. Called once, by `config.wiring`."""
    _EXPORTERS[:] = exporters


def everything(participants: Sequence[int], *, at: datetime) -> dict[str, Any]:
    """All that is kept about these participants, who are one person: a value for JSON, the layout first."""
    sections = [section for exporter in _EXPORTERS for section in exporter(participants)]
    return {
        "format": FORMAT,
        "written": at.isoformat(),
        "layout": {section.name: section.about for section in sections},
        **{section.name: section.rows for section in sections},
    }


def export(participants: Sequence[int]) -> Iterable[Section]:
    """The part of this package: who they are, how they are reached, how they sign in."""
    rows = Participant.objects.filter(pk__in=participants).select_related("organisation").order_by("pk")
    people = Person.objects.filter(participant__in=participants)
    yield Section(
        "participants",
        "Names under which the public knows you; a claimed guest is one more.",
        list(map(_who, rows)),
    )
    yield Section("account", "Your account, if you have one.", [_account(person) for person in people])
    yield Section(
        "addresses",
        "Every e-mail address of yours, and whether it is confirmed.",
        list(_addresses(participants)),
    )
    yield Section("sign_in", "How you can sign in; no secret is in this file.", list(_keys(participants)))
    guests = Guest.objects.filter(participant__in=participants).order_by("pk")
    yield Section(
        "guest",
        "Until when your return code is good; the code itself is not kept.",
        list(map(_guest, guests)),
    )


def moment(at: datetime | None) -> str | None:
    """A moment as the download has it: ISO 8601."""
    return at.isoformat() if at else None


def _who(participant: Participant) -> dict[str, Any]:
    return {
        "number": participant.pk,
        "name": participant.public_name,
        "organisation": participant.organisation.name if participant.organisation else None,
        "since": moment(participant.since),
        "claimed": moment(participant.claimed_at),
    }


def _account(person: Person) -> dict[str, Any]:
    return {
        "address": person.email,
        "joined": moment(person.joined_at),
        "last_signed_in": moment(person.last_login),
        "has_password": person.has_usable_password(),
    }


def _addresses(participants: Sequence[int]) -> Iterable[dict[str, Any]]:
    for address in EmailAddress.objects.filter(user__participant__in=participants).order_by("pk"):
        yield {"address": address.email, "confirmed": address.verified, "main": address.primary}
    for guest in Guest.objects.filter(participant__in=participants).exclude(address=""):
        yield {"address": guest.address, "confirmed": guest.confirmed_at is not None, "main": True}


def _keys(participants: Sequence[int]) -> Iterable[dict[str, Any]]:
    for key in Authenticator.objects.filter(user__participant__in=participants).order_by("pk"):
        yield {"kind": key.type, "made": moment(key.created_at), "last_used": moment(key.last_used_at)}


def _guest(guest: Guest) -> dict[str, Any]:
    return {
        "code_good_until": moment(guest.code_until),
        "cookie_given": moment(guest.seen_at),
        "language": guest.language,
    }
