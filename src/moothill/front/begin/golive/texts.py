"""Whether the starter texts became the team's own."""

import re
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds
from moothill.commons.record.models import Revision
from moothill.front.begin import reading
from moothill.front.begin.golive.point import Mends, Point, edit

# The mark of a place that only people can fill: see templates_data/common.toml.
TO_FILL = re.compile(r"\[fill in:[^\]]*\]", re.IGNORECASE)


def sections(cycle: Cycle, actor: Actor) -> Iterator[Point]:
    """No starter text has a place left to fill, and somebody went over those that bind the team."""
    sections = list(kinds.get("section").things().visible_to(actor).filter(record__cycle=cycle))
    unfilled = [section for section in sections if TO_FILL.search(section.text)]
    words = ngettext(
        "A section still has places to fill in",
        "Sections still have places to fill in: %(count)s",
        len(unfilled),
    )
    done = _("Every section is filled in")
    yield Point(words % {"count": len(unfilled)} if unfilled else done, not unfilled, _edits(cycle, unfilled))
    began = _began_as(cycle)
    for key, words in (
        ("privacy", _("Somebody went over the section on privacy")),
        ("moderation", _("Somebody went over the moderation policy")),
        ("accessibility", _("Somebody went over the section on accessibility")),
        ("complaints", _("Somebody went over the section on complaints")),
    ):
        those = [section for section in sections if began.get(section.pk) == key]
        reviewed = [each for each in those if each.record.version > 1 and not TO_FILL.search(each.text)]
        add = ((_("Add a section"), f"{cycle.get_absolute_url()}sections/new/"),)
        yield Point(words, bool(reviewed), _edits(cycle, those) or add)


def _began_as(cycle: Cycle) -> dict[int, str]:
    """Which starter text each section began as, by id: its heading may have changed since."""
    titles = {section.title: section.key for section in reading.common().sections if section.key}
    first = Revision.objects.filter(
        record__cycle=cycle, record__kind="section", number=1, content__title__in=list(titles)
    )
    return {pk: titles[title] for pk, title in first.values_list("record_id", "content__title")}


def _edits(cycle: Cycle, things: list[Any]) -> Mends:
    return tuple(edit(cycle, thing.record) for thing in things)
