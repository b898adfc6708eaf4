"""Taking names out of the journal. Every seal stays as it was, and every line stays."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db.models import F

from moothill.commons.journal.models import Entry, Head


def erase(participants: Sequence[int], at: datetime) -> None:
    """Take the names of these participants from all lines, and tell every cached page that something changed.

    Call it last in the transaction of an erasure: it holds the head of every journal until the caller commits. So no
    line with the name is written meanwhile that this does not see.
    """
    hold_heads()
    named = Entry.objects.filter(actor__in=participants).exclude(actor_name="", actor_salt="")
    named.update(actor_name="", actor_salt="", salt="")
    Head.objects.update(stamp=F("stamp") + 1)


def hold_heads() -> None:
    """Lock the head of every journal, in the same order always, until the caller commits."""
    list(Head.objects.select_for_update().order_by("pk").values_list("pk", flat=True))


def forget_titles(subjects: Iterable[str]) -> None:
    """Take the titles from all lines about these subjects: where a title is a name, as in lines about roles."""
    lines = Entry.objects.filter(subject__in=list(subjects)).exclude(title="", title_salt="")
    lines.update(title="", title_salt="", salt="")


def forget_words(lines: Iterable[int]) -> None:
    """Take reason and title from the lines with these ids: what they were about was taken back for good."""
    found = Entry.objects.filter(pk__in=list(lines))
    found.update(reason="", reason_salt="", title="", title_salt="", salt="")
