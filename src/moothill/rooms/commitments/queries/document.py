"""The action plan as a document, of which every format is written: what an edition keeps, in the reader's language.

What people wrote stands in their own words; only the words between come from the catalogue.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from moothill.core.exchange.documents import (
    Block,
    Document,
    Heading,
    Listing,
    Paragraph,
    Span,
    Table,
    Words,
    blocks_of,
    document,
    listing,
    own,
    paragraph,
    plain_words,
    said,
)
from moothill.rooms.commitments.kinds import Side
from moothill.rooms.commitments.queries.document_commitment import commitment_blocks, name_of
from moothill.rooms.commitments.queries.document_words import changed, day_words, made_words, window_words

Contents = dict[str, Any]
Blocks = Iterator[Block]


def document_of(contents: Contents, *, base: str = "") -> Document:
    """The document of what an edition keeps, as `editions.shown` gives it. `base` is the address of the site."""
    parts = [
        *_foreword(contents),
        *_vision(contents),
        *_amendment(contents),
        *_made(contents),
        *_commitments(contents),
        *_follow(contents),
        *_editions(contents),
    ]
    language = get_language() or "en"
    return document(
        contents["title"],
        [*_front(contents), *_table_of(parts), *parts],
        language=language,
        own_language=contents["language"],
        base=base,
    )


def _front(contents: Contents) -> Blocks:
    named = _named(contents["cycle"])
    if named != contents["title"]:
        yield paragraph(own(named))
    if contents["place"]:
        given = {"number": contents["place"], "day": day_words(contents["day"])}
        yield Paragraph(said(_("Edition %(number)s, %(day)s.") % given))
    else:
        yield Paragraph(
            said(
                _(
                    "No edition of this plan was issued here. These are its commitments as they stood on %(day)s."
                )
                % {"day": day_words(contents["day"])}
            )
        )


def _named(cycle: Mapping[str, str]) -> str:
    """The member and the title of its cycle; the member once, where the title begins with it."""
    member, title = cycle["member"], cycle["title"]
    begins = title.casefold().startswith(member.casefold())
    # "Oaklanders decide" does not begin with Oakland.
    return title if begins and not title[len(member) :][:1].isalnum() else f"{member}: {title}"


def _table_of(parts: list[Block]) -> Blocks:
    """The contents: every heading of the second and the third level that has a name in addresses, with a way to it."""
    above: list[tuple[Words, list[Words]]] = []
    for part in parts:
        if not (isinstance(part, Heading) and part.anchor):
            continue
        if part.level == 2:
            above.append((_leading(part), []))
        elif above:
            above[-1][1].append(_leading(part))
    yield Heading(2, said(_("Contents")), "contents")
    yield Listing(tuple(_entry(words, below) for words, below in above))


def _entry(words: Words, below: list[Words]) -> tuple[Block, ...]:
    return (Paragraph(words), listing(below)) if below else (Paragraph(words),)


def _leading(heading: Heading) -> Words:
    is_own = all(span.own for span in heading.words)
    return (Span(plain_words(heading.words), own=is_own, link=f"#{heading.anchor}"),)


def _foreword(contents: Contents) -> Blocks:
    if not (contents["foreword"] or contents["signed"]):
        return
    yield Heading(2, said(_("Joint foreword")), "foreword")
    yield from blocks_of(contents["foreword"], top=3, table_label=_("Table"))
    if contents["signed"]:
        yield _signatures(contents["signed"])


def _signatures(rows: list[dict[str, str]]) -> Table:
    """Those of both sides level: a column each, the first beside the first."""
    sides = {Side.GOVERNMENT.value: _("For the government"), Side.CIVIL_SOCIETY.value: _("For civil society")}
    others = [row for row in rows if row["side"] not in sides]
    named = sides | ({"": _("Others")} if others else {})
    columns = [[row for row in rows if row["side"] == side] for side in sides] + ([others] if others else [])
    longest = max(len(column) for column in columns)
    lines = [
        tuple(_signature(column[at]) if at < len(column) else () for column in columns)
        for at in range(longest)
    ]
    return Table(_("Signed by"), tuple(said(label) for label in named.values()), tuple(lines))


def _signature(row: dict[str, str]) -> tuple[Block, ...]:
    office = f"\n{row['office']}" if row["office"] else ""
    return (Paragraph(own(f"{row['name']}{office}")),)


def _vision(contents: Contents) -> Blocks:
    if contents["vision"]:
        yield Heading(2, said(_("Long-term vision")), "vision")
        yield from blocks_of(contents["vision"], top=3, table_label=_("Table"))


def _amendment(contents: Contents) -> Blocks:
    earlier = contents["amends"]
    if not earlier:
        return
    yield Heading(2, said(_("What this edition changes")), "changes")
    given = {"number": earlier["place"], "day": day_words(earlier["day"])}
    address = f"/{contents['cycle']['slug']}/action-plan/{earlier['reference']}/"
    yield Paragraph(said(_("It amends edition %(number)s of %(day)s.") % given, link=address))
    yield paragraph(said(_("Why:") + " "), own(contents["because"]))
    if contents["agreed"]:
        yield paragraph(said(_("Agreed by:") + " "), own(_people(contents["agreed"])))
    yield from (Paragraph(said(words)) for words in window_words(contents["window"], contents["day"]))
    if contents["outside"]:
        yield paragraph(said(_("Issued outside the window, because:") + " "), own(contents["outside"]))
    if contents["changes"]:
        yield listing([changed(row) for row in contents["changes"]])
    else:
        yield Paragraph(said(_("No commitment reads otherwise.")))


def _people(rows: list[dict[str, str]]) -> str:
    return "; ".join(", ".join(filter(None, (row["name"], row["organisation"]))) for row in rows)


def _made(contents: Contents) -> Blocks:
    yield Heading(2, said(_("How this plan was made")), "made")
    counted = {"day": day_words(contents.get("counted") or contents["day"])}
    yield Paragraph(said(_("Counted from the public record of this site on %(day)s.") % counted))
    slug = contents["cycle"]["slug"]
    lines = [said(words, link=f"/{slug}/{page}") for words, page in made_words(contents["made"])]
    yield listing(lines)
    gaps = [
        said(
            _("No contribution is linked to commitment %(name)s.") % {"name": each["number"] or each["title"]}
        )
        for each in contents["commitments"]
        if each["unlinked"]
    ]
    if gaps:
        yield Heading(3, said(_("What the record does not show")), "gaps")
        yield listing(gaps)


def _commitments(contents: Contents) -> Blocks:
    yield Heading(2, said(_("Commitments")), "commitments")
    if not contents["commitments"]:
        yield Paragraph(said(_("This plan has no commitment.")))
    for each in contents["commitments"]:
        yield Heading(3, own(name_of(each)), each["reference"])
        yield from commitment_blocks(each, contents)


def _follow(contents: Contents) -> Blocks:
    yield Heading(2, said(_("How to follow it")), "follow")
    yield from blocks_of(contents["follow"], top=3, table_label=_("Table"))
    slug = contents["cycle"]["slug"]
    yield listing(
        [
            said(_("How far every milestone is"), link=f"/{slug}/progress/"),
            said(_("Everything that changed"), link=f"/{slug}/journal/"),
            said(_("All of it as data"), link=f"/{slug}/data/"),
        ]
    )


def _editions(contents: Contents) -> Blocks:
    if not contents["place"]:
        return
    yield Heading(2, said(_("Editions of this plan")), "editions")
    yield listing([*(_edition(each, contents) for each in contents["editions"]), _this(contents)])


def _edition(each: dict[str, Any], contents: Contents) -> Words:
    given = {"number": each["place"], "day": day_words(each["day"])}
    address = f"/{contents['cycle']['slug']}/action-plan/{each['reference']}/"
    return (
        *said(_("Edition %(number)s, %(day)s:") % given, link=address),
        *own(f" {each['title']}"),
        *_told(each),
    )


def _told(each: dict[str, Any]) -> Words:
    if not each["changes"]:
        return ()
    which = ", ".join(row["number"] or row["reference"] for row in each["changes"])
    words = _("it changed: %(which)s") % {"which": which}
    return said(f" ({words})")


def _this(contents: Contents) -> Words:
    given = {"number": contents["place"], "day": day_words(contents["day"])}
    return (*said(_("Edition %(number)s, %(day)s:") % given), *own(f" {contents['title']}"), *_told(contents))
