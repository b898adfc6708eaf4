"""Going through the parts of a page in order, each to the module that knows what it means."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from moothill.core.wiki.blocks import Block, Entry, Heading, Lost, Note, Paragraph, Table
from moothill.core.wiki.book import Book
from moothill.core.wiki.columns import columns_of
from moothill.core.wiki.flat.lines import bullet
from moothill.core.wiki.found import Kind
from moothill.core.wiki.meaning import (
    activities,
    aims,
    dates,
    details,
    documents,
    findings,
    grids,
    meetings,
    reach,
    sections,
    stages,
    tasks,
)
from moothill.core.wiki.meaning.scene import Open, Scene
from moothill.core.wiki.meaning.topics import Topic, topic_of
from moothill.core.wiki.names import stage_named
from moothill.core.wiki.remarks import gettext_noop
from moothill.core.wiki.roles import Role
from moothill.core.wiki.shapes import bare

Step = Callable[[int], None]


def go_through(blocks: Sequence[Block], year: int, step: Step) -> Scene:
    """What all the blocks mean."""
    notes = {block.mark: block for block in blocks if isinstance(block, Note)}
    scene = Scene(Book(), year, notes)
    for place, block in enumerate(blocks):
        step(block.line)
        following = blocks[place + 1] if place + 1 < len(blocks) else None
        before = blocks[place - 1] if place else None
        _take(block, before, following, scene)
    sections.finish(scene)
    _notes(scene)
    _finish(scene)
    findings.look(scene)
    return scene


def _take(block: Block, before: Block | None, following: Block | None, scene: Scene) -> None:
    match block:
        case Lost():
            scene.book.leave(block, block.why.sentence, **block.why.facts)
        case Heading():
            _heading(block, following, scene)
        case Table():
            _table(block, before if isinstance(before, Heading) else None, scene)
        case Entry():
            if not _entry(block, scene):
                sections.text(block, scene)
        case Paragraph():
            for part in _labelled(block, scene):
                if _TYPING.search(part.text) and len(part.text) < 80:
                    scene.book.leave(part, _STRAY)
                elif not _paragraph(part, scene):
                    sections.text(part, scene)


def _heading(block: Heading, following: Block | None, scene: Scene) -> None:
    scene.timeline = None
    grids.note_as_of(block, scene)
    if block.guessed and scene.topic == Topic.DOCUMENTS and documents.is_named_with_date(block, scene.year):
        documents.entry(block, scene)
    elif _is_group(block, following, scene):
        stage = next(each for each in reversed(scene.path) if each.stage)
        level = max(block.level, stage.level + 1)
        scene.enter(Heading(block.text, block.line, block.last, level), None, None, None)
        scene.group = block
    elif _is_meeting(block, scene):
        level = max(block.level, scene.here.level + 1) if block.guessed else block.level
        scene.enter(Heading(block.text, block.line, block.last, level), Topic.MEETINGS, None, None)
        scene.path[-1].meeting = meetings.heading(block, scene)
        scene.show("planner.meetings")
    else:
        sections.heading(block, scene)


def _is_group(block: Heading, following: Block | None, scene: Scene) -> bool:
    """Whether a heading inside a stage is the name of one of its tables."""
    inside = scene.stage is not None and not stage_named(bare(block.text)) and isinstance(following, Table)
    if not inside or not isinstance(following, Table):
        return False
    outer = next(each for each in reversed(scene.path) if each.stage)
    deeper = block.guessed or block.level > outer.level
    return (
        deeper
        and topic_of(block.text) in (None, Topic.ACTIVITIES)
        and activities.is_table(columns_of(following))
    )


def _is_meeting(block: Heading, scene: Scene) -> bool:
    """Whether a heading below "Meetings" is one of them."""
    listing: Open | None = next(
        (each for each in scene.path if each.topic == Topic.MEETINGS and each.draft), None
    )
    if listing is None or block.guessed or block.level <= listing.level:
        return False
    inner = next((each for each in scene.path if each.meeting), None)
    return inner is None or block.level <= inner.level


def _table(block: Table, before: Heading | None, scene: Scene) -> None:
    if not any(row.filled for row in block.rows):
        return
    if grids.is_grid(block):
        grids.take(block, scene, before)
    elif stages.is_overview(block):
        stages.overview(block, scene)
    elif meetings.is_pairs(block):
        meetings.pairs(block, scene)
    elif details.is_table(block, named=scene.topic == Topic.KEY_DETAILS):
        details.table(block, scene)
    elif scene.topic == Topic.LEVELS:
        reach.levels_table(block, scene)
    elif scene.topic == Topic.CHANNELS:
        reach.channels_table(block, scene)
    else:
        _by_columns(block, scene)


def _by_columns(block: Table, scene: Scene) -> None:
    columns = columns_of(block)
    topic = scene.topic
    if not columns.heads:
        sections.table(block, scene)
    elif stages.is_list_of_stages(columns):
        stages.rows(block, columns, scene)
    elif tasks.is_table(columns, named=topic == Topic.TASKS) and not (
        scene.stage and activities.is_table(columns)
    ):
        tasks.table(block, columns, scene)
    elif meetings.is_table(columns) or (topic == Topic.MEETINGS and columns.has(Role.WHEN)):
        meetings.table(block, columns, scene)
    elif dates.is_table(columns, named=topic == Topic.KEY_DATES):
        dates.table(block, columns, scene)
    elif documents.is_table(columns, named=topic == Topic.DOCUMENTS):
        documents.table(block, columns, scene)
    elif activities.is_table(columns):
        activities.take(block, columns, scene)
    else:
        sections.table(block, scene)


def _entry(block: Entry, scene: Scene) -> bool:
    meeting = next((each.meeting for each in reversed(scene.path) if each.meeting), None)
    if meeting:
        meetings.text(block, meeting, scene)
        return True
    way = _ENTRIES.get(scene.topic) if scene.topic else None
    return way(block, scene) if way else False


_STRAY = gettext_noop("it looks like typing that was left behind")
_TYPING = re.compile(
    r"\basdf|\bqwerty|\blorem ipsum\b|\btest (block|test|edit|text)\b|\bplease ignore\b", re.IGNORECASE
)
_LABEL = re.compile(r"(?:^|\n|\s*\|\s*|(?<=[.;])\s+)(?=\*\*[^*\n]{2,60}:\*\*|\*\*[^*\n]{2,60}\*\*:)")


def _labelled(block: Paragraph, scene: Scene) -> list[Paragraph]:
    """A paragraph of several "**Name:** words", each for itself, where such pairs mean something."""
    if scene.topic not in (Topic.KEY_DETAILS, Topic.KEY_DATES, Topic.MEETINGS):
        return [block]
    parts = [part.strip() for part in _LABEL.split(block.text) if part.strip()]
    return [Paragraph(part, block.line, block.last) for part in parts]


def _paragraph(block: Paragraph, scene: Scene) -> bool:
    meeting = next((each.meeting for each in reversed(scene.path) if each.meeting), None)
    if meeting:
        meetings.text(block, meeting, scene)
        return True
    match scene.topic:
        case Topic.KEY_DETAILS:
            return details.paragraph(block, scene)
        case Topic.KEY_DATES:
            return details.pair_in(block.text) is not None and dates.paragraph(block, scene)
        case Topic.DOCUMENTS:
            return documents.entry(block, scene)
        case Topic.LEVELS | Topic.CHANNELS if details.pair_in(block.text):
            return _entry(Entry(block.text, block.line, block.last), scene)
        case Topic.OBJECTIVES | Topic.WAYS if entry := bullet(block.text):
            return _entry(Entry(entry[2], block.line, block.last, 0, entry[1]), scene)
    after_timeline = scene.timeline is not None and details.pair_in(block.text) is not None
    return after_timeline and dates.paragraph(block, scene)


def _notes(scene: Scene) -> None:
    """Footnotes that no record took stand in the section in which they were found."""
    every = scene.book.of(Kind.SECTION)
    for mark, note in scene.notes.items():
        if mark in scene.used_notes:
            continue
        before = [each for each in every if each.lines[0] and each.lines[0] <= note.line]
        section = before[-1] if before else scene.section
        section.append("text", "")
        section.append("text", f"{note.mark} {note.text}", note)


def _finish(scene: Scene) -> None:
    for draft in scene.book.of(Kind.STAGE):
        draft.values.setdefault("title", f"Stage {draft.values['number']}")


_ENTRIES: Mapping[Topic, Callable[[Entry, Scene], bool]] = {
    Topic.OBJECTIVES: partial(aims.entry, Kind.OBJECTIVE),
    Topic.WAYS: partial(aims.entry, Kind.WAY_OF_WORKING),
    Topic.STAGES: stages.entry,
    Topic.KEY_DATES: dates.paragraph,
    Topic.LEVELS: reach.level_entry,
    Topic.CHANNELS: reach.channel_entry,
    Topic.TASKS: tasks.entry,
    Topic.DOCUMENTS: documents.entry,
    Topic.KEY_DETAILS: details.paragraph,
}
