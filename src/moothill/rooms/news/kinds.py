"""The words of this room."""

import hashlib
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from moothill.core.policy import Side


class AnnouncementKind(models.TextChoices):
    """What an announcement is."""

    NEWS = "news", _("news")
    BLOG_POST = "blog-post", _("blog post")
    CALL_FOR_HELP = "call-for-help", _("call for help")


SIGNING = (
    (Side.GOVERNMENT.value, _("the government's side")),
    (Side.CIVIL_SOCIETY.value, _("civil society's side")),
)

PICTURES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})


def digest_of(title: str, words: str) -> str:
    """What stands for a title and words that were signed: equal as long as they are."""
    return hashlib.sha256(f"{title}\n\n{words}".encode()).hexdigest()


def is_on_top(until: date | None, today: date) -> bool:
    """Whether an announcement stands at the top today: until that day, the day included."""
    return until is not None and today <= until
