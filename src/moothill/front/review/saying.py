"""Which answer each named error gets. Who comes here may review, so a refusal is about where the record stands."""

from django.utils.translation import gettext as _

from moothill.commons.policy.errors import Refused
from moothill.commons.record.errors import Stale, Unchanged
from moothill.front.desk import statuses

STATUS: dict[type[Exception], int] = {**statuses.STATUS, Refused: 409}
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
