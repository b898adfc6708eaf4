"""What this room tells the rest of the house: its kinds of record, its panels, and whose files it vouches for."""

from moothill.rooms.pages.queries import vouches_for
from moothill.rooms.pages.register.document import DOCUMENT
from moothill.rooms.pages.register.page import PAGE
from moothill.rooms.pages.register.panels import PANELS
from moothill.rooms.pages.register.section import SECTION

KINDS = (PAGE, SECTION, DOCUMENT)

__all__ = ["DOCUMENT", "KINDS", "PAGE", "PANELS", "SECTION", "vouches_for"]
