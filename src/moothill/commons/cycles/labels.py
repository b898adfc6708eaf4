"""Words for the states, roles and sides that `core.policy` names."""

from django.utils.translation import gettext_lazy as _

from moothill.core.policy import CycleState, Role, Side

CYCLE_STATES = [
    (CycleState.DRAFT.value, _("being prepared")),
    (CycleState.RUNNING.value, _("running")),
    (CycleState.ENDED.value, _("ended")),
]
ROLES = [
    (Role.STEWARD.value, _("steward")),
    (Role.TEAM_MEMBER.value, _("team member")),
    (Role.MODERATOR.value, _("moderator")),
    (Role.COMMITMENT_LEAD.value, _("commitment lead")),
    (Role.REVIEWER.value, _("reviewer")),
    (Role.OBSERVER.value, _("observer")),
]
SIDES = [
    (Side.GOVERNMENT.value, _("government")),
    (Side.CIVIL_SOCIETY.value, _("civil society")),
    (Side.NEITHER.value, _("neither side")),
]
