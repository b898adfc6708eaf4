"""What still needs a person before the public sees a cycle: each point is computed from the records."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from moothill.commons.cycles.models import Cycle
from moothill.commons.cycles.queries import roles_of
from moothill.commons.record.models import Record, RecordQuerySet, Revision
from moothill.core.policy import RecordState, Role, Side
from moothill.front.begin import reading
from moothill.rooms.activities.models import Activity
from moothill.rooms.pages.models import Section
from moothill.rooms.plan.models import KeyDetails, Stage

# The mark of a place that only people can fill: see templates_data/common.toml.
TO_FILL = re.compile(r"\[fill in:[^\]]*\]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Point:
    """One thing on the list: `words` say what is wanted, `mends` lead to where it is mended, as label and address."""

    words: str
    is_done: bool
    mends: tuple[tuple[str, str], ...] = ()


def points(cycle: Cycle) -> list[Point]:
    """The whole list. A number of questions to the database that does not grow with the cycle."""
    return [point for find in _FINDERS for point in find(cycle)]


def _contacts(cycle: Cycle) -> Iterator[Point]:
    """Somebody to write to, and somebody who leads, on each side."""
    found = (
        KeyDetails.objects.of(cycle)
        .filter(record__state=RecordState.PUBLISHED)
        .select_related("record")
        .first()
    )
    url = f"{cycle.get_absolute_url()}key-details/"
    mend = ((_("Key details"), f"{url}{found.record.reference}/edit/" if found else f"{url}new/"),)
    yield Point(
        _("The government's side has a public contact"), bool(found and found.government_contacts), mend
    )
    yield Point(
        _("Civil society's side has a public contact"), bool(found and found.civil_society_contacts), mend
    )
    sides = {row.get("side") for row in found.leads} if found else set()
    yield Point(
        _("It is said who leads, on both sides"), {Side.GOVERNMENT, Side.CIVIL_SOCIETY} <= sides, mend
    )


def _stewards(cycle: Cycle) -> Iterator[Point]:
    held = roles_of(cycle).filter(until=None, role=Role.STEWARD).values_list("side", flat=True)
    sides, mend = set(held), ((_("Appoint someone"), f"{cycle.get_absolute_url()}desk/appoint/"),)
    yield Point(_("The government's side has a steward"), Side.GOVERNMENT in sides, mend)
    yield Point(_("Civil society's side has a steward"), Side.CIVIL_SOCIETY in sides, mend)


def _sections(cycle: Cycle) -> Iterator[Point]:
    """No starter text has a place left to fill, and somebody went over those that bind the team."""
    sections = list(
        Section.objects.of(cycle).exclude(record__state=RecordState.WITHDRAWN).select_related("record")
    )
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


def _edits(cycle: Cycle, things: list[Section]) -> tuple[tuple[str, str], ...]:
    return tuple(_edit(cycle, thing.record) for thing in things)


def _edit(cycle: Cycle, record: Record) -> tuple[str, str]:
    record.cycle = cycle
    return record.title, f"{record.get_absolute_url()}edit/"


def _dates(cycle: Cycle) -> Iterator[Point]:
    """Stages lie inside the cycle, and nothing about a key date is uncertain any more."""
    stages = Stage.objects.of(cycle).exclude(record__state=RecordState.WITHDRAWN).select_related("record")
    outside = list(
        stages.filter(
            Q(earliest=None) | Q(latest=None) | Q(earliest__lt=cycle.starts) | Q(latest__gt=cycle.ends)
        )[:20]
    )
    some = stages.exists()
    add = ((_("Add a stage"), f"{cycle.get_absolute_url()}stages/new/"),)
    yield Point(
        _("There are stages, and each lies between the first and last day of the cycle"),
        some and not outside,
        tuple(_edit(cycle, stage.record) for stage in outside) or (() if some else add),
    )
    doubtful = list(_standing(cycle).filter(kind="key-date").exclude(doubt="")[:40])
    words = ngettext(
        "A key date is uncertain: confirm it and empty the box “What is uncertain”",
        "Key dates are uncertain: confirm them and empty the box “What is uncertain”",
        len(doubtful),
    )
    done = _("Every key date is confirmed")
    yield Point(words if doubtful else done, not doubtful, tuple(_edit(cycle, each) for each in doubtful))


def _work(cycle: Cycle) -> Iterator[Point]:
    """There is something to come to, a way to be reached, and nothing forgotten as a draft."""
    home = cycle.get_absolute_url()
    activities = Activity.objects.of(cycle).filter(record__state=RecordState.PUBLISHED, placeholder=False)
    mend = ((_("Add an activity"), f"{home}activities/new/"),)
    yield Point(_("At least one activity is planned"), activities.exists(), mend)
    channels = _standing(cycle).filter(kind="channel")
    yield Point(
        _("It is said how people are reached"),
        channels.exists(),
        ((_("Add a channel"), f"{home}channels/new/"),),
    )
    drafts = list(_standing(cycle).filter(state=RecordState.DRAFT)[:20])
    yield Point(
        _("Nothing waits as a draft"),
        not drafts,
        tuple((draft.title, f"{home}desk/") for draft in drafts[:1]),
    )


def _standing(cycle: Cycle) -> RecordQuerySet:
    return Record.objects.filter(cycle=cycle).exclude(state=RecordState.WITHDRAWN).order_by("position", "pk")


_FINDERS: tuple[Callable[[Cycle], Iterator[Point]], ...] = (_contacts, _stewards, _sections, _dates, _work)
