"""What one e-mail says: its own words without those it quotes, who sent it, when, and what hangs on it."""

import re
from collections.abc import Iterator
from datetime import UTC
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from moothill.core.exchange.plain import from_html, line_of, tidy

MOST_PARTS = 200
_HEADER = 2_000  # characters of one header that are looked at
_WROTE = re.compile(
    r"(on|am|le|el|il|op)\b.{5,200}(wrote|schrieb|écrit|escribió|scritto|schreef)[^\n]{0,80}:", re.IGNORECASE
)
_BELOW = re.compile(
    r"-{3,}\s*(original message|forwarded message|ursprüngliche nachricht)\s*-{3,}", re.IGNORECASE
)
_OUTLOOK = re.compile(r"_{10,}|from: .{3,}", re.IGNORECASE)
_SENT = re.compile(r"(sent|date|to|subject): .+", re.IGNORECASE)
CUT = "[…]"


def header(message: Message, name: str) -> str:
    """One header in plain words; what cannot be decoded stays as it is."""
    raw = _raw(message, name)
    try:
        pieces = decode_header(raw)
    except (HeaderParseError, ValueError, LookupError):
        return line_of(raw)
    return line_of("".join(_decoded(words, charset) for words, charset in pieces))


def _raw(message: Message, name: str) -> str:
    """As it was sent; letters beyond ASCII that should have been encoded are taken for UTF-8."""
    for key, value in message.raw_items():
        if key.casefold() == name.casefold():
            return str(value)[:_HEADER].encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return ""


def sender(message: Message) -> str:
    """The name of who sent it; an address is no name, and is nobody's business."""
    name, _ = parseaddr(header(message, "From"))
    return "" if "@" in name else name[:200]


def sent_on(message: Message) -> str:
    """The day it was sent, in UTC; "" where that is not said in a way that can be read."""
    try:
        moment = parsedate_to_datetime(_raw(message, "Date")[:100])
        return (moment.astimezone(UTC) if moment.tzinfo else moment).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def is_automatic(message: Message) -> bool:
    """Whether a machine sent it: a bounce, a holiday notice."""
    told = _raw(message, "Auto-Submitted").strip().casefold()
    return message.get_content_type() == "multipart/report" or not f"{told}no".startswith("no")


def body(message: Message) -> str:
    """Its words: the plain ones, or those of the HTML where there are no others."""
    parts = [part for part in _parts(message) if not is_attached(part)]
    for kind in ("text/plain", "text/html"):
        found = [
            words for part in parts if part.get_content_type() == kind and (words := _words(part)).strip()
        ]
        if found:
            return "\n\n".join(map(from_html, found) if kind == "text/html" else found)
    return ""


def attachments(message: Message) -> list[str]:
    """What the files are called that hang on it."""
    return [_file_name(part) for part in _parts(message) if is_attached(part)]


def is_attached(part: Message) -> bool:
    """Whether this part is a file, not words of the letter."""
    told = _raw(part, "Content-Disposition").strip().casefold()
    return told.startswith("attachment") or part.get_content_maintype() not in {
        "text",
        "multipart",
        "message",
    }


def _parts(message: Message) -> Iterator[Message]:
    """The parts that hold no others. What stands in a message that was forwarded as a file belongs to that file."""
    for number, part in enumerate(message.walk()):
        if number > MOST_PARTS:
            return
        if not part.is_multipart():
            yield part


def _words(part: Message) -> str:
    raw = part.get_payload(decode=True)
    return _decoded(raw, part.get_content_charset()) if isinstance(raw, bytes) else ""


def _decoded(words: bytes | str, charset: str | None) -> str:
    if isinstance(words, str):
        return words
    for name in (charset or "utf-8", "utf-8"):
        try:
            found = words.decode(name)
        except (LookupError, ValueError):
            continue
        return found if isinstance(found, str) else ""
    return words.decode("cp1252", "replace")


def _file_name(part: Message) -> str:
    try:
        name = part.get_filename() or ""
    except (ValueError, LookupError, TypeError):
        name = ""
    return line_of(name.replace("\x00", ""))[:80] or part.get_content_type()[:80]


def own_words(words: str) -> tuple[str, bool, bool]:
    """Without what it quotes, each cut marked where it was; whether anything was cut, and whether a signature was."""
    kept: list[str] = []
    cut = False
    lines = re.sub(r"(?m)^>(>*From )", r"\1", tidy(words)).split("\n")
    for at, line in enumerate(lines):
        bare = line.strip()
        if _BELOW.fullmatch(bare) or (_OUTLOOK.fullmatch(bare) and _is_old_head(lines[at + 1 : at + 4])):
            kept.append(CUT)
            return _joined(kept), True, False
        if line.rstrip("\r") in {"-- ", "--"}:
            return _joined(kept), cut, True
        if bare.startswith(">") or _is_wrote(lines, at):
            cut = True
            if not kept or kept[-1] != CUT:
                kept.append(CUT)
        else:
            kept.append(line)
    return _joined(kept), cut, False


def _is_old_head(lines: list[str]) -> bool:
    """Whether the lines that follow are the head of another letter."""
    return sum(1 for line in lines if _SENT.fullmatch(line.strip()) or line.lower().startswith("from: ")) > 1


def _is_wrote(lines: list[str], at: int) -> bool:
    """Whether this line, or it and the next, says who wrote what is quoted below."""
    one = lines[at].strip()
    two = f"{one} {lines[at + 1].strip()}" if at + 1 < len(lines) else one
    before = f"{lines[at - 1].strip()} {one}" if at else one
    return any(len(each) < 400 and _WROTE.fullmatch(each) is not None for each in (one, two, before))


def _joined(kept: list[str]) -> str:
    return tidy("\n".join(kept))
