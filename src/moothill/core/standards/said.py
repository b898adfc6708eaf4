"""Whether a field says anything, and whether a lead is somebody."""

import re

_NOTHING = frozenset(
    {
        "", "?", "??", "???", "-", "--", "–", "—", ".", "...", "…", "n/a", "na", "n.a.", "nil", "none",
        "tbc", "tbd", "t.b.c.", "t.b.d.",
        "to be confirmed", "to be decided", "to be determined", "to be added", "to be agreed", "to be named", "unknown",
        "not known", "not known yet", "not yet known", "pending", "todo", "to do", "xxx", "x", "lorem ipsum",
    }
)  # fmt: skip
_NOBODY = re.compile(
    r"\s*(?:all|various|several|different|relevant|the|other|government|public|our|ministries|departments|agencies|bodies"
    r"|institutions|authorities|services|sector|of|and|everyone|everybody|anyone|whole|across|in)(?:[\s,]+|$)",
    re.IGNORECASE,
)


def said(text: str) -> bool:
    """Whether a field says anything: "to be confirmed" and the like do not.

    >>> said("Ministry of Works"), said(" TBC. "), said("")
    (True, False, False)
    """
    plain = " ".join(text.casefold().split()).strip("[]()<>*_ ")
    return bool(plain) and plain not in _NOTHING and plain.rstrip(".!") not in _NOTHING


def is_nobody(lead: str) -> bool:
    """Whether the words for a lead name no body in particular.

    >>> is_nobody("All relevant ministries"), is_nobody("Ministry of Works"), is_nobody("The Public Works Department")
    (True, False, False)
    """
    rest = lead
    while found := _NOBODY.match(rest):
        rest = rest[found.end() :]
        if not found[0]:
            break
    return not rest.strip()


def names_several(lead: str) -> bool:
    """Whether several bodies are named, one after another, as leading alike.

    >>> names_several("Ministry of Works; Ministry of Trade"), names_several("Culture, Media and Sport")
    (True, False)
    """
    return len([part for part in re.split(r"[;\n]", lead) if part.strip()]) > 1
