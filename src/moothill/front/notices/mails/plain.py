"""Plain words for mails: other people's text made harmless, addresses of this site, moments, and who reads which language."""

import re
import unicodedata
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language

from moothill.commons.cycles.models import Cycle
from moothill.commons.notifications.models import Reader
from moothill.commons.people.models import Guest

MOST = 300
_ADDRESS = re.compile(r"\b(\w{2,12}):(?=//)|\b(www)\.", re.IGNORECASE)
_DOT = re.compile(r"(?<=\w)\.(?=\w)")
_AT = re.compile(r"(?<=\S)@(?=\S)")


def one_line(text: str, most: int = MOST) -> str:
    """Other people's words in one line, without control or direction marks, and with no address that a reader could click.

    >>> one_line("Win at\\r\\nhttps://prize.example")
    'Win at https: //prize.example'
    """
    seen = "".join(letter if _is_seen(letter) else " " for letter in text)
    line = _ADDRESS.sub(
        lambda found: f"{found[1]}: " if found[1] else f"{found[2]} .", " ".join(seen.split())
    )
    return f"{line[: most - 1].rstrip()}…" if len(line) > most else line


def name(text: str) -> str:
    """Somebody's name in one line: nothing in it reads as a link or an address of mail."""
    return _AT.sub(" @ ", _DOT.sub(" . ", one_line(text, 80)))


def _is_seen(letter: str) -> bool:
    return unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}


def site() -> str:
    """The address of this site, without a slash at its end."""
    return settings.SITE_URL.rstrip("/") or f"http://{_host()}:{settings.PORT}"


def _host() -> str:
    return f"[{settings.HOST}]" if ":" in settings.HOST else settings.HOST


def address(path: str) -> str:
    """The whole address of a page of this site."""
    return f"{site()}{path}"


def moment(at: datetime, cycle: Cycle) -> str:
    """A moment in words, in the cycle's zone and the reader's language."""
    return date_format(localtime(at, ZoneInfo(cycle.zone)), "DATETIME_FORMAT")


def language_of(reader: Reader, cycle: Cycle) -> str:
    """The language to write to a reader in: what they chose, else had as a guest, else the cycle's, if the site speaks it."""
    known = [code for code, _name in settings.LANGUAGES]
    guest = Guest.objects.filter(participant=reader.participant_id).values_list("language", flat=True).first()
    for code in (reader.language, guest, cycle.language):
        if code in known:
            return str(code)
    return settings.LANGUAGE_CODE


def present_language() -> str:
    """The language of the page somebody looks at now."""
    return get_language() or settings.LANGUAGE_CODE
