"""The rules of the Open Government Partnership as cited data, and the engine that judges a cycle by them.

Three-valued throughout: what the records do not tell is `unknown`, and nothing fails by a rule or a number that no
person has confirmed in its source.
"""

from moothill.core.standards.days import KeyDay, key_days
from moothill.core.standards.engine import judge, next_change
from moothill.core.standards.errors import BrokenPack, WrongValue
from moothill.core.standards.facts import Facts
from moothill.core.standards.findings import Fact, Finding, Remark, Span
from moothill.core.standards.kinds import NEEDS, Mark, Result, Severity
from moothill.core.standards.numbers import PARAMETERS
from moothill.core.standards.pack import Pack
from moothill.core.standards.packs import PACKS, newest, pack_of
from moothill.core.standards.parameters import Parameter, Setting, Shape, Value
from moothill.core.standards.rule import Rule, Source
from moothill.core.standards.rules import RULES

__all__ = [
    "NEEDS",
    "PACKS",
    "PARAMETERS",
    "RULES",
    "BrokenPack",
    "Fact",
    "Facts",
    "Finding",
    "KeyDay",
    "Mark",
    "Pack",
    "Parameter",
    "Remark",
    "Result",
    "Rule",
    "Setting",
    "Severity",
    "Shape",
    "Source",
    "Span",
    "Value",
    "WrongValue",
    "judge",
    "key_days",
    "newest",
    "next_change",
    "pack_of",
]
