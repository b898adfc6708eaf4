"""What the libraries of the house keep of somebody: addresses, sessions, and mails that lie in a folder."""

from collections.abc import Iterable, Set
from contextlib import suppress
from email import message_from_bytes, policy
from pathlib import Path

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.sessions.models import Session

from moothill.commons.people.models import Person

_BETWEEN_MAILS = b"-" * 79  # as Django's file backend writes them
_FIELDS = ("to", "cc", "bcc", "reply-to")


def addresses_of(person: Person) -> set[str]:
    """Every address that an account has or is confirming."""
    return {person.email, *EmailAddress.objects.filter(user=person).values_list("email", flat=True)}


def remove(addresses: Set[str], people: Iterable[Person]) -> None:
    """End the sessions of these people, and whatever else speaks of these addresses."""
    _remove_sessions(addresses, {str(person.pk) for person in people})
    forget_mails(addresses)


def _remove_sessions(addresses: Set[str], keys: Set[str]) -> None:
    """Their own, and those in which a code for one of the addresses was asked for."""
    wanted = {address.lower() for address in addresses}
    for session in Session.objects.iterator(chunk_size=500):
        content = session.get_decoded()
        if content.get("_auth_user_id") in keys or any(word in str(content).lower() for word in wanted):
            session.delete()


def forget_mails(addresses: Set[str]) -> None:
    """Remove mails to these addresses that were written into the folder, where no mail server is set."""
    wanted = {address.lower() for address in addresses} - {""}
    folder = Path(settings.MAIL_FOLDER)
    for file in folder.glob("*.log") if wanted and folder.is_dir() else ():
        with suppress(
            FileNotFoundError
        ):  # somebody else's address was in it too, and forgotten a moment before
            _forget_in(file, wanted)


def _forget_in(file: Path, wanted: Set[str]) -> None:
    mails = file.read_bytes().split(_BETWEEN_MAILS)
    kept = [mail for mail in mails if not _is_about(mail, wanted)]
    if not any(mail.strip() for mail in kept):
        file.unlink()
    elif len(kept) < len(mails):
        file.write_bytes(_BETWEEN_MAILS.join(kept))


def _is_about(mail: bytes, wanted: Set[str]) -> bool:
    head = message_from_bytes(mail.lstrip(), policy=policy.compat32)
    told = " ".join(str(value) for field in _FIELDS for value in head.get_all(field, ())).lower()
    return any(address in told for address in wanted)
