"""Lines of a calendar file (RFC 5545, sections 3.1 and 3.3.11), written straight to bytes: a calendar has very many."""

_LIMIT = 75  # octets of one line, without its end
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def text(words: str) -> str:
    """Words as a value: what means something in the format is escaped, and a line break can end no line."""
    return words.replace("\r\n", "\n").replace("\r", "\n").translate(_ESCAPES)


def line(name: str, value: str) -> bytes:
    """One property; `value` is ready, see `text`. A long line goes on below, never parted within a character."""
    rest = f"{name}:{value}".encode()
    pieces = []
    while len(rest) >= _LIMIT:
        end = _LIMIT - 1  # one octet is left for the space before the rest
        while rest[end] & 0b1100_0000 == 0b1000_0000:
            end -= 1
        pieces.append(rest[:end])
        rest = rest[end:]
    return b"\r\n ".join([*pieces, rest]) + b"\r\n"
