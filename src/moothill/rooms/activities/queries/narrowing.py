"""Which activities: those a visitor may see, narrowed by what the visitor asks for."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import PASSER_BY, Actor
from moothill.commons.record.filters import UnknownWord
from moothill.commons.record.models import Record
from moothill.core.policy import Side
from moothill.core.text import canonical
from moothill.rooms.activities.kinds import SIDE_LETTERS, Form, State
from moothill.rooms.activities.models import Activity

# The filters of the register, by their names in an address.
FILTERS = ("stage", "state", "form", "side", "place")


def standing(cycle: Cycle, actor: Actor) -> Any:
    """The activities of a cycle that `actor` may see, each with its record: a query to narrow further."""
    return Activity.objects.visible_in(cycle, actor).select_related("record")


def narrow(things: Any, asked: Mapping[str, str], *, cycle: Cycle, actor: Actor = PASSER_BY) -> Any:
    """Those of `things` that fit what is `asked`: a stage's reference, a state, a form, a side, words of a place.

    Raises UnknownWord (a ValueError) that names each filter whose word leads nowhere.
    """
    words = {name: canonical(asked.get(name, "")).strip() for name in FILTERS}
    if faults := dict(_faults(words, cycle, actor)):
        raise UnknownWord(faults)
    if words["stage"]:
        things = things.filter(stage__record__reference=words["stage"].upper())
    if words["state"]:
        things = things.filter(state=words["state"])
    if words["form"]:
        things = things.filter(form=words["form"])
    if words["side"]:
        things = things.filter(sides__contains=SIDE_LETTERS[Side(words["side"])])
    return things.filter(place__icontains=words["place"]) if words["place"] else things


def _faults(words: Mapping[str, str], cycle: Cycle, actor: Actor) -> Iterator[tuple[str, str]]:
    stages = Record.objects.visible_in(cycle, actor).filter(kind="stage")
    if words["stage"] and not stages.filter(reference=words["stage"].upper()).exists():
        yield (
            "stage",
            _("There is no stage “%(word)s” here. Choose one from the list.") % {"word": words["stage"][:40]},
        )
    if words["state"] and words["state"] not in State.values:
        known = {"word": words["state"][:40], "known": ", ".join(State.values)}
        yield "state", _("“%(word)s” is no state. Choose one of: %(known)s.") % known
    if words["form"] and words["form"] not in Form.values:
        known = {"word": words["form"][:40], "known": ", ".join(Form.values)}
        yield "form", _("“%(word)s” is no kind of activity. Choose one of: %(known)s.") % known
    if words["side"] and words["side"] not in set(Side):
        known = {"word": words["side"][:40], "known": ", ".join(Side)}
        yield "side", _("“%(word)s” is no side. Choose one of: %(known)s.") % known
