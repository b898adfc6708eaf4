"""Telephone numbers, e-mail addresses and messengers, and which of them belong to a public office."""

import re
from dataclasses import dataclass
from itertools import islice

from moothill.core.screening.links import is_public

_NUMBER = re.compile(
    r"(?<![\w.£$€#/-])(?:\+\d|\(?0)[\d ().\-]{7,18}\d(?![\w-])"
    r"|(?<![\w.£$€#/-])(?:1[ .-])?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?![\w-])"
)
_MAIL = re.compile(r"(?<![\w.+-])([\w.+-]{1,64})@([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4})", re.IGNORECASE)
_MESSENGER = re.compile(
    r"\b(?:whats ?app|telegram|viber|wechat|skype id|line id|discord|kik|snapchat|onlyfans)\b"
    r"|\b(?:t|wa)\.me/|(?<![\w.@])@\w{4,32}",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\b(?:office|council|reception|helpline|switchboard|enquir\w{1,6}|department|librar\w{1,3}|centre|clinic|hall|hospital|"
    r"parliament|government|school|hotline|press|team|service|bureau|ministry|surgery|university|museum|theatre|comhairle|"
    r"oifis|cyngor|swyddfa|mairie|pr[ée]fecture|minist[èe]re)s?\b|بلدية|مكتب",
    re.IGNORECASE,
)
_NEAR = 90
# So many are looked at.
_MOST = 200
_FREE = re.compile(r"^(?:0(?:800|808|3\d\d|84[345]|87[0-3])|1?8(?:00|88|77|66|55|44|33))")
_MOBILE = re.compile(r"^07[1-9]|^\+447|^00447")
_ROLES = {
    "info", "enquiries", "enquiry", "contact", "press", "office", "admin", "hello", "team", "help", "support", "media",
    "opengov", "opengovernment", "consultation", "consultations", "events", "reception", "mail", "feedback", "policy",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Contacts:
    """Ways to reach somebody, public offices left out."""

    numbers: tuple[str, ...]
    mails: tuple[str, ...]
    messengers: int

    @property
    def any(self) -> bool:
        """Whether there are any."""
        return bool(self.numbers or self.mails or self.messengers)


def contacts(text: str) -> Contacts:
    """Those in a plain text."""
    numbers = (
        _digits(match[0]) for match in islice(_NUMBER.finditer(text), _MOST) if not _is_office(text, match)
    )
    mails = (match[0].lower() for match in islice(_MAIL.finditer(text), _MOST) if not _is_role(match))
    return Contacts(
        tuple(dict.fromkeys(number for number in numbers if 9 <= len(number.lstrip("+")) <= 15)),
        tuple(dict.fromkeys(mails)),
        len(_MESSENGER.findall(text)),
    )


def _digits(number: str) -> str:
    return re.sub(r"[^\d+]", "", number)


def _is_office(text: str, match: re.Match[str]) -> bool:
    number = _digits(match[0])
    if _FREE.match(number):
        return True
    around = text[max(0, match.start() - _NEAR) : match.end() + _NEAR]
    return not _MOBILE.match(number) and bool(_OFFICE.search(around))


def _is_role(match: re.Match[str]) -> bool:
    return is_public(match[2].lower()) or match[1].lower() in _ROLES
