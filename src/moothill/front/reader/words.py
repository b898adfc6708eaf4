"""Remarks of the reader in the reader's language, and how a record says where it was read."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from moothill.commons.ui.words import said
from moothill.core.wiki import IN_LINE, Remark, Unreadable

_MOST_DOUBT = 1000
_MOST_SOURCE = 500


def remark(found: Remark) -> str:
    """A remark as a sentence."""
    return said(found.sentence, {name: _translated(value) for name, value in found.facts.items()})


def _translated(value: Any) -> Any:
    return _(value) if isinstance(value, str) and value.startswith("its ") else value


def refusal(error: Unreadable) -> str:
    """Why a page is refused, where, and what to do."""
    facts: Mapping[str, Any] = {
        name: _(value) if name == "found" and isinstance(value, str) else value
        for name, value in error.facts.items()
    }
    where = f"{_(IN_LINE) % {'line': error.line}} " if error.line else ""
    return f"{where}{_(error.what) % facts} {_(error.mend) % facts}"


def doubt(remarks: Iterable[Remark]) -> str:
    """All doubts about a record, as one text that fits its field."""
    words = " ".join(remark(each) for each in remarks)
    return words if len(words) <= _MOST_DOUBT else words[: _MOST_DOUBT - 2].rsplit(" ", 1)[0] + " …"


def source(lines: tuple[int, int], file: str) -> str:
    """ "lines 132-135 of page.txt"."""
    first, last = lines
    name = file[-_MOST_SOURCE + 60 :]
    if not first:
        return name
    if first == last:
        return _("line %(line)s of %(file)s") % {"line": first, "file": name}
    return _("lines %(first)s-%(last)s of %(file)s") % {"first": first, "last": last, "file": name}
