"""Forms of this room."""

from moothill.rooms.signoffs.forms.laying import LayForm
from moothill.rooms.signoffs.forms.signing import SignForm

__all__ = ["LayForm", "SignForm"]
