"""The forms of this room."""

from moothill.rooms.commitments.forms.editions import IssueForm, SubmitForm

__all__ = ["IssueForm", "SubmitForm"]
