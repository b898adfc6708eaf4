"""What the system fills in where a call leaves it open, and what must hold of the questions of a survey."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from moothill.commons.record.context import Context
from moothill.commons.record.errors import Fault
from moothill.rooms.inputs.kinds import LICENCE, CallForm, QuestionKind, choices_in


def filled_in(values: dict[str, Any], context: Context) -> dict[str, Any]:
    """A question that does not say how it is answered is answered in words; what is sent to this site has a licence."""
    rows = [row | {"kind": row["kind"] or QuestionKind.TEXT.value} for row in values["questions"]]
    ours = "" if values["form"] == CallForm.ELSEWHERE else LICENCE
    return values | {"questions": rows, "licence": values["licence"] or ours}


def questions_fit(values: Mapping[str, Any]) -> Iterator[Fault]:
    """Every fault of the questions, each naming its row."""
    survey = values["form"] == CallForm.SURVEY
    if survey and not values["questions"]:
        yield Fault("questions", _("A survey needs at least one question."))
    if values["questions"] and not survey:
        yield Fault("questions", _("Only a survey has questions. Choose “a short survey”, or take them out."))
    seen: dict[str, int] = {}
    for number, row in enumerate(values["questions"], start=1):
        first = seen.setdefault(row["text"].casefold(), number)
        if first != number:
            words = _("Row %(row)s asks the same as row %(first)s. Take one of them out.")
            yield Fault("questions", words % {"row": number, "first": first})
        yield from _choices_fit(number, row)


def _choices_fit(number: int, row: Mapping[str, str]) -> Iterator[Fault]:
    choices = choices_in(row["choices"])
    if row["kind"] != QuestionKind.CHOICE:
        if choices:
            words = _("Row %(row)s has choices, but is not answered by one of them. Change one of the two.")
            yield Fault("questions", words % {"row": number})
        return
    if len(choices) < 2:
        words = _("Row %(row)s needs at least two choices, with a semicolon between them.")
        yield Fault("questions", words % {"row": number})
    elif len({choice.casefold() for choice in choices}) < len(choices):
        yield Fault("questions", _("Row %(row)s offers the same choice twice.") % {"row": number})
