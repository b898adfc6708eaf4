"""Key details: who leads, from when to when, for what. Written as "Name: words", or as a table of two columns."""

import re
from collections.abc import Callable

from moothill.core.wiki.blocks import Paragraph, Piece, Table
from moothill.core.wiki.book import Draft
from moothill.core.wiki.found import Kind
from moothill.core.wiki.meaning.scene import Scene, add_notes
from moothill.core.wiki.people import CIVIL_SOCIETY, GOVERNMENT, people_in, side_of
from moothill.core.wiki.remarks import gettext_noop
from moothill.core.wiki.shapes import bare, parted, period_of

_PAIR = re.compile(r"^\W*([^\W_][^:|]{1,60}?)\W*:\W*\s+(\S.*)$", re.DOTALL)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_COMMITMENTS = re.compile(
    r"\b(\d{1,3}|[a-z]+)\s*(?:to|-|–|and)\s*(\d{1,3}|[a-z]+)\s+commitments\b", re.IGNORECASE
)
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NO_DATE = gettext_noop("“%(words)s” gives no date; it stands in the text of the section.")
_TWICE = gettext_noop("The page also says “%(words)s”.")

Put = Callable[[Draft, str, str, Piece, Scene], bool]


def _leads(draft: Draft, label: str, words: str, piece: Piece, scene: Scene) -> bool:
    side = side_of(label)
    rows = [{**row, "post": "", "side": row["side"] or side} for row in people_in(words)]
    _add(draft, "leads", rows, piece)
    return True


def _add(draft: Draft, name: str, rows: list[dict[str, str]], piece: Piece) -> None:
    """Rows that are not there yet. What a page says twice with other words is kept as a doubt."""
    there = draft.values.get(name, [])
    known = {row["name"]: row for row in there}
    for row in rows:
        before = known.get(row["name"])
        if before and row["organisation"] not in ("", before["organisation"]):
            draft.doubt(_TWICE, words=f"{row['name']} ({row['organisation']})")
    draft.put(name, [*there, *(row for row in rows if row["name"] not in known)], piece)


def _teams(draft: Draft, label: str, words: str, piece: Piece, scene: Scene) -> bool:
    low = label.lower()
    side = (
        GOVERNMENT
        if re.search("gov|council", low)
        else CIVIL_SOCIETY
        if re.search("network|civil|community", low)
        else ""
    )
    rows = [
        {"name": name.strip()[:200], "organisation": "", "side": side} for name in bare(words).split(", ")
    ]
    _add(draft, "teams", rows, piece)
    return True


def _contacts(draft: Draft, label: str, words: str, piece: Piece, scene: Scene) -> bool:
    side = side_of(label) or side_of(words)
    if not side:
        return False
    email = _EMAIL.search(words)
    name = bare(words.replace(email[0], "") if email else words).strip(" ,;()<>[]")
    row = {"side": side, "name": name[:200], "email": email[0] if email else "", "address": ""}
    draft.put("contacts", [*draft.values.get("contacts", []), row], piece)
    return True


def _same_days(one: str, other: str, year: int) -> bool:
    first, second = period_of(one, year), period_of(other, year)
    return (
        first is not None
        and second is not None
        and (first.earliest, first.latest) == (second.earliest, second.latest)
    )


def _day(name: str) -> Put:
    def put(draft: Draft, label: str, words: str, piece: Piece, scene: Scene) -> bool:
        date, rest = parted(scene.unmarked(words), scene.year)
        if not date or rest:
            scene.section.doubt(_NO_DATE, words=bare(words)[:80])
            return False
        before = draft.values.get(name, date)
        if not _same_days(before, date, scene.year):
            draft.doubt(_TWICE, words=f"{label}: {date}")
            draft.places[name].append(piece)
            return True
        draft.put(name, date, piece)
        return True

    return put


def _purpose(draft: Draft, label: str, words: str, piece: Piece, scene: Scene) -> bool:
    if words not in draft.values.get("purpose", ""):
        draft.add("purpose", words, piece)
    return True


