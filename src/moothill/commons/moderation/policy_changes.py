"""Changing the moderation policy, as stewards ask for it through `cycles.level`."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from moothill.commons.cycles.level import Applier, Payload
from moothill.commons.cycles.models import Cycle
from moothill.commons.moderation.errors import WrongPolicy
from moothill.commons.moderation.models import Policy
from moothill.commons.moderation.operations import set_policy
from moothill.commons.policy.actors import Actor
from moothill.commons.record.errors import Unchanged


def _change_policy(*, cycle: Cycle, payload: Payload, reason: str, by: Actor, at: datetime) -> Policy:
    return set_policy(cycle=cycle, values=payload, reason=reason, by=by, at=at)


def _tell_policies(cycle: Cycle, payloads: Sequence[Payload], actor: Actor) -> list[str | None]:
    """Which settings would differ from the standard; the settings themselves are on the policy's page once they hold."""
    return [
        _("The moderation policy, with settings of its own for: %(settings)s")
        % {"settings": ", ".join(payload)}
        if payload
        else _("The moderation policy, as it is by standard")
        for payload in payloads
    ]


POLICY_APPLIER = Applier(apply=_change_policy, told=_tell_policies, refusals=(Unchanged, WrongPolicy))
