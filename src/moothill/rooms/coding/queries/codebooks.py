"""The codebook as it is now, its versions, and what changed between two of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.utils.translation import gettext as _

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import PASSER_BY, Actor
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.core.exchange.codebooks import Book, CodeLine, digest, identity, in_order
from moothill.core.policy import RecordState
from moothill.rooms.coding.kinds import STANDING_TONES, Standing
from moothill.rooms.coding.models import Code, Codebook, KnownAs

Kept = Mapping[str, Any]
TEXTS = ("label", "definition", "included", "excluded")


def codebooks(cycle: Cycle, actor: Actor) -> Any:
    """The versions that `actor` may see, newest first: a query to narrow further. What they keep is not fetched."""
    found = Codebook.objects.visible_in(cycle, actor).select_related("record")
    return found.defer("codes").order_by("-edition")


def codebook(cycle: Cycle, actor: Actor, reference: str) -> Codebook | None:
    """The version under this reference, with what it keeps, if there is one that `actor` may see."""
    rows = Codebook.objects.visible_in(cycle, actor).select_related("record")
    found: Codebook | None = rows.filter(record__reference=reference).first()
    return found


def present(cycle: Cycle) -> list[dict[str, Any]]:
    """Every public code of a cycle as it stands, in order: what a version keeps. One question."""
    rows = Code.objects.of(cycle).filter(record__state=RecordState.PUBLISHED)
    things = rows.select_related("record", "parent__record").order_by("record__position", "pk")
    return [_kept(thing) for thing in things]


def _kept(thing: Code) -> dict[str, Any]:
    return {
        "reference": thing.record.reference,
        "label": thing.record.title,
        "definition": thing.definition,
        "included": thing.included,
        "excluded": thing.excluded,
        "parent": thing.parent.record.reference if thing.parent else "",
        "standing": thing.standing,
    }


def is_intact(thing: Codebook) -> bool:
    """Whether the codes that a version keeps are those that its digest was taken of."""
    return digest(thing.codes) == thing.digest


def shown(thing: Codebook) -> list[dict[str, Any]]:
    """What a version keeps, for anybody: of a code that was withdrawn since, only that it stood there. One question."""
    references = [each["reference"] for each in thing.codes]
    public = set(
        Record.objects.visible_to(PASSER_BY)
        .filter(cycle=thing.cycle_id, kind="code", reference__in=references)
        .values_list("reference", flat=True)
    )
    silent = dict.fromkeys(TEXTS, "")
    return [
        {**each, "hidden": False} if each["reference"] in public else {**each, **silent, "hidden": True}
        for each in thing.codes
    ]


def book_of(cycle: Cycle, kept: Sequence[Kept]) -> Book:
    """These codes as they go out, each with the GUID that it keeps; hidden ones stay behind. Two questions."""
    out = [each for each in kept if not each.get("hidden")]
    guids = guids_of(cycle)
    at = {each["reference"]: number for number, each in enumerate(out)}
    lines = [
        CodeLine(
            guid=guids[each["reference"]],
            standing=each["standing"],
            **{name: each[name] for name in TEXTS},
        )
        for each in out
    ]
    return in_order(lines, [at.get(each["parent"]) for each in out])


def guids_of(cycle: Cycle) -> dict[str, str]:
    """The GUID of every code of a cycle, by its reference: that of the program it came from, or one of its own."""
    found = {
        reference: own_guid(cycle, reference, created)
        for reference, created in Record.objects.filter(cycle=cycle, kind="code").values_list(
            "reference", "created_at"
        )
    }
    known = KnownAs.objects.filter(cycle=cycle).order_by("-pk")
    return found | {
        reference: str(guid) for reference, guid in known.values_list("code__record__reference", "guid")
    }


def own_guid(cycle: Cycle, reference: str, created: datetime) -> str:
    """A GUID that no other code has, of this site or of another, and that never changes."""
    return identity(cycle.slug, reference, created.astimezone(UTC).isoformat(timespec="microseconds"))


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one code between two versions: `what`, in words.

    `before` and `after` are pairs of a field's name and its words, for the fields that differ.
    """

    reference: str
    label: str
    what: list[str]
    before: list[tuple[str, str]]
    after: list[tuple[str, str]]
    hidden: bool = False


