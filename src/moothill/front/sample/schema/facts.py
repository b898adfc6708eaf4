"""The whole file of facts."""

from moothill.front.sample.schema.base import Later, Part
from moothill.front.sample.schema.outputs import Archive, IdeasPlatform, Prioritisation, Theme, WikiPage
from moothill.front.sample.schema.plan import (
    Channels,
    Deadline,
    Introduction,
    Level,
    Objective,
    OpennessPart,
    Process,
    Stage,
    Timelines,
    TimelineVersion,
    WaysOfWorking,
)
from moothill.front.sample.schema.promises import Commitment, Consultation
from moothill.front.sample.schema.work import Activity, Event, Meeting, Table, Task


class Facts(Part):
    """Every part of the file. What is `Later` waits until a room can hold it, and may have any shape or be missing."""

    process: Process
    page_introduction: tuple[Introduction, ...]
    open_government_parts: tuple[OpennessPart, ...]
    objectives: tuple[Objective, ...]
    ways_of_working: WaysOfWorking
    stages: tuple[Stage, ...]
    timeline_versions: tuple[TimelineVersion, ...]
    ogp_deadlines: tuple[Deadline, ...]
    timelines: Timelines
    engagement_levels: tuple[Level, ...]
    channels: Channels
    activities: tuple[Activity, ...]
    activity_tables: tuple[Table, ...]
    events: tuple[Event, ...]
    ideas_platform: IdeasPlatform
    themes: tuple[Theme, ...]
    prioritisation: Prioritisation
    tasks: tuple[Task, ...]
    meetings: tuple[Meeting, ...]
    commitments: tuple[Commitment, ...]
    archive_2017: Archive
    wiki_page: WikiPage
    consultation_on_draft: Consultation

    meta: Later = None
    events_other: Later = None
    events_report: Later = None
    tasks_columns: Later = None
    steering_group_meetings: Later = None
    governance: Later = None
    actual_timeline: Later = None
    reviews: Later = None
    counts: Later = None

    @property
    def year(self) -> int:
        """The year that dates without one belong to."""
        return self.process.start_date.year
