"""Rules on personal data that the writer, or somebody else, may not want in public."""

import re
from itertools import islice

from moothill.core.screening.look import Facts, Look, Parameters

_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")
_HOME = re.compile(
    r"\b(?:i|we|he|she|they) lives? (?:at|in|on)|\b(?:my|our|his|her|their) (?:home|house|flat|address)\b"
    r"|\bhome address\b|\bflat \d",
    re.IGNORECASE,
)
_NATIONAL = re.compile(r"\b[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b|\b\d{3}-\d{2}-\d{4}\b")
_CARD = re.compile(r"(?<![\d.])(?:\d[ -]?){13,19}(?!\d)")
_NEAR = 120
# So many are looked at.
_MOST = 200


def telephone(look: Look, _: Parameters) -> Facts | None:
    """A telephone number that is not plainly an office's."""
    found = len(look.reading.contacts.numbers)
    return {"numbers": found} if found else None


def mail(look: Look, _: Parameters) -> Facts | None:
    """A mail address that is not plainly an office's."""
    found = len(look.reading.contacts.mails)
    return {"addresses": found} if found else None


def home(look: Look, _: Parameters) -> Facts | None:
    """A postcode beside words of living there. Where an event is held may be told."""
    text = look.reading.text
    near = (text[max(0, m.start() - _NEAR) : m.end()] for m in islice(_POSTCODE.finditer(text), _MOST))
    return {} if any(_HOME.search(words) for words in near) else None


def identity(look: Look, _: Parameters) -> Facts | None:
    """A number that identifies or lets somebody pay: national insurance, social security, a card."""
    text = look.reading.text
    cards = (re.sub(r"\D", "", match[0]) for match in islice(_CARD.finditer(text), _MOST))
    return {} if _NATIONAL.search(text) or any(map(_is_card, cards)) else None


def _is_card(digits: str) -> bool:
    """The check of ISO/IEC 7812-1, Annex B. A row of one digit alone is nobody's."""
    doubled = (2 * int(d) - 9 * (d > "4") for d in digits[-2::-2])
    return len(set(digits)) > 1 and (sum(map(int, digits[-1::-2])) + sum(doubled)) % 10 == 0
