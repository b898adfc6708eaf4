"""The shape of the file of facts: what a sample must hold, part by part."""

from moothill.front.sample.schema.facts import Facts
from moothill.front.sample.schema.outline import Outline

__all__ = ["Facts", "Outline"]
