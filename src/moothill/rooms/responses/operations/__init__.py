"""The verbs of this room."""

from moothill.rooms.responses.operations.agreeing import agree
from moothill.rooms.responses.operations.drafting import draft, draft_each
from moothill.rooms.responses.operations.finishing import finish
from moothill.rooms.responses.operations.manner import set_manner
from moothill.rooms.responses.operations.publishing import publish
from moothill.rooms.responses.operations.turning import turned

__all__ = ["agree", "draft", "draft_each", "finish", "publish", "set_manner", "turned"]
