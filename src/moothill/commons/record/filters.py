"""Narrowing a list by what its address asks for; the form works without scripts and keeps what was asked."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from moothill.commons.record.ways import Way

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


class UnknownWord(ValueError):
    """A filter asks for something that is not there. `faults` says so for each filter by name."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        self.faults = dict(faults)
        super().__init__(" ".join(self.faults.values()))


@dataclass(frozen=True, slots=True)
class Filter:
    """One box of the form that `record/_filter.html` draws: a list to choose from, or a line where there is none.

    `own` says that the options are words of the record, which no tool should translate.
    """

    name: str
    label: str | _StrPromise
    chosen: str
    options: Sequence[tuple[str, Any]] = ()
    own: bool = False


def query_of(asked: QueryDict, names: Sequence[str], **more: str) -> str:
    """The filters in use, and `more`, as the query of an address."""
    query = QueryDict(mutable=True)
    in_use = {name: asked.get(name, "") for name in names if asked.get(name)}
    query.update({**in_use, **more})
    return query.urlencode()


def tools_of(url: str, has: Collection[Way] = tuple(Way)) -> tuple[tuple[str, str], ...]:
    """What a steward may do with the record at this address, as pairs of label and address for `{% tools %}`.

    `has` are the ways that the record has, where these may be fewer than all.
    """
    return (
        *([(_("Edit"), f"{url}edit/")] if Way.EDIT in has else []),
        (_("Move"), f"{url}move/"),
        *([(_("Copy"), f"{url}copy/")] if Way.COPY in has else []),
        (_("Withdraw"), f"{url}withdraw/"),
    )
