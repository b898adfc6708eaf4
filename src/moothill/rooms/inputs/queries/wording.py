"""The words of a contribution as one text, so that a range of it can be named: for coders, likeness and learning."""

from collections.abc import Mapping
from typing import Any

from moothill.commons.record.models import Revision
from moothill.rooms.inputs.models import Input

_BETWEEN = "\n\n"


def wording_of(content: Mapping[str, Any]) -> str:
    """The words, why it matters and the answers of one version of an input (its canonical form), with an empty line between
    each. Its title only where there is nothing else. Characters of this text are what an excerpt counts.
    """
    answers = (str(row.get("answer") or "") for row in content.get("answers") or ())
    parts = [content.get("words") or "", content.get("why") or "", *answers]
    return _BETWEEN.join(part for part in parts if part.strip()) or str(content.get("title") or "")


def wording(thing: Input) -> str:
    """As `wording_of`, of an input as it stands now; its record is at hand."""
    return wording_of(
        {"words": thing.words, "why": thing.why, "answers": thing.answers, "title": thing.record.title}
    )


def wording_in(record: int, version: int) -> str | None:
    """The text of one version of an input; None where there is none, or where its words were covered since.

    A covered version is out of sight for everybody: what stood there is not told by an excerpt either.
    """
    from moothill.rooms.inputs.models import Redaction

    found = Revision.objects.filter(record=record, number=version, record__kind="input").first()
    if found is None:
        return None
    covered = Redaction.objects.filter(input=record, undone_at=None, version__gt=version).exists()
    return None if covered else wording_of(found.content)
