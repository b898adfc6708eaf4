"""Pages of this room."""

from moothill.rooms.commitments.views.plan import formats, plan
from moothill.rooms.commitments.views.planning import edit as edit_edition
from moothill.rooms.commitments.views.planning import issuing as issue_edition
from moothill.rooms.commitments.views.planning import new as new_edition
from moothill.rooms.commitments.views.planning import submitting as submit_edition

__all__ = ["edit_edition", "formats", "issue_edition", "new_edition", "plan", "submit_edition"]
