"""What a codebook would bring: which of its codes are new here, which change, which stay as they are and why."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record.models import Record
from moothill.core.exchange import Refused
from moothill.core.exchange.codebooks import Book, CodeLine, digest
from moothill.core.policy import RecordState
from moothill.rooms.coding.kinds import Standing
from moothill.rooms.coding.models import Code, KnownAs
from moothill.rooms.coding.queries.codebooks import own_guid

THEMES, CODES = "themes", "codes"
_TEXTS = {"label": "title", "definition": "definition", "included": "included", "excluded": "excluded"}


class Fate(StrEnum):
    """What becomes of one code of a file."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Here:
    """A code of the cycle that a code of the file is."""

    pk: int
    reference: str
    state: str
    standing: str
    parent: int | None
    texts: dict[str, str]


@dataclass(slots=True)
class Entry:
    """One code of the file. `here`: the code that it is, if it is here. `changes`: what the file would change, by field;
    "parent" stands for what it is under. `why`: why it stays out, or as it is.
    """

    line: CodeLine
    place: str
    fate: Fate = Fate.SAME
    here: Here | None = None
    changes: dict[str, str] = field(default_factory=dict)
    why: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a codebook would bring. `seen`: the digest of the codes that it was held against."""

    entries: list[Entry]
    unread: Sequence[Refused]
    seen: str

    def of(self, fate: Fate) -> list[Entry]:
        """The codes with this fate, in order."""
        return [entry for entry in self.entries if entry.fate == fate]


def plan(cycle: Cycle, book: Book) -> Plan:
    """What this codebook would bring to the codes of `cycle`: three questions, however many codes there are.

    A code of the file is known here by its GUID, or else by its label and those of what it stands under. A text that is
    empty in the file, and the top of the tree, change nothing: many programs keep less than we do.
    """
    return _Planning(cycle, book).plan()


class _Planning:
    """Goes through a codebook once, each code after what it stands under."""

    def __init__(self, cycle: Cycle, book: Book) -> None:
        self.book = book
        self.here = _codes_here(cycle)
        self.by_guid = _by_guid(cycle, self.here)
        self.by_path = {
            path: each
            for each in self.here.values()
            if _is_live(each) and (path := self._path(each)) is not None
        }
        self.labels = {each.texts["label"].casefold(): each for each in self.here.values() if _is_live(each)}
        self.fresh: dict[str, str] = {}  # labels of new codes, and where they stand in the file
        self.parents = {each.pk: each.parent for each in self.here.values()}
        self.entries: list[Entry] = []
        self.taken: set[int] = set()

    def plan(self) -> Plan:
        for number, line in enumerate(self.book.codes):
            place = self.book.places[number] if self.book.places else ""
            entry = Entry(line, place)
            entry.here = self._found(number, line)
            self.entries.append(entry)
            self._settle(entry)
        return Plan(self.entries, self.book.unread, _seen(self.here))

    def _path(self, each: Here) -> tuple[str, ...] | None:
        found: list[str] = []
        at: Here | None = each
        while at is not None and len(found) < 100:
            found.append(at.texts["label"].casefold())
            at = self.here.get(at.parent) if at.parent else None
        return tuple(reversed(found)) if at is None else None

    def _found(self, number: int, line: CodeLine) -> Here | None:
        known = self.by_guid.get(line.guid) if line.guid else None
        return known or self.by_path.get(self.book.path(number))

    def _settle(self, entry: Entry) -> None:
        """Say what becomes of one code."""
        over = None if entry.line.above is None else self.entries[entry.line.above]
        entry.why = self._stays_out(entry, over)
        if entry.why:
            entry.fate = Fate.LEFT
        elif entry.here is None:
            entry.fate = Fate.NEW
            self.fresh[entry.line.label.casefold()] = entry.place or entry.line.label
        else:
            self.taken.add(entry.here.pk)
            self._compare(entry, entry.here, over)

    def _stays_out(self, entry: Entry, over: Entry | None) -> str:
        if entry.here is None:
            return self._new_stays_out(entry, over)
        if entry.here.pk in self.taken:
            return _("%(code)s stands in the file twice.") % {"code": entry.here.reference}
        if entry.here.state == RecordState.WITHDRAWN:
            return _("%(code)s was withdrawn here.") % {"code": entry.here.reference}
        return ""

    def _new_stays_out(self, entry: Entry, over: Entry | None) -> str:
        if over and over.here is None and over.fate == Fate.LEFT:
            return _("It stands under a code that stays out.")
        if entry.line.standing == Standing.RETIRED:
            return ""
        if over and _is_retired(over):
            return _("It stands under a code that is retired.")
        return self._called_so(entry.line.label, None)

    def _called_so(self, label: str, own: int | None) -> str:
        """Why a code cannot have this label, if another one has it."""
        other = self.labels.get(label.casefold())
        if other and other.pk != own:
            return _("%(code)s is called so already.") % {"code": other.reference}
        if place := self.fresh.get(label.casefold()):
            return _("Another code of the file is called so already (%(place)s).") % {"place": place}
        return ""

    def _compare(self, entry: Entry, here: Here, over: Entry | None) -> None:
        changes = {
            _TEXTS[name]: words
            for name, before in here.texts.items()
            if (words := getattr(entry.line, name)) and words != before
        }
        if over and (over.here is None or over.here.pk != here.parent):
            changes["parent"] = over.here.reference if over.here else ""
        if not changes:
            return
        entry.why = self._stays_as_it_is(here, over, changes)
        entry.fate = Fate.LEFT if entry.why else Fate.CHANGED
        if not entry.why:
            entry.changes = changes
            if "title" in changes:
                self.labels.pop(here.texts["label"].casefold(), None)
                self.labels[changes["title"].casefold()] = here
            if over and over.here and "parent" in changes:
                self.parents[here.pk] = over.here.pk

    def _stays_as_it_is(self, here: Here, over: Entry | None, changes: dict[str, str]) -> str:
        if here.standing == Standing.RETIRED:
            return _("%(code)s is retired here and stays as it is.") % {"code": here.reference}
        if "title" in changes and (why := self._called_so(changes["title"], here.pk)):
            return why
        if "parent" in changes and over:
            if over.fate == Fate.LEFT and over.here is None:
                return _("It stands under a code that stays out.")
            if _is_retired(over):
                return _("It stands under a code that is retired.")
            if self._is_circle(here.pk, over):
                return _("It would come to stand under itself.")
        return ""

    def _is_circle(self, own: int, over: Entry) -> bool:
        """New codes stand under codes of the file alone: the way up leads through them to those that are here."""
        above: Entry | None = over
        while above and above.here is None:
            above = None if above.line.above is None else self.entries[above.line.above]
        at = above.here.pk if above and above.here else None
        seen: set[int] = set()
        while at is not None and at not in seen:
            if at == own:
                return True
            seen.add(at)
            at = self.parents.get(at)
        return False


def _is_live(here: Here) -> bool:
    return here.standing != Standing.RETIRED and here.state != RecordState.WITHDRAWN


def _is_retired(entry: Entry) -> bool:
    return (not _is_live(entry.here)) if entry.here else entry.line.standing == Standing.RETIRED


def _codes_here(cycle: Cycle) -> dict[int, Here]:
    """Every code of the cycle by its id, withdrawn ones and drafts too, in order."""
    columns = ("pk", "record__reference", "record__state", "standing", "parent_id", "record__title")
    texts = ("definition", "included", "excluded")
    rows = Code.objects.of(cycle).order_by("record__position", "pk").values_list(*columns, *texts)
    return {pk: _here(pk, row) for pk, *row in rows}


def _here(pk: int, row: Sequence[Any]) -> Here:
    reference, state, standing, parent, *words = row
    return Here(pk, reference, state, standing, parent, dict(zip(_TEXTS, words, strict=True)))


def _by_guid(cycle: Cycle, here: dict[int, Here]) -> dict[str, Here]:
    created = Code.objects.of(cycle).values_list("pk", "record__created_at")
    found = {own_guid(cycle, here[pk].reference, at): here[pk] for pk, at in created}
    known = KnownAs.objects.filter(cycle=cycle).values_list("guid", "code")
    return found | {str(guid): here[pk] for guid, pk in known}


def _seen(here: dict[int, Here]) -> str:
    return digest(
        [
            {
                "reference": each.reference,
                "state": each.state,
                "standing": each.standing,
                "parent": each.parent,
                **each.texts,
            }
            for each in here.values()
        ]
    )


def public(cycle: Cycle, actor: Actor, kind: str) -> QuerySet[Record]:
    """The public records of a kind in a cycle, for whoever may see them, in order."""
    seen = Record.objects.visible_in(cycle, actor).filter(kind=kind, state=RecordState.PUBLISHED)
    return seen.order_by("position", "pk")


def beginnings(cycles: Sequence[Cycle], actor: Actor) -> list[tuple[Cycle, str, int]]:
    """What could be begun from in each of these cycles: which, THEMES or CODES, and how many. Two questions a cycle."""
    found = [
        (each, what, public(each, actor, kind).count())
        for each in cycles
        for what, kind in ((THEMES, "theme"), (CODES, "code"))
    ]
    return [each for each in found if each[2]]
