"""A reading as JSON and back: it is made in a process of its own."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from moothill.core.wiki.errors import Unreadable
from moothill.core.wiki.found import Fate, Finding, Found, Kind, Reading, Unread
from moothill.core.wiki.remarks import Remark


def to_json(reading: Reading) -> dict[str, Any]:
    """Plain values that `from_json` reads."""
    return asdict(reading)


def from_json(value: Mapping[str, Any]) -> Reading:
    """The reading that `to_json` wrote. Raises KeyError or ValueError for anything else."""
    return Reading(
        form=value["form"],
        lines=value["lines"],
        found=tuple(_found(each) for each in value["found"]),
        unread=tuple(
            Unread(each["line"], each["last"], each["words"], _remark(each["why"]))
            for each in value["unread"]
        ),
        findings=tuple(_finding(each) for each in value["findings"]),
        fates=tuple(
            Fate(each["line"], tuple((handle, name) for handle, name in each["places"]), each["unread"])
            for each in value["fates"]
        ),
    )


def _found(value: Mapping[str, Any]) -> Found:
    first, last = value["lines"]
    doubts = tuple(map(_remark, value["doubts"]))
    return Found(Kind(value["kind"]), value["handle"], value["values"], (first, last), doubts)


def _finding(value: Mapping[str, Any]) -> Finding:
    return Finding(value["code"], tuple(value["lines"]), _remark(value["remark"]), tuple(value["handles"]))


def _remark(value: Mapping[str, Any]) -> Remark:
    return Remark(value["sentence"], value["facts"])


def refusal_to_json(error: Unreadable) -> dict[str, Any]:
    """Plain values that `refusal_from_json` reads."""
    return {"what": error.what, "mend": error.mend, "line": error.line, "facts": error.facts}


def refusal_from_json(value: Mapping[str, Any]) -> Unreadable:
    """The refusal that `refusal_to_json` wrote."""
    return Unreadable(value["what"], value["mend"], line=value["line"], **value["facts"])
