"""Which links are steps of the trail, which steps are no links, and which may be wide."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from moothill.commons.record.models import LinkKind

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

INPUT = "input"  # the kind of what people contributed

# From cause to effect: what was said goes this way until it is kept.
STEPS = (
    LinkKind.CODED_TO,
    LinkKind.PART_OF,
    LinkKind.MERGED_INTO,
    LinkKind.SPLIT_INTO,
    LinkKind.ANSWERED_BY,
    LinkKind.BECAME,
    LinkKind.SUPERSEDES,
    LinkKind.STEPS_TO,
    LinkKind.REPORTED_BY,
    LinkKind.CUT_AS,
    LinkKind.BUNDLED_IN,
    LinkKind.LAID_BEFORE,
)
# A comment is told where it was made, and counted there: it is no outcome of what stands behind the draft.
COMMENTS = LinkKind.COMMENTED_BY
# Read backwards a comment has the draft that it is about behind it.
BACKWARDS = (*STEPS, COMMENTS)

# By these, contributions lead to a record of such a kind: there may be a hundred thousand of them. Named beside each are the
# kinds of record, few in a cycle, that lead there by the same kind of link.
WIDE: Mapping[tuple[str, LinkKind], tuple[str, ...]] = {
    ("code", LinkKind.CODED_TO): (),
    ("theme", LinkKind.PART_OF): ("code", "point", "activity"),
    ("point", LinkKind.PART_OF): ("code",),
    ("input", LinkKind.MERGED_INTO): (),
    ("response", LinkKind.ANSWERED_BY): ("call", "theme", "point"),
    ("commitment", LinkKind.BECAME): ("code", "theme", "point", "response", "commitment"),
}


def wide_of(kind: str) -> list[LinkKind]:
    """The kinds of link by which contributions lead to records of this kind."""
    return [link for effect, link in WIDE if effect == kind]


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
