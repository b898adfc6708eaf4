"""What the child says, line by line: lists in JSON, the first of which is what kind of line it is."""

import json
from typing import Any

from moothill.core.exchange.shapes import CannotRead, Found, Refused, Remark

FOUND, REFUSED, HEADINGS, UNREADABLE, END = "found", "refused", "headings", "unreadable", "end"


def told(each: Found | Refused) -> str:
    """One row as a line."""
    if isinstance(each, Refused):
        return line(REFUSED, each.row, each.reason, dict(each.facts), each.beginning, each.place)
    remarks = [(remark.sentence, dict(remark.facts)) for remark in each.remarks]
    return line(FOUND, each.row, dict(each.values), each.external, each.place, remarks)


def line(*words: Any) -> str:
    """One line."""
    return json.dumps(words)


def heard(kind: str, *words: Any) -> Found | Refused:
    """The row that `told` wrote. Raises the CannotRead that was told."""
    if kind == UNREADABLE:
        reason, facts = words
        raise CannotRead(reason, **facts)
    if kind == REFUSED:
        return Refused(*words)
    row, values, external, place, remarks = words
    return Found(row, values, external, place, tuple(Remark(sentence, facts) for sentence, facts in remarks))
