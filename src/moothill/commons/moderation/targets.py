"""What can be reported, hidden and restored. `config.wiring` names the kinds of thing: moderation knows no room."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from django.apps import apps

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

# Acts on one thing. Each writes its own line to the journal, and requires leave to moderate.
Act = Callable[..., Any]
_by = attrgetter("by_id")


@dataclass(frozen=True, slots=True)
class Target:
    """How moderation names, shows, hides and restores the things of one table.

    `label`: its name in words. `slug`: the same in addresses. `text` and `address`: of one thing.
    `hide(thing, reason=, by=, at=, level=)` takes it out of sight, held or shown, and returns what
    `restore(thing, before=, reason=, by=, at=)` wants back: small JSON or None. `release(thing, by=, at=)` shows a held one,
    and does nothing to another. `hold(thing, reason=, by=, at=)` holds one that is shown, and returns False where that
    cannot be; None: it never can. `cycle` and `author` find its cycle and the id of its author's participant, on rows that
    were read with `related`.
    """

    label: "_StrPromise"
    slug: str
    text: Callable[[Any], str]
    address: Callable[[Any], str]
    hide: Act
    restore: Act
    release: Act
    hold: Act | None = None
    cycle: Callable[[Any], Cycle] = attrgetter("cycle")
    author: Callable[[Any], int | None] = _by
    related: tuple[str, ...] = ("cycle",)
    # Many at once and without lines of their own, for the undoing of waves: `hide_all(ids, reason=, by=, at=)` returns what
    # `restore_all` wants back, by id; what it leaves out needs a person.
    hide_all: Callable[..., Mapping[int, Any]] | None = None
    restore_all: Callable[..., object] | None = None
    # What `hide` and `restore` raise where a thing is not in a state for it.
    refusals: tuple[type[Exception], ...] = ()


_TARGETS: dict[str, Target] = {}


def fill(targets: Mapping[str, Target]) -> None:
    """Make these the things that can be moderated, by the label of their table. Called once, by `config.wiring`."""
    _TARGETS.clear()
    _TARGETS.update(targets)


def get(label: str) -> Target:
    """How the things of this table are moderated. Raises KeyError."""
    return _TARGETS[label]


def every() -> dict[str, Target]:
    """All of them, by the label of their table."""
    return dict(_TARGETS)


def label_of(thing: Any) -> str:
    """The label of a thing's table."""
    return str(thing._meta.label_lower)


def things(label: str, ids: Iterable[int]) -> dict[int, Any]:
    """Things of one table by id, whatever their state: for moderators only. One question."""
    rows = apps.get_model(label)._default_manager.filter(pk__in=set(ids))
    return {thing.pk: thing for thing in rows.select_related(*_TARGETS[label].related)}


def find(label: str, pk: int, *, cycle: Cycle) -> Any | None:
    """One thing of this cycle, whatever its state."""
    found = things(label, [pk]).get(pk)
    return found if found is not None and _TARGETS[label].cycle(found).pk == cycle.pk else None


def of_address(words: str) -> tuple[str, int] | None:
    """The label and id that "comment-12" means; None if that means nothing here."""
    slug, _dash, number = words.rpartition("-")
    known = {target.slug: label for label, target in _TARGETS.items()}
    return (known[slug], int(number)) if slug in known and _is_number(number) else None


def address_of(thing: Any) -> str:
    """As `of_address` reads it; of a record, its reference."""
    if hasattr(thing, "reference"):
        return str(thing.reference)
    return f"{_TARGETS[label_of(thing)].slug}-{thing.pk}"


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 18


RULES = Actor(name="the rules of this site", operator=True)


def moment(at: datetime | None) -> str | None:
    """A moment as JSON."""
    return at.isoformat() if at else None
