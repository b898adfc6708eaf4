"""A guest's address: given, shown to be theirs by a link that was sent there, and forgotten."""

from datetime import datetime, timedelta

from django.core import signing
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from moothill.commons.people.errors import NotAGuest, WrongLink
from moothill.commons.people.guests import NewCode, digest, new_code
from moothill.commons.people.models import Guest, Participant
from moothill.commons.people.traces import forget_mails

LINK_LIFE = timedelta(days=3)
_SALT = "people.address"


@transaction.atomic
def give_address(*, participant: Participant, address: str, by: Participant, at: datetime) -> str:
    """Note where a guest wants to be written to, and return the token for the link that asks whether it is theirs.

    Nothing else may be sent there until `confirm_address` got the token. An address that was confirmed before is
    replaced, with its code. Raises NotAGuest, and ValidationError for what is no address.
    """
    if by.pk != participant.pk:
        raise PermissionError("only the guest may give an address")
    validate_email(address)
    if len(address) > Guest._meta.get_field("address").max_length:  # type: ignore[operator]
        raise ValidationError(_("This address is too long."))
    rows = Guest.objects.filter(participant=participant, participant__claimed_by=None)
    forget_mails(set(rows.exclude(address=address).values_list("address", flat=True)))
    if not rows.update(address=address, confirmed_at=None, mailed_code=None):
        raise NotAGuest
    # The token names no address: addresses of pages end up in histories and in logs of proxies.
    return signing.dumps([participant.pk, _print(address), int(at.timestamp())], salt=_SALT)


@transaction.atomic
def confirm_address(*, token: str, at: datetime) -> tuple[Guest, NewCode | None]:
    """Note that the address is theirs. Raises WrongLink.

    Returns the guest, and the code to send there: None when it was confirmed and sent before.
    """
    guest = guest_of_link(token, at=at)
    made = NewCode(new_code(), guest.code_until)
    rows = Guest.objects.filter(pk=guest.pk, address=guest.address, confirmed_at=None)
    first = rows.update(confirmed_at=at, mailed_code=digest(made.code))
    guest.refresh_from_db()
    return guest, made if first else None


def guest_of_link(token: str, *, at: datetime) -> Guest:
    """The guest to whom a link was sent, while it is good and their address is still the one it went to. Raises WrongLink."""
    try:
        pk, kept, then = signing.loads(token, salt=_SALT)
    except (signing.BadSignature, TypeError, ValueError):
        raise WrongLink from None
    guest = Guest.objects.select_related("participant").filter(pk=pk).first()
    late = at.timestamp() - then > LINK_LIFE.total_seconds()
    if guest is None or late or _print(guest.address) != kept:
        raise WrongLink
    return guest


def _print(address: str) -> str:
    """What a link knows of an address: keyed, so that nobody can try addresses out on it."""
    return salted_hmac(_SALT, address).hexdigest()


@transaction.atomic
def forget_address(*, participant: Participant, by: Participant, at: datetime) -> None:
    """Forget a guest's address, and the code that was sent there: nothing more goes to it."""
    if by.pk != participant.pk:
        raise PermissionError("only the guest may have the address forgotten")
    rows = Guest.objects.filter(participant=participant)
    forget_mails(set(rows.values_list("address", flat=True)))
    rows.update(address="", confirmed_at=None, mailed_code=None)
