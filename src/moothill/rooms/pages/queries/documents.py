"""Documents and their versions."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from moothill.commons.cycles.models import Cycle
from moothill.commons.files.models import StoredFile
from moothill.commons.policy.actors import Actor
from moothill.commons.record.filters import tools_of
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.commons.record.panels import Place
from moothill.core.dates import Period
from moothill.core.policy import RecordState
from moothill.rooms.pages.kinds import DocumentKind, Kept
from moothill.rooms.pages.models import Document


@dataclass(frozen=True, slots=True)
class Version:
    """One version, ready to be drawn. `url` is where to get it, "" where neither file nor address is known."""

    number: int
    label: str
    url: str
    outside: bool
    file_name: str
    size: int
    kept: str
    added: str


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document in a list: all that is shown of it, so that two equal rows look the same. `label` is the kind's."""

    kind: str
    label: str
    phase: str
    reference: str
    url: str
    title: str
    draft: bool
    doubt: str
    when: Period | None
    versions: tuple[Version, ...]
    tools: tuple[tuple[str, str], ...]


def documents(cycle: Cycle, actor: Actor) -> Any:
    """The documents of a cycle that `actor` may see, in order: a query to narrow further."""
    things = Document.objects.visible_in(cycle, actor)
    return things.select_related("record").order_by("record__position", "pk")


def number_of_documents(cycle: Cycle, actor: Actor) -> int:
    """How many documents of a cycle `actor` may see."""
    count: int = documents(cycle, actor).order_by().count()
    return count


def attached_to(record: Record, actor: Actor) -> Any:
    """The documents attached to `record` that `actor` may see, in order."""
    links = Link.objects.filter(cause=record, kind=LinkKind.ATTACHED)
    return documents(record.cycle, actor).filter(pk__in=links.values("effect"))


def document_rows(things: Iterable[Document], place: Place) -> list[DocumentRow]:
    """The rows of `things`, in their order; asks nothing more than `things` does."""
    return [_row(thing, place) for thing in things]


def _row(thing: Document, place: Place) -> DocumentRow:
    record = thing.record
    record.cycle = place.cycle
    url = record.get_absolute_url()
    return DocumentRow(
        kind=thing.document_kind,
        label=str(DocumentKind(thing.document_kind).label),
        phase=thing.phase,
        reference=record.reference,
        url=url,
        title=record.title,
        draft=record.state == RecordState.DRAFT,
        doubt=record.doubt,
        when=thing.when,
        versions=tuple(versions_of(thing)),
        tools=tools_of(url) if place.editing else (),
    )


def versions_of(thing: Document) -> list[Version]:
    """The versions of a document, newest first."""
    return [_version(row) for row in reversed(thing.versions)]


def _version(row: dict[str, Any]) -> Version:
    file = row["file"] or {}
    return Version(
        number=row["number"],
        label=row["label"],
        url=reverse("files:file", args=[file["token"], file["name"]]) if file else row["address"],
        outside=not file and bool(row["address"]),
        file_name=file.get("name", ""),
        size=file.get("size", 0),
        kept=str(Kept(row["kept"]).label),
        added=row["added"],
    )


def vouches_for(stored: StoredFile, request: HttpRequest) -> bool:
    """Whether a document that this visitor may see has the file among its versions."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return bool(Document.objects.visible_to(actor).filter(files__file=stored).exists())


def with_files(cycle: Cycle, references: Iterable[str]) -> set[str]:
    """Which of these references are public documents of the cycle that hold an uploaded file."""
    wanted = {reference for reference in references if reference}
    if not wanted:
        return set()
    rows = Document.objects.of(cycle).filter(record__state=RecordState.PUBLISHED, files__isnull=False)
    return set(rows.filter(record__reference__in=wanted).values_list("record__reference", flat=True))
