"""The pages of this room."""

from moothill.rooms.coding.views.agreement import agreement, agreement_csv, agreement_json

__all__ = ["agreement", "agreement_csv", "agreement_json"]
