"""What can be followed, in words, with the address where it is read."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from moothill.commons.cycles.models import Cycle
from moothill.commons.notifications.topics import CYCLE, Sort, Topic, rooms
from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds
from moothill.commons.record.models import Record


@dataclass(frozen=True, slots=True)
class Named:
    """A topic as a page shows it. `own` are words of the record or of the reader, `words` those of the interface."""

    topic: Topic
    words: str
    url: str
    own: str = ""

    @property
    def text(self) -> str:
        """The topic as a form sends it."""
        return str(self.topic)


def named(topic: Topic, cycle: Cycle, records: dict[str, Record]) -> Named:
    """The topic in words; `records` are those the reader may see, by reference: others are told by their reference alone."""
    home = cycle.get_absolute_url()
    match topic.sort:
        case Sort.RECORD:
            record = records.get(topic.name)
            url = record.get_absolute_url() if record else home
            return Named(topic, topic.name, url, record.title if record else "")
        case Sort.KIND:
            kind = _kind(topic.name)
            words = capfirst(str(kind.plural)) if kind else topic.name
            return Named(topic, words, f"{home}{kind.segment}/" if kind else home)
        case Sort.ROOM:
            room = rooms().get(topic.name)
            return Named(topic, str(room.label) if room else topic.name, home)
        case Sort.SEARCH:
            return Named(topic, _("The search"), f"{home}search/?{urlencode({'q': topic.name})}", topic.name)
        case Sort.SUGGESTION:
            words = _("Suggestion %(number)s") % {"number": topic.name}
            return Named(topic, words, f"{home}suggestions/{topic.name}/")
        case Sort.RIGHTS:
            return Named(topic, _("Changes of roles and rules"), f"{home}who-can-do-what/")
        case Sort.COMMENT:
            return Named(topic, _("What becomes of your comment"), f"{home}talk/{topic.name}/")
        case _:
            return Named(topic, _("Everything in this plan"), home)


def _kind(name: str) -> kinds.Kind | None:
    return next((kind for kind in kinds.every() if kind.name == name), None)


def records_of(topics: list[tuple[int, Topic]], actor: Actor) -> dict[int, dict[str, Record]]:
    """The records that topics name and `actor` may see, by the cycle's id and by reference: one question for all."""
    references = {topic.name for _cycle, topic in topics if topic.sort is Sort.RECORD}
    cycles = {cycle for cycle, _topic in topics}
    found: dict[int, dict[str, Record]] = {cycle: {} for cycle in cycles}
    if references:
        seen = Record.objects.visible_to(actor).filter(cycle__in=cycles, reference__in=references)
        for record in seen.select_related("cycle"):
            found[record.cycle_id][record.reference] = record
    return found


def choices() -> list[tuple[Topic, list[Topic]]]:
    """What of every cycle can be followed as a whole: everything, and each room, with those of its kinds that have many."""
    several = [kind.name for kind in kinds.every() if not kind.single]
    return [
        (CYCLE, []),
        *(
            (Topic(Sort.ROOM, name), [Topic(Sort.KIND, kind) for kind in several if kind in room.kinds])
            for name, room in rooms().items()
        ),
    ]