def compare(older: Sequence[Kept], newer: Sequence[Kept], cycle: Cycle) -> list[Change]:
    """What changed from one list of codes to another, in the order of the newer; then what is gone. One question."""
    before = {each["reference"]: each for each in older}
    after = {each["reference"]: each for each in newer}
    merged = _merged([each for each in after.values() if each["standing"] == Standing.RETIRED], cycle)
    found = [_change(before.get(name), each, merged.get(name)) for name, each in after.items()]
    found += [_change(each, None, None) for name, each in before.items() if name not in after]
    return [each for each in found if each.what]


def _merged(retired: Sequence[Kept], cycle: Cycle) -> dict[str, tuple[str, list[str]]]:
    """How each of these codes ended, and what it went into."""
    links = Link.objects.filter(
        cause__cycle=cycle,
        cause__kind="code",
        cause__reference__in=[each["reference"] for each in retired],
        kind__in=(LinkKind.MERGED_INTO, LinkKind.SPLIT_INTO),
    ).order_by("at", "pk")
    found: dict[str, tuple[str, list[str]]] = {}
    for cause, kind, effect in links.values_list("cause__reference", "kind", "effect__reference"):
        found.setdefault(cause, (kind, []))[1].append(effect)
    return found


def _change(before: Kept | None, after: Kept | None, ended: tuple[str, list[str]] | None) -> Change:
    """What is hidden in one of the two lists is not compared: its words are not known there."""
    at_hand = after or before or {}
    what = list(_what(before, after, ended))
    hidden = any(each.get("hidden", False) for each in (before, after) if each)
    texts = list(_texts(before, after)) if before and after and not hidden else []
    if texts:
        what.append(_("reworded"))
    return Change(
        at_hand["reference"],
        at_hand["label"],
        what,
        [(name, each) for name, each, _other in texts],
        [(name, each) for name, _other, each in texts],
        hidden,
    )


def _what(before: Kept | None, after: Kept | None, ended: tuple[str, list[str]] | None) -> Iterator[str]:
    if before is None:
        yield _("added")
    if after is None:
        yield _("withdrawn")
        return
    stood = before["standing"] if before else ""
    if after["standing"] != stood and (before or after["standing"] != Standing.DRAFT):
        yield _standing(after["standing"], ended)
    if before and before["parent"] != after["parent"]:
        under = after["parent"]
        yield _("now stands under %(code)s") % {"code": under} if under else _("now stands at the top")


def _standing(standing: str, ended: tuple[str, list[str]] | None) -> str:
    if standing == Standing.RETIRED and ended:
        kind, into = ended
        words = _("split into %(codes)s") if kind == LinkKind.SPLIT_INTO else _("merged into %(codes)s")
        return words % {"codes": ", ".join(into)}
    return str(Standing(standing).label)


def _texts(before: Kept, after: Kept) -> Iterator[tuple[str, str, str]]:
    for name in TEXTS:
        if before[name] != after[name]:
            yield name, before[name], after[name]


@dataclass(frozen=True, slots=True)
class KeptRow:
    """One code of a version as a list shows it: `above`, the labels that it stands under, the topmost first."""

    kept: Kept
    above: list[str]

    @property
    def standing(self) -> str:
        """Where it stood, in words."""
        return str(Standing(self.kept["standing"]).label)

    @property
    def tone(self) -> str:
        """The colour of that."""
        return STANDING_TONES[Standing(self.kept["standing"])]


def kept_rows(kept: Sequence[Kept]) -> list[KeptRow]:
    """Each code of a version right after what it stood under."""
    at = {each["reference"]: number for number, each in enumerate(kept)}
    lines = [CodeLine(label=each["label"], guid=each["reference"]) for each in kept]
    book = in_order(lines, [at.get(each["parent"]) for each in kept])
    rows: list[KeptRow] = []
    for line in book.codes:
        over = None if line.above is None else rows[line.above]
        above = [*over.above, over.kept["label"] or over.kept["reference"]] if over else []
        rows.append(KeptRow(kept[at[line.guid]], above))
    return rows
