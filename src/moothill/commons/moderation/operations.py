"""Changing the moderation policy of a cycle."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from moothill.commons.cycles.models import Cycle
from moothill.commons.moderation.deeds import log_and_seal
from moothill.commons.moderation.errors import WrongPolicy
from moothill.commons.moderation.models import Policy
from moothill.commons.moderation.models.deeds import Done
from moothill.commons.moderation.policy import MAY_MODERATE
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record.errors import Unchanged
from moothill.core.policy import Act, CycleState
from moothill.core.screening import WrongRule, read_pack

MOST_TEXT, MOST_REASONS, MOST_SITES, MOST_DAYS = 20_000, 40, 200, 90
_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_HOST = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+")


@transaction.atomic
def set_policy(*, cycle: Cycle, values: Mapping[str, Any], reason: str, by: Actor, at: datetime) -> Policy:
    """Make `values` the moderation settings of `cycle`: small JSON, as `policy.Settings` reads it.

    What is left out is as it is by standard. The journal says which settings changed. Raises Refused, WrongPolicy with the
    first fault, Unchanged.
    """
    require(Act.SET_MODERATION, by.facts(cycle.pk, cycle=CycleState(cycle.state)))
    for name, words in faults(cycle, values):
        raise WrongPolicy(name, words)
    policy, _made = Policy.objects.select_for_update().get_or_create(cycle=cycle, defaults={"at": at})
    changed = sorted(
        name for name in values.keys() | policy.values.keys() if values.get(name) != policy.values.get(name)
    )
    if not changed:
        raise Unchanged
    policy.values, policy.at = dict(values), at
    policy.save()
    log_and_seal(
        cycle=cycle, kind="policy.changed", done=Done.POLICY, by=by, at=at, reason=reason.strip(),
        facts={"settings": changed},
    )  # fmt: skip
    return policy


def faults(cycle: Cycle, values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What will not do, as pairs of a setting and a sentence that says what would."""
    for name in values:
        if name not in _CHECKS:
            yield name, _("There is no setting “%(name)s”.") % {"name": name[:40]}
        else:
            yield from ((name, words) for words in _CHECKS[name](cycle, values[name]))


def _text(cycle: Cycle, value: Any) -> Iterator[str]:
    if not isinstance(value, str) or len(value) > MOST_TEXT:
        yield _("The policy has at most %(most)s characters.") % {"most": f"{MOST_TEXT:,}"}


def _days(cycle: Cycle, value: Any) -> Iterator[str]:
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= MOST_DAYS:
        yield _("Promise an answer within 1 to %(most)s days.") % {"most": MOST_DAYS}


def _reasons(cycle: Cycle, value: Any) -> Iterator[str]:
    pairs = [pair for pair in value if isinstance(pair, list | tuple) and len(pair) == 2]
    good = [
        code for code, words in pairs if _CODE.fullmatch(str(code)) and 0 < len(str(words).strip()) <= 200
    ]
    if not value or len(good) != len(value) or len(set(good)) != len(value) or len(value) > MOST_REASONS:
        yield _(
            "Write each reason on a line of its own: a code in small letters, a colon, and its words. No code twice, "
            "at most %(most)s."
        ) % {"most": MOST_REASONS}  # fmt: skip


def _moderators(cycle: Cycle, value: Any) -> Iterator[str]:
    held = cycle.roles_held.filter(until=None, role__in=MAY_MODERATE)
    if not set(value) <= set(held.values_list("participant_id", flat=True)):
        yield _("Only stewards and moderators of this cycle can take turns.")


def _rules(cycle: Cycle, value: Any) -> Iterator[str]:
    try:
        read_pack(value)
    except WrongRule as wrong:
        yield _(wrong.words) % wrong.facts


def _first(cycle: Cycle, value: Any) -> Iterator[str]:
    if not isinstance(value, bool):
        yield _("Say yes or no.")


def _sites(cycle: Cycle, value: Any) -> Iterator[str]:
    if len(value) > MOST_SITES or not all(isinstance(host, str) and _HOST.fullmatch(host) for host in value):
        yield _("Write the names of sites such as example.org, one on each line, at most %(most)s.") % {
            "most": MOST_SITES
        }


_CHECKS = {
    "text": _text,
    "review_days": _days,
    "reasons": _reasons,
    "moderators": _moderators,
    "rules": _rules,
    "hold_first": _first,
    "sites": _sites,
}
