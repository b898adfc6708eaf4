"""What became of a record, in one sentence; and what nobody knows, said plainly."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Exists, F, OuterRef
from django.utils.formats import date_format
from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.core.policy import RecordState
from moothill.front.trail.behind import Behind
from moothill.front.trail.causes import Group
from moothill.front.trail.effects import Effects

# What follows from a commitment is not said to have become part of one.
_ANSWERED = ("input", "point", "theme", "call")  # what people are promised an answer to
_OF_THE_PLAN = ("commitment", "milestone", "update", "draft", "edition", "route")


def in_one_sentence(record: Record, effects: Effects) -> SafeString:
    """What became of it so far: the newest answer and the commitment that holds it, else how far it came."""
    answers, promises = [*_answered(record, effects)], [*_promised(record, effects)]
    if promises and not answers and record.kind in _ANSWERED:
        promises.append(conditional_escape(_("No answer is recorded.")))
    if said := [*answers, *promises]:
        return mark_safe(" ".join(said))  # nosec: each was escaped
    for kind, pattern in _so_far().items():
        if found := effects.of(kind):
            return _put(pattern, what=_named(found[-1]))
    return conditional_escape(_nothing(record))


def _answered(record: Record, effects: Effects) -> Iterator[SafeString]:
    if responses := effects.of("response"):
        newest = responses[-1]
        thing = kinds.get("response").things().get(pk=newest.pk)
        answered = {
            "what": _named(newest),
            "outcome": thing.outcome_words,
            "when": date_format(thing.day or record.cycle.day(effects.since[newest.pk]), "DATE_FORMAT"),
        }
        yield _put(_("It was answered on %(when)s, by %(what)s: %(outcome)s."), **answered)


def _promised(record: Record, effects: Effects) -> Iterator[SafeString]:
    """The newest commitment that it is behind, and the newest report on what follows from it."""
    of_the_plan = record.kind in _OF_THE_PLAN
    commitments = [] if of_the_plan else effects.of("commitment")
    if commitments:
        yield _led_to(record, commitments[-1], effects)
    if editions := effects.of("edition"):
        pattern = _("That stands in %(what)s.") if commitments else _("It stands in %(what)s.")
        yield _put(pattern, what=_named(editions[-1]))
    if record.kind == "update":
        return
    if updates := effects.of("update"):
        yield _put(
            _("The newest of %(number)s updates on it is %(what)s."),
            number=len(updates),
            what=_named(_newest(updates)),
        )
    elif effects.of("milestone") or record.kind == "milestone":
        yield _put(_("Nothing has been reported yet."))


def _led_to(record: Record, commitment: Record, effects: Effects) -> SafeString:
    """What was refused itself may be in a theme of which a commitment came: that is told as what it is."""
    before = [step.cause for step in effects.steps if step.effect.pk == commitment.pk]
    if record.pk in {each.pk for each in before}:
        return _put(_("It became part of %(what)s."), what=_named(commitment))
    through = _named(before[0])
    return _put(_("By way of %(through)s it is behind %(what)s."), through=through, what=_named(commitment))


def _newest(updates: Sequence[Record]) -> Record:
    """The update that tells of the latest day: an import brings many at one moment."""
    things = kinds.get("update").model.objects.filter(pk__in=[each.pk for each in updates])
    last = things.order_by(F("day").desc(nulls_last=True), "-pk").values_list("pk", flat=True)[0]
    return next(each for each in updates if each.pk == last)


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
        case "commitment":
            return _("No milestone is recorded, and nothing has been reported yet.")
        case _:
            return _("Nothing is recorded that came of it.")


def gaps(
    record: Record, groups: Sequence[Group], behind: Behind, effects: Effects, actor: Actor
) -> list[str]:
    """What is not known of how it came about, and how much of it was answered."""
    kinds_of_causes = {group.name.partition(".")[2] for group in groups}
    said = []
    if record.kind == "theme":
        if not {"input", "code"} & kinds_of_causes:
            said.append(_("Nobody knows from which contributions it came: none is linked to it as a whole."))
        said += _points_answered(record, actor)
    if record.kind == "point" and "input" not in kinds_of_causes:
        said.append(_("Nobody knows from which contribution it came."))
    if record.kind == "response" and not kinds_of_causes:
        said.append(_("It does not say what it answers."))
    return [*said, *_gaps_of_the_plan(record, groups, behind, effects)]


def _gaps_of_the_plan(
    record: Record, groups: Sequence[Group], behind: Behind, effects: Effects
) -> Iterator[str]:
    match record.kind:
        case "commitment":
            if not {"theme", "point"} & behind.by_kind.keys():
                yield _("No theme stands behind this commitment.")
            if not behind.tally.number:
                yield _("No contribution is linked to this commitment.")
        case "milestone" if not groups:
            yield _("It is linked to no commitment.")
        case "update":
            if not groups:
                yield _("It is linked to no milestone.")
            if not kinds.get("update").things().get(pk=record.pk).evidence:
                yield _("It names no evidence.")
        case "edition" if not groups:
            yield _("No draft of a commitment is linked to it.")


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
