"""What the page of a response shows beside its fields."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from moothill.commons.record import kinds
from moothill.commons.record.context import Context
from moothill.commons.record.operations import facts_of
from moothill.commons.record.panels import Place
from moothill.commons.record.queries import sees_inside
from moothill.core.policy import Act, RecordState, decide
from moothill.rooms.responses.kinds import OUTCOME_TONES, Outcome
from moothill.rooms.responses.models import Response
from moothill.rooms.responses.queries import agreeing
from moothill.rooms.responses.queries.behind import inputs_behind
from moothill.rooms.responses.queries.targets import answered_by, targets_of
from moothill.rooms.responses.register.launching import launch

SOME = 50


def gather(thing: Response, place: Place) -> Mapping[str, Any]:
    """The outcome, what it answers and how many are behind it; for insiders what a draft lacks, and who agreed to it."""
    record = thing.record
    draft = record.state != RecordState.PUBLISHED
    answers = (
        targets_of((row["to"] for row in thing.answers_to), place.cycle)
        if draft
        else list(answered_by(record.pk)[: SOME + 1])
    )
    shown: dict[str, Any] = {
        "tone": OUTCOME_TONES[Outcome(thing.outcome)],
        "answers": [_at_home(each, place) for each in answers[:SOME]],
        "more": len(answers) > SOME,
        "overdue": bool(thing.promised and thing.promised < place.today),
    }
    if not draft:
        return shown | {"behind": inputs_behind(record).count()}
    return shown | (_for_insiders(thing, place) if sees_inside(place.actor, place.cycle) else {})


def _at_home(record: Any, place: Place) -> Any:
    record.cycle = place.cycle
    return record


def _for_insiders(thing: Response, place: Place) -> dict[str, Any]:
    record = thing.record
    may = decide(Act.RESPOND, facts_of(place.actor, place.cycle, record)).allowed
    both = agreeing.both_sides(place.cycle)
    consents = agreeing.consents_of(record) if both else []
    agreed = {consent.side for consent in consents}
    side = agreeing.side_of(place.actor, place.cycle, place.at) if both and may else None
    return {
        "lacks": [fault.words for fault in launch(kinds.get("response").read(thing), _context(thing, place))],
        "both": both,
        "consents": consents,
        "agree": f"{record.get_absolute_url()}agree/" if side and side not in agreed else "",
        "may": may,
        "none_yet": _("Nobody has agreed to this version yet."),
    }


def _context(thing: Response, place: Place) -> Context:
    return Context(place.cycle, record=thing.pk, at=place.at)
