"""Words of this room that are chosen from lists."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Depth(TextChoices):
    """How deep in the page a section's heading stands."""

    ONE = "1", _("main heading")
    TWO = "2", _("heading below it")
    THREE = "3", _("heading below that")


class DocumentKind(TextChoices):
    """What a document is."""

    NOTES = "notes", _("notes")
    MINUTES = "minutes", _("minutes")
    AGENDA = "agenda", _("agenda")
    REPORT = "report", _("report")
    PLAN = "plan", _("plan")
    DRAFT = "draft", _("draft")
    PRESENTATION = "presentation", _("presentation")
    DATA = "data", _("data")
    LETTER = "letter", _("letter")
    OTHER = "other", _("other")


class Kept(TextChoices):
    """Whether a copy of a version is kept, and where."""

    HERE = "here", _("a copy is kept here")
    ELSEWHERE = "elsewhere", _("a copy is kept elsewhere")
    NOWHERE = "nowhere", _("no copy is kept")
    NOT_KNOWN = "not-known", _("whether a copy is kept is not known")
