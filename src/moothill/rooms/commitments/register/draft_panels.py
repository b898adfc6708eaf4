"""The panel of drafts on the page of a commitment."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from moothill.commons.cycles.labels import SIDES
from moothill.commons.record.operations import facts_of
from moothill.commons.record.panels import Panel, Place
from moothill.core.policy import Act, RecordState, decide
from moothill.rooms.commitments.queries.frozen import (
    contents_of,
    draft_numbered,
    drafts_of,
    says_the_same,
    withdrawn_of,
)
from moothill.rooms.commitments.queries.people import by_side


def _drafts(place: Place, options: Sequence[str]) -> Mapping[str, dict[str, Any]]:
    """Every draft of the commitment on whose page this is, newest first, and whether it says something else by now.

    A fixed number of queries.
    """
    record = place.record
    if record is None:
        return {}
    drafts = drafts_of(record, place.actor)
    pairs = list(zip([None, *drafts], drafts, strict=False))
    public = record.state == RecordState.PUBLISHED
    shown = {
        "cycle": place.cycle,
        "record": record,
        "rows": [(draft, by_side(draft.agreed, SIDES), before) for before, draft in reversed(pairs)],
        "drafts": drafts,
        "withdrawn": withdrawn_of(record),
        "changed": _changed(place, drafts[-1].place) if drafts else None,
        "may_cut": public and decide(Act.CUT, facts_of(place.actor, place.cycle, record)).allowed,
    }
    return dict.fromkeys(options, shown)


def _changed(place: Place, last: int) -> bool:
    """Whether the commitment says something else than its last draft."""
    assert place.record is not None  # nosec: the caller saw to it
    draft = draft_numbered(place.record, last, place.actor)
    return draft is not None and not says_the_same(draft.contents, contents_of(place.record))


DRAFTS = Panel("commitments.drafts", _("Drafts"), "commitments/panel_drafts.html", _drafts, kind="draft")
