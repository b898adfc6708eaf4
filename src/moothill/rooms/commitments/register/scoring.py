"""What a candidate was given, on its page, where the cycle scores candidates."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from moothill.commons.record.panels import Panel, Place
from moothill.core.policy import RecordState
from moothill.rooms.commitments.queries.scoring import scores_of


def _scores(place: Place, options: Sequence[str]) -> Mapping[str, dict[str, Any]]:
    """Two questions; nothing where there are no criteria, or for what is not public."""
    record = place.record
    if record is None or record.state != RecordState.PUBLISHED:
        return {}
    given = scores_of(record)
    if not given:
        return {}
    shown = {"cycle": place.cycle, "given": given, "address": f"{record.get_absolute_url()}scores/"}
    return dict.fromkeys(options, shown)


SCORES = Panel("commitments.scores", _("Scores"), "commitments/panel_scores.html", _scores)
