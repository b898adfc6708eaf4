"""What may be told of people in numbers: no cell below a threshold, and none worked out from the rest.

`tell` is for a table that is made once, whose total everybody knows: who came to an event. `in_steps` is for counts that grow
while they are told: answers about equality beside an open call.
"""

from moothill.core.disclosure.steps import Stepped, in_steps
from moothill.core.disclosure.suppressing import Table, tell

__all__ = ["Stepped", "Table", "in_steps", "tell"]
