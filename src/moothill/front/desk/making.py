"""Adding a record, copying one, and changing one."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse, QueryDict
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from moothill.commons.record import looking, panels
from moothill.commons.record.context import Context
from moothill.commons.record.drawing import draw
from moothill.commons.record.fields import Ref, Text
from moothill.commons.record.forms import RecordForm, form_for
from moothill.commons.record.models import Record
from moothill.commons.record.operations import create, revise
from moothill.commons.record.panels import Place
from moothill.commons.record.queries import find
from moothill.commons.record.ways import Way
from moothill.core.policy import Act
from moothill.front.desk.gate import Desk, for_those_who_may
from moothill.front.desk.saving import preview, save
from moothill.front.desk.settling import values_and_base


@for_those_who_may(Act.CREATE, way=Way.NEW)
def new(desk: Desk) -> HttpResponse:
    """Add a record of a kind; the address may name what it belongs to and what it follows."""
    assert desk.kind is not None  # nosec: the address names a kind
    content = {
        field.name: desk.request.GET[field.name]
        for field in desk.kind.fields
        if isinstance(field, Ref) and field.name in desk.request.GET
    }
    return _make(desk, content, _("Add: %(kind)s") % {"kind": desk.kind.label})


@for_those_who_may(Act.CREATE, way=Way.COPY)
def copy(desk: Desk) -> HttpResponse:
    """Add a record that begins as a copy of another; the system gives it a number of its own."""
    assert desk.kind is not None and desk.record is not None  # nosec: the address names a record
    content = _content(desk.kind, desk.record)
    content |= {name: "" for name in ("number", "number_as_written") if name in content}
    return _make(desk, content, _("Copy: %(title)s") % {"title": desk.record.title})


def _make(desk: Desk, content: dict[str, Any], heading: str) -> HttpResponse:
    assert desk.kind is not None  # nosec: both callers saw to it
    context = Context(desk.cycle)
    form = form_for(desk.kind, context, desk.data, content=content, files=desk.request.FILES or None)

    def show(form: RecordForm, status: int = 200, **more: Any) -> HttpResponse:
        return desk.page(
            "desk/form.html",
            {"form": form, "heading": heading, "making": True, **_looks(desk), **more},
            status=status,
        )

    if desk.data is None:
        return show(form, beside=beside(desk, content))
    if _only_looks(desk.data) or not form.is_valid():
        status = 200 if _only_looks(desk.data) else 422
        return show(form, **_looked(desk, form, None), beside=_as_sent(desk, form), status=status)
    return save(desk, form, lambda: _create(desk, form), show)


def _create(desk: Desk, form: RecordForm) -> Record:
    assert desk.kind is not None  # nosec: both callers saw to it
    asked = desk.request.GET.get("after") or (desk.record.reference if desk.record else "")
    after = find(desk.cycle, asked, desk.actor) if asked else None
    return create(
        kind=desk.kind,
        cycle=desk.cycle,
        values=form.values(),
        publish="draft" not in desk.request.POST,
        after=after if after and after.kind == desk.kind.name else None,
        reason=form.cleaned_data["reason"],
        key=form.cleaned_data["key"],
        by=desk.actor,
        at=desk.at,
    )


@for_those_who_may(Act.EDIT, way=Way.EDIT)
def edit(desk: Desk) -> HttpResponse:
    """Change the open fields of a record."""
    kind, record = desk.kind, desk.record
    assert kind is not None and record is not None  # nosec: the address names a record
    context = Context(desk.cycle, record=record.pk)
    content = _content(kind, record)
    form = form_for(kind, context, desk.data, content=content, base=record.version)
    heading = _("Change: %(title)s") % {"title": record.title}

    def show(form: RecordForm, status: int = 200, **more: Any) -> HttpResponse:
        return desk.page(
            "desk/form.html", {"form": form, "heading": heading, **_looks(desk), **more}, status=status
        )

    if desk.data is None:
        return show(form, beside=beside(desk, content))
    if _only_looks(desk.data) or not form.is_valid():
        status = 200 if _only_looks(desk.data) else 422
        return show(form, **_looked(desk, form, record), beside=_as_sent(desk, form), status=status)
    return save(desk, form, lambda: _revise(desk, record, form), show)


def _revise(desk: Desk, record: Record, form: RecordForm) -> Record:
    values, base = values_and_base(record, form.values(), form.cleaned_data["base"] or 0, desk.request.POST)
    return revise(
        record=record,
        values=values,
        base=base,
        reason=form.cleaned_data["reason"],
        key=form.cleaned_data["key"],
        by=desk.actor,
        at=desk.at,
    )


def _content(kind: Any, record: Record) -> dict[str, Any]:
    content: dict[str, Any] = kind.read(kind.things().get(pk=record.pk))
    return content


def _looks(desk: Desk) -> dict[str, bool]:
    """Whether the form offers a look."""
    return {"looks": desk.kind is not None and looking.can_look(desk.kind.name)}


def _looked(desk: Desk, form: RecordForm, record: Record | None) -> dict[str, Any]:
    """The texts as they will look, and what a look at them gives."""
    assert desk.kind is not None  # nosec: both callers saw to it
    looked = looking.look(form, desk.kind.name, desk.cycle, desk.actor, desk.at, record=record)
    return {"previews": preview(desk.kind, form), "looked": looked}


def _as_sent(desk: Desk, form: RecordForm) -> list[SafeString]:
    """What stands above a form that was sent, by what is written in it; nothing where that cannot be read."""
    return beside(desk, form.values()) if form.is_valid() else []


def beside(desk: Desk, values: Mapping[str, Any]) -> list[SafeString]:
    """What the rooms show above the form of this kind, by its title and texts. Nothing as long as none is written."""
    assert desk.kind is not None  # nosec: forms are of a kind
    texts = [field.name for field in desk.kind.fields if field.name == "title" or isinstance(field, Text)]
    words = "\n".join(str(values[name]) for name in texts if values.get(name))
    place = Place(desk.cycle, desk.actor, desk.at, record=desk.record, editing=True)
    drawn = (draw(panel, place, [words]).get(words) for panel in panels.on_form(desk.kind.name) if words)
    return [part for part in drawn if part]


def _only_looks(data: QueryDict) -> bool:
    return "preview" in data
