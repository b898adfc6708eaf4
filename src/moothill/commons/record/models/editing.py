"""Editing: what a cycle settled about who may edit what, and how."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from moothill.commons.cycles.models import Cycle
from moothill.commons.record.models.records import Record
from moothill.core.policy import Contributor, EditingRule, Mode

MODES = [
    (Mode.OPEN.value, _("open: edits are live at once, and looked at afterwards")),
    (Mode.SUGGEST.value, _("suggest: edits wait for a steward")),
    (Mode.LOCKED.value, _("locked: only stewards edit")),
]
CONTRIBUTORS = [
    (Contributor.GUEST.value, _("guests, who have no account")),
    (Contributor.ACCOUNT.value, _("people with an account")),
    (Contributor.TEAM.value, _("people with a role in the cycle")),
]


class Editing(models.Model):
    """One rule of `core.policy.editing`, as a row: about one record, one kind of record, or all of them (kind "")."""

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="editing")
    record = models.ForeignKey(Record, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40, blank=True)
    contributor = models.CharField(max_length=10, choices=CONTRIBUTORS)
    mode = models.CharField(max_length=10, choices=MODES)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["cycle", "kind", "contributor"],
                condition=Q(record=None),
                name="editing_one_rule_per_kind",
            ),
            models.UniqueConstraint(
                fields=["record", "contributor"],
                condition=Q(record__isnull=False),
                name="editing_one_rule_per_record",
            ),
            models.CheckConstraint(
                condition=Q(record=None) | Q(kind=""), name="editing_about_a_record_or_a_kind"
            ),
            models.CheckConstraint(condition=Q(mode__in=list(Mode)), name="editing_mode_is_known"),
            models.CheckConstraint(
                condition=Q(contributor__in=list(Contributor)), name="editing_contributor_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contributor} {self.mode}"

    @property
    def rule(self) -> EditingRule:
        """As `core.policy` reads it."""
        return EditingRule(Contributor(self.contributor), Mode(self.mode), self.kind, self.record_id)
