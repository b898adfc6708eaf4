"""The words of this room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CallForm(models.TextChoices):
    """What a call asks for."""

    IDEAS = "ideas", _("free ideas")
    SURVEY = "survey", _("a short survey")
    COMMENTS = "comments", _("comments on a document")
    DRAFT = "draft", _("comments on a draft of the plan")
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


# What people may tell about themselves, apart from what they contribute: for each question its words, and the answers with
# theirs. Nobody has to; what is left out is not counted.
EQUALITY = {
    "age": (
        _("Your age"),
        (
            ("under-18", _("under 18")),
            ("18-24", _("18 to 24")),
            ("25-34", _("25 to 34")),
            ("35-44", _("35 to 44")),
            ("45-54", _("45 to 54")),
            ("55-64", _("55 to 64")),
            ("65-74", _("65 to 74")),
            ("75-over", _("75 or over")),
        ),
    ),
    "gender": (
        _("You are"),
        (("woman", _("a woman")), ("man", _("a man")), ("another", _("described in another way"))),
    ),
    "disability": (
        _("A condition or illness limits what you can do, and has lasted or will last a year"),
        (("yes", _("yes")), ("no", _("no"))),
    ),
    "ethnicity": (
        _("Your ethnic group"),
        (
            ("white", _("White")),
            ("asian", _("Asian")),
            ("black", _("African, Caribbean or Black")),
            ("mixed", _("mixed, or several")),
            ("another", _("another one")),
        ),
    ),
    "region": (
        _("Where you live"),
        (
            ("city", _("in a city")),
            ("town", _("in a town")),
            ("country", _("in a village or in the country")),
            ("island", _("on an island")),
            ("abroad", _("in another country")),
        ),
    ),
}
