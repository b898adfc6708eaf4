"""The verbs of this room. A theme is proposed by `record.operations.create`, as every record is made."""

from moothill.rooms.themes.operations.apart import set_apart, take_back_apart
from moothill.rooms.themes.operations.membership import put, put_in_point, take_out, take_out_of_point
from moothill.rooms.themes.operations.reshaping import Part, merge, split
from moothill.rooms.themes.operations.standing import agree, set_missed, use

__all__ = [
    "Part", "agree", "merge", "put", "put_in_point", "set_apart", "set_missed", "split", "take_back_apart", "take_out",
    "take_out_of_point", "use",
]  # fmt: skip
