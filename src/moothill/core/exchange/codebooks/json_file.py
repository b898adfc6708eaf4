"""Codebooks in JSON, as this system writes them: {"codebook": 1, "codes": [{"id", "label", "under", ...}]}."""

import json
from collections.abc import Iterator
from typing import Any

from moothill.core.exchange.codebooks.shapes import Book, Raw
from moothill.core.exchange.shapes import CannotRead, gettext_noop

_KEYS = ("label", "id", "under", "standing", "definition", "included", "excluded")
_BROKEN = gettext_noop("Near line %(line)s this is no JSON: %(words)s. Save it again.")
_DEEP = gettext_noop("In this file too many things stand inside each other. It was not read.")
_UTF8 = gettext_noop("The file is not in UTF-8. Save it again as UTF-8.")
_OTHER = gettext_noop(
    "This JSON is no codebook: it needs a list called “codes”, each with a “label”. Nothing was read."
)
_KEY_TWICE = gettext_noop("The key “%(key)s” stands twice in one part of the file. Nothing was read.")
_NOT_TEXT = gettext_noop("%(place)s: “%(key)s” must be text. Nothing was read.")
_NO_CODE = gettext_noop("%(place)s is no code but something else. Nothing was read.")


def write_json(book: Book) -> str:
    """The book in JSON, one code after the other."""
    codes = [
        {
            "id": code.guid,
            "label": code.label,
            "under": "" if code.above is None else book.codes[code.above].guid,
            "standing": code.standing,
            "definition": code.definition,
            "included": code.included,
            "excluded": code.excluded,
        }
        for code in book.codes
    ]
    return json.dumps({"codebook": 1, "codes": codes}, ensure_ascii=False, indent=1) + "\n"


def read_json(content: bytes) -> Iterator[Raw]:
    """Every code in the file. Raises CannotRead."""
    found = _loaded(content)
    codes = found.get("codes") if isinstance(found, dict) else None
    if not isinstance(codes, list):
        raise CannotRead(_OTHER)
    for number, code in enumerate(codes, start=1):
        yield _raw(code, f"code {number}")


def _loaded(content: bytes) -> Any:
    try:
        return json.loads(content.decode("utf-8-sig"), object_pairs_hook=_once)
    except UnicodeDecodeError as error:
        raise CannotRead(_UTF8) from error
    except json.JSONDecodeError as error:
        raise CannotRead(_BROKEN, line=str(error.lineno), words=error.msg) from error
    except RecursionError as error:
        raise CannotRead(_DEEP) from error
    except ValueError as error:  # a number of thousands of digits
        raise CannotRead(_OTHER) from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise CannotRead(_KEY_TWICE, key=key[:60])
        found[key] = value
    return found


def _raw(code: Any, place: str) -> Raw:
    if not isinstance(code, dict):
        raise CannotRead(_NO_CODE, place=place)
    given: dict[str, Any] = {key: _words(code, key, place) for key in _KEYS}
    return Raw(place, own=given.pop("id"), **given)


def _words(code: dict[str, Any], key: str, place: str) -> str:
    value = code.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise CannotRead(_NOT_TEXT, place=place, key=key)
    return value
