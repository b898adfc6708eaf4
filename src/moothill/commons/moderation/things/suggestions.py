"""Suggestions under moderation: taken out of the queue and out of sight, and put back."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from moothill.commons.journal.hiding import hide_words, show_words
from moothill.commons.moderation.errors import CannotHide
from moothill.commons.moderation.targets import Target, moment
from moothill.commons.moderation.things.words import lines_of_suggestion, said
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record.models import Suggestion, SuggestionState
from moothill.commons.record.operations import facts_of
from moothill.commons.record.suggesting import content_of, journal, lock
from moothill.core.policy import Act

# What nobody sees already, or what became a version of a record: that one is hidden itself.
_NOT_HIDDEN = (
    SuggestionState.REMOVED, SuggestionState.TAKEN_BACK, SuggestionState.ACCEPTED, SuggestionState.CHANGED,
)  # fmt: skip
_ANSWER = ("state", "answer", "answered_at", "answered_by_id", "answered_by_name")
_SHOWN = (SuggestionState.WAITING, SuggestionState.ASKED)
_OPEN = (*_SHOWN, SuggestionState.HELD)


def text(suggestion: Suggestion) -> str:
    """What its author wrote."""
    began = {}
    if suggestion.record and suggestion.base:
        began = content_of(suggestion.record, suggestion.base)
    return "\n\n".join(filter(None, [said(suggestion.kind, suggestion.values, began), suggestion.reason]))


@transaction.atomic
def hide(suggestion: Suggestion, *, reason: str, by: Actor, at: datetime, level: str = "") -> dict[str, Any]:
    """Take it out of the queue and out of sight; its number stays and says why. Raises Refused, CannotHide."""
    locked = lock(suggestion)
    require(Act.MODERATE, facts_of(by, locked.cycle))
    if locked.state in _NOT_HIDDEN:
        raise CannotHide(str(locked.get_state_display()))
    before = _before(locked)
    _remove(locked, reason=reason, by=by, at=at)
    locked.save(update_fields=list(_ANSWER))
    before["lines"] = hide_words(entries=lines_of_suggestion(locked.cycle, locked.number))
    journal(locked, "removed", by=by, at=at, reason=reason)
    return before


@transaction.atomic
def restore(
    suggestion: Suggestion, *, before: Mapping[str, Any], reason: str, by: Actor, at: datetime
) -> None:
    """Put it back where it stood. Raises Refused."""
    locked = lock(suggestion)
    require(Act.MODERATE, facts_of(by, locked.cycle))
    _put_back(locked, before)
    locked.save(update_fields=list(_ANSWER))
    show_words(before.get("lines", ()))
    journal(locked, "restored", by=by, at=at, reason=reason)


@transaction.atomic
def release(suggestion: Suggestion, *, by: Actor, at: datetime) -> None:
    """Show it: it waits for its answer in public. Raises Refused. Does nothing to one that is shown."""
    locked = lock(suggestion)
    require(Act.MODERATE, facts_of(by, locked.cycle))
    if locked.state == SuggestionState.HELD:
        _set(locked, SuggestionState.WAITING)
        journal(locked, "released", by=by, at=at, reason=locked.reason)


@transaction.atomic
def hold(suggestion: Suggestion, *, reason: str, by: Actor, at: datetime) -> bool:
    """Let one that is shown and waits be looked at first; False for one in any other state."""
    locked = lock(suggestion)
    if locked.state != SuggestionState.WAITING:
        return False
    _set(locked, SuggestionState.HELD)
    journal(locked, "held", by=by, at=at)
    return True


@transaction.atomic
def hide_all(ids: Iterable[int], *, reason: str, by: Actor, at: datetime) -> dict[int, Any]:
    """Those of these that wait for an answer, without lines of their own; what was answered is left to people."""
    rows = Suggestion.objects.select_for_update(of=("self",)).filter(pk__in=list(ids), state__in=_OPEN)
    found = list(rows)
    before = {each.pk: _before(each) for each in found}
    for each in found:
        _remove(each, reason=reason, by=by, at=at)
    Suggestion.objects.bulk_update(found, list(_ANSWER), batch_size=200)
    return before


@transaction.atomic
def restore_all(before: Mapping[int, Any], *, by: Actor, at: datetime) -> None:
    """Put these back where they stood, if they are still removed."""
    rows = Suggestion.objects.select_for_update(of=("self",)).filter(
        pk__in=list(before), state=SuggestionState.REMOVED
    )
    found = list(rows)
    for each in found:
        _put_back(each, before[each.pk])
    Suggestion.objects.bulk_update(found, list(_ANSWER), batch_size=200)


def _before(suggestion: Suggestion) -> dict[str, Any]:
    kept = {name: getattr(suggestion, name) for name in _ANSWER}
    return kept | {"answered_at": moment(suggestion.answered_at)}


def _remove(suggestion: Suggestion, *, reason: str, by: Actor, at: datetime) -> None:
    suggestion.state, suggestion.answer, suggestion.answered_at = SuggestionState.REMOVED, reason, at
    suggestion.answered_by_id, suggestion.answered_by_name = by.participant, by.name


def _put_back(suggestion: Suggestion, before: Mapping[str, Any]) -> None:
    for name in _ANSWER:
        value = before[name]
        setattr(suggestion, name, parse_datetime(value) if name == "answered_at" and value else value)


def _set(suggestion: Suggestion, state: SuggestionState) -> None:
    suggestion.state = state
    suggestion.save(update_fields=["state"])


SUGGESTION = Target(
    label=_("suggestion"), slug="suggestion", text=text, address=Suggestion.get_absolute_url, hide=hide,
    restore=restore, release=release, hold=hold, related=("cycle", "record__cycle"), hide_all=hide_all,
    restore_all=restore_all,
)  # fmt: skip
