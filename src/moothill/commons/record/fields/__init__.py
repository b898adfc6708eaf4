"""The open fields of records: how each reads, is checked, is written, and shows in a form or a comparison."""

from moothill.commons.record.fields.base import Field, Wrong
from moothill.commons.record.fields.dates import When
from moothill.commons.record.fields.plain import Address, Choice, Flag, Line, Text, Whole
from moothill.commons.record.fields.refs import Ref
from moothill.commons.record.fields.rows import Column, Rows

__all__ = ["Address", "Choice", "Column", "Field", "Flag", "Line", "Ref", "Rows", "Text", "When", "Whole", "Wrong"]
