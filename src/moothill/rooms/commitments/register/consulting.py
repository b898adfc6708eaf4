"""What a draft, an edition and a commitment show of the consultation on them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext_lazy as _

from moothill.commons.record.models import Record
from moothill.commons.record.operations import facts_of
from moothill.commons.record.panels import Panel, Place
from moothill.core.policy import Act, CycleState, RecordState, decide
from moothill.rooms.commitments.queries.consulting import (
    ASKED_ABOUT,
    asked_about,
    by_paragraph,
    calls_about,
    comments_on,
    counted,
    mark_of,
    passages_at,
    period_of,
    scope_of,
)
from moothill.rooms.commitments.queries.frozen import MilestoneParts, Paragraph, Part
from moothill.rooms.commitments.queries.unanswered import uncounted
from moothill.rooms.inputs.kinds import CALL_TONES
from moothill.rooms.inputs.queries import register, state_of, turn_of
from moothill.rooms.inputs.queries.passages import MARK, Passage
from moothill.rooms.responses.queries.outcomes import outcomes_of, told_of

_FEW_WORDS = 90  # letters of a paragraph that tell which it is
_SOME = 100  # comments under a draft; all of them stand in what was heard


@dataclass(frozen=True, slots=True)
class Talk:
    """What is said about the paragraphs of a draft: how often, by anchor; and where more is said, "" while it is not open."""

    reference: str
    counts: Counter[str]
    answer: str

    def beside(self, part: Part) -> Part:
        """A field of the draft, each paragraph with its comments."""
        return replace(part, paragraphs=[self._beside(each) for each in part.paragraphs])

    def beside_steps(self, step: MilestoneParts) -> MilestoneParts:
        """A milestone of the draft, each paragraph with its comments."""
        return replace(step, parts=[self.beside(part) for part in step.parts], title=self._beside(step.title))

    def _beside(self, each: Paragraph) -> Paragraph:
        query = urlencode({"passage": mark_of(self.reference, each.anchor)})
        return replace(
            each, said=self.counts[each.anchor], answer=f"{self.answer}?{query}" if self.answer else ""
        )


def talk_of(draft: Record, place: Place) -> Talk:
    """What is said about a draft. Three questions, one for a draft that was never opened for comment."""
    calls = calls_about([draft.pk, *_editions_with(draft)], place.cycle, place.actor)
    counts = by_paragraph(draft, place.actor) if calls else Counter[str]()
    return Talk(
        draft.reference, counts, next((_answer(call, place) for call in calls if _takes(call, place)), "")
    )


def _editions_with(draft: Record) -> list[int]:
    """The editions that bundle a draft: they may be open for comment as a whole."""
    return list(draft.links_out.filter(effect__kind="edition").values_list("effect", flat=True))


def _takes(call: Any, place: Place) -> bool:
    return place.cycle.state == CycleState.RUNNING and call.is_open(place.at)


def _answer(call: Any, place: Place) -> str:
    return f"{call.record.get_absolute_url()}answer/"


def _consultation(place: Place, options: Sequence[str]) -> Mapping[str, dict[str, Any]]:
    """Whether it is or was open for comment, what was said on it, and how much of that has an answer."""
    record = place.record
    if record is None or record.state != RecordState.PUBLISHED:
        return {}
    scope = scope_of(record)
    calls = calls_about(scope, place.cycle, place.actor)
    may = (
        record.kind in ASKED_ABOUT and decide(Act.CONSULT, facts_of(place.actor, place.cycle, record)).allowed
    )
    if not calls and not may:
        return {}
    things = comments_on(scope, place.cycle, place.actor)
    number, done = counted(things) if calls else (0, 0)
    about = asked_about([call.pk for call in calls], place.cycle, place.actor) if calls else {}
    shown = {
        "cycle": place.cycle,
        "rows": [_row(call, about.get(call.pk, []), place) for call in calls],
        "number": number,
        "uncounted": not number and uncounted([call.pk for call in calls]) > 0,
        "answered": done,
        "groups": _groups(record, things, place) if number else [],
        "more": number > _SOME,
        "consult": f"{record.get_absolute_url()}consult/" if may else "",
    }
    return dict.fromkeys(options, shown)


def _row(call: Any, about: list[Record], place: Place) -> dict[str, Any]:
    place.turns_at(turn_of(call, place.at))
    state = state_of(call, place.at, place.today)
    return {
        "call": call,
        "record": call.record,
        "about": about,
        "state": state,
        "tone": CALL_TONES[state],
        "period": period_of(call, place.cycle),
        "answer": _answer(call, place) if _takes(call, place) else "",
        "heard": f"{call.record.get_absolute_url()}heard/",
    }


def _groups(record: Record, things: Any, place: Place) -> list[dict[str, Any]]:
    """The first comments by paragraph, those on all of it first. Of a commitment or an edition: as they came."""
    found = list(
        things.select_related("record", "call__record", "event__record").order_by(
            "record__published_at", "pk"
        )[:_SOME]
    )
    outcomes = outcomes_of([thing.pk for thing in found])
    told = told_of(outcomes, place.cycle, place.actor)
    groups: dict[str, list[dict[str, Any]]] = {}
    for thing, row in zip(found, register.rows_of(found, place.cycle, place.actor), strict=True):
        answers = [told[each.response] for each in outcomes.get(thing.pk, ()) if each.response in told]
        mark = thing.passage if MARK.fullmatch(thing.passage) else ""
        groups.setdefault(mark, []).append({"row": row, "answers": answers})
    about = {
        mark: passage
        for call in {thing.call_id for thing in found}
        for mark, passage in passages_at(place.cycle, call, groups).items()
    }
    return [{**_where(about.get(mark), record), "comments": groups[mark]} for mark in sorted(groups)]


def _where(passage: Passage | None, record: Record) -> dict[str, str]:
    """A paragraph that comments are about: its anchor on this very page ("" for one of another draft), its address and its
    first words.
    """
    if passage is None:
        return {"anchor": "", "url": "", "label": ""}
    reference, _mark, anchor = passage.mark.partition("#")
    here = reference == record.reference
    label = passage.words if len(passage.words) <= _FEW_WORDS else f"{passage.words[:_FEW_WORDS]} …"
    return {"anchor": anchor if here else "", "url": f"#{anchor}" if here else passage.url, "label": label}


CONSULTATION = Panel(
    "commitments.consultation",
    _("Comments on the draft"),
    "commitments/panel_consultation.html",
    _consultation,
)
