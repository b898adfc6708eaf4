"""The kind: a code. Its standing is changed by `operations` alone."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from moothill.commons.record.context import Context
from moothill.commons.record.errors import Fault
from moothill.commons.record.fields import PROVENANCE, Choice, Line, Ref, Text
from moothill.commons.record.kinds import Kind
from moothill.rooms.coding.kinds import Standing
from moothill.rooms.coding.models import Code
from moothill.rooms.coding.operations.settling import Settling
from moothill.rooms.coding.queries.codes import faults
from moothill.rooms.coding.register.code_page import gather


def _complete(values: dict[str, Any], context: Context) -> dict[str, Any]:
    """A code stands where it stood, whatever version of its words is put back: acts of their own change that."""
    if context.record and not isinstance(context, Settling):
        values["standing"] = Code.objects.values_list("standing", flat=True).get(pk=context.record)
    return values


def _check(values: Mapping[str, Any], context: Context) -> Iterator[Fault]:
    """No two codes in use with one label, no circle, nothing new under a retired one."""
    if not isinstance(context, Settling):
        yield from faults(values, context)


CODE = Kind(
    name="code",
    prefix="CO",
    segment="codes",
    label=_("code"),
    plural=_("codes"),
    model=Code,
    template="coding/code.html",
    gather=gather,
    complete=_complete,
    settled=("standing",),
    check=_check,
    fields=(
        Line("title", _("Label"), _("What it is about, in a few words."), required=True, on_record=True, limit=120),
        Text("definition", _("What it means"), limit=4000),
        Text("included", _("Examples of what is meant"), limit=4000),
        Text("excluded", _("Examples of what is not meant"), limit=4000),
        Ref("parent", _("Belongs under"), to="code"),
        Choice("standing", _("Standing"), choices=Standing.choices, default=Standing.DRAFT, in_form=False),
        *PROVENANCE,
    ),
)  # fmt: skip
