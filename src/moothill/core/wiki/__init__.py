"""Reading planning pages: plain text, wikitext or HTML to records, with the fate of every line.

`read` is the door. It is pure: bytes in, a `Reading` out, or `Unreadable`.
"""

from moothill.core.wiki.errors import IN_LINE, Unreadable
from moothill.core.wiki.exchange import from_json, refusal_from_json, refusal_to_json, to_json
from moothill.core.wiki.forms import Form
from moothill.core.wiki.found import FIELDS, Fate, Finding, Found, Kind, Reading, Unread
from moothill.core.wiki.limits import USUAL, Limits
from moothill.core.wiki.reading import read
from moothill.core.wiki.remarks import Remark

__all__ = [
    "FIELDS", "IN_LINE", "USUAL", "Fate", "Finding", "Form", "Found", "Kind", "Limits", "Reading", "Remark", "Unread",
    "Unreadable", "from_json", "read", "refusal_from_json", "refusal_to_json", "to_json",
]  # fmt: skip
