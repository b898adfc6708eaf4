"""One ready page, in the forms in which readers may ask for it."""

import gzip
import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import inf
from typing import Any

from django.utils.http import parse_etags

from moothill.commons.cycles.frame import SCOPE_HEADER, UNTIL_HEADER
from moothill.front.store.heads import Marks, Scope, within

Headers = list[tuple[str, str]]

_OURS = "x-moothill-"
_VARIES = {"accept-encoding", "accept-language", "cookie"}
_VARY = ("Vary", "Accept-Encoding, Accept-Language, Cookie")
_SMALL = 500  # bytes below which packing does not pay
_IN_304 = {"cache-control", "content-language", "content-location", "content-security-policy", "etag", "vary"}


@dataclass(frozen=True, slots=True)
class Form:
    """A page as it goes over the wire."""

    headers: Headers
    body: bytes


@dataclass(frozen=True, slots=True)
class Page:
    """A page, what it was made from (`marks` of the journals in `scope`), and the moment until which it may hold."""

    scope: Scope
    marks: Marks
    until: float
    etag: str
    plain: Form
    packed: Form | None
    unchanged: Headers
    size: int

    def answer(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        """The WSGI answer: 304 for a reader who has the page already, no body for HEAD."""
        known = environ.get("HTTP_IF_NONE_MATCH")
        if known is not None and (known == self.etag or self._is_among(known)):
            start_response("304 Not Modified", self.unchanged.copy())
            return []
        packs = self.packed is not None and takes_gzip(environ.get("HTTP_ACCEPT_ENCODING", ""))
        form = self.packed if packs and self.packed else self.plain
        start_response("200 OK", form.headers.copy())
        return [form.body] if environ["REQUEST_METHOD"] == "GET" else []

    def _is_among(self, known: str) -> bool:
        etags = parse_etags(known)
        return etags == ["*"] or self.etag.removeprefix("W/") in {etag.removeprefix("W/") for etag in etags}


def take_off(headers: Headers) -> tuple[Headers, dict[str, str]]:
    """The headers that may leave the process, and those that were meant for the store alone, in small letters."""
    rest, ours = [], {}
    for name, value in headers:
        if name.lower().startswith(_OURS):
            ours[name.lower()] = value
        else:
            rest.append((name, value))
    return rest, ours


def make(headers: Headers, body: Iterable[bytes], marks: Marks, *, largest: int) -> Page | None:
    """The page to keep from a 200 answer, or None if it must not be kept; then `body` is untouched.

    `marks` are those of every journal, as they stood before the page was made.
    """
    rest, ours = take_off(headers)
    if SCOPE_HEADER.lower() not in ours or getattr(body, "streaming", False) or not _is_for_everyone(rest):
        return None
    if _length(rest) > largest:
        return None
    scope = read_scope(ours[SCOPE_HEADER.lower()])
    until = float(ours.get(UNTIL_HEADER.lower(), inf))
    return _page(rest, _whole(body), scope, within(marks, scope), until)


def _is_for_everyone(headers: Headers) -> bool:
    """Whether nothing in the headers ties the answer to one reader, or to something that the key does not hold."""
    given = {name.lower(): value.lower() for name, value in headers}
    if "set-cookie" in given or "content-encoding" in given or "content-length" not in given:
        return False
    if re.search(r"private|no-store", given.get("cache-control", "")):
        return False
    return {name.strip() for name in given.get("vary", "").split(",")} - {""} <= _VARIES


def _length(headers: Headers) -> int:
    return next(int(value) for name, value in headers if name.lower() == "content-length")


def read_scope(value: str) -> Scope:
    """The ids of the journals that a page was made from; none means every journal."""
    return () if value == "*" else tuple(sorted({int(head) for head in value.split(",")}))


def _whole(body: Iterable[bytes]) -> bytes:
    try:
        return b"".join(body)
    finally:
        if hasattr(body, "close"):
            body.close()  # Django ends its request here


def _page(given: Headers, body: bytes, scope: Scope, marks: Marks, until: float) -> Page:
    etag = f'W/"{hashlib.blake2b(body, digest_size=16).hexdigest()}"'
    headers = _headers(given, etag)
    packed = _packed(headers, body)
    return Page(
        scope=scope,
        marks=marks,
        until=until,
        etag=etag,
        plain=Form([*headers, ("Content-Length", str(len(body)))], body),
        packed=packed,
        unchanged=[(name, value) for name, value in headers if name.lower() in _IN_304],
        size=len(body)
        + (len(packed.body) if packed else 0)
        + 3 * sum(len(n) + len(v) + 200 for n, v in headers),
    )


def _headers(given: Headers, etag: str) -> Headers:
    """What every form of the page says of itself. Browsers may keep it, and ask each time whether it still holds."""
    ours = {"content-length", "vary", "etag"}
    headers = [(name, value) for name, value in given if name.lower() not in ours]
    if not any(name.lower() == "cache-control" for name, _value in headers):
        headers.append(("Cache-Control", "no-cache"))
    return [*headers, _VARY, ("ETag", etag)]


def _packed(headers: Headers, body: bytes) -> Form | None:
    """The page in gzip. An anonymous page holds no secret that its packed length could tell."""
    packed = gzip.compress(body, compresslevel=6, mtime=0) if len(body) >= _SMALL else body
    if len(packed) >= len(body):
        return None
    return Form([*headers, ("Content-Encoding", "gzip"), ("Content-Length", str(len(packed)))], packed)


@lru_cache(maxsize=1000)
def takes_gzip(accepted: str) -> bool:
    """Whether a reader with this Accept-Encoding takes gzip."""
    for part in accepted.lower().split(","):
        name, _, weight = part.partition(";")
        if name.strip() in {"gzip", "*"}:
            return not re.fullmatch(r"\s*q\s*=\s*0(\.0*)?\s*", weight)
    return False
