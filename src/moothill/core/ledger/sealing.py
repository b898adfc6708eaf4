"""The seal: how a line is encoded and hashed.

A seal is the SHA-256, in hexadecimal, of the UTF-8 bytes of one JSON array without spaces:
`["moothill-1", previous, scope, number, at, kind, subject, version, actor, reason, title, facts]`,
strings and two whole numbers, non-ASCII characters written as they are. `previous` is the seal of the line before,
64 zeros for the first. Anybody can check a journal with ten lines of any language.
"""

import hashlib
import json
from dataclasses import astuple, dataclass

GENESIS = "0" * 64
_FORMAT = "moothill-1"


@dataclass(frozen=True, slots=True)
class Line:
    """What is sealed: references and digests, never free text or names."""

    scope: str
    number: int
    at: str
    kind: str
    subject: str
    version: int
    actor: str
    reason: str
    title: str
    facts: str


@dataclass(frozen=True, slots=True)
class Sealed:
    """A stored line: what it says, the seal before it, and its own."""

    line: Line
    previous: str
    seal: str

    @property
    def holds(self) -> bool:
        """Whether the seal is the one that this line after that previous seal must have."""
        return seal(self.line, self.previous) == self.seal


def digest(salt: str, text: str) -> str:
    """SHA-256 of the salt and the text, told apart by the salt's length; "" for no text."""
    if not text:
        return ""
    return hashlib.sha256(f"{len(salt)}:{salt}{text}".encode()).hexdigest()


def seal(line: Line, previous: str) -> str:
    """The seal of `line` when it follows the seal `previous`: 64 hexadecimal digits."""
    content = [_FORMAT, previous, *astuple(line)]
    encoded = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(encoded.encode("utf-8", "surrogatepass")).hexdigest()
