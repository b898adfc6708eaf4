"""What becomes of each thing that a reader found: it comes in, it is here already, or it is refused with a reason.

The preview and the import itself judge by this one piece of code, so that the one tells what the other does.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from moothill.commons.cycles.models import Cycle
from moothill.commons.record import kinds
from moothill.commons.record.bulk import Cleaner
from moothill.commons.record.context import Context
from moothill.commons.record.errors import Invalid
from moothill.commons.ui.words import said
from moothill.core.exchange.shapes import Found, Refused, Remark
from moothill.rooms.inputs.kinds import Consent
from moothill.rooms.inputs.operations.importing.settings import Given
from moothill.rooms.inputs.operations.laying_down import titled
from moothill.rooms.inputs.queries.batches import here_already

_MOST_SOURCE, _MOST_DOUBT, _MOST_BEGINNING, _MOST_NAME = 500, 1000, 200, 120
_OWN = ("title", "words", "why", "place", "table")


@dataclass(frozen=True, slots=True)
class Ready:
    """What comes in: clean values, and the digest by which it is known again."""

    row: int
    place: str
    values: dict[str, Any]
    origin: str
    nameless: bool = False


@dataclass(frozen=True, slots=True)
class Same:
    """What is here already, as `reference`, or came earlier in the same file ("")."""

    row: int
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Unfit:
    """What is refused, and why."""

    row: int
    reason: str
    beginning: str = ""


Verdict = Ready | Same | Unfit


class Judge:
    """Judges the rows of one file in their order. `batch` is the import's id: what it brought itself is no stranger."""

    def __init__(
        self, cycle: Cycle, reader: str, given: Given, *, file: str, batch: int | None = None
    ) -> None:
        self._cycle, self._reader, self._given, self._batch = cycle, reader, given, batch
        self.context = Context(cycle, importing=True)
        self._cleaner = Cleaner(kinds.get("input"), self.context)
        self._seen: Counter[bytes] = Counter()
        self._base = self._defaults()
        name = file if len(file) <= _MOST_NAME else f"…{file[1 - _MOST_NAME :]}"
        self._name, self._inside = name, _("%(place)s of %(file)s")

    def pass_by(self, found: Found | Refused) -> None:
        """A row that was dealt with before the import broke off: only what later rows are compared with is kept."""
        if isinstance(found, Found) and self._given.doubles and not found.external:
            self._turn(self._plain_origin(found))

    def judge(self, found: Sequence[Found | Refused], *, before: Container[str] = ()) -> Iterator[Verdict]:
        """A verdict on each of these rows. `before`: origins of rows of this file that are stored nowhere (a preview's)."""
        drafts = [self._draft(each) for each in found]
        known = here_already(each.origin for each in drafts if isinstance(each, Ready))
        earlier: dict[str, str] = {}
        for each in drafts:
            if isinstance(each, Ready) and each.origin in before:
                yield Same(each.row)
                continue
            yield self._compared(each, known, earlier) if isinstance(each, Ready) else each

    def _compared(
        self, ready: Ready, known: Mapping[str, tuple[str, str, int | None]], earlier: dict[str, str]
    ) -> Verdict:
        if ready.origin in known:
            words, reference, batch = known[ready.origin]
            if words == ready.values["words"]:
                return Same(ready.row, "" if batch == self._batch and batch else reference)
            return self._differs(ready, reference)
        if ready.origin in earlier:
            same = earlier[ready.origin] == ready.values["words"]
            return Same(ready.row) if same else self._differs(ready, "")
        earlier[ready.origin] = ready.values["words"]
        return ready

    def _differs(self, ready: Ready, reference: str) -> Unfit:
        if reference:
            reason = _(
                "It has the same number as %(reference)s, which is here with other words. Nothing of that is changed."
            ) % {"reference": reference}
        else:
            reason = _("An earlier row has the same number and other words. Give each its own number.")
        return Unfit(ready.row, reason, _beginning(ready.values["words"] or ready.values["title"]))

    def _draft(self, found: Found | Refused) -> Ready | Unfit:
        if isinstance(found, Refused):
            return Unfit(found.row, said(found.reason, found.facts)[:1000], _beginning(found.beginning))
        given = found.values
        try:
            values = self._values(found)
            if not (values.get("words") or values.get("answers") or values.get("title")):
                return Unfit(found.row, _("There are no words in it."))
            clean = self._cleaner.clean(titled(values))
        except Invalid as invalid:
            reason = " ".join(f"{self._label(fault.field)}: {fault.words}" for fault in invalid.faults)
            return Unfit(
                found.row, reason[:1000], _beginning(given.get("words", "") or given.get("title", ""))
            )
        named = bool(given.get("said_by") or given.get("organisation"))
        nameless = named and clean["consent"] != Consent.NAMED
        return Ready(found.row, found.place, clean, self._origin(found), nameless)

    def _label(self, name: str) -> str:
        try:
            return str(kinds.get("input").field(name).label)
        except KeyError:
            return name

    def _defaults(self) -> dict[str, Any]:
        given = self._given
        base = {
            "call": given.call, "event": given.event, "form": given.form, "coming_by": given.coming_by,
            "consent": given.consent, "licence": given.licence, "language": given.language, "when": given.when,
        }  # fmt: skip
        return {name: value for name, value in base.items() if value}

    def _values(self, found: Found) -> dict[str, Any]:
        """Open fields as the file and whoever brought it give them."""
        values, given = dict(self._base), found.values
        values |= {name: given[name] for name in (*_OWN, "form", "language", "when") if given.get(name)}
        if self._given.consent == Consent.NAMED:
            values |= {name: given[name] for name in ("said_by", "organisation") if given.get(name)}
        if given.get("answers"):
            values["answers"] = json.loads(given["answers"])
        values["source"] = self._source(found)
        if found.remarks:
            values["doubt"] = _doubt(found.remarks)
        return values

    def _source(self, found: Found) -> str:
        """Where it stays authoritative, and the place in the file: an address first, so that it becomes a link."""
        where = found.values.get("source") or self._given.source
        name = self._name
        inside = self._inside % {"place": found.place, "file": name} if found.place else name
        there = found.values.get("supports")
        counted = _("supported there by %(count)s") % {"count": there} if there else ""
        end = ", ".join(filter(None, (inside, counted)))
        room = _MOST_SOURCE - len(end) - 2
        return f"{where[:room]}, {end}" if where else end

    def _origin(self, found: Found) -> str:
        if found.external:
            return _digest(self._reader, self._given.source, *self._where(), "id", found.external).hex()
        plain = self._plain_origin(found)
        if not self._given.doubles:
            return plain.hex()
        turn = self._turn(plain)
        return plain.hex() if turn == 1 else _digest(plain.hex(), str(turn)).hex()

    def _plain_origin(self, found: Found) -> bytes:
        own = (found.values.get(name, "") for name in ("title", "words", "why", "answers", "said_by"))
        return _digest(*self._where(), "words", *own)

    def _turn(self, plain: bytes) -> int:
        """How many rows of this file were the same so far, this one included."""
        key = plain[:10]
        self._seen[key] += 1
        return self._seen[key]

    def _where(self) -> tuple[str, str, str]:
        return str(self._cycle.pk), self._given.call, self._given.event


def _digest(*parts: str) -> bytes:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).digest()


def _beginning(words: str) -> str:
    return " ".join(words[:400].split())[:_MOST_BEGINNING]


def _doubt(remarks: Iterable[Remark]) -> str:
    """What a reader should know of a contribution, as one text that fits its field."""
    words = " ".join(said(each.sentence, each.facts) for each in remarks)
    return words if len(words) <= _MOST_DOUBT else f"{words[: _MOST_DOUBT - 2].rsplit(' ', 1)[0]} …"
