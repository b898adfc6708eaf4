"""The plan as a whole: its draft and the consultation on that, what answered the comments, and the plan as submitted.

Neither text is kept here, because both are other people's. What is known of them is: days, titles and addresses.
"""

from collections.abc import Iterator
from typing import Any

from moothill.commons.record.batches import Item, Tie
from moothill.commons.record.models import LinkKind
from moothill.front.sample.items.promises import handle_of
from moothill.front.sample.schema import Facts
from moothill.front.sample.schema.promises import Consultation
from moothill.front.sample.words import cited, day, source_of

DRAFT, PLAN, CALL, RESPONSE = "plan-draft", "plan", "consultation-on-draft", "consultation-response"
_ELSEWHERE = (
    "Its text is not kept here: it stood at the source. Which words changed between the two is not known."
)
_BUNDLED = "By its title alone: its wording then is not kept here."


def consulted(facts: Facts) -> Iterator[Item]:
    """The consultation on the draft as a call held elsewhere, and the one answer to all comments."""
    found = facts.consultation_on_draft
    yield Item("call", _call(found), handle=CALL, place="consultation_on_draft")
    yield Item("response", _response(found), handle=RESPONSE, place="consultation_on_draft")


def editions(facts: Facts) -> Iterator[Item]:
    """The draft that was open for comment, and the plan that was submitted."""
    found = facts.consultation_on_draft
    draft = {
        "title": f"Draft of the action plan, open for comment from {day(found.opened)}",
        "source": found.opened_source,
        "doubt": _ELSEWHERE,
    }
    plan = {
        "title": facts.process.title,
        "source": found.submitted_source,
        "doubt": _ELSEWHERE,
    }
    yield Item("edition", draft, handle=DRAFT, place="consultation_on_draft")
    yield Item("edition", plan, handle=PLAN, place="consultation_on_draft")


def ties(facts: Facts) -> Iterator[Tie]:
    """From the commitments to the draft and to the plan, from one to the other, and from the call to its answer."""
    for each in facts.commitments:
        yield Tie(handle_of(each), DRAFT, LinkKind.BUNDLED_IN, _BUNDLED)
        yield Tie(handle_of(each), PLAN, LinkKind.BUNDLED_IN, _BUNDLED)
    yield Tie(DRAFT, PLAN, LinkKind.SUPERSEDES)
    yield Tie(CALL, RESPONSE, LinkKind.ANSWERED_BY)


def _call(found: Consultation) -> dict[str, Any]:
    return {
        "title": "What do you think of the draft action plan?",
        "form": "elsewhere",
        "background": "The draft with its five commitments was published for comment. Comments were taken by "
        f"{_by(found)}, for {found.days} days.",
        "when": f"{day(found.opened)} to {day(found.closed)}",
        "address": found.opened_source,
        "owner": "Scottish Government",
        "outcome": f"Answered on {day(found.response_published)} by {found.response_form} "
        f"({cited(found.source)}), {after(found)} after the plan had been submitted.",
        "licence": "",
        "source": source_of(found),
        "doubt": f"The question is in words of ours. The day of closing is told by {found.closing_source}. "
        "How many comments there were is not recorded.",
    }


def _response(found: Consultation) -> dict[str, Any]:
    return {
        "title": "Response to the comments on the draft action plan",
        "answers_to": [{"to": f"@{CALL}"}],
        "asked": "What do you think of the draft action plan?",
        "heard": f"Comments came by {_by(found)}. What they said is told where the answer stands, not here.",
        "did": f"All comments were answered together, by {found.response_form} ({cited(found.source)}), "
        f"{after(found)} after the plan had been submitted.",
        "because": "What became of each comment, and why, is told where the answer stands, not here.",
        "whose": "Scottish Government",
        "day": found.response_published.isoformat(),
        "source": source_of(found),
        "doubt": "The words are a summary of ours; the answer itself stands at the source.",
    }


def _by(found: Consultation) -> str:
    return f"{', '.join(found.channels[:-1])} and {found.channels[-1]}"


def after(found: Consultation) -> str:
    """How long after the submission the comments were answered."""
    days = (found.response_published - found.submitted).days
    return {1: "one day", 2: "two days"}.get(days, f"{days} days")
