"""Looking over what somebody is writing, before it is stored: rooms say what a look at their kinds of record gives."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds
from moothill.commons.record.context import Context
from moothill.commons.record.fields.base import Wrong
from moothill.commons.record.forms import RecordForm
from moothill.commons.record.models import Record


@dataclass(frozen=True, slots=True)
class Written:
    """What somebody is writing: `content` holds the open fields as they would be stored, as far as they can be read.

    `record` is the one that is changed, None for a new one.
    """

    kind: str
    cycle: Cycle
    actor: Actor
    at: datetime
    content: Mapping[str, Any]
    record: Record | None = None


Look = Callable[[Written], Mapping[str, Any]]

_LOOKS: dict[str, tuple[str, Look]] = {}


def fill(looks: Mapping[str, tuple[str, Look]]) -> None:
    """Say which kinds can be looked over: by a template, and by what gives its context. Called once, by `config.wiring`."""
    _LOOKS.clear()
    _LOOKS.update(looks)


def can_look(kind: str) -> bool:
    """Whether what is written for a record of this kind can be looked over."""
    return kind in _LOOKS


def look(
    form: RecordForm, kind: str, cycle: Cycle, actor: Actor, at: datetime, *, record: Record | None = None
) -> SafeString:
    """What a look at a sent form gives, drawn; "" for a kind that nobody looks over. Nothing is stored."""
    if kind not in _LOOKS or not form.is_bound:
        return SafeString("")
    template, gather = _LOOKS[kind]
    began = kinds.get(kind).read(kinds.get(kind).things().get(pk=record.pk)) if record else {}
    content = {
        **began,
        **_content(form, kind, Context(cycle, record=record.pk if record else None, actor=actor)),
    }
    written = Written(kind, cycle, actor, at, content, record)
    return mark_safe(get_template(template).render(dict(gather(written))))  # nosec: an escaped template


def _content(form: RecordForm, kind: str, context: Context) -> dict[str, Any]:
    """The fields that can be read, in canonical form; those that cannot are as if they were left empty."""
    form.is_valid()
    given = form.values()
    content: dict[str, Any] = {}
    for field in kinds.get(kind).fields:
        if field.name not in form.fields:
            continue
        try:
            content[field.name] = field.clean(given[field.name], context)
        except (KeyError, Wrong):
            content[field.name] = field.empty
    return content
