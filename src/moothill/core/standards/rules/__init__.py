"""Every rule there is, by its id. Rules are data: a pack names those that it holds."""

from collections.abc import Mapping
from itertools import chain
from types import MappingProxyType

from moothill.core.standards.rule import Rule
from moothill.core.standards.rules import after, commitments, forum, plan, process, response, site

RULES: Mapping[str, Rule] = MappingProxyType(
    {
        rule.id: rule
        for rule in chain(
            forum.RULES, site.RULES, process.RULES, response.RULES, plan.RULES, commitments.RULES, after.RULES
        )
    }
)
"""By id, in the order in which pages show them."""
