"""Sentences of core, which does not translate, in the reader's language."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext


def said(sentence: str, facts: Mapping[str, Any]) -> str:
    """A sentence that core marked for the catalogue, translated and filled; names among the facts are translated too."""
    return gettext(sentence) % {name: _fact(value) for name, value in facts.items()}


def _fact(value: Any) -> Any:
    """A month or a day of the week stands in the catalogue; anything else comes back as it is."""
    return gettext(value) if isinstance(value, str) and value.isalpha() else value
