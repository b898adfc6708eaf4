"""One ready page, in the forms in which readers may ask for it."""

import gzip
import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.utils.http import parse_etags

from moothill.front.store.heads import Marks
from moothill.front.store.terms import Headers, Terms, take_off

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
    """A page, the terms on which it is kept, and how its journals stood (`marks`) before it was made."""

    terms: Terms
    marks: Marks
    etag: str
    plain: Form
    packed: Form | None
    unchanged: Headers

    @property
    def size(self) -> int:
        """About how many bytes of memory it takes."""
        forms = [self.plain, *([self.packed] if self.packed else [])]
        words = sum(len(name) + len(value) + 200 for form in forms for name, value in form.headers)
        return words + sum(len(form.body) for form in forms)

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


def make(headers: Headers, body: bytes, terms: Terms, marks: Marks) -> Page:
    """The page of a 200 answer, in each of its forms."""
    etag = f'W/"{hashlib.blake2b(body, digest_size=16).hexdigest()}"'
    shared = _shared_headers(take_off(headers)[0], etag)
    return Page(
        terms=terms,
        marks=marks,
        etag=etag,
        plain=Form([*shared, ("Content-Length", str(len(body)))], body),
        packed=_packed(shared, body),
        unchanged=[(name, value) for name, value in shared if name.lower() in _IN_304],
    )


def _shared_headers(given: Headers, etag: str) -> Headers:
    """What every form says of itself. Browsers may keep the page, but ask each time whether it holds."""
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
