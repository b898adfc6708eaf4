"""How a thing may be edited, and by whom: the rules of a cycle, and what holds where it has none."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from moothill.core.policy.facts import Contributor, Facts, Mode, Role

# What somebody contributed is changed by its author alone.
# Safe from the start: guests suggest, people with an account edit the words of sections, the rest waits for a steward.
DEFAULTS: Mapping[Contributor, Mapping[str, Mode]] = {
    Contributor.GUEST: {"": Mode.SUGGEST, "input": Mode.LOCKED},
    Contributor.ACCOUNT: {"": Mode.SUGGEST, "section": Mode.OPEN, "input": Mode.LOCKED},
    Contributor.TEAM: {"": Mode.SUGGEST, "section": Mode.OPEN, "input": Mode.LOCKED},
}


@dataclass(frozen=True, slots=True)
class EditingRule:
    """What a cycle settled for one kind of contributor: for all kinds of record (""), for one, or for one record alone.

    `record` is that record's id, None for a rule about kinds.
    """

    contributor: Contributor
    mode: Mode
    kind: str = ""
    record: int | None = None


def contributor_of(facts: Facts) -> Contributor:
    """Which kind of contributor somebody is of whom `facts` hold."""
    if facts.roles - {Role.OBSERVER}:
        return Contributor.TEAM
    return Contributor.ACCOUNT if facts.signed_in else Contributor.GUEST


class Source(StrEnum):
    """Which rule a mode comes from, from the nearest to the widest."""

    RECORD = "record"
    KIND = "kind"
    EVERYTHING = "everything"
    DEFAULT = "default"


def mode_for(
    contributor: Contributor, rules: Iterable[EditingRule], *, kind: str, record: int | None = None
) -> Mode:
    """The mode that holds: see `settled`."""
    return settled(contributor, rules, kind=kind, record=record)[0]


def settled(
    contributor: Contributor, rules: Iterable[EditingRule], *, kind: str, record: int | None = None
) -> tuple[Mode, Source]:
    """The mode that holds, and whence: the rule about the record itself, else about its kind, else about all kinds,
    else the default.

    `record` is None for a record that does not exist yet; `kind` is "" for kinds about which nothing is settled.
    """
    ours = [rule for rule in rules if rule.contributor == contributor]
    if record is not None and (own := [rule.mode for rule in ours if rule.record == record]):
        return own[0], Source.RECORD
    general = [rule for rule in ours if rule.record is None]
    for name in (kind, ""):
        if found := [rule.mode for rule in general if rule.kind == name]:
            return found[0], Source.KIND if name else Source.EVERYTHING
    standing = DEFAULTS[contributor]
    return standing.get(kind, standing[""]), Source.DEFAULT
