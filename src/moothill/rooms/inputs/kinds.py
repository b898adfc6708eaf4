"""The words of this room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CallForm(models.TextChoices):
    """What a call asks for."""

    IDEAS = "ideas", _("free ideas")
    SURVEY = "survey", _("a short survey")
    COMMENTS = "comments", _("comments on a document")
    ELSEWHERE = "elsewhere", _("held elsewhere")


class Who(models.TextChoices):
    """Who may take part in a call here."""

    ANYONE = "anyone", _("anyone, with or without an account")
    ACCOUNTS = "accounts", _("people with an account")


class CallState(models.TextChoices):
    """Where a call stands at a moment."""

    COMING = "coming", _("opens later")
    OPEN = "open", _("open now")
    CLOSED = "closed", _("closed")
    UNDATED = "undated", _("no dates yet")


# The colour that goes with each word; see `ui.templatetags.ui.state`.
CALL_TONES = {
    CallState.COMING: "wait",
    CallState.OPEN: "now",
    CallState.CLOSED: "none",
    CallState.UNDATED: "none",
}


class QuestionKind(models.TextChoices):
    """How a question of a survey is answered."""

    TEXT = "text", _("words")
    CHOICE = "choice", _("one of the choices")
    SCALE = "scale", _("a scale from 1 to 5")
    NUMBER = "number", _("a number")
    FILE = "file", _("a file")


class InputForm(models.TextChoices):
    """What an input is."""

    IDEA = "idea", _("idea")
    COMMENT = "comment", _("comment")
    NOTE = "note", _("note of an event")
    ANSWER = "answer", _("answer to a survey")
    LETTER = "letter", _("letter")


class ComingBy(models.TextChoices):
    """How an input reached the cycle."""

    SITE = "site", _("this site")
    EVENT = "event", _("an event")
    PAPER = "paper", _("paper")
    MAIL = "mail", _("e-mail")
    ELSEWHERE = "elsewhere", _("another site")


class Consent(models.TextChoices):
    """What its author agreed to about publication."""

    NAMED = "named", _("published with the name")
    UNNAMED = "unnamed", _("published without a name")
    PRIVATE = "private", _("not published")


class CoverReason(models.TextChoices):
    """Why words are covered."""

    PERSONAL = "personal", _("private things about somebody")
    NAME = "name", _("the name of somebody who did not agree to it")
    CONTACT = "contact", _("an address, a number or another way to reach somebody")
    ABUSE = "abuse", _("attacks or threatens somebody")
    UNLAWFUL = "unlawful", _("may be against the law")


class BatchState(models.TextChoices):
    """Where an import stands."""

    PREVIEWED = "previewed", _("looked at, nothing made yet")
    RUNNING = "running", _("running")
    STOPPED = "stopped", _("stopped half-way: it goes on where it was")
    DONE = "done", _("done")
    UNDONE = "undone", _("undone")


# Under which licence contributions are published, unless a call says otherwise.
LICENCE = "CC BY 4.0"


def choices_in(words: str) -> list[str]:
    """The choices of a question, as they stand in one cell with a semicolon between them.

    >>> choices_in("Yes; No;; I do not know ")
    ['Yes', 'No', 'I do not know']
    """
    return [choice for part in words.split(";") if (choice := part.strip())]
