"""What became of a record, in one sentence; and what nobody knows, said plainly."""

from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.formats import date_format
from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.core.policy import RecordState
from moothill.front.trail.causes import Causes
from moothill.front.trail.effects import Effects


def in_one_sentence(record: Record, effects: Effects) -> SafeString:
    """What became of it so far: the newest answer, else how far it came."""
    if responses := effects.of("response"):
        newest = responses[-1]
        thing = kinds.get("response").things().get(pk=newest.pk)
        answered = {
            "what": _named(newest),
            "outcome": thing.get_outcome_display(),
            "when": date_format(record.cycle.day(effects.since[newest.pk]), "DATE_FORMAT"),
        }
        return _put(_("It was answered on %(when)s, by %(what)s: %(outcome)s."), **answered)
    for kind, pattern in _so_far().items():
        if found := effects.of(kind):
            return _put(pattern, what=_named(found[-1]))
    return conditional_escape(_nothing(record))


def _so_far() -> dict[str, str]:
    """How far it came without an answer, furthest first."""
    return {
        "theme": _("It became part of %(what)s. No answer is recorded."),
        "point": _("It became part of %(what)s. No answer is recorded."),
        "code": _("It was coded to %(what)s, which is in no theme so far. No answer is recorded."),
        "input": _("It was gathered into %(what)s. No answer is recorded."),
    }


def _nothing(record: Record) -> str:
    match record.kind:
        case "input":
            return _("Nothing has become of it so far: it is in no theme, and no answer is recorded.")
        case "theme" | "point" | "call":
            return _("No answer is recorded.")
        case "response":
            return _("It is an answer itself. What follows from it is not recorded.")
        case _:
            return _("Nothing is recorded that came of it.")


def gaps(record: Record, causes: Causes, actor: Actor) -> list[str]:
    """What is not known of how it came about, and how much of it was answered."""
    kinds_of_causes = {group.name.partition(".")[2] for group in causes.groups}
    said = []
    if record.kind == "theme":
        if not {"input", "code"} & kinds_of_causes:
            said.append(_("Nobody knows from which contributions it came: none is linked to it as a whole."))
        said += _points_answered(record, actor)
    if record.kind == "point" and "input" not in kinds_of_causes:
        said.append(_("Nobody knows from which contribution it came."))
    if record.kind == "response" and not kinds_of_causes:
        said.append(_("It does not say what it answers."))
    return said


def _points_answered(theme: Record, actor: Actor) -> list[str]:
    """How many of the points of a theme have an answer of their own."""
    answers = Link.objects.filter(
        cause=OuterRef("pk"), kind=LinkKind.ANSWERED_BY, effect__state=RecordState.PUBLISHED
    )
    points = kinds.get("point").model.objects.visible_to(actor).filter(theme=theme.pk)
    found: list[bool] = list(
        points.annotate(answered=Exists(answers)).values_list("answered", flat=True)[:1000]
    )
    if not found:
        return []
    return [
        _("%(answered)s of its %(count)s points answered.") % {"answered": sum(found), "count": len(found)}
    ]


def _named(record: Record) -> SafeString:
    return format_html(
        '<a href="{}" translate="no" lang="{}">{} ({})</a>',
        record.get_absolute_url(),
        record.cycle.language,
        record.title,
        record.reference,
    )


def _put(pattern: str, **parts: Any) -> SafeString:
    """Parts, each escaped or marked up already, into a sentence of the interface."""
    return mark_safe(escape(pattern) % {name: conditional_escape(part) for name, part in parts.items()})  # nosec: all is escaped
