"""The kind: a draft. `operations` alone cut one, and nothing of it ever changes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from moothill.commons.cycles.labels import SIDES
from moothill.commons.record.context import Context
from moothill.commons.record.errors import Fault
from moothill.commons.record.fields import PROVENANCE, Column, Day, Field, Line, Ref, Rows, Text, Whole
from moothill.commons.record.kinds import Instead, Kind
from moothill.rooms.commitments.models import Draft
from moothill.rooms.commitments.operations.cutting import Cutting, turned
from moothill.rooms.commitments.register.draft_page import gather

# A draft that was cut stays; only where it comes from, and what is uncertain about that, can be said later.
_LATER = ("source", "doubt")
_CUT = Instead(
    _("A draft is not written but cut, from the commitment as it stands. Do that on its page."),
    _("Commitments"),
    "commitments/",
)
_FIXED = Instead(
    _("A draft never changes. Change the commitment, and cut another draft."),
    _("Commitments"),
    "commitments/",
)


@dataclass(frozen=True)
class Frozen(Field):
    """What a draft holds: JSON that the system alone writes. It has no words of its own: its paragraphs are a page's."""

    empty: ClassVar[Any] = None

    def clean(self, value: Any, context: Context) -> Any:
        """As it was given."""
        return value

    def words(self, value: Any) -> str:
        """Nothing: sheets and searches have the digest and the page."""
        return ""


def _check(values: Mapping[str, Any], context: Context) -> Iterator[Fault]:
    for number, row in enumerate(values["agreed"], start=1):
        if not (row["name"] or row["organisation"]):
            yield Fault("agreed", _now("Row %(row)s: give a name or an organisation.") % {"row": number})
    if context.record is None and not isinstance(context, Cutting):
        yield Fault("", str(_CUT.words))
    if context.record and _differs(values, context.record):
        yield Fault("", str(_FIXED.words))


def _differs(values: Mapping[str, Any], draft: int) -> bool:
    stored = DRAFT.read(DRAFT.things().get(pk=draft))
    return any(stored[name] != values[name] for name in stored if name not in _LATER)


DRAFT = Kind(
    name="draft",
    prefix="CD",
    segment="drafts",
    label=_("draft of a commitment"),
    plural=_("drafts of commitments"),
    model=Draft,
    template="commitments/draft.html",
    begun=_CUT,
    fixed=lambda record: _FIXED,
    check=_check,
    gather=gather,
    turned=turned,
    fields=(
        Line("title", _("Title"), _("Leave it empty for its number and the commitment's title."), required=True,
             on_record=True, limit=300),
        Text("why", _("Why it is cut"), _("Everyone can read this."), required=True, limit=2000),
        Rows(
            "agreed",
            _("Who agreed"),
            _("Everybody who did, on both sides. Everyone can read this."),
            required=True,
            columns=(
                Column("name", _("Name")),
                Column("organisation", _("Organisation")),
                Column("side", _("Side"), choices=SIDES),
            ),
        ),
        Ref("commitment", _("Commitment"), to="commitment", in_form=False),
        Whole("place", _("Draft number"), in_form=False),
        Day("day", _("Cut on"), in_form=False),
        Whole("of_version", _("Version of the commitment"), in_form=False),
        Frozen("contents", _("What it says"), in_form=False),
        Line("digest", _("Digest"), in_form=False, limit=64),
        *PROVENANCE,
    ),
)  # fmt: skip
