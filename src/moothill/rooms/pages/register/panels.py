"""The panels of this room: the sections of a page, the documents of a cycle or of a record, and a document's versions."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from moothill.commons.record.paging import MOST, first_of_each
from moothill.commons.record.panels import Panel, Place
from moothill.rooms.pages import queries
from moothill.rooms.pages.kinds import DocumentKind

Contexts = Mapping[str, dict[str, Any]]


def _sections(place: Place, options: Sequence[str]) -> Contexts:
    """The sections of the page on whose own address this stands."""
    if place.record is None:
        return {}
    drawn = queries.draw_page(place.record, place, address=place.record.get_absolute_url())
    return {key: {"cycle": place.cycle, "drawn": drawn} for key in options}


def _documents(place: Place, options: Sequence[str]) -> Contexts:
    """An option is a kind of document; "" is all of them."""
    things = queries.documents(place.cycle, place.actor)
    wanted = things if "" in options else things.filter(document_kind__in=options)
    first = wanted[: MOST + 1] if len(options) == 1 else first_of_each(wanted, "document_kind")
    rows = queries.document_rows(first, place)
    return {option: _of_kind(rows, option, place) for option in options}


def _of_kind(rows: Sequence[queries.DocumentRow], option: str, place: Place) -> dict[str, Any]:
    those = [row for row in rows if option in ("", row.kind)]
    return {"cycle": place.cycle, "rows": those[:MOST], "more": len(those) > MOST}


def _document_options(place: Place) -> Iterator[tuple[str, str]]:
    yield "", _now("all documents")
    for value, label in DocumentKind.choices:
        yield value, _now("only: %(kind)s") % {"kind": label}


def _attached(place: Place, options: Sequence[str]) -> Contexts:
    """The documents attached to the record on whose page this stands."""
    if place.record is None:
        return {}
    rows = queries.document_rows(queries.attached_to(place.record, place.actor)[:MOST], place)
    add = f"{place.record.get_absolute_url()}attach/" if place.editing else ""
    return {key: {"cycle": place.cycle, "rows": rows, "add": add} for key in options} if rows or add else {}


def _versions(place: Place, options: Sequence[str]) -> Contexts:
    """The versions of the document on whose page this stands."""
    thing = (
        queries.documents(place.cycle, place.actor)
        .filter(pk=place.record.pk if place.record else None)
        .first()
    )
    if thing is None or place.record is None:
        return {}
    add = f"{place.record.get_absolute_url()}add-version/" if place.editing else ""
    shown = {"cycle": place.cycle, "versions": queries.versions_of(thing), "add": add}
    return dict.fromkeys(options, shown)


PANELS = (
    Panel("pages.sections", _("Sections"), "pages/panel_sections.html", _sections),
    Panel(
        "pages.documents",
        _("Documents"),
        "pages/panel_documents.html",
        _documents,
        options=_document_options,
        kind="document",
        data="documents",
    ),
    Panel("pages.attached", _("Attached documents"), "pages/panel_attached.html", _attached),
    Panel("pages.versions", _("Versions"), "pages/panel_versions.html", _versions),
)
