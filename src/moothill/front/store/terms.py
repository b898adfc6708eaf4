"""Whether an answer may be kept, and for how long: what the site's own headers say."""

import re
from dataclasses import dataclass
from math import inf

from moothill.commons.cycles.frame import SCOPE_HEADER, UNTIL_HEADER
from moothill.front.store.heads import Scope

Headers = list[tuple[str, str]]

_OURS = "x-moothill-"
_VARIES = {"accept-encoding", "accept-language", "cookie"}


@dataclass(frozen=True, slots=True)
class Terms:
    """An answer of `length` bytes holds while the journals in `scope` stand, at most `until` (Unix time)."""

    scope: Scope
    until: float
    length: int


def take_off(headers: Headers) -> tuple[Headers, dict[str, str]]:
    """The headers that may leave the process; and those meant for the store alone, named in small letters."""
    rest, ours = [], {}
    for name, value in headers:
        if name.lower().startswith(_OURS):
            ours[name.lower()] = value
        else:
            rest.append((name, value))
    return rest, ours


def terms_of(headers: Headers) -> Terms | None:
    """On which terms an answer with these headers may be kept; None if it must not be."""
    given = {name.lower(): value.lower() for name, value in headers}
    scope = given.get(SCOPE_HEADER.lower())
    if scope is None or "content-length" not in given or not _is_for_everyone(given):
        return None
    until = float(given.get(UNTIL_HEADER.lower(), inf))
    return Terms(_read_scope(scope), until, int(given["content-length"]))


def _read_scope(value: str) -> Scope:
    return () if value == "*" else tuple(sorted({int(head) for head in value.split(",")}))


def _is_for_everyone(given: dict[str, str]) -> bool:
    """Whether nothing ties the answer to one reader, or to something that the key does not hold."""
    if "set-cookie" in given or "content-encoding" in given:
        return False
    if re.search(r"private|no-store", given.get("cache-control", "")):
        return False
    return {name.strip() for name in given.get("vary", "").split(",")} - {""} <= _VARIES
