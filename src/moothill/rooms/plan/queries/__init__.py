"""Reading the plan: key details, stages, key dates, timelines, aims and channels, ready to be drawn."""

from moothill.rooms.plan.queries.aims import (
    Entry,
    entries,
    levels,
    objectives,
    ways_of_working,
)
from moothill.rooms.plan.queries.baselines import baseline, baselines
from moothill.rooms.plan.queries.channels import ChannelMap, channel_map, channels
from moothill.rooms.plan.queries.comparing import Comparison, compare
from moothill.rooms.plan.queries.countdown import Line as CountedDay
from moothill.rooms.plan.queries.countdown import lines as counted_days
from moothill.rooms.plan.queries.due import Due, due
from moothill.rooms.plan.queries.key_dates import (
    KeyDateRow,
    key_date_rows,
    key_dates,
    next_deadlines,
)
from moothill.rooms.plan.queries.overview import key_details
from moothill.rooms.plan.queries.parts import Part, part_of
from moothill.rooms.plan.queries.picture import Picture, picture
from moothill.rooms.plan.queries.sight import Sight
from moothill.rooms.plan.queries.stages import (
    Here,
    StageRow,
    Step,
    current_stage,
    stage_rows,
    stages,
    strip,
)
from moothill.rooms.plan.queries.timelines import (
    Grid,
    grids,
    rows_of_timelines,
    timelines,
)

__all__ = [
    "ChannelMap",
    "Comparison",
    "CountedDay",
    "Due",
    "Entry",
    "Grid",
    "Here",
    "KeyDateRow",
    "Part",
    "Picture",
    "Sight",
    "StageRow",
    "Step",
    "baseline",
    "baselines",
    "channel_map",
    "channels",
    "compare",
    "counted_days",
    "current_stage",
    "due",
    "entries",
    "grids",
    "key_date_rows",
    "key_dates",
    "key_details",
    "levels",
    "next_deadlines",
    "objectives",
    "part_of",
    "picture",
    "rows_of_timelines",
    "stage_rows",
    "stages",
    "strip",
    "timelines",
    "ways_of_working",
]
