"""What the inputs room holds: the ideas site as a call held elsewhere, and the two of its ideas that could be found."""

from collections.abc import Iterator
from typing import Any

from moothill.commons.record.batches import Item
from moothill.front.sample.schema import Facts
from moothill.front.sample.schema.outputs import Idea, IdeasPlatform
from moothill.front.sample.schema.work import Event
from moothill.front.sample.words import place

_CALL = "ideas-platform"
_OURS = "The words are a summary of ours; the idea itself stands at the source."


def inputs(facts: Facts) -> Iterator[Item]:
    """The call, then its ideas, each born at an event."""
    events = {event.number: event for event in facts.events}
    yield Item("call", _call(facts.ideas_platform), handle=_CALL, place="ideas_platform")
    for index, idea in enumerate(facts.ideas_platform.ideas):
        values = _idea(idea, events[idea.origin_event])
        yield Item("input", values, handle=idea.ref, place=f"ideas_platform.ideas.{index}")


def _call(site: IdeasPlatform) -> dict[str, Any]:
    return {
        "title": "Which ideas do you have for a more open government?",
        "form": "elsewhere",
        "background": f"Ideas were gathered at {site.name}, on {site.product}. Access: {site.access}. "
        f"What stood there: {site.content}.",
        "when": site.open_from_text,
        "address": f"https://{site.name}/",
        "owner": site.operator,
        "licence": "",
        "source": place(site.source, site.source_lines),
        "doubt": "The question is in words of ours. How many ideas there were is not recorded: no total was found.",
    }


def _idea(idea: Idea, event: Event) -> dict[str, Any]:
    return {
        "title": idea.title,
        "form": "idea",
        "words": idea.paraphrase,
        "why": idea.why,
        "call": f"@{_CALL}",
        "event": f"@{event.activity_ref}",
        "coming_by": "event",
        "when": event.date_text,
        "entered_on": idea.entered_on.isoformat(),
        "consent": "unnamed",
        "licence": "",
        "language": "en",
        "source": idea.source,
        "doubt": " ".join([_OURS, *_there(idea)]),
    }


def _there(idea: Idea) -> Iterator[str]:
    """What stood beside the idea on that site."""
    yield f"Typed in there by an {idea.entered_by_role}; it had {idea.votes} votes and {_comments(idea.comments)}."
    if idea.comment_paraphrase:
        yield f"The comment, in short: {idea.comment_paraphrase}"


def _comments(count: int) -> str:
    return {0: "no comment", 1: "one comment"}.get(count, f"{count} comments")
