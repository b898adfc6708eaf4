"""Pieces of pages that stay the same from one page to the next, such as the rows of long tables."""

from collections.abc import Hashable
from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

MOST = 4096  # a row takes about 2 KB


def piece(template: str, **values: Hashable) -> SafeString:
    """`template` drawn with `values` and nothing else, without the space around it; the same values drawn before in
    this language come from memory.

    All that is shown must be in the values. They must be hashable, and equal only if they look the same: a model will
    not do, because it equals every other one with its id. Raises TypeError for what cannot be hashed.
    """
    return _drawn(template, get_language(), tuple(values.items()))


@lru_cache(maxsize=MOST)
def _drawn(template: str, language: str | None, values: tuple[tuple[str, Any], ...]) -> SafeString:
    return SafeString(render_to_string(template, dict(values)).strip())  # nosec: an escaped template
