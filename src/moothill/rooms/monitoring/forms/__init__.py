"""Forms of this room."""

from moothill.rooms.monitoring.forms.reporting import CommonForm, PartForm, ReportForm
from moothill.rooms.monitoring.forms.rounds import AskForm, BecauseForm

__all__ = ["AskForm", "BecauseForm", "CommonForm", "PartForm", "ReportForm"]
