"""The secret of a personal link: reckoned from the site's key, and kept nowhere.

So a reminder can hold it weeks later, and a copy of the database alone opens nothing.
"""

import hashlib
from base64 import urlsafe_b64encode

from django.utils.crypto import salted_hmac

from moothill.rooms.monitoring.models import Invitation

_BYTES = 24


def secret_of(invitation: Invitation) -> str:
    """What stands in the address. Its commitment, round, side, participant and number must be set."""
    said = " ".join(
        str(each)
        for each in (
            invitation.commitment_id,
            invitation.round_id,
            invitation.side,
            invitation.participant_id,
            invitation.asked,
        )
    )
    mac = salted_hmac("monitoring.invitation", said, algorithm="sha256").digest()
    return urlsafe_b64encode(mac[:_BYTES]).decode()


def digest(secret: str) -> str:
    """What is kept of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()
