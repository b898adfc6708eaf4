"""The forms of this room that are no record's own."""

from moothill.rooms.commitments.forms.editions import IssueForm, SubmitForm

__all__ = ["IssueForm", "SubmitForm"]
