"""Addresses in a text, and which of them lead to public bodies."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

_ENDINGS = (
    "com|net|org|info|biz|ru|su|xyz|top|shop|site|online|club|io|me|link|click|live|vip|win|bet|casino|icu|cc|tk|ml|ga|cf|"
    "pw|ws|store|space|website|fun|pro|loan|work|buzz|life|world|today|agency|news|tech|app|dev|ly|gl|gd|to|co|us|uk|eu|"
    "de|fr|nl|pl|cn|in|tv|scot|wales|cymru|ie|example|test|invalid"
)
# Every repetition is bounded, and a host is only looked for where one can begin.
_ADDRESS = re.compile(
    r"(?:h(?:tt|xx)ps?://|www\.)[^\s<>\"')\]|]{1,2000}"
    rf"|(?<![\w.@/-])[a-z0-9][a-z0-9-]{{0,62}}(?:\.[a-z0-9-]{{1,63}}){{0,4}}\.(?:{_ENDINGS})\b(?![.@][a-z0-9])(?:/[^\s<>\"')\]|]{{0,500}})?",
    re.IGNORECASE,
)
_SPOKEN = re.compile(
    r"\b([a-z0-9-]{3,40}) (?:dot|d0t) (com|net|org|ru|info|shop|xyz|top|site)\b", re.IGNORECASE
)

_PUBLIC_LABELS = {
    "gov",
    "gob",
    "gouv",
    "govt",
    "go",
    "gub",
    "guv",
    "mil",
    "nhs",
    "police",
    "parliament",
    "ac",
    "edu",
    "judiciary",
}
_PUBLIC_COUNTRIES = {"scot", "wales", "cymru"}
_PUBLIC_SITES = {
    "gov", "edu", "int", "europa.eu", "gov.scot", "gov.wales", "llyw.cymru", "nhs.uk", "nhs.scot", "nhs.wales", "mygov.scot",
    "parliament.uk", "parliament.scot", "senedd.wales", "senedd.cymru", "canada.ca", "gc.ca", "admin.ch", "bund.de",
    "service-public.fr", "un.org", "oecd.org", "worldbank.org", "opengovpartnership.org", "wikipedia.org", "wikimedia.org",
    "wikidata.org", "bbc.co.uk", "openstreetmap.org", "creativecommons.org", "audit-scotland.gov.uk",
}  # fmt: skip


def addresses(text: str) -> list[str]:
    """Addresses in a plain text, in order, also those without http and those with a spoken dot."""
    return [match[0] for match in _ADDRESS.finditer(text)] + [
        f"{m[1]}.{m[2]}" for m in _SPOKEN.finditer(text)
    ]


def without_addresses(text: str) -> str:
    """The rest of the text."""
    return _SPOKEN.sub(" ", _ADDRESS.sub(" ", text))


def host(address: str) -> str:
    """The host in lower case, without "www."; "" if there is none."""
    address = address.lower().replace("hxxp", "http", 1)
    try:
        name = urlsplit(address if "://" in address else f"//{address}").hostname or ""
    except ValueError:
        return address[:100]
    return name.rstrip(".").removeprefix("www.")


def is_public(name: str, known: Iterable[str] = ()) -> bool:
    """Whether a host belongs to a government, parliament, school, health service or the like, or to `known` sites."""
    labels = name.split(".")
    parents = {".".join(labels[n:]) for n in range(len(labels))}
    if parents & _PUBLIC_SITES or parents & set(known):
        return True
    if len(labels) < 2 or labels[-2] not in _PUBLIC_LABELS:
        return False
    return len(labels[-1]) == 2 or labels[-1] in _PUBLIC_COUNTRIES
