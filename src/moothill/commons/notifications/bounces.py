"""Reading a report of mails that came back (RFC 3464), or a plain list of addresses."""

import email
import mailbox
import re
import tempfile
from collections.abc import Iterator
from email.message import Message

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

MOST = 50_000_000  # bytes of one file


class Unreadable(Exception):
    """A file that is neither a report nor a list of addresses; the sentence says where and what to do."""


def refused_in(content: bytes) -> list[str]:
    """The addresses that were refused for good, each once, in the order they stand. Raises Unreadable.

    `content` is one report as it came by mail, a mailbox (mbox) of several, or one address to a line; a line that begins
    with # counts for nothing. What was only delayed, or refused with 4.x.x, is left out.
    """
    if len(content) > MOST:
        raise Unreadable(f"The file is larger than {MOST:,} bytes. Give its reports in several files.")
    if content.startswith(b"From "):
        found = [address for report in _messages(content) for address in _of_report(report)]
    elif _looks_like_mail(content):
        found = list(_of_report(email.message_from_bytes(content)))
    else:
        return list(dict.fromkeys(_of_list(content)))
    if not found:
        raise Unreadable(
            "The file is a mail, and holds no report (RFC 3464) of an address that was refused for good. Nothing was noted."
        )
    return list(dict.fromkeys(found))


def _looks_like_mail(content: bytes) -> bool:
    return re.match(rb"[!-9;-~]+:", content) is not None


def _messages(content: bytes) -> Iterator[Message]:
    with tempfile.NamedTemporaryFile(suffix=".mbox") as kept:
        kept.write(content)
        kept.flush()
        box = mailbox.mbox(kept.name, create=False)
        yield from box
        box.close()


def _of_report(report: Message) -> Iterator[str]:
    for part in report.walk():
        if part.get_content_type() != "message/delivery-status":
            continue
        blocks = part.get_payload()
        for block in blocks if isinstance(blocks, list) else []:
            if isinstance(block, Message) and (address := _failed(block)):
                yield address


def _failed(block: Message) -> str:
    """The address of one per-recipient block that failed for good; "" for any other."""
    action, status = str(block.get("Action", "")).strip().lower(), str(block.get("Status", "")).strip()
    if action != "failed" or not status.startswith("5."):
        return ""
    given = str(block.get("Original-Recipient") or block.get("Final-Recipient") or "")
    kind, _semicolon, address = given.partition(";")
    address = address.strip().strip("<>")
    return address if kind.strip().lower() == "rfc822" and _is_address(address) else ""


def _of_list(content: bytes) -> Iterator[str]:
    try:
        lines = content.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise Unreadable(
            "The file is neither a mail nor text. Give a report as it came, or a list of addresses."
        ) from error
    for number, line in enumerate(lines, 1):
        address = line.strip().strip("<>")
        if not address or address.startswith("#"):
            continue
        if not _is_address(address):
            raise Unreadable(
                f"Line {number} is no e-mail address: “{address[:80]}”. Write one address to a line. Nothing was noted."
            )
        yield address


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True
