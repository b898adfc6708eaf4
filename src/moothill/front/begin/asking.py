"""From the words a person gives for a new cycle to what they mean, or to a fault at each box."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _

from moothill.commons.cycles.models import Cycle, Member, a_time_zone, not_reserved, slug_shape
from moothill.commons.record.errors import Fault, Invalid
from moothill.core.policy import Side
from moothill.front.begin.calendar import Days
from moothill.front.begin.days import understood_days
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
    days = understood_days(template, given, faults)
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
