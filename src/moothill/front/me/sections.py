"""Places on a contributor's own page for other parts of the house, such as follows and notices."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page: `template` begins with its own heading of the second level; `context` asks what it shows.

    It is shown to guests and account holders alike, with `request.actor` as who they are.
    """

    template: str
    context: Callable[[HttpRequest], Mapping[str, Any]]


_SECTIONS: list[Section] = []


def fill(sections: Iterable[Section]) -> None:
    """Make these the further sections of the page, in this order. Called once, by `config.wiring`."""
    _SECTIONS[:] = sections


def shown_to(request: HttpRequest) -> list[dict[str, Any]]:
    """Template and context of each section, for this visitor."""
    return [{"template": each.template, "context": dict(each.context(request))} for each in _SECTIONS]
