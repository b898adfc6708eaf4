"""One commitment in the document of the plan: its plain words beside the formal ones, and its milestones."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from moothill.commons.record import kinds
from moothill.core.exchange.documents import (
    Block,
    Heading,
    Paragraph,
    Table,
    Words,
    blocks_of,
    listing,
    own,
    paragraph,
    plain_words,
    said,
)
from moothill.rooms.commitments.kinds import Side, Value
from moothill.rooms.commitments.queries.document_words import day_words
from moothill.rooms.themes.kinds import GOALS

Content = dict[str, Any]
Labels = Mapping[str, str]
_TEXTS = ("problem", "causes", "so_far", "solution", "result")
_FACTS = ("ogp_id", "when", "lead", "government_lead", "civil_lead", "contact")


def name_of(each: Content) -> str:
    """Its printed number, if it has one, and its title."""
    return f"{each['number']} {each['title']}".strip()


def commitment_blocks(each: Content, contents: Content) -> Iterator[Block]:
    """Everything below its heading. What is empty is left out, but for the milestones: that there are none is said."""
    fields = _shown(each["fields"], contents)
    labels = each["labels"]
    yield _cited(each, contents)
    if fields["doubt"]:
        yield paragraph(said(_("Uncertain: ")), own(fields["doubt"]))
    yield from _plainly(each)
    yield from _facts(fields, labels)
    yield from _texts(fields, labels, _TEXTS)
    yield from _values(fields, labels)
    yield from _lists(fields, labels)
    yield from _texts(fields, labels, ("resources",))
    yield from _answers(fields, labels)
    yield from _milestones(each["milestones"])


def _shown(fields: Content, contents: Content) -> Content:
    """The fields without those that the cycle does not show."""
    hidden = {row["name"] for row in contents["form"] if not row["shown"]}
    return {name: "" if name in hidden else value for name, value in fields.items()}


def _label(name: str, labels: Labels) -> Words:
    """What a field is called: in the cycle's own words, or in those of the template."""
    return own(labels[name]) if labels.get(name) else said(str(kinds.get("commitment").field(name).label))


def _texts(fields: Content, labels: Labels, names: Iterable[str]) -> Iterator[Block]:
    for name in names:
        if fields[name]:
            yield Heading(4, _label(name, labels))
            yield from blocks_of(fields[name], top=5, table_label=_("Table"))


def _answers(fields: Content, labels: Labels) -> Iterator[Block]:
    """Answers to what the cycle asks beyond the template."""
    for row in fields["more"]:
        yield Heading(4, own(labels.get(row["name"]) or row["name"]))
        yield from blocks_of(row["words"], top=5, table_label=_("Table"))


def _cited(each: Content, contents: Content) -> Paragraph:
    """Which exact wording it is, and where that stands for good."""
    slug = contents["cycle"]["slug"]
    if not each["draft"]:
        words = _("Commitment %(reference)s as it stood when this was made.") % {
            "reference": each["reference"]
        }
        return Paragraph(said(words, link=f"/{slug}/commitments/{each['reference']}/"))
    given = {"reference": each["draft"], "number": each["place"], "day": day_words(each["day"])}
    words = _("In the words of draft %(number)s of %(day)s (%(reference)s).") % given
    return Paragraph(said(words, link=f"/{slug}/drafts/{each['draft']}/"))


def _plainly(each: Content) -> Iterator[Block]:
    summary = each["summary"]
    if summary is None:
        return
    yield Heading(4, said(_("In plain words")))
    yield from blocks_of(summary["words"], top=5, table_label=_("Table"))
    if summary["stale"]:
        words = _("These plain words explain version %(version)s of the commitment, not the wording below.")
        yield Paragraph(said(words % {"version": summary["of_version"]}, strong=True))


def _facts(fields: Content, labels: Labels) -> Iterator[Block]:
    told = [
        (name, fields[name]["words"] if name == "when" else fields[name]) for name in _FACTS if fields[name]
    ]
    cells = [((Paragraph(_label(name, labels)),), (Paragraph(own(words)),)) for name, words in told]
    head = (said(_("Who and when")), said(_("As the commitment says")))
    if cells:
        yield Table(_("Who and when"), head, tuple(cells), named=True)


def _values(fields: Content, labels: Labels) -> Iterator[Block]:
    if rows := fields["values"]:
        yield Heading(4, _label("values", labels))
        yield listing([_value(row) for row in rows])


def _value(row: dict[str, str]) -> Words:
    label = str(dict(Value.choices).get(row["value"], row["value"]))
    return (*said(f"{label}: " if row["why"] else label), *(own(row["why"]) if row["why"] else ()))


def _lists(fields: Content, labels: Labels) -> Iterator[Block]:
    if goals := fields["goals"]:
        yield Heading(4, _label("goals", labels))
        yield listing([_goal(row) for row in goals])
    if areas := fields["areas"]:
        yield Heading(4, _label("areas", labels))
        yield listing([own(row["area"]) for row in areas])
    if others := fields["others"]:
        yield Heading(4, _label("others", labels))
        yield _others(others, plain_words(_label("others", labels)))
    if formers := fields["formers"]:
        yield Heading(4, _label("formers", labels))
        yield listing([own(", ".join(filter(None, (row["title"], row["where"])))) for row in formers])


def _goal(row: dict[str, str]) -> Words:
    label = str(dict(GOALS).get(row["goal"], row["goal"]))
    target = _(" (target %(target)s)") % {"target": row["target"]} if row["target"] else ""
    return said(f"{label}{target}")


def _others(rows: Sequence[dict[str, str]], label: str) -> Table:
    sides = dict(Side.choices)
    cells = [
        (
            (Paragraph(own(row["name"])),),
            (Paragraph(said(str(sides.get(row["side"], "")))),),
            (Paragraph(own(row["part"])),),
        )
        for row in rows
    ]
    head = (said(_("Name")), said(_("Side")), said(_("What they do")))
    return Table(label, head, tuple(cells), named=True)


def _milestones(milestones: Sequence[Content]) -> Iterator[Block]:
    yield Heading(4, said(_("Milestones")))
    if not milestones:
        yield Paragraph(said(_("No milestone is written down.")))
    for group, rows in groupby(milestones, key=lambda each: each["group"]):
        if group:
            yield Heading(5, own(group))
        yield _table(list(rows), group or _("Milestones"))


def _table(rows: Sequence[Content], label: str) -> Table:
    head = (
        _("Number"),
        _("What is done"),
        _("What will exist, and how it can be checked"),
        _("When"),
        _("Who"),
    )
    return Table(label, tuple(said(each) for each in head), tuple(_row(row) for row in rows), named=True)


def _row(row: Content) -> tuple[tuple[Block, ...], ...]:
    exists = (*_marked(row["output"]), *_marked(row["verification"]))
    who = [own(words) for words in (row["lead"], row["support"]) if words]
    return (
        (Paragraph(own(row["number"])),),
        (Paragraph(own(row["title"])),),
        exists,
        (Paragraph(own(row["when"]["words"])),) if row["when"] else (),
        tuple(Paragraph(words) for words in who),
    )


def _marked(text: str) -> tuple[Block, ...]:
    """Markdown in a cell: its headings are strong lines, for a cell is no part of the document."""
    return tuple(
        Paragraph(block.words) if isinstance(block, Heading) else block
        for block in blocks_of(text, top=6, table_label=_("Table"))
    )
