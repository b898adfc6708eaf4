"""Which links are steps of the trail, and which steps are no links."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from moothill.commons.record.models import LinkKind

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

# From cause to effect: what was said goes this way until it is answered.
STEPS = (
    LinkKind.CODED_TO,
    LinkKind.PART_OF,
    LinkKind.MERGED_INTO,
    LinkKind.SPLIT_INTO,
    LinkKind.ANSWERED_BY,
)


@dataclass(frozen=True, slots=True)
class Column:
    """A step that a column of a kind's own table says: records of the kind `kind` lead by it to that which `name` holds.

    `words` say so read forward. As many as can be lead to one record.
    """

    kind: str
    name: str
    words: "_StrPromise"


@dataclass(frozen=True, slots=True)
class Origin:
    """A column that says where a record of `kind` itself came from. It is told to those who ask what led to that record."""

    kind: str
    name: str
    words: "_StrPromise"


COLUMNS = (Column("point", "theme", _("is a point of")),)
ORIGINS = (
    Origin("input", "call", _("It answers the call")),
    Origin("input", "event", _("It was said at the event")),
)
