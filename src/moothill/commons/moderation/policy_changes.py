"""Changing the moderation policy, as stewards ask for it through `cycles.level`: setting by setting, none overwritten."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from moothill.commons.cycles.level import Applier, Payload
from moothill.commons.cycles.models import Cycle
from moothill.commons.moderation.errors import WrongPolicy
from moothill.commons.moderation.models import Policy
from moothill.commons.moderation.operations import set_policy
from moothill.commons.policy.actors import Actor
from moothill.commons.record.errors import Unchanged

SETTINGS = {
    "text": gettext_lazy("its words"),
    "review_days": gettext_lazy("days until an answer"),
    "reasons": gettext_lazy("reasons to decline or hide"),
    "moderators": gettext_lazy("who looks, by turns"),
    "rules": gettext_lazy("rules that hold or flag"),
    "hold_first": gettext_lazy("first contributions of guests"),
    "sites": gettext_lazy("sites that anybody may link to"),
}


def a_policy(*, cycle: Cycle, values: Mapping[str, Any]) -> dict[str, Any]:
    """What `POLICY_APPLIER` reads, for settings that shall be `values`: those that differ now, and what they were."""
    now = _now(cycle)
    names = [name for name in sorted(now.keys() | values.keys()) if now.get(name) != values.get(name)]
    return {"to": {name: values.get(name) for name in names}, "from": {name: now.get(name) for name in names}}


def _now(cycle: Cycle) -> dict[str, Any]:
    return Policy.objects.filter(cycle=cycle).values_list("values", flat=True).first() or {}


def _change_policy(*, cycle: Cycle, payload: Payload, reason: str, by: Actor, at: datetime) -> Policy:
    now = _now(cycle)
    for name, before in payload["from"].items():
        if now.get(name) != before:
            raise WrongPolicy(
                name, _("This setting was changed meanwhile. Ask for it again, from what holds now.")
            )
    wanted = {name: value for name, value in {**now, **payload["to"]}.items() if value is not None}
    return set_policy(cycle=cycle, values=wanted, reason=reason, by=by, at=at)


def _tell_policies(cycle: Cycle, payloads: Sequence[Payload], actor: Actor) -> list[str | None]:
    """Which settings would change. They are public, and so is what they would be."""
    words = _("Change the moderation policy: %(settings)s")
    return [
        words % {"settings": ", ".join(str(SETTINGS.get(name, name)) for name in payload["to"])}
        for payload in payloads
    ]


POLICY_APPLIER = Applier(apply=_change_policy, told=_tell_policies, refusals=(Unchanged, WrongPolicy))
