"""What the plan room holds: key details, aims, stages, key dates, levels and channels."""

from collections.abc import Iterator
from typing import Any

from moothill.commons.record.batches import Item
from moothill.core.policy import Side
from moothill.front.sample.schema import Facts
from moothill.front.sample.schema.plan import Channel, Deadline, Stage
from moothill.front.sample.words import day, plain, side_of, source_of

# The deadlines that the submission of the plan met.
_MET_BY_SUBMISSION = frozenset({"formal-deadline", "delivery-window"})
# Those to which the front page counts.
_COUNTED = {
    "formal-deadline": "submission",
    "delivery-window": "window",
    "implementation-end": "implementation",
}


def plan(facts: Facts) -> Iterator[Item]:
    """Everything but the timelines."""
    yield _key_details(facts)
    yield from _aims(facts)
    for index, stage in enumerate(facts.stages):
        yield Item("stage", _stage(stage), handle=f"stage-{stage.number}", place=f"stages.{index}")
    for index, deadline in enumerate(facts.ogp_deadlines):
        yield Item("key-date", _key_date(deadline, facts), place=f"ogp_deadlines.{index}")
    yield from _reach(facts)


def _key_details(facts: Facts) -> Item:
    process = facts.process
    values = {
        "title": "Key details",
        "purpose": process.purpose,
        "leads": [
            {
                "name": lead.name,
                "post": lead.post,
                "organisation": lead.organisation,
                "side": side_of(lead.organisation),
            }
            for lead in process.leads
        ],
        "teams": [
            {"name": process.government_team, "organisation": "", "side": Side.GOVERNMENT.value},
            {"name": process.network_team, "organisation": "", "side": Side.CIVIL_SOCIETY.value},
        ],
        "start": process.start_date_text,
        "completion": process.planned_completion_text,
        "commitments_least": process.commitments_allowed.min,
        "commitments_most": process.commitments_allowed.max,
        "source": source_of(process),
        "doubt": plain(*(f"{lead.name}: {lead.note}" for lead in process.leads if lead.note)),
    }
    return Item("key-details", values, place="process")


def _aims(facts: Facts) -> Iterator[Item]:
    for index, each in enumerate(facts.objectives):
        values = {
            "title": each.text,
            "number": str(each.number),
            "source": source_of(each),
            "doubt": plain(each.note),
        }
        yield Item("objective", values, place=f"objectives.{index}")
    for index, way in enumerate(facts.ways_of_working.items):
        values = {
            "title": way.text,
            "number": str(way.order),
            "number_as_written": way.number_as_written,
            "source": source_of(way),
            "doubt": plain(way.note),
        }
        yield Item("way-of-working", values, place=f"ways_of_working.items.{index}")


def _stage(stage: Stage) -> dict[str, Any]:
    conflict = f"the heading of its table (line {stage.heading_line}) says “{stage.heading_period_text}”"
    steps = f"its steps: {stage.detail_cell}" if stage.detail_cell else ""
    return {
        "title": stage.title,
        "number": str(stage.number),
        "when": stage.revised_period_text,
        "summary": stage.summary,
        "source": source_of(stage),
        "doubt": plain(conflict if stage.period_conflict else "", steps, stage.note),
    }


def _key_date(deadline: Deadline, facts: Facts) -> dict[str, Any]:
    draft = facts.consultation_on_draft
    met = deadline.key in _MET_BY_SUBMISSION
    source = source_of(deadline)
    return {
        "title": deadline.label,
        "when": deadline.date_text or "",
        "rule": deadline.rule,
        "met": day(draft.submitted) if met else "",
        "counts": _COUNTED.get(deadline.key, ""),
        "source": f"{source}; met: {draft.source}" if met else source,
        "doubt": plain(deadline.note),
    }


def _reach(facts: Facts) -> Iterator[Item]:
    for index, level in enumerate(facts.engagement_levels):
        values = {
            "title": level.label,
            "number": str(level.order),
            "source": source_of(level),
            "doubt": plain(f"what it offers: {level.detail}", level.note),
        }
        yield Item("level", values, place=f"engagement_levels.{index}")
    for index, channel in enumerate(facts.channels.items):
        yield Item("channel", _channel(channel), place=f"channels.items.{index}")


def _channel(channel: Channel) -> dict[str, Any]:
    inferred = (
        "" if channel.group_certain or channel.note else "its column is inferred: the row has an empty cell"
    )
    return {
        "title": channel.label,
        "group": channel.group,
        "source": source_of(channel),
        "doubt": plain(channel.note, inferred),
    }
