"""What the schema finds, in plain words with the mend."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

_WORDS = {
    "missing": gettext_noop("this is missing. Add it."),
    "extra_forbidden": gettext_noop("the schema knows no such name. Take it out, or mend its spelling."),
    "string_type": gettext_noop("%(found)s is no text. Write it in quotation marks."),
    "string_too_short": gettext_noop("this is empty. Write something here."),
    "string_too_long": gettext_noop("this is too long: at most %(max_length)s characters fit. Shorten it."),
    "string_pattern_mismatch": gettext_noop("%(found)s does not have the right form: %(pattern)s."),
    "int_type": gettext_noop("%(found)s is no whole number. Write one, without quotation marks."),
    "int_from_float": gettext_noop("%(found)s is no whole number. Write one."),
    "bool_type": gettext_noop(
        "%(found)s is neither true nor false. Write one of the two, without quotation marks."
    ),
    "greater_than_equal": gettext_noop("%(found)s is too small: the least is %(ge)s."),
    "less_than_equal": gettext_noop("%(found)s is too large: the most is %(le)s."),
    "literal_error": gettext_noop("%(found)s is not known here. Write one of: %(expected)s."),
    "tuple_type": gettext_noop("this is no list. Write it in square brackets."),
    "too_long": gettext_noop("the list has %(actual_length)s entries; at most %(max_length)s belong here."),
    "model_type": gettext_noop("this needs fields by name. Write it in braces."),
    "none_required": gettext_noop("this must stay empty until a room can hold it. Write null."),
    "json_invalid": gettext_noop("this is no JSON: %(error)s. Mend it there."),
}
_DAYS = gettext_noop("%(found)s is no day. Write one such as 2018-06-30, in quotation marks.")
_TIMES = gettext_noop("%(found)s is no time of day. Write one such as 13:30, in quotation marks.")


def said(error: Mapping[str, Any]) -> str:
    """One error of the schema as a sentence."""
    kind = error["type"]
    words = _WORDS.get(kind)
    if words is None and kind.startswith("date_"):
        words = _DAYS
    if words is None and kind.startswith("time_"):
        words = _TIMES
    if words is None:
        return str(error["msg"])
    return _(words) % {**error.get("ctx", {}), "found": _found(error["input"])}


def _found(value: object) -> str:
    words = str(value)
    return f"“{words[:60]}…”" if len(words) > 60 else f"“{words}”"
