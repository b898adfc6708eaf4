"""Which suggestions a steward asks for: read from the address, and refused by name where it leads nowhere."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from moothill.commons.record import kinds
from moothill.commons.record.filters import Filter, UnknownWord
from moothill.commons.record.models import Change

FILTERS = ("state", "change", "kind", "who", "late", "sort")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for; "" narrows nothing. `after` is the mark of the page before."""

    state: str = ""
    change: str = ""
    kind: str = ""
    who: str = ""
    late: str = ""
    sort: str = ""
    after: str = ""


def options() -> dict[str, dict[str, str]]:
    """The words that each filter knows, with their labels."""
    return {
        "state": {
            "waiting": _("waiting for a steward"),
            "asked": _("its author was asked something"),
            "held": _("held: looked at before it is shown"),
        },
        "change": {change.value: str(change.label) for change in Change},
        "kind": {kind.name: capfirst(str(kind.plural)) for kind in kinds.every()},
        "who": {"me": _("me"), "nobody": _("nobody")},
        "late": {"yes": _("late ones only")},
        "sort": {"new": _("newest first")},
    }


def read(given: Mapping[str, str]) -> Wanted:
    """What an address asks for. Raises UnknownWord that names each filter whose word leads nowhere."""
    words = {name: given.get(name, "").strip() for name in (*FILTERS, "after")}
    if faults := dict(_faults(words)):
        raise UnknownWord(faults)
    return Wanted(**words)


def _faults(words: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name, known in options().items():
        if words[name] and words[name] not in known:
            told = {"word": words[name][:40], "known": ", ".join(known)}
            yield name, _("“%(word)s” is not one of: %(known)s.") % told


def form(given: Mapping[str, str]) -> list[Filter]:
    """The boxes of the form, as `record/_filter.html` draws them."""
    labels = {
        "state": _("State"),
        "change": _("Of what"),
        "kind": _("About"),
        "who": _("Assigned to"),
        "late": _("Promised day"),
        "sort": _("Order (else those due first)"),
    }
    return [
        Filter(name, labels[name], given.get(name, ""), list(known.items()))
        for name, known in options().items()
    ]
