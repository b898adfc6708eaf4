"""The secret address of a place and its code for the door: reckoned from the site's key, and kept nowhere.

So a mail that leaves later can hold both, and a copy of the database alone opens no place and checks nobody in.
"""

import hashlib
from base64 import urlsafe_b64encode

from django.utils.crypto import salted_hmac

from moothill.rooms.activities.models import Place

# Digits and capitals that nobody takes for one another: no 0, O, 1, I, L, U.
_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_IN_A_CODE = 4
_BYTES = 24


def secret_of(place: Place) -> str:
    """What stands in the address of the place's own page. Event, number and moment must be set."""
    return urlsafe_b64encode(_mac("address", place)[:_BYTES]).decode()


def code_of(place: Place) -> str:
    """What is said at the door, such as "17-K7QM": the number of the place and four letters."""
    letters = (_LETTERS[byte % len(_LETTERS)] for byte in _mac("code", place)[:_IN_A_CODE])
    return f"{place.number}-{''.join(letters)}"


def digest(secret: str) -> str:
    """What is kept of a secret address or a code."""
    return hashlib.sha256(secret.encode()).hexdigest()


def keyed(code: str) -> str:
    """What is kept of a code: it is short, so nobody without the site's key may try codes out on it."""
    return salted_hmac("activities.check-in", code, algorithm="sha256").hexdigest()


def as_made(typed: str) -> str:
    """A code as `code_of` writes it, from what somebody typed: small letters, spaces and a missing hyphen do no harm."""
    letters = "".join(letter for letter in typed.upper()[:40] if letter.isascii() and letter.isalnum())
    number, rest = letters[:-_IN_A_CODE], letters[-_IN_A_CODE:]
    return f"{number.lstrip('0')}-{rest}"


def _mac(what: str, place: Place) -> bytes:
    said = f"{place.event_id} {place.number} {place.at.timestamp():.6f}"
    return salted_hmac(f"activities.place.{what}", said, algorithm="sha256").digest()
