"""Sentences of the document of the plan: days, figures, the window for amendments, and what an amendment changes."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from moothill.commons.record import kinds
from moothill.core.exchange.documents import Words, own, said
from moothill.rooms.commitments.queries.changes import ADDED, CHANGED, DROPPED

Row = dict[str, Any]


def day_words(day: str) -> str:
    """A day in the reader's language; "" for none."""
    return date_format(date.fromisoformat(day), "DATE_FORMAT") if day else ""


def made_words(rows: Iterable[Row]) -> Iterator[tuple[str, str]]:
    """Each row of `making.making_of` as a sentence, with the page on which it can be checked."""
    for row in rows:
        words = [f"{_SENTENCES[row['code']](row)}{_between(row)}", *_unknown(row)]
        yield " ".join(words), row["page"]


def _between(row: Row) -> str:
    """The days of a figure, at the end of its sentence."""
    first, last = day_words(row["from"]), day_words(row["to"])
    if not (first and last):
        return ""
    if first == last:
        return _(" (%(day)s)") % {"day": first}
    return _(" (%(first)s to %(last)s)") % {"first": first, "last": last}


def _events(row: Row) -> str:
    number = row["number"]
    if not number:
        return _("No event is recorded as held.")
    return ngettext("%(number)s event was held.", "%(number)s events were held.", number) % {"number": number}


def _unknown(row: Row) -> Iterator[str]:
    """What is not known of a figure. Editions that were issued before it was counted do not tell."""
    if number := row.get("not_recorded"):
        yield ngettext(
            "Whether %(number)s other event took place is not recorded.",
            "Whether %(number)s other events took place is not recorded.",
            number,
        ) % {"number": number}


def _contributions(row: Row) -> str:
    if not row["number"]:
        return _("No contribution is recorded.")
    calls = ngettext("%(number)s call", "%(number)s calls", row["calls"]) % {"number": row["calls"]}
    words = ngettext(
        "%(number)s contribution was made, to %(calls)s or elsewhere.",
        "%(number)s contributions were made, to %(calls)s or elsewhere.",
        row["number"],
    )
    return words % {"number": row["number"], "calls": calls}


def _themes(row: Row) -> str:
    if not row["number"]:
        return _("No theme was made of them.")
    points = ngettext("%(number)s point", "%(number)s points", row["points"]) % {"number": row["points"]}
    words = ngettext(
        "%(number)s theme was made of them, with %(points)s.",
        "%(number)s themes were made of them, with %(points)s.",
        row["number"],
    )
    return words % {"number": row["number"], "points": points}


def _answers(row: Row) -> str:
    if not row["number"]:
        return _("No answer to what people contributed is published.")
    words = ngettext(
        "%(number)s answer was published; %(answered)s of %(of)s contributions have one.",
        "%(number)s answers were published; %(answered)s of %(of)s contributions have one.",
        row["number"],
    )
    return words % row


def _drafts(row: Row) -> str:
    if not row["number"]:
        return _("No numbered draft of a commitment was cut here.")
    words = ngettext(
        "%(number)s numbered draft of a commitment was cut.",
        "%(number)s numbered drafts of commitments were cut.",
        row["number"],
    )
    return words % row


def _comments(row: Row) -> str:
    if not row["calls"]:
        return _("No draft is recorded as having been open for comment.")
    calls = ngettext(
        "Drafts were open for comment once.", "Drafts were open for comment %(calls)s times.", row["calls"]
    )
    # Editions that were issued before this was counted do not tell.
    if row.get("uncounted", 0) == row["calls"]:
        return f"{calls} {_('How many comments came is not recorded.')}" % row
    comments = ngettext(
        "%(number)s comment was made, and %(answered)s answered.",
        "%(number)s comments were made, and %(answered)s answered.",
        row["number"],
    )
    return " ".join([calls, comments, *_uncounted(row)]) % row


def _uncounted(row: Row) -> Iterator[str]:
    if number := row.get("uncounted"):
        yield ngettext(
            "How many comments came to %(uncounted)s other consultation is not recorded.",
            "How many comments came to %(uncounted)s other consultations is not recorded.",
            number,
        )


def _signed(row: Row) -> str:
    words = _("Signed off, %(number)s of %(of)s steps: %(what)s (%(reference)s).")
    return words % row


_SENTENCES = {
    "events": _events,
    "contributions": _contributions,
    "themes": _themes,
    "answers": _answers,
    "drafts": _drafts,
    "comments": _comments,
    "signed": _signed,
}


def window_words(window: Row | None, day: str) -> Iterator[str]:
    """Whether an amendment issued on `day` lies inside the window, and what that is reckoned from."""
    if window is None or window["months"] is None:
        yield _("The rules of this cycle give no window for amendments.")
        return
    months = ngettext("%(number)s month", "%(number)s months", window["months"]) % {
        "number": window["months"]
    }
    if not window["last"]:
        yield _("The window for amendments is %(months)s from submission. No submission is recorded yet.") % {
            "months": months
        }
    else:
        given = {
            "months": months,
            "delivered": day_words(window["delivered"]),
            "last": day_words(window["last"]),
        }
        yield (
            _(
                "The window for amendments was %(months)s from the submission on %(delivered)s: it closed on %(last)s."
            )
            if day > window["last"]
            else _(
                "It lies inside the window for amendments: %(months)s from the submission on %(delivered)s, until %(last)s."
            )
        ) % given
    if not window["confirmed"]:
        yield _("Nobody has confirmed the length of the window in the rules of the OGP.")


def changed(row: Row) -> Words:
    """What an amendment changes of one commitment."""
    name = f"{row['number']} {row['title']}".strip()
    return (*own(name), *said(f": {_what(row)}"))


def _what(row: Row) -> str:
    if row["what"] == ADDED:
        return _("added")
    if row["what"] == DROPPED:
        return _("dropped")
    labels = [str(kinds.get("commitment").field(field).label) for field in row["fields"]]
    milestones = row["milestones"]
    said_of = {
        ADDED: _("milestones added: %(which)s"),
        DROPPED: _("milestones dropped: %(which)s"),
        CHANGED: _("milestones changed: %(which)s"),
    }
    parts = [
        words % {"which": ", ".join(milestones[what])} for what, words in said_of.items() if milestones[what]
    ]
    return "; ".join([*labels, *parts])
