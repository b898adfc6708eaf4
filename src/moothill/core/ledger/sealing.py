"""The seal: how a line is encoded and hashed.

A seal is the SHA-256, in hexadecimal, of the UTF-8 bytes of one JSON array without spaces:
`["moothill-1", previous, scope, number, at, kind, subject, version, actor, reason, title, facts]`,
strings and two whole numbers, non-ASCII characters written as they are. `previous` is the seal of the line before,
64 zeros for the first. Anybody can check a journal with ten lines of any language.
"""

import json
from dataclasses import dataclass
from hashlib import sha256

GENESIS = "0" * 64
_FORMAT = "moothill-1"


@dataclass(frozen=True, slots=True)
class Line:
    """What is sealed: references, numbers and digests, never free text or names."""

    scope: str
    number: int
    at: str  # ISO 8601, UTC, with microseconds
    kind: str  # "activity.revised"
    subject: str  # "scotland-2018-20/A-17"
    version: int  # the number of the revision, 0 if there was none
    actor: str  # salted digests, "" where there was nothing
    reason: str
    title: str
    facts: str  # canonical JSON of small facts that name no person


@dataclass(frozen=True, slots=True)
class Sealed:
    """A stored line: what it says, the seal before it, and its own."""

    line: Line
    previous: str
    seal: str


def digest(salt: str, text: str) -> str:
    """SHA-256 of the salt and the text, told apart by the salt's length; "" for no text."""
    if not text:
        return ""
    return _sha256(f"{len(salt)}:{salt}{text}")


def seal(line: Line, previous: str) -> str:
    """The seal of `line` when it follows the seal `previous`: 64 hexadecimal digits."""
    return seal_as(line, line.number, previous)


def seal_as(line: Line, number: int, previous: str) -> str:
    """The seal that `line` would have under another number: a line that was renumbered is known by it."""
    content = [
        _FORMAT, previous, line.scope, number, line.at, line.kind, line.subject, line.version,
        line.actor, line.reason, line.title, line.facts,
    ]  # fmt: skip
    return _sha256(json.dumps(content, ensure_ascii=False, separators=(",", ":")))


def _sha256(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
