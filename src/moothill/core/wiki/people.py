"""People as a page lists them: "Ada Fen (Elm Network) / Ben"."""

import re

from moothill.core.wiki.shapes import bare, parts_of

_WITH = re.compile(r"^(.*?)\s*\((.+)\)\s*$")
_BODY = re.compile(
    r"\b(government|ministry|department|council|office|network|forum|team|society|group|committee|university|trust"
    r"|association|alliance|agency|unit|secretariat|partners?|organisations?)\b",
    re.IGNORECASE,
)
_GOVERNMENT = re.compile(
    r"gov|\b(ministry|department|council|municipality|cabinet|executive|agency|state)\b", re.IGNORECASE
)
_CIVIL = re.compile(
    r"\b(network|civil|ngo|ogn|charity|community|citizens?|association|coalition)\b",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^\s*(?:[-*•]|\d+\.)\s+", re.MULTILINE)
GOVERNMENT, CIVIL_SOCIETY = "government", "civil-society"


def people_in(text: str) -> list[dict[str, str]]:
    """Rows of name, organisation and side; a side is given only where the organisation's own words name it."""
    found = []
    for part in parts_of(bare_lines(text)):
        if not re.search(r"\w", part):
            continue
        match = _WITH.match(part)
        name, body = (match[1].strip(), match[2].strip()) if match else (part, "")
        before, colon, after = name.partition(": ")
        if colon and not body and _BODY.search(before):
            name, body = after, before
        if not body and (_BODY.search(name) or (name.isupper() and 2 < len(name) < 9)):
            name, body = "", name
        found.append({"name": name.rstrip(" .")[:200], "organisation": body[:200], "side": side_of(body)})
    return found


def side_of(organisation: str) -> str:
    """The side that an organisation's own words name, or ""."""
    if _CIVIL.search(organisation):
        return CIVIL_SOCIETY
    return GOVERNMENT if _GOVERNMENT.search(organisation) else ""


def bare_lines(text: str) -> str:
    """The text without bullets, each line for itself."""
    return "\n".join(bare(line) for line in _BULLET.sub("", text).split("\n") if line.strip())
