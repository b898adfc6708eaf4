"""Plain text: UTF-8 throughout, and nothing that a browser would run if it were shown as a page."""

import codecs
import re
from typing import IO

_CHUNK = 65_536
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")
# How a page, a picture in XML, or a script begins, after blanks, a byte order mark or comments.
_MARKUP = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*)*(?:#!|<(?:[!?]|/?(?:a|b|body|br|div|embed|font|form|frameset|h1|head|html|iframe"
    rb"|img|link|math|meta|object|p|script|style|svg|table|title)[\s/>]))",
    re.IGNORECASE | re.DOTALL,
)


def holds(content: IO[bytes]) -> bool:
    """Whether `content` is plain text from beginning to end."""
    content.seek(0)
    if is_markup(content.read(_CHUNK)):
        return False
    content.seek(0)
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while chunk := content.read(_CHUNK):
            if _CONTROLS.search(decoder.decode(chunk)):
                return False
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    finally:
        content.seek(0)
    return True


def is_markup(head: bytes) -> bool:
    """Whether a file that begins with `head` is a page, XML or a script."""
    return _MARKUP.match(head) is not None


def looks_like_text(head: bytes) -> bool:
    """Whether `head` could be text in some other encoding of one byte a letter."""
    return not _CONTROLS.search(head.decode("latin-1"))
