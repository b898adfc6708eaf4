"""What the screening rules thought of contributions, in words."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from moothill.commons.moderation.models import Sighting
from moothill.commons.ui.words import said
from moothill.core.screening import RULES

SUGGESTION = "record.suggestion"


def concerns_of(target: str, ids: Collection[int]) -> dict[int, list[str]]:
    """The concerns about each of these things, newest first; a thing about which there is none is left out. One question."""
    rows = Sighting.objects.filter(target=target, target_id__in=ids).order_by("-pk")
    found: dict[int, list[str]] = {}
    for pk, concerns in rows.values_list("target_id", "concerns"):
        told = found.setdefault(pk, [])
        told += [words for words in in_words(concerns) if words not in told]
    return {pk: told for pk, told in found.items() if told}


def in_words(concerns: Iterable[Mapping[str, Any]]) -> list[str]:
    """Stored concerns in the reader's language; one of a rule that is no more is named as it was."""
    return [
        said(RULES[each["rule"]].words, each["facts"]) if each["rule"] in RULES else str(each["rule"])
        for each in concerns
    ]
