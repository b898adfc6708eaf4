"""Which answer each named error gets. Who comes here may review, so a refusal is about where the record stands."""

from django.utils.translation import gettext as _

from moothill.commons.policy.errors import Refused
from moothill.commons.record.errors import (
    AlreadyAnswered,
    AlreadyThere,
    ForgedBase,
    Invalid,
    KeyReused,
    ReasonNeeded,
    Stale,
    Unchanged,
    WrongState,
)

STATUS: dict[type[Exception], int] = {
    AlreadyAnswered: 409,
    AlreadyThere: 422,
    ForgedBase: 400,
    Invalid: 422,
    KeyReused: 409,
    ReasonNeeded: 422,
    Refused: 409,
    Stale: 409,
    Unchanged: 422,
    WrongState: 409,
}
EXPECTED = tuple(STATUS)


def words_of(error: Exception) -> str:
    """The sentence for a steward who accepts or restores something."""
    match error:
        case Stale():
            return _(
                "Somebody else changed the same words since. Nothing was stored: settle the two wordings first."
            )
        case Unchanged():
            return _("This would change nothing: the page says so already. Nothing was stored.")
        case _:
            return str(error)
