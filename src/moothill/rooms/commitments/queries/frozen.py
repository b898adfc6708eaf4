"""A commitment as it stood in a draft, or as it stands now. Two such contents can be compared whatever they are of."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Max
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds
from moothill.commons.record.fields import Field, Rows, Text, When
from moothill.commons.record.models import Record
from moothill.commons.ui import markup
from moothill.core.dates import from_json
from moothill.core.policy import RecordState
from moothill.core.text import Undrawable, blocks
from moothill.rooms.commitments.kinds import DRAFTED, DRAFTED_MILESTONES
from moothill.rooms.commitments.models import Draft
from moothill.rooms.commitments.queries.forms import own_words

Contents = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a draft, or one row of a small table. `anchor` is its place on the draft's page, for good.

    `field` is the open field that it stands in and `label` what that is called; `milestone` is the reference of the
    milestone whose field it is, "" where it is the commitment's. `words` are plain, `html` is safe to show. On the draft's
    page `said` is how many comments there are on it, and `answer` where one is made, "" while none is taken.
    """

    anchor: str
    field: str
    label: str
    words: str
    html: SafeString
    milestone: str = ""
    said: int = 0
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One field of a draft, and its paragraphs in order."""

    field: str
    label: str
    paragraphs: Sequence[Paragraph]


@dataclass(frozen=True, slots=True)
class MilestoneParts:
    """One milestone of a draft, as it stood. `parts` are its fields beside number, title and group."""

    reference: str
    number: str
    title: Paragraph
    group: str
    parts: Sequence[Part]


def contents_of(commitment: Record) -> dict[str, Any]:
    """What a draft of this commitment would hold now: its open fields, and those of its published milestones in order.

    Three queries.
    """
    kind, milestone = kinds.get("commitment"), kinds.get("milestone")
    steps = milestone.things().filter(commitment=commitment.pk, record__state=RecordState.PUBLISHED)
    return {
        "commitment": kind.read(kind.things().get(pk=commitment.pk)),
        "milestones": [{"reference": each.record.reference, **milestone.read(each)} for each in steps],
        "labels": own_words(commitment.cycle),
    }


def digest_of(contents: Contents) -> str:
    """SHA-256 of the canonical JSON (keys in order, no blanks, UTF-8), in hex: anybody can reckon it from the data."""
    canonical = json.dumps(contents, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def is_intact(draft: Draft) -> bool:
    """Whether what a draft holds is that of which its digest was taken."""
    return digest_of(draft.contents) == draft.digest


def says_the_same(one: Contents, other: Contents) -> bool:
    """Whether two contents hold the same commitment and milestones, whatever the fields were called."""
    return all(one[part] == other[part] for part in ("commitment", "milestones"))


def draft_numbered(commitment: Record, place: int, actor: Actor) -> Draft | None:
    """The draft of this commitment with this number, if `actor` may see it. One query."""
    found: Draft | None = (
        _drafts(commitment.cycle, actor).filter(commitment=commitment.pk, place=place).first()
    )
    return found


def last_place(commitment: Record) -> int:
    """The number of the last draft cut of this commitment, whatever became of it; 0 if there is none."""
    rows = Draft.objects.filter(commitment=commitment.pk)
    return int(rows.aggregate(last=Max("place"))["last"] or 0)


def drafts_of(commitment: Record, actor: Actor) -> list[Draft]:
    """The drafts of this commitment that `actor` may see, the first first, without what they hold. One query."""
    found = _drafts(commitment.cycle, actor).filter(commitment=commitment.pk).defer("contents")
    return list(found.order_by("place"))


def withdrawn_of(commitment: Record) -> list[Draft]:
    """The drafts of this commitment that were withdrawn: of these only the number, the day and the reason are told."""
    found = Draft.objects.filter(commitment=commitment.pk, record__state=RecordState.WITHDRAWN)
    return list(found.select_related("record").defer("contents").order_by("place"))


def _drafts(cycle: Cycle, actor: Actor) -> Any:
    return Draft.objects.visible_in(cycle, actor).select_related("record")


def paragraphs(draft: Draft) -> list[Paragraph]:
    """Every paragraph of every field of a draft and of its milestones, in the order of its page. No query.

    Their anchors stay as they are, because a draft never changes.
    """
    found = [each for part in parts_of(draft) for each in part.paragraphs]
    for step in milestones_of(draft):
        found += [step.title, *(each for part in step.parts for each in part.paragraphs)]
    return found


def parts_of(draft: Draft) -> list[Part]:
    """The fields of the commitment that say something, in the order of the template, then the cycle's own questions."""
    kind, labels = kinds.get("commitment"), draft.contents["labels"]
    values = draft.contents["commitment"]
    parts = [
        _part(kind.field(name), values[name], labels.get(name, ""), "p")
        for name in DRAFTED
        if name != "title" and values[name]
    ]
    return parts + [_answer(row, labels.get(row["name"], "")) for row in values["more"]]


def milestones_of(draft: Draft) -> list[MilestoneParts]:
    """The milestones of a draft in their order."""
    return [_milestone(values) for values in draft.contents["milestones"]]


def _milestone(values: Mapping[str, Any]) -> MilestoneParts:
    kind, reference = kinds.get("milestone"), values["reference"]
    start = f"p-{reference.lower()}"
    label = str(kind.field("title").label)
    words = values["title"]
    fields = [
        name for name in DRAFTED_MILESTONES if name not in ("number", "title", "group") and values[name]
    ]
    parts = [_part(kind.field(name), values[name], "", start, reference) for name in fields]
    title = Paragraph(f"{start}-title", "title", label, words, markup.as_written(words), reference)
    return MilestoneParts(reference, values["number"], title, values["group"], parts)


def _part(field: Field, value: Any, label: str, start: str, milestone: str = "") -> Part:
    called = label or str(field.label)
    anchor = f"{start}-{field.name.replace('_', '-')}"
    drawn = enumerate(_drawn(field, value), start=1)
    return Part(
        field.name,
        called,
        [
            Paragraph(f"{anchor}-{place}", field.name, called, words, html, milestone)
            for place, (words, html) in drawn
        ],
    )


def _answer(row: Mapping[str, str], label: str) -> Part:
    """The answer to a question of the cycle's own."""
    called = label or row["name"]
    drawn = enumerate(_of_text(row["words"]), start=1)
    found = [Paragraph(f"p-{row['name']}-{place}", row["name"], called, *each) for place, each in drawn]
    return Part(row["name"], called, found)


def _drawn(field: Field, value: Any) -> Iterator[tuple[str, SafeString]]:
    """Each paragraph of a value: plain words, and the same as HTML."""
    if isinstance(field, Text):
        yield from _of_text(value)
    elif isinstance(field, Rows):
        yield from ((words, markup.as_written(words)) for words in field.words(value).split("\n"))
    elif isinstance(field, When):
        yield value["words"], markup.period(from_json(value))
    else:
        yield field.words(value), markup.as_written(field.words(value))


def _of_text(text: str) -> Iterator[tuple[str, SafeString]]:
    try:
        found = blocks(text, top=4, table_label=_("Table"))
    except Undrawable:
        yield text, markup.as_written(text)
        return
    for block in found:
        yield block.words, mark_safe(block.html)  # nosec: `blocks` lets only safe HTML through