def _commitments(draft: Draft, label: str, words: str, piece: Piece, scene: Scene) -> bool:
    return allowed(draft, f"{words} commitments" if "commitment" not in words else words, piece)


_LABELS: tuple[tuple[str, Put], ...] = (
    (
        r"^(project |joint |co.?)?leads?( officials?| persons?| people)?$|.*\bleads?\b.*|led by|coordinators?|who leads",
        _leads,
    ),
    (r".*\bteams?\b.*", _teams),
    (r".*\b(contact|e-?mail)\b.*", _contacts),
    (r"(project |plan |cycle )?(start|begin|commence)\w*( date| on)?|starts? on", _day("start")),
    (
        r"(plan |project |cycle )?(completion|complete by|end|finish)\w*( date| on)?|ends? on",
        _day("completion"),
    ),
    (r"(number of )?commitments?( allowed| limit)?", _commitments),
    (r"(purpose|aim|what it is for|goal)\b.*", _purpose),
)
_PATTERNS = tuple((re.compile(rf"^(?:{words})$", re.IGNORECASE), put) for words, put in _LABELS)


def pair_in(text: str) -> tuple[str, str] | None:
    """The two sides of "Name: words", or None."""
    match = _PAIR.match(text)
    return (bare(match[1]), match[2].strip().removeprefix("** ").strip()) if match else None


def way_of(label: str) -> Put | None:
    """How to put down a detail with this name, if the name is known."""
    return next((put for pattern, put in _PATTERNS if pattern.match(label.strip(" :"))), None)


def record(scene: Scene) -> Draft:
    """The key details, made when the first is found; a page has them once."""
    if scene.details is None:
        scene.details = scene.book.start(Kind.KEY_DETAILS)
        scene.details.values["title"] = "Key details"
    return scene.details


def paragraph(block: Paragraph | Piece, scene: Scene) -> bool:
    """One detail in a paragraph; False if it is none."""
    pair = pair_in(block.text)
    put = way_of(pair[0]) if pair else None
    if pair is None or put is None or not put(record(scene), pair[0], pair[1], block, scene):
        return False
    scene.label_read(block, pair[0])
    scene.show("plan.key-details", block)
    return True


def is_table(table: Table, *, named: bool) -> bool:
    """Whether two columns hold names of details and their words; fewer will do under a heading that says so."""
    pairs = [row.cells for row in table.rows if len(row.cells) == 2 and row.cells[0].text]
    known = sum(way_of(bare(cells[0].text)) is not None for cells in pairs)
    return len(pairs) == len([row for row in table.rows if row.filled]) and known >= (1 if named else 2)


def table(block: Table, scene: Scene) -> None:
    """A detail in each row. Those with a name that is not known stand in the section's text."""
    for row in block.rows:
        if not row.filled:
            continue
        label, cell = row.cells[0], row.cells[1]
        put = way_of(bare(label.text))
        if put and cell.text and put(record(scene), bare(label.text), cell.text, cell, scene):
            scene.heads_read([label])
            scene.show("plan.key-details", label)
            add_notes(scene, record(scene), "purpose", row.filled)
        else:
            scene.write("entry", f"- {label.text}: {cell.text}", label, cell)


def allowed(draft: Draft, text: str, piece: Piece) -> bool:
    """How many commitments a plan may have: "3 to 5 commitments"."""
    match = _COMMITMENTS.search(text)
    numbers = [_number(word) for word in match.groups()] if match else []
    if len(numbers) != 2 or None in numbers:
        return False
    draft.put("commitments_least", numbers[0], piece)
    draft.put("commitments_most", numbers[1], piece)
    return True


def _number(word: str) -> int | None:
    if word.isascii() and word.isdigit():
        return int(word)
    return _NUMBERS.index(word.lower()) + 1 if word.lower() in _NUMBERS else None
