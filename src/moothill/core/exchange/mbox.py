"""A mailbox (RFC 4155) or one saved e-mail: each message that a person wrote is a letter."""

import re
from collections.abc import Iterator, Mapping, Sequence
from email import message_from_bytes
from email.message import Message
from typing import IO

from moothill.core.exchange import mails
from moothill.core.exchange.making import beginning, contribution
from moothill.core.exchange.plain import is_no_text, tidy
from moothill.core.exchange.shapes import USUAL, CannotRead, Found, Limits, Refused, Remark, gettext_noop
from moothill.core.exchange.signs import check_text, head_of

_LARGEST = 25_000_000  # bytes of one message with all that hangs on it
_MOST_LINES = 3_000  # lines that may part one message from the next
_TITLE = 390
_HEAD = re.compile(rb"^(From |[A-Za-z][A-Za-z0-9-]{1,60}:[ \t])")
_TYPE = re.compile(rb"^content-(?:type|disposition):[^\n]*(?:\n[ \t][^\n]*)*", re.IGNORECASE | re.MULTILINE)
_LONGEST_TYPE = 10_000  # bytes; what is longer takes the standard library for ever
_BOUNDARY = re.compile(rb"boundary\s*=", re.IGNORECASE)

_NO_MAIL = gettext_noop("This is no mailbox and no e-mail. Export the letters as mbox, or save one as EML.")
_LARGE = gettext_noop("This message has more than %(most)s MB. Save its words as a sheet.")
_NESTED = gettext_noop("This message has more parts inside each other than any letter. It was not read.")
_BROKEN = gettext_noop("This message cannot be understood: it is damaged.")
_AUTOMATIC = gettext_noop(
    "A machine sent this: a notice that somebody is away, or that a letter did not arrive."
)
_NO_WORDS = gettext_noop("There are no words in this message that can be read.")
_ONLY_QUOTES = gettext_noop("This message only repeats another one.")
_CUT = gettext_noop("What the letter quotes from others was cut off where “[…]” stands.")
_SIGNATURE = gettext_noop("The signature below the letter was left out.")
_FILES = gettext_noop("Files that came with it were not taken: %(names)s")
_SHORTENED = gettext_noop("The subject was shortened.")
_MESSAGES = gettext_noop("The mailbox has more than %(most)s messages. Bring it in parts.")


class Mbox:
    """Reads letters."""

    name = "mbox"
    label = gettext_noop("e-mails (mbox, EML)")
    confirmed = True
    suffixes = (".mbox", ".eml", ".mbx")
    columns = False

    def headings(self, file: IO[bytes], limits: Limits = USUAL) -> list[str]:
        """None to map."""
        _check(file)
        return []

    def suggest(self, headings: Sequence[str]) -> dict[str, str]:
        """Nothing to suggest."""
        return {}

    def read(
        self, file: IO[bytes], mapping: Mapping[str, str], limits: Limits = USUAL
    ) -> Iterator[Found | Refused]:
        """Message by message."""
        _check(file)
        for number, raw in enumerate(_messages(file), start=1):
            if number > limits.rows:
                raise CannotRead(_MESSAGES, most=str(limits.rows))
            yield _one(raw, number, limits)


def _check(file: IO[bytes]) -> None:
    head = head_of(file)
    check_text(head)
    if not _HEAD.match(head.lstrip(b"\xef\xbb\xbf\r\n")):
        raise CannotRead(_NO_MAIL)


def _messages(file: IO[bytes]) -> Iterator[bytes | None]:
    """The bytes of each message; None for one that is too large, which is passed over without being held."""
    held: list[bytes] = []
    size = 0
    blank = True  # a line "From ..." parts messages only after an empty one
    begun = False
    whole = True  # whether what was read last ended its line
    while line := file.readline(1 << 16):
        if blank and line.startswith(b"From "):
            if begun:
                yield b"".join(held) if size <= _LARGEST else None
            held, size, begun = [], 0, True
        elif begun or line.strip():
            begun = True
            size += len(line)
            if size <= _LARGEST:
                held.append(line)
            else:
                held.clear()
        blank = whole and not line.strip(b"\r\n")
        whole = line.endswith(b"\n")
    if begun:
        yield b"".join(held) if size <= _LARGEST else None


def _one(raw: bytes | None, number: int, limits: Limits) -> Found | Refused:
    place = f"message {number}"
    if raw is None:
        return Refused(number, _LARGE, {"most": str(_LARGEST // 1_000_000)}, "", place)
    if len(_BOUNDARY.findall(raw)) > limits.depth or raw.count(b"\n--") > _MOST_LINES:
        return Refused(number, _NESTED, {}, _first(raw), place)
    if any(len(found[0]) > _LONGEST_TYPE for found in _TYPE.finditer(raw)):
        return Refused(number, _BROKEN, {}, _first(raw), place)
    try:
        message = message_from_bytes(raw)
        return _letter(message, number, place, limits)
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError, AssertionError):
        # The standard library's parser has stumbled over mails made to harm it, each time over something else.
        return Refused(number, _BROKEN, {}, _first(raw), place)


def _first(raw: bytes) -> str:
    return beginning([raw[:300].decode("ascii", "replace")])


def _letter(message: Message, number: int, place: str, limits: Limits) -> Found | Refused:
    subject = mails.header(message, "Subject")
    refused = Refused(number, _NO_WORDS, {}, beginning([subject]), place)
    if mails.is_automatic(message):
        return Refused(number, _AUTOMATIC, {}, refused.beginning, place)
    words = tidy(mails.body(message))
    own, cut, signed = mails.own_words(words)
    if not words:
        return refused
    if not own.replace(mails.CUT, "").strip():
        return Refused(number, _ONLY_QUOTES, {}, refused.beginning, place)
    remarks = [Remark(_CUT)] if cut else []
    remarks += [Remark(_SIGNATURE)] if signed else []
    if files := [name for name in mails.attachments(message) if not is_no_text(name)]:
        remarks.append(Remark(_FILES, {"names": ", ".join(files)[:300]}))
    if len(subject) > _TITLE:
        subject = f"{subject[:_TITLE]} …"
        remarks.append(Remark(_SHORTENED))
    values = {
        "title": subject, "words": own, "form": "letter", "said_by": mails.sender(message),
        "when": mails.sent_on(message),
    }  # fmt: skip
    return contribution(
        values, row=number, place=place, external=mails.header(message, "Message-ID"), remarks=tuple(remarks),
        limits=limits,
    )  # fmt: skip
