"""From the words a person gives for a new cycle to what they mean, or to a fault at each box."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from moothill.commons.cycles.models import Cycle, Member, a_time_zone, not_reserved, slug_shape
from moothill.commons.record.errors import Fault, Invalid
from moothill.commons.record.fields.dates import refusal
from moothill.core.dates import CannotRead, Precision, when
from moothill.core.policy import Side
from moothill.front.begin.calendar import Days, Impossible, days_of
from moothill.front.begin.schema import Template

NEW = "new"


@dataclass(frozen=True, slots=True)
class Asked:
    """A cycle as it is asked for. `member` is None for one that is new; `side` is the one its first steward speaks for."""

    template: Template
    member: Member | None
    member_name: str
    title: str
    slug: str
    days: Days
    zone: str
    side: Side | None


def understood(template: Template, given: Mapping[str, str], members: Mapping[str, Member]) -> Asked:
    """What the words in `given` mean: member, member_name, title, slug, starts, due, ends, zone, side.

    `members` are those that may be chosen, by slug. Raises Invalid with every fault.
    """
    faults: list[Fault] = []
    days = _days(template, given, faults)
    member = members.get(given.get("member", ""))
    name = member.name if member else " ".join(given.get("member_name", "").split())
    if given.get("member", NEW) not in ("", NEW) and member is None:
        faults.append(Fault("member", _("Choose one from the list.")))
    elif not name:
        faults.append(
            Fault("member_name", _("Say which government this plan is of, or choose one from the list."))
        )
    elif member is None and not slugify(name):
        faults.append(Fault("member_name", _("Write a name with letters of the Latin alphabet in it.")))
    if len(name) > 80:
        faults.append(Fault("member_name", _("Shorten it: at most 80 characters fit.")))
    zone = given.get("zone", "").strip() or "Europe/London"
    _judge(a_time_zone, zone, "zone", faults)
    title = " ".join(given.get("title", "").split())
    if len(title) > 200:
        faults.append(Fault("title", _("Shorten it: at most 200 characters fit.")))
    slug = _slug(given.get("slug", "").strip(), name, days, faults)
    if faults or days is None:
        raise Invalid(faults)
    return Asked(
        template=template,
        member=member or Member.objects.filter(name__iexact=name).first(),
        member_name=name,
        title=title or f"Open government action plan {years_of(days)}",
        slug=slug,
        days=days,
        zone=zone,
        side=Side(given["side"]) if given.get("side") in set(Side) - {Side.NEITHER} else None,
    )


def years_of(days: Days) -> str:
    """The years in which a plan is carried out, as its title has them: "2027-29"."""
    first, last = days.due.year, days.ends.year
    return f"{first}-{last % 100:02}" if last > first else str(first)


def _slug(slug: str, member: str, days: Days | None, faults: list[Fault]) -> str:
    """The address that was asked for, or one made of the member and the years."""
    if not slug:
        return _free(f"{slugify(member)[:60]}-{years_of(days)}") if days else ""
    before = len(faults)
    _judge(slug_shape, slug, "slug", faults)
    _judge(not_reserved, slug, "slug", faults)
    if len(slug) > 80:
        faults.append(Fault("slug", _("Shorten it: at most 80 characters fit.")))
    if len(faults) == before and Cycle.objects.filter(slug=slug).exists():
        faults.append(Fault("slug", taken(slug)))
    return slug


def taken(slug: str) -> str:
    """That there is a cycle at this address."""
    return _("There is a cycle at “%(slug)s” already. Choose another address.") % {"slug": slug}


def _free(slug: str) -> str:
    number, found = 1, slug
    while Cycle.objects.filter(slug=found).exists():
        number += 1
        found = f"{slug}-{number}"
    return found


def _judge(rule: Any, value: str, field: str, faults: list[Fault]) -> None:
    try:
        rule(value)
    except ValidationError as error:
        faults.append(Fault(field, " ".join(error.messages)))


def _days(template: Template, given: Mapping[str, str], faults: list[Fault]) -> Days | None:
    before = len(faults)
    found = {name: _day(given.get(name, ""), name, faults) for name in ("starts", "due", "ends")}
    starts = found["starts"]
    if starts is None or len(faults) > before:
        return None
    try:
        return days_of(template.plan, starts=starts, due=found["due"], ends=found["ends"])
    except Impossible as impossible:
        faults.append(Fault(impossible.field, _said(impossible)))
        return None


def _day(words: str, field: str, faults: list[Fault]) -> date | None:
    """One day, with its year; None where nothing was written, which will do for all but the first."""
    if not words.strip():
        if field == "starts":
            faults.append(Fault(field, _("Say on which day the work begins, such as 11 January 2027.")))
        return None
    try:
        period = when(words)
    except CannotRead as error:
        faults.append(Fault(field, refusal(error)))
        return None
    if period.precision is not Precision.DAY or period.earliest is None:
        example = _("“%(words)s” is no single day. Write one such as 11 January 2027.")
        faults.append(Fault(field, example % {"words": words.strip()[:60]}))
        return None
    return period.earliest


def _said(impossible: Impossible) -> str:
    """What is wrong with the days, in words."""
    facts = {name: _fact(value) for name, value in impossible.facts.items()}
    count = {"hasty": "least", "slow": "most", "short": "least", "long": "most"}.get(impossible.code, "")
    sentences = {
        "far": _("%(day)s is too far from today for an action plan. Check the year."),
        "before": _(
            "The end, %(last)s, is not after the start, %(first)s. Swap the two, or mend one of them."
        ),
        "whole-short": _(
            "From %(first)s to %(last)s is too short to make a plan of this kind and carry it out. "
            "The end can be %(least)s at the earliest."
        ),
        "whole-long": _(
            "From %(first)s to %(last)s is too long for making a plan of this kind and carrying it out. "
            "The end can be %(most)s at the latest."
        ),
        "due-after-end": _(
            "The plan would be due on %(due)s and end on %(last)s, with no day left to carry it out. Mend one of the two."
        ),
    }
    if impossible.code in sentences:
        return sentences[impossible.code] % facts
    number = int(str(impossible.facts[count]))
    return _counted(impossible.code, number) % facts


def _counted(code: str, number: int) -> str:
    if code == "hasty":
        return ngettext(
            "From %(first)s to %(due)s, when the plan is due, are %(days)s days. Making it takes at least %(least)s day.",
            "From %(first)s to %(due)s, when the plan is due, are %(days)s days. Making it takes at least %(least)s days.",
            number,
        )
    if code == "slow":
        return ngettext(
            "From %(first)s to %(due)s, when the plan is due, is more than %(most)s month. Mend one of the two.",
            "From %(first)s to %(due)s, when the plan is due, are more than %(most)s months. Mend one of the two.",
            number,
        )
    if code == "short":
        return ngettext(
            "A plan of this kind lasts at least %(least)s month from the day it is due, %(due)s. %(last)s is too early.",
            "A plan of this kind lasts at least %(least)s months from the day it is due, %(due)s. %(last)s is too early.",
            number,
        )
    return ngettext(
        "A plan of this kind lasts at most %(most)s month from the day it is due, %(due)s. %(last)s is too late.",
        "A plan of this kind lasts at most %(most)s months from the day it is due, %(due)s. %(last)s is too late.",
        number,
    )


def _fact(value: object) -> object:
    return date_format(value, "DATE_FORMAT") if isinstance(value, date) else value
